"""Where the plan stands, as the written plan says it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.session import Session, SessionFacts, Team
from workshop.reports.ics import calendar, identifier
from workshop.reports.opening import report_of
from workshop.reports.report import Report
from workshop.reports.sections.standing import decision_line, summary_line
from workshop.reports.text import plain_text

DAY = datetime.date(2027, 1, 19)
COURSE = "act-course-0001"


@pytest.fixture(scope="module")
def values(project: Path) -> dict[str, Any]:
    """The answers of the sample that stands after its 90 days."""
    data = json.loads((project / "kit/samples/ninety-days-on.json").read_text("utf-8"))
    answers: dict[str, Any] = data["teams"][0]["values"]
    return answers


@pytest.fixture
def at(kit: Kit) -> Callable[..., Report]:
    """Makes a report of answers, on the sample's day."""

    def make(answers: dict[str, Any]) -> Report:
        facts = SessionFacts(title="Averill", day=DAY, currency="GBP", language="en-GB")
        session = Session(id="s", facts=facts, teams=(Team(id="team-service", name="Service"),))
        return report_of(plan_from(answers), session, session.teams[0], kit)

    return make


def without(values: dict[str, Any], *parts: str) -> dict[str, Any]:
    recorded = parts == FOLLOWED
    kept = {path: value for path, value in values.items() if not path.startswith(parts)}
    return {
        path: value
        for path, value in kept.items()
        if not (recorded and path.endswith(("/held", "/seen")) and path.startswith("followups/"))
    }


FOLLOWED = ("progress/", "readings/", "decision/")


def test_before_the_first_follow_up_nothing_is_said(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    report = at(without(values, *FOLLOWED))
    assert report.standing().blocks == []
    assert "Where it stands" not in str(report.page_one().blocks)
    assert report.cover().meta["status"] == "ready to sign"


def test_what_was_decided_is_asked_no_more(at: Callable[..., Report], values: dict[str, Any]) -> None:
    asked = "our sponsor Margaret Oyelaran for £88,000, to be decided by 12 February 2027."
    before, after = at(without(values, *FOLLOWED)), at(values)
    for part in ("page_one", "investment"):
        assert f"We ask {asked}" in plain_text(getattr(before, part)().blocks)
        assert f"We asked {asked}" in plain_text(getattr(after, part)().blocks)
        label = re.compile(r"'label', 'We ask'")
        assert bool(label.search(str(getattr(before, part)().blocks))) == (part == "page_one")
        assert not label.search(str(getattr(after, part)().blocks))
    assert "We ask " not in str(after.slides())
    assert "'We ask'" in str(before.slides())
    assert "'We ask'" not in str(after.slides())


def test_the_decision_stands_first(at: Callable[..., Report], values: dict[str, Any]) -> None:
    report = at(values)
    assert (
        decision_line(report)
        == "Margaret Oyelaran granted the smaller version, £52,000, on 11 February 2027."
    )
    assert plain_text(report.standing().blocks).startswith(decision_line(report))


@pytest.mark.parametrize(
    ("answer", "amount", "said"),
    [
        ("full", None, "said yes, in full, on 11 February 2027."),
        ("full", "88000", "granted £88,000, in full, on 11 February 2027."),
        ("conditions", "60000", "granted £60,000, with conditions, on 11 February 2027."),
        ("no", None, "said no on 11 February 2027."),
    ],
)
def test_every_decision_has_its_sentence(
    answer: str, amount: str | None, said: str, at: Callable[..., Report], values: dict[str, Any]
) -> None:
    changed = {**values, "decision/answer": answer, "decision/amount": amount}
    assert decision_line(at(changed)).endswith(said)


def test_a_follow_up_without_a_decision_says_that_it_is_open(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    said = plain_text(at(without(values, "decision/")).standing().blocks)
    assert said.startswith("Still open: what the sponsor decided.")


def test_page_one_says_in_a_line_where_the_plan_stands(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    report = at(values)
    assert summary_line(report) == (
        "Day 90, held on 20 April 2027: two actions done, four moving, one dropped and one stuck; "
        "two dates have slipped."
    )
    assert summary_line(report) in plain_text(report.page_one().blocks)
    assert report.cover().meta["status"] == "as it stands at Day 90"


def test_the_next_follow_up_is_the_one_after_the_last(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    assert "19 July 2027 (Month 6)" in plain_text(at(values).page_one().blocks)


def test_both_dates_of_a_slip_are_in_sight(at: Callable[..., Report], values: dict[str, Any]) -> None:
    said = plain_text(at(values).standing().blocks)
    assert (
        "promised for 19 Apr 2027 31 May 2027 (set at Day 60) 17 Sept 2027 (set at Day 90) 151 days later"
        in said
    )
    assert "before: Fiona Reekie" in said


def test_what_was_rated_again_stands_against_what_is_required(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    said = plain_text(at(values).standing().blocks)
    assert "Skill coaching 2 3 3 Up one level enough for a year" in said
    assert "No change one level short" in said


def test_a_rule_that_applies_is_said_with_what_changes(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    said = plain_text(at(values).standing().blocks)
    assert "The rule applies The course stays put off until September" in said
    assert "The rule: Below 20 at day 90" in said


def test_what_was_said_at_an_earlier_follow_up_stands_in_the_annex(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    annex = plain_text(at(values).annex().blocks)
    assert "17 of 24 half pages" in annex
    assert "(Day 30)" in annex


def test_the_calendar_brings_entries_up_to_date_in_place_of_doubling_them(
    at: Callable[..., Report], values: dict[str, Any]
) -> None:
    before, after = at(without(values, *FOLLOWED)), at(values)
    first, second = ({each["id"]: each for each in report.action_plan().dates} for report in (before, after))
    assert first.keys() == second.keys()
    assert (first[f"actions/{COURSE}"]["on"], second[f"actions/{COURSE}"]["on"]) == (
        "2027-04-19",
        "2027-09-17",
    )
    assert "First promised for 19 April 2027." in second[f"actions/{COURSE}"]["details"]
    assert second["actions/act-margin-0001"]["state"] == "off"
    file = calendar([after.cover(), after.action_plan()]).decode()
    assert file.count("STATUS:CANCELLED") == 1
    assert file.count(identifier("s/team-service", f"actions/{COURSE}")[:30]) == 1
