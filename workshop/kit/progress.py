"""How far a team has come with a step: what it needs, what of that is answered, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workshop.kit.asked_of import Again, records_asked
from workshop.kit.definitions import Each, Fields, FieldWords, RecordList, Shown, Step
from workshop.plan.framework import NO_FRAMEWORK, Framework
from workshop.plan.kinds import KEYED
from workshop.plan.model import Plan
from workshop.plan.parts import Part
from workshop.plan.paths import kind_of
from workshop.plan.standing import is_first_day

State = Literal["empty", "begun", "complete"]


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far a step has come.

    Attributes
    ----------
    state
        ``empty`` while nothing is answered, ``complete`` once something is and nothing needed is
        open, else ``begun``.
    answered
        Needed questions that are answered.
    open
        Needed questions that are not, and one for each record that a list is short of.
    """

    state: State
    answered: int
    open: int


def progress(step: Step, plan: Plan, framework: Framework | None = None) -> StepProgress:
    """Return how far a team has come with a step.

    A question that is shown only in some cases counts in those cases. A list without records lacks
    nothing unless the kit suggests a fewest; a block on each of something lacks one while there is
    nothing to ask about.

    Parameters
    ----------
    step
        The step as the kit words it.
    plan
        The team's plan.
    framework
        What the session rates against: its activities, habits and capabilities are asked about.
    """
    answered = missing = 0
    begun = False
    for block in step.blocks:
        if isinstance(block, Shown):
            continue
        records = records_asked(block, plan, framework or NO_FRAMEWORK)
        missing += _short_of(block, len(records))
        begun = begun or (isinstance(block, RecordList) and bool(records))
        for record in records:
            for field in block.fields:
                is_answered = _is_answered(field, record, plan)
                begun = begun or is_answered
                if field.needed and _is_asked(field, block.fields, record, plan):
                    answered += is_answered
                    missing += not is_answered
    state: State = "empty" if not begun else "begun" if missing else "complete"
    return StepProgress(state, answered, missing)


def _short_of(block: Fields | RecordList | Each, count: int) -> int:
    """How many records a block lacks."""
    if isinstance(block, RecordList):
        return max(0, block.suggested[0] - count) if block.suggested else 0
    return int(isinstance(block, Each) and count == 0 and any(field.needed for field in block.fields))


def _is_asked(field: FieldWords, beside: Sequence[FieldWords], record: Part, plan: Plan) -> bool:
    if field.when is None:
        return True
    other = next(each for each in beside if each.field == field.when.field)
    return _is_asked(other, beside, record, plan) and _value(other, record, plan) in field.when.is_


def _is_answered(field: FieldWords, record: Part, plan: Plan) -> bool:
    value = _value(field, record, plan)
    if value is None or value == "":
        return False
    kind = None if field.own else kind_of(field.field)
    if kind is None or (kind.name != "link" and not kind.many):
        return True
    if kind.name != "link" or kind.to in KEYED:
        return bool(value)
    linked: Iterator[str] = iter(value if kind.many else (value,))
    there = {each.id for each in getattr(plan, kind.to)}
    return any(each in there for each in linked)


def _value(field: FieldWords, record: Part, plan: Plan) -> Any:
    """The answer to a question about a record; None or an empty text while there is none."""
    part, _, rest = field.field.partition("/")
    if part == "own":
        return plan.own.get(rest)
    if part in ("ratings", "tallies"):
        by_round = plan.ratings if part == "ratings" else plan.tallies
        rounds = by_round.get(getattr(record, "id", "") or rest) or {}
        return [each for each in rounds if not (isinstance(record, Again) and is_first_day(each))] or None
    if isinstance(record, Plan):
        record = getattr(plan, part)
    return getattr(record, rest.removeprefix("*/"))
