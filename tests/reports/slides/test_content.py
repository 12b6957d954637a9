from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from workshop.kit.loading import Kit
from workshop.plan.paths import FIRST_ROUND
from workshop.reports.report import Report
from workshop.reports.slides import managers
from workshop.reports.slides.deck import Bars, Decision, Line, Lines, Slide, Table

MakeReport = Callable[..., Report]


def named(report: Report, name: str) -> Slide:
    return next(slide for slide in report.slides().slides if slide.name == name)


@pytest.fixture
def week(make_report: MakeReport) -> Report:
    """A team that has answered where its weeks go, and rated two capabilities."""
    values = {
        "activities/developing-sellers/now": "3",
        "activities/developing-sellers/wanted": "8",
        "activities/pipeline-reporting/now": "11",
        "activities/pipeline-reporting/wanted": "7",
        f"ratings/skill-coaching/{FIRST_ROUND}": 4,
        f"ratings/hiring/{FIRST_ROUND}": 2,
        "capabilities/skill-coaching/focus": True,
        "capabilities/skill-coaching/miss": "A course, and nobody looks at a call afterwards.",
    }
    return make_report(values)


def test_a_complete_plan_has_eight_to_twelve_slides_in_the_order_of_the_exercise(full: Report) -> None:
    names = [slide.name for slide in full.slides().slides]
    assert names == [
        "one-sheet", "time", "improve", "outcomes", "gaps", "links", "first-90-days", "long-term",
        "investment", "open-points", "next-dates",
    ]  # fmt: skip


def test_a_team_that_has_only_begun_has_one_slide_of_what_is_open_with_the_steps(empty: Report) -> None:
    slide = named(empty, "not-yet")
    [part] = slide.parts
    assert isinstance(part, Lines)
    assert len(part.lines) == 5
    assert all("Step " in line.text for line in part.lines)
    assert len(empty.slides().slides) == len({one.title for one in empty.slides().slides})


@pytest.mark.parametrize("plan", ["full", "half", "empty"])
def test_every_title_says_something_and_no_slide_is_empty(plan: str, request: pytest.FixtureRequest) -> None:
    for slide in request.getfixturevalue(plan).slides().slides:
        assert slide.title[:1] == slide.title[:1].upper()
        assert slide.parts


def test_hours_now_and_wanted_stand_beside_each_other(week: Report) -> None:
    slide = named(week, "time")
    bars, lines = slide.parts
    assert isinstance(bars, Bars)
    assert slide.title == "3 of 14 hours a week go to developing sellers; we want 8"
    assert bars.categories[0] == "Developing sellers"
    assert [[int(hours or 0) for hours in series[1]] for series in bars.series] == [[3, 11], [8, 7]]
    assert isinstance(lines, Lines)
    assert lines.lines[0].text.startswith("Four hours more for developing sellers, from")


def test_where_to_improve_names_the_lowest_rating_and_what_the_team_chose(week: Report) -> None:
    slide = named(week, "improve")
    bars, lines = slide.parts
    assert isinstance(bars, Bars)
    levels = [level for level in bars.series[0][1] if level is not None]
    assert levels == sorted(levels)
    assert isinstance(lines, Lines)
    assert lines.lines[0].text == "A course, and nobody looks at a call afterwards."


def test_a_session_without_these_steps_has_no_slides_for_them(make_report: MakeReport, kit: Kit) -> None:
    steps = tuple(step for step in kit.steps if step.id not in {"time", "where-to-improve"})
    assert len(steps) == len(kit.steps) - 2
    report = make_report({}, own_kit=dataclasses.replace(kit, steps=steps))
    said = " ".join(line.text for line in _lines(named(report, "not-yet")))
    assert "Step 1" not in said
    assert "Step 2" not in said
    assert "Step 3" in said


def test_how_far_managers_have_to_go_is_a_chart_of_figures(full: Report) -> None:
    bars, lines = named(full, "gaps").parts
    assert isinstance(bars, Bars)
    assert [name for name, _ in bars.series] == ["Today", "January 2028", "January 2029"]
    first = full.priorities[0]
    assert bars.categories[0] == full.framework.name_of(first.capability)
    assert [series[1][0] for series in bars.series] == [first.today, first.required_12, first.required_24]
    assert isinstance(lines, Lines)


def test_points_alike_do_not_fill_the_slide_while_others_wait(
    everything: Any, make_report: MakeReport
) -> None:
    report = make_report(everything(12, 30).values)
    said = [line.text for line in _lines(named(report, "open-points"))]
    assert len(said) == 8
    assert sum(text.startswith("The target of") for text in said) < 7


def _lines(slide: Slide) -> tuple[Line, ...]:
    [part] = slide.parts
    assert isinstance(part, Lines)
    return part.lines


def test_links_go_from_the_outcome_to_what_builds_the_capability(full: Report) -> None:
    [table] = managers.links(full).parts
    assert isinstance(table, Table)
    first = table.rows[0]
    assert first[0] == full.plan.outcomes[0].statement
    assert all(first)


def test_paid_time_is_never_added_to_cash(full: Report) -> None:
    bars, decision = named(full, "investment").parts
    assert isinstance(bars, Bars)
    total = sum(figure or 0 for _, figures in bars.series for figure in figures)
    assert full.case.full.cash is not None
    assert total == full.case.full.cash.total
    assert isinstance(decision, Decision)
    assert decision.text.startswith("We ask ")
    assert any("never added" in line.text for line in decision.lines)


def test_a_plan_with_nothing_open_shows_its_risks_instead(full: Report) -> None:
    slide = named(full, "open-points")
    assert [part.kind for part in slide.parts] == ["table", "lines"]
    assert all(each.response in slide.notes for each in full.plan.risks)


def test_the_longer_text_stands_in_the_notes(full: Report) -> None:
    assert full.plan.sufficiency.reason[:200] in named(full, "investment").notes
