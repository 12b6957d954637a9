"""What is otherwise in a plan than it was: what was added, taken away and changed, field by field.

What there is to compare is read from the model itself. Named here is only what is no change of a plan.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from workshop.plan.kinds import KEYED
from workshop.plan.model import COLLECTIONS, SINGLES, Action, Plan
from workshop.plan.parts import Part, Record
from workshop.plan.paths import kinds
from workshop.plan.scoring import latest_round
from workshop.plan.standing import is_first_day, standing

Value = str | int | bool | Decimal | datetime.date | frozenset[str] | None

NOT_COMPARED = frozenset(
    {"tallies"}  # how people answered alone
    | {"versions", "removed", "review"}  # what the program notes for itself
    | {"progress", "readings"}  # told where the plan stands; of dates and owners what comes of them counts
    | {"agreements", "warmups", "feedback"}  # who signed, and what was said beside the plan
)
FIELDS_NOT_COMPARED = frozenset(
    {"people/rated", "people/left", "improving/dots", "followups/held", "followups/seen"}
)
FACTS = frozenset({"outcomes/baseline_date", "decision/on"})
"""Dates that say what was; the others were promised, and one that is later has slipped."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is otherwise than it was.

    Attributes
    ----------
    how
        ``added`` or ``taken_away`` for a whole record, ``dropped`` for an action that a follow-up gave
        up, ``reordered`` for a list whose records stand in another order, ``changed`` for one field.
    part
        The part of the plan, by its name in the model.
    record
        The record's id; empty for what is asked once, and for a whole list.
    field
        The field's name; empty for a whole record or list.
    before, now
        What it was and what it is; None for nothing.
    """

    how: Literal["added", "taken_away", "dropped", "reordered", "changed"]
    part: str
    record: str = ""
    field: str = ""
    before: Value = None
    now: Value = None

    @property
    def slipped(self) -> int:
        """By how many days a promised date is later than it was; 0 for whatever has not slipped."""
        if f"{self.part}/{self.field}" in FACTS:
            return 0
        if isinstance(self.before, datetime.date) and isinstance(self.now, datetime.date):
            return max(0, (self.now - self.before).days)
        return 0


def changes(before: Plan, now: Plan) -> tuple[Changed, ...]:
    """Return what is otherwise in a plan than it was, in the order of the model.

    Texts that differ in blanks alone are alike. Of an action's owner and date what a follow-up made of
    them counts; of ratings what was agreed on the day itself.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> was = plan_from({"actions/visits-00001/due": "2027-03-01", "ask/amount": "9000"})
    >>> now = plan_from({"actions/visits-00001/due": "2027-04-15", "stops/friday-deck/what": "The deck"})
    >>> [(each.how, each.part, each.field, each.slipped) for each in changes(was, now)]
    [('changed', 'actions', 'due', 45), ('added', 'stops', '', 0), ('changed', 'ask', 'amount', 0)]
    """
    found: list[Changed] = []
    for name in Plan.model_fields:
        if name in NOT_COMPARED:
            continue
        was, is_ = getattr(before, name), getattr(now, name)
        if name in SINGLES:
            found += _fields(name, "", was, is_)
        elif name in COLLECTIONS:
            found += _records(name, _as_it_stands(before, was), _as_it_stands(now, is_))
        elif name == "ratings":
            found += _entries(name, "level", _first_levels(was), _first_levels(is_))
        else:
            found += _entries(name, "", was, is_)
    return tuple(found) + tuple(_dropped(before, now))


def _fields(part: str, record: str, was: Part, now: Part) -> Iterator[Changed]:
    for field, kind in kinds(type(now)).items():
        if kind.name == "order" or f"{part}/{field}" in FIELDS_NOT_COMPARED:
            continue
        old, new = _value(getattr(was, field)), _value(getattr(now, field))
        if old != new:
            yield Changed(
                "changed", part, record, field, getattr(was, field) or old, getattr(now, field) or new
            )


def _value(value: Value) -> Value:
    """Return an answer in the form in which like ones are alike: nothing for a blank one."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return None if isinstance(value, frozenset) and not value else value


def _records(part: str, was: Sequence[Record], now: Sequence[Record]) -> Iterator[Changed]:
    old, new = ({each.id: each for each in records} for records in (was, now))
    if part in KEYED:  # they are there beforehand: what nobody answered is blank, not absent
        for key in dict.fromkeys([*new, *old]):
            blank = COLLECTIONS[part](id=key)
            yield from _fields(part, key, old.get(key, blank), new.get(key, blank))
        return
    for key, record in new.items():
        if key in old:
            yield from _fields(part, key, old[key], record)
        elif part != "people" and any(_fields(part, key, COLLECTIONS[part](id=key), record)):
            yield Changed("added", part, key)
    for key, record in old.items():
        if key not in new and part != "people" and any(_fields(part, key, COLLECTIONS[part](id=key), record)):
            yield Changed("taken_away", part, key)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Changed("reordered", part)


def _as_it_stands(plan: Plan, records: Sequence[Record]) -> Sequence[Record]:
    """Return records of which each action has the owner and the date that follow-ups left it with."""
    return [_now(plan, each) if isinstance(each, Action) else each for each in records]


def _now(plan: Plan, action: Action) -> Action:
    found = standing(plan, action)
    return action.model_copy(update={"owner": found.owner, "due": found.due})


def _dropped(before: Plan, now: Plan) -> Iterator[Changed]:
    """Yield the actions that a follow-up gave up since."""
    gave_up = {each.id for each in before.actions if standing(before, each).state == "dropped"}
    for each in now.actions:
        if standing(now, each).state == "dropped" and each.id not in gave_up:
            yield Changed("dropped", "actions", each.id)


def _first_levels(ratings: Mapping[str, Mapping[str, Any]]) -> dict[str, Value]:
    """Return what was agreed of each capability on the day itself; follow-ups tell of themselves."""
    found: dict[str, Value] = {}
    for question, rounds in ratings.items():
        first = [each for each in rounds if is_first_day(each)]
        if first:
            found[question] = rounds[latest_round(first)]
    return found


def _entries(part: str, field: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Changed]:
    for key in dict.fromkeys([*now, *was]):
        old, new = _value(was.get(key)), _value(now.get(key))
        if old != new:
            yield Changed("changed", part, key, field, old, new)
