"""What the questions of a block are asked of: the plan, the records of a list, the framework's parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from workshop.kit.definitions import Each, Fields, RecordList
from workshop.plan.dates import FOLLOWUPS
from workshop.plan.following import FollowUp, Progress, Reading, joined
from workshop.plan.framework import Framework
from workshop.plan.model import CapabilityGoal, Plan
from workshop.plan.parts import Part, Record
from workshop.plan.scoring import in_play
from workshop.plan.situation import ActivityHours, HabitNotes
from workshop.plan.standing import looked_at

RecordT = TypeVar("RecordT", bound=Record)


class Again(CapabilityGoal):
    """A capability that is rated again: what was rated on the first day does not count."""


def records_asked(block: Fields | RecordList | Each, plan: Plan, framework: Framework) -> Sequence[Part]:
    """Return what a block asks about, with an empty record where nothing is written yet.

    Parameters
    ----------
    block
        A block of questions.
    plan
        The team's plan; what is asked once is asked of the plan itself.
    framework
        Its activities, habits and capabilities.
    """
    if isinstance(block, Fields):
        return (plan,)
    if isinstance(block, RecordList):
        records: Sequence[Record] = getattr(plan, block.collection)
        return [record for record in records if _is_of(block, record)]
    found: Sequence[Record] = _OF[block.of](plan, framework) if block.of in _OF else getattr(plan, block.of)
    return [record for record in found if record.id in block.keys] if block.keys else found


def _is_of(block: RecordList, record: Record) -> bool:
    return all(getattr(record, name, None) == value for name, value in block.only.items())


def _activities(plan: Plan, framework: Framework) -> Sequence[Record]:
    return _written(plan.activities, ActivityHours, [each.id for each in framework.activities])


def _habits(plan: Plan, framework: Framework) -> Sequence[Record]:
    return _written(plan.habits, HabitNotes, [each.id for each in framework.habits])


def _all_capabilities(plan: Plan, framework: Framework) -> Sequence[Record]:
    return _written(plan.capabilities, CapabilityGoal, [each.id for each in framework.capabilities()])


def _capabilities(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return _written(plan.capabilities, CapabilityGoal, in_play(plan, ()))


def _focus(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return [goal for goal in plan.capabilities if goal.focus]


def _priorities(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return [goal for goal in plan.capabilities if goal.priority]


def _followups(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return _written(plan.followups, FollowUp, FOLLOWUPS)


def _this_followup(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return _written(plan.followups, FollowUp, [looked_at(plan)])


def _progress(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return _written(plan.progress, Progress, [joined(looked_at(plan), each.id) for each in plan.actions])


def _readings(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return _written(plan.readings, Reading, [joined(looked_at(plan), each.id) for each in plan.indicators])


def _rated_again(plan: Plan, _framework: Framework) -> Sequence[Record]:
    return [Again(id=each) for each in in_play(plan, ())]


def _written(records: Sequence[RecordT], model: type[RecordT], ids: Sequence[str]) -> Sequence[RecordT]:
    found = {record.id: record for record in records}
    return [found.get(each) or model(id=each) for each in ids]


_OF: dict[str, Callable[[Plan, Framework], Sequence[Record]]] = {
    "activities": _activities,
    "habits": _habits,
    "all_capabilities": _all_capabilities,
    "voted": _all_capabilities,
    "focus": _focus,
    "capabilities": _capabilities,
    "priorities": _priorities,
    "followups": _followups,
    "this_followup": _this_followup,
    "progress": _progress,
    "readings": _readings,
    "rated_again": _rated_again,
}
