from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.parts import Record
from workshop.plan.workload import by_owner, by_term, first_90_days, hours_freed

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def test_actions_stand_by_term_in_the_plans_order(complete: Answers) -> None:
    terms = by_term(plan_from(complete | {"actions/action-00003/what": "Some day"}))
    assert (ids(terms.short), ids(terms.long), ids(terms.unsaid)) == (
        ["action-00001"],
        ["action-00002"],
        ["action-00003"],
    )


def test_each_action_of_the_first_90_days_stands_at_the_first_day_by_which_it_is_in_place(
    day: datetime.date,
) -> None:
    due = {
        "late-000001": "2027-04-13",
        "on-00000090": "2027-04-12",
        "after-00060": "2027-03-16",
        "on-00000060": "2027-03-15",
        "before-0060": "2027-02-12",
        "on-00000030": "2027-02-11",
        "overdue-001": "2026-12-01",
    }
    plan = plan_from(
        {f"actions/{name}/due": on for name, on in due.items()} | {"actions/undated-001/what": "?"}
    )
    found = first_90_days(plan, day)
    assert [(step.days, ids(step.actions)) for step in found] == [
        (30, ["overdue-001", "on-00000030"]),
        (60, ["before-0060", "on-00000060"]),
        (90, ["after-00060", "on-00000090"]),
    ]
    assert [str(step.on) for step in found] == ["2027-02-11", "2027-03-15", "2027-04-12"]


def test_without_a_day_there_are_no_first_90_days(complete: Answers) -> None:
    assert first_90_days(plan_from(complete), None) == ()


@given(st.data())
def test_no_action_stands_at_two_milestones(
    any_answers: AnyAnswers, day: datetime.date, data: st.DataObject
) -> None:
    plan = plan_from(data.draw(any_answers))
    found = [action.id for step in first_90_days(plan, day) for action in step.actions]
    assert len(set(found)) == len(found)


def test_owners_stand_by_how_much_they_carry_and_nobody_last() -> None:
    plan = plan_from(
        {
            "people/person-00001/name": "Ana",
            "people/person-00002/name": "Bo",
            "people/person-00003/name": "Cy",
            "people/person-00003/removed": True,
            "actions/action-00001/owner": "person-00003",
            "actions/action-00002/owner": "person-00002",
            "actions/action-00003/owner": "person-00001",
            "actions/action-00004/owner": "person-00001",
            "actions/action-00005/what": "Whose?",
        }
    )
    loads = by_owner(plan)
    assert [(load.name, len(load.actions)) for load in loads] == [("Ana", 2), ("Bo", 1), ("", 2)]
    assert [load.share for load in loads] == [Decimal("0.4"), Decimal("0.2"), Decimal("0.4")]
    assert by_owner(Plan()) == ()


@pytest.mark.parametrize(
    ("answers", "per_manager", "all_managers"),
    [
        ({}, None, None),
        ({"stops/stop-0000001/hours": "0"}, "0", None),
        (
            {"stops/stop-0000001/hours": "1.5", "stops/stop-0000002/hours": "2", "about/managers": 10},
            "3.5",
            "35",
        ),
        ({"stops/stop-0000001/hours": "1.5", "about/managers": 0}, "1.5", None),
        ({"stops/stop-0000001/hours": "168", "stops/stop-0000001/removed": True}, None, None),
    ],
)
def test_hours_freed_are_hours_a_week(
    answers: Answers, per_manager: str | None, all_managers: str | None
) -> None:
    freed = hours_freed(plan_from(answers))
    assert freed.per_manager == (None if per_manager is None else Decimal(per_manager))
    assert freed.all_managers == (None if all_managers is None else Decimal(all_managers))


def test_a_stop_without_hours_is_named() -> None:
    freed = hours_freed(plan_from({"stops/stop-0000001/what": "The Friday report"}))
    assert (freed.per_manager, freed.open) == (None, ("stop-0000001",))
