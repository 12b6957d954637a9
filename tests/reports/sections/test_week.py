"""Where our managers' weeks go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workshop.kit.loading import Kit
from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.sections.week import headline
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

MakeReport = Callable[..., Report]
Walk = Callable[[list[Block]], Iterator[Block]]
STEPS = {"time": (1, "Where do the weeks go?"), "where-to-improve": (2, "Where to improve?")}
HOURS: dict[str, Json] = {
    "activities/developing-sellers/now": "3",
    "activities/developing-sellers/wanted": "8",
    "activities/pipeline-reporting/now": "9",
    "activities/pipeline-reporting/wanted": "5",
    "activities/team-meetings/now": "4",
    "activities/team-meetings/wanted": "3",
}


@pytest.fixture
def asking(kit: Kit) -> Callable[..., Kit]:
    """Makes a kit whose steps 1 and 2 are just these of the two."""

    def make(*ids: str) -> Kit:
        others = [step for step in kit.steps if step.id not in STEPS]
        made = [
            others[0].model_copy(update={"id": each, "number": STEPS[each][0], "title": STEPS[each][1]})
            for each in ids
        ]
        return Kit(kit.folder, (*made, *others), kit.agendas, kit.frameworks, kit.words)

    return make


def said(report: Report) -> str:
    return plain_text(report.week().blocks)


def test_the_chart_says_what_is_to_change_most(make_report: MakeReport, all_blocks: Walk) -> None:
    report = make_report(HOURS)
    assert headline(report) == "3 of 16 hours a week go to developing sellers; we want 8"
    assert next(block["t"] for block in all_blocks(report.week().blocks)) == "Figure"


def test_hours_stand_with_their_share_and_their_sum(make_report: MakeReport) -> None:
    words = plain_text(make_report(HOURS).annex().blocks)
    assert "Developing sellers 3 (19%) 8 (50%) +5" in words
    assert "Together 16 16" in words


def test_what_moves_is_said_in_words_the_most_first(make_report: MakeReport) -> None:
    words = said(make_report(HOURS))
    assert (
        "What moves. Four hours more for developing sellers, from pipeline, forecast and reporting upward; "
        "one hour more for developing sellers, from team meetings and planning." in words
    )


def test_many_small_moves_are_counted(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "activities/developing-sellers/now": "1",
        "activities/developing-sellers/wanted": "9",
    }
    for number in range(8):
        values |= {f"activities/old-{number}/now": "2", f"activities/old-{number}/wanted": "1"}
    assert "(and five more)" in said(make_report(values))


def test_a_longer_week_is_said(make_report: MakeReport) -> None:
    values = {**HOURS, "activities/team-meetings/wanted": "6"}
    assert "The week we want is 3 hours longer than today's." in said(make_report(values))
    assert "longer than today's" not in said(make_report(HOURS))


def test_without_wanted_hours_the_largest_is_told_and_page_one_says_nothing(make_report: MakeReport) -> None:
    report = make_report({"activities/pipeline-reporting/now": "9", "activities/team-meetings/now": "4"})
    assert headline(report) == "9 of 13 hours a week go to pipeline, forecast and reporting upward"
    assert "What moves" not in said(report)
    assert "hours a week go" not in plain_text(report.page_one().blocks)


def test_page_one_tells_the_hours_under_what_managers_must_do(make_report: MakeReport) -> None:
    report = make_report({**HOURS, "requirements/visits-0001/behaviour": "Joins visits"})
    page = plain_text(report.page_one().blocks)
    assert "Joins visits 3 of 16 hours a week go to developing sellers; we want 8." in page


def test_an_activity_of_another_framework_is_kept(make_report: MakeReport) -> None:
    report = make_report({**HOURS, "activities/cold-calls/now": "3"})
    assert "Cold calls: 3 hours now" in said(report)
    assert "Cold calls 3" in plain_text(report.annex().blocks)


def test_a_habit_has_its_rating_its_views_and_what_was_seen(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "ratings/own-craft/day-0/1": 2,
        "tallies/own-craft/day-0/1": "1=1 2=4",
        "habits/own-craft/evidence": "One course in two years",
    }
    words = said(make_report(values))
    assert "2, now and then our views: close together · the middle of 5 answers is 2" in words
    assert "One course in two years" in words


def test_where_neither_step_was_answered_one_line_says_so(
    make_report: MakeReport, asking: Callable[..., Kit]
) -> None:
    report = make_report({}, own_kit=asking("time", "where-to-improve"))
    assert said(report) == (
        "Still open: where our managers' weeks go, and where they could get better. "
        "Step 1, “Where do the weeks go?”, is where to add it."
    )
    assert report.improving().blocks == []
    assert report.improving().title == ""


def test_each_step_that_alone_is_open_has_its_own_line(
    make_report: MakeReport, asking: Callable[..., Kit]
) -> None:
    both = asking("time", "where-to-improve")
    only_week = make_report(HOURS, own_kit=both)
    assert "Step 2, “Where to improve?”" in plain_text(only_week.improving().blocks)
    only_improving = make_report({"improving/own_miss": "No time for it"}, own_kit=both)
    assert "could get better" not in said(only_improving)
    assert "Step 1," in said(only_improving)
    without_second = make_report({}, own_kit=asking("time"))
    assert "could get better" not in said(without_second)
    without_first = make_report({}, own_kit=asking("where-to-improve"))
    assert "Step 2," in plain_text(without_first.improving().blocks)


def test_a_session_without_both_steps_is_silent_on_them(
    make_report: MakeReport, asking: Callable[..., Kit]
) -> None:
    report = make_report({}, own_kit=asking())
    assert (report.week().blocks, report.week().title) == ([], "")
    assert (report.improving().blocks, report.improving().title) == ([], "")


@pytest.mark.parametrize(("wanted", "words"), [("3", "an hour longer"), ("4", "2 hours longer")])
def test_a_longer_week_is_said_in_the_right_number(make_report: MakeReport, wanted: str, words: str) -> None:
    values: dict[str, Json] = {
        "activities/developing-sellers/now": "2",
        "activities/developing-sellers/wanted": wanted,
    }
    assert f"The week we want is {words} than today's." in said(make_report(values))
