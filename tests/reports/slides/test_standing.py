"""The slide on where the plan stands after its follow-ups."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.reports.report import Report
from workshop.reports.slides.deck import Decision, Lines, Slide, Table


@pytest.fixture
def service(project: Path, make_report: Callable[..., Report]) -> Report:
    """The report of a plan 90 days on."""
    data = json.loads((project / "kit/samples/ninety-days-on.json").read_text("utf-8"))
    return make_report(data["teams"][0]["values"], "Service contracts", currency="GBP")


def standing_of(report: Report) -> Slide | None:
    """Return the slide, if the deck has it."""
    return next((slide for slide in report.slides().slides if slide.name == "standing"), None)


def test_it_comes_second_with_the_decision_the_actions_and_what_is_seen(service: Report) -> None:
    assert [slide.name for slide in service.slides().slides][:2] == ["one-sheet", "standing"]
    slide = standing_of(service)
    assert slide is not None
    assert slide.title == "Two actions done, four moving, one dropped and one stuck"
    decision, table, lines = slide.parts
    assert isinstance(decision, Decision)
    assert decision.text == "Margaret Oyelaran granted the smaller version, £52,000, on 11 February 2027."
    assert isinstance(table, Table)
    assert table.rows[0][1:3] == ("Anita de Souza", "19 Apr 2027 → 17 Sept 2027")
    assert table.rows[0][3].startswith("Stuck. The new trainer asks")
    assert isinstance(lines, Lines)
    assert [(line.lead, line.text) for line in lines.lines] == [
        ("Rated again.", "Skill coaching (2 → 3) and Pipeline focus (2 → 3)"),
        ("The rule applies.", "Sellers who can name the skill they practise"),
    ]


def test_a_plan_before_its_first_followup_has_none(full: Report, empty: Report) -> None:
    assert standing_of(full) is standing_of(empty) is None


def test_a_decision_alone_is_enough_and_one_that_is_missing_is_said_to_be_open(
    make_report: Callable[..., Report],
) -> None:
    decided = standing_of(make_report({"decision/answer": "no", "decision/on": "2027-02-11"}))
    assert decided is not None
    assert decided.title == "Where the plan stands"
    open_ = standing_of(make_report({"followups/day-30/seen": "Visits"}))
    assert open_ is not None
    part: Any = open_.parts[0]
    assert part.text == "Still open: what the sponsor decided."


def test_an_action_without_owner_or_date_says_so(make_report: Callable[..., Report]) -> None:
    slide = standing_of(
        make_report({"actions/visits-00001/what": "Visits", "progress/day-30-visits-00001/state": "moving"})
    )
    assert slide is not None
    table: Any = slide.parts[1]
    assert table.rows == (("Visits", "no owner yet", "no date yet", "Moving"),)
