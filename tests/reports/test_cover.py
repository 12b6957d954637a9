"""A plan's facts about itself, whatever is missing."""

from __future__ import annotations

import datetime

import pytest

from workshop.reports.cover import NO_DAY, Cover, cover, language
from workshop.reports.tree import Section


def test_the_covers_facts_are_read() -> None:
    meta = {"title": "Plan", "team": "North", "day": "2027-01-12", "language": "de_at", "paper": "us-letter"}
    facts = cover([Section("outcomes", "A", []), Section("cover", "", [], meta)])
    assert facts == Cover(
        title="Plan",
        team="North",
        day=datetime.date(2027, 1, 12),
        date="2027-01-12",
        language="de-AT",
        paper="us-letter",
    )


def test_a_plan_without_a_cover_has_a_name_and_no_day() -> None:
    facts = cover([])
    assert (facts.heading, facts.document, facts.day, facts.paper) == ("Plan", "Plan", NO_DAY, "a4")


def test_a_name_that_shows_nothing_is_none() -> None:
    facts = Cover(title="Development plan", team=" \u200b\u200f")
    assert (facts.heading, facts.document) == ("Development plan", "Development plan")


def test_a_title_that_names_the_team_is_not_said_twice() -> None:
    assert Cover(title="The plan of North", team="North").document == "The plan of North"


def test_a_name_keeps_its_direction_to_itself() -> None:
    facts = cover(
        [Section("cover", "", [], {"title": "Plan", "team": "North\u202e", "session": "\u2067Spring"})]
    )
    assert facts.document == "North\u202e\u202c · Plan"
    assert facts.session == "\u2067Spring\u2069"


@pytest.mark.parametrize(
    ("tag", "known"), [("zh-hant-tw", "zh-Hant-TW"), ("EN", "en"), ("", "en"), ('en" onload="x', "en")]
)
def test_a_language_is_a_tag_or_english(tag: str, known: str) -> None:
    assert language(tag) == known
