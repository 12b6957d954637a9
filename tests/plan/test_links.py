from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.links import Tie, thread
from workshop.plan.model import Plan
from workshop.plan.scoring import in_play

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]


def loose(values: Answers) -> dict[str, list[str]]:
    """The loose ends by name, each as ids, without the names of which there are none."""
    ends = thread(plan_from(values)).loose
    found = {
        name: [getattr(end, "id", None) or end.capability for end in getattr(ends, name)] for name in NAMES
    }
    return {name: ids for name, ids in found.items() if ids}


NAMES = thread(Plan()).loose.__slots__


def test_a_whole_plan_hangs_together_from_outcome_to_investment(
    complete: Answers, order: tuple[str, ...]
) -> None:
    whole = thread(plan_from(complete), order)
    growth, loss = whole.outcomes
    assert (growth.outcome.id, growth.rank, loss.rank) == ("outcome-0001", 1, 2)
    assert [one.requirement.id for one in growth.requirements] == ["require-0001", "require-0002"]
    assert [one.requirement.id for one in loss.requirements] == ["require-0001"]
    [coaching] = growth.requirements[0].capabilities
    assert (coaching.gap.capability, coaching.gap.gap_12) == ("skill-coaching", 2)
    [visits] = coaching.actions
    assert (visits.action.id, [each.id for each in visits.investments]) == ("action-00001", ["invest-00001"])
    assert coaching.investments == ()
    [clinic] = growth.requirements[1].capabilities[0].investments
    assert clinic.id == "invest-00002"
    [reports] = whole.obstacles
    assert [each.id for each in reports.outcomes] == ["outcome-0001"]
    assert [each.action.id for each in reports.actions] == ["action-00001"]


def test_ties_go_from_what_serves_to_what_is_served(complete: Answers, order: tuple[str, ...]) -> None:
    assert set(thread(plan_from(complete), order).ties) == {
        Tie("requirements/require-0001", "outcomes/outcome-0001"),
        Tie("requirements/require-0001", "outcomes/outcome-0002"),
        Tie("requirements/require-0002", "outcomes/outcome-0001"),
        Tie("capabilities/skill-coaching", "requirements/require-0001"),
        Tie("capabilities/forecasting", "requirements/require-0002"),
        Tie("actions/action-00001", "capabilities/skill-coaching"),
        Tie("investments/invest-00002", "capabilities/forecasting"),
        Tie("investments/invest-00001", "actions/action-00001"),
    }


def test_a_whole_plan_has_no_loose_end(complete: Answers) -> None:
    assert loose(complete) == {}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"requirements/require-0001/serves/outcome-0002": None},
            {"outcomes": ["outcome-0002"]},
        ),
        (
            {"requirements/require-0002/serves/outcome-0001": None},
            {
                "requirements": ["require-0002"],
                "capabilities": ["forecasting"],
                "investments_aside": ["invest-00002"],
            },
        ),
        (
            {
                "requirements/require-0001/takes/skill-coaching": None,
                "capabilities/skill-coaching/priority": None,
            },
            {
                "requirements_untaken": ["require-0001"],
                "capabilities": ["skill-coaching"],
            },
        ),
        (
            {"actions/action-00001/builds/skill-coaching": None},
            {"priorities": ["skill-coaching"], "outcomes_unbuilt": ["outcome-0002"]},
        ),
        (
            {"actions/action-00002/frees/stop-0000001": None},
            {"actions": ["action-00002"], "stops": ["stop-0000001"]},
        ),
        (
            {"actions/action-00002/frees/stop-0000001": None, "actions/action-00002/builds/hiring": True},
            {"actions_aside": ["action-00002"], "stops": ["stop-0000001"]},
        ),
        ({"investments/invest-00001/funds/action-00001": None}, {"investments": ["invest-00001"]}),
        (
            {
                "investments/invest-00001/funds/action-00001": None,
                "investments/invest-00001/builds/hiring": True,
            },
            {"investments_aside": ["invest-00001"]},
        ),
        ({"investments/invest-00002/builds/forecasting": None}, {"investments": ["invest-00002"]}),
        ({"actions/action-00001/removes/obstacle-001": None}, {"obstacles": ["obstacle-001"]}),
        (
            {"actions/action-00001/removes/obstacle-001": None, "obstacles/obstacle-001/remedy": "Stop them"},
            {},
        ),
        (
            {
                "actions/action-00001/removes/obstacle-001": None,
                "investments/invest-00002/removes/obstacle-001": True,
            },
            {},
        ),
        ({"capabilities/hiring/priority": True}, {"capabilities": ["hiring"], "priorities": ["hiring"]}),
    ],
)
def test_where_the_thread_breaks_is_named(
    complete: Answers, change: Answers, expected: dict[str, list[str]]
) -> None:
    assert loose(complete | change) == expected


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        (
            "outcomes/outcome-0001",
            {
                "requirements": ["require-0002"],
                "capabilities": ["forecasting"],
                "investments_aside": ["invest-00002"],
            },
        ),
        ("outcomes/outcome-0002", {}),
        (
            "requirements/require-0002",
            {"capabilities": ["forecasting"], "investments_aside": ["invest-00002"]},
        ),
        ("obstacles/obstacle-001", {}),
        ("stops/stop-0000001", {"actions": ["action-00002"]}),
        (
            "actions/action-00001",
            {
                "outcomes_unbuilt": ["outcome-0002"],
                "priorities": ["skill-coaching"],
                "investments": ["invest-00001"],
                "obstacles": ["obstacle-001"],
            },
        ),
        ("investments/invest-00001", {}),
    ],
)
def test_a_link_to_a_removed_record_counts_for_nothing(
    complete: Answers, removed: str, expected: dict[str, list[str]]
) -> None:
    assert loose(complete | {f"{removed}/removed": True}) == expected


def test_while_no_outcome_needs_anything_nothing_is_called_aside() -> None:
    assert loose({"actions/action-00001/builds/hiring": True}) == {}


def test_an_empty_plan_has_nothing_loose() -> None:
    assert loose({}) == {}
    assert thread(Plan()).outcomes == ()


@given(st.data())
def test_a_thread_can_be_made_of_any_answers(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject
) -> None:
    plan = plan_from(data.draw(any_answers))
    whole = thread(plan, order)
    assert [each.outcome for each in whole.outcomes] == list(plan.outcomes)
    paths = {
        f"{name}/{record.id}"
        for name in ("outcomes", "requirements", "actions", "investments")
        for record in getattr(plan, name)
    } | {f"capabilities/{capability}" for capability in in_play(plan, order)}
    assert {end for tie in whole.ties for end in (tie.source, tie.target)} <= paths
    assert len(set(whole.ties)) == len(whole.ties)
    served = {tie.target for tie in whole.ties if tie.target.startswith("outcomes/")}
    assert {f"outcomes/{each.id}" for each in whole.loose.outcomes} == {
        f"outcomes/{each.id}" for each in plan.outcomes
    } - served
