"""How everything hangs together, in the plan and in its annex."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.reports.report import Report
from workshop.reports.sections.links import chart_of_links, list_of_links
from workshop.reports.text import plain_text

OUTCOME, MUST, ACTION = "outcome-0001", "require-0001", "action-00001"
LOOSE: dict[str, Any] = {
    f"outcomes/{OUTCOME}/statement": "Grow services",
    "outcomes/outcome-0002/statement": "Keep sellers",
    f"requirements/{MUST}/behaviour": "Goes along",
    f"requirements/{MUST}/serves/{OUTCOME}": True,
    f"requirements/{MUST}/takes/skill-coaching": True,
    "requirements/require-0002/behaviour": "Smiles",
    "capabilities/skill-coaching/priority": True,
    f"actions/{ACTION}/what": "A new logo",
    "investments/invest-00001/what": "A van",
}


def test_the_picture_stands_in_the_plan_and_the_list_in_the_annex(full: Report) -> None:
    assert "How it hangs together" in plain_text(full.action_plan().blocks)
    listed = plain_text(full.annex().blocks)
    assert "How it hangs together, as a list" in listed
    for action in full.plan.actions:
        assert action.what in listed


def test_what_hangs_loose_is_said_where_it_does(make_report: Callable[..., Report]) -> None:
    loose = {row[1]: row[3] for row in chart_of_links(make_report(LOOSE)).rows}
    assert loose["Keep sellers"] == "nothing managers do serves it"
    assert loose["Grow services"] == "nothing builds what it takes"
    assert loose["Smiles"] == "serves no outcome and takes no capability"
    assert loose["Skill coaching"] == "nothing builds it yet"
    assert loose["A new logo"] == loose["A van"] == "serves nothing yet"
    assert chart_of_links(make_report(LOOSE)).title == "The thread breaks in six places"


def test_an_action_that_clears_the_way_is_not_loose(make_report: Callable[..., Report]) -> None:
    clears = {f"actions/{ACTION}/removes/obstacle-001": True, "obstacles/obstacle-001/what": "Pay"}
    loose = {row[1]: row[3] for row in chart_of_links(make_report(LOOSE | clears)).rows}
    assert loose["A new logo"] == "clears an obstacle"


def test_without_outcomes_there_is_nothing_to_tie(empty: Report) -> None:
    assert list(list_of_links(empty)) == []
    assert "hangs together" not in plain_text(empty.action_plan().blocks)
