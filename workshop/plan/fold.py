"""From answers by path to a plan, and back."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from workshop.plan.kinds import Json, Kind, read_tally, tally_text
from workshop.plan.model import COLLECTIONS, SINGLES, Plan
from workshop.plan.parts import Part, Record
from workshop.plan.paths import kinds
from workshop.plan.session import End, Live, Participant, Session, SessionFacts, StepState, Team

RecordT = TypeVar("RecordT", bound=Record)
Pieces = dict[str, dict[str, Any]]
BY_ROUND = ("ratings", "tallies")
"""What is answered anew in each round."""


def plan_from(values: Mapping[str, Json]) -> Plan:
    """Return the plan that these answers make.

    Parameters
    ----------
    values
        The current answer of every path, as the log stores it. Paths that the model does not
        know are passed over, so an answer to a question that is no longer asked does no harm.

    Returns
    -------
    Plan
        Records in their order, without removed ones.

    Examples
    --------
    >>> plan = plan_from({"outcomes/services-01/statement": "Grow services", "about/managers": 12})
    >>> plan.outcomes[0].statement, plan.about.managers
    ('Grow services', 12)
    """
    singles, records, by_round, own = _sorted_out(values)
    removed: dict[str, str] = {}
    parts: dict[str, Any] = {name: _part(SINGLES[name], fields) for name, fields in singles.items()}
    for name, by_id in records.items():
        kept = _records(COLLECTIONS[name], by_id)
        removed |= {f"{name}/{record.id}": record.title() for record in _gone(COLLECTIONS[name], by_id)}
        parts[name] = kept
    return Plan.model_construct(**parts | by_round, own=own, removed=removed)


def session_from(session_id: str, values: Mapping[str, Json]) -> Session:
    """Return the session that these answers, given for the whole session, make."""
    singles: dict[str, dict[str, Any]] = {name: {} for name in ("session", "live", "end")}
    records: dict[str, Pieces] = {name: defaultdict(dict) for name in ("teams", "steps", "participants")}
    for path, value in values.items():
        match path.split("/"):
            case [name, field] if value is not None and name in singles:
                singles[name][field] = value
            case [name, record, field] if value is not None and name in records:
                records[name][record][field] = value
            case _:
                continue
    return Session(
        id=session_id,
        facts=_part(SessionFacts, singles["session"]),
        teams=_records(Team, records["teams"]),
        steps=_records(StepState, records["steps"]),
        participants=_records(Participant, records["participants"]),
        live=_part(Live, singles["live"]),
        end=_part(End, singles["end"]),
    )


def values_from(plan: Plan) -> dict[str, Json]:
    """Return the answers, by path, that make this plan (removed records are not among them)."""
    values: dict[str, Json] = {}
    for name in SINGLES:
        values |= _values_of(name, getattr(plan, name))
    for name in COLLECTIONS:
        for record in getattr(plan, name):
            values |= _values_of(f"{name}/{record.id}", record)
    for capability, rounds in plan.ratings.items():
        values |= {f"ratings/{capability}/{round_}": level for round_, level in rounds.items()}
    for question, counted in plan.tallies.items():
        values |= {f"tallies/{question}/{round_}": tally_text(counts) for round_, counts in counted.items()}
    return values | {f"own/{name}": value for name, value in plan.own.items()}


def _sorted_out(
    values: Mapping[str, Json],
) -> tuple[Pieces, dict[str, Pieces], dict[str, Pieces], dict[str, Any]]:
    singles: Pieces = defaultdict(dict)
    records: dict[str, Pieces] = defaultdict(lambda: defaultdict(dict))
    by_round: dict[str, Pieces] = {name: defaultdict(dict) for name in BY_ROUND}
    own: dict[str, Any] = {}
    for path, value in values.items():
        part, _, rest = path.partition("/")
        if value is None:
            continue
        if part in SINGLES:
            singles[part][rest] = value
        elif part == "own":
            own[rest] = value
        elif part in BY_ROUND:
            question, _, round_ = rest.partition("/")
            by_round[part][question][round_] = read_tally(str(value)) if part == "tallies" else value
        elif part in COLLECTIONS and rest.count("/") in (1, 2):
            record, field, *member = rest.split("/")
            fields = records[part][record]
            if not member:
                fields[field] = value
            elif value is True:
                fields.setdefault(f"{field}/", set()).add(member[0])
    rounds: dict[str, Pieces] = {
        name: {question: found[question] for question in sorted(found)} for name, found in by_round.items()
    }
    return singles, records, rounds, own


def _records(model: type[RecordT], by_id: Pieces) -> tuple[RecordT, ...]:
    kept = [
        _part(model, {**fields, "id": record})
        for record, fields in by_id.items()
        if not fields.get("removed")
    ]
    return tuple(sorted(kept, key=lambda record: (record.order.encode(), record.id.encode())))


def _gone(model: type[RecordT], by_id: Pieces) -> Iterable[RecordT]:
    return (
        _part(model, {**fields, "id": record}) for record, fields in by_id.items() if fields.get("removed")
    )


PartT = TypeVar("PartT", bound=Part)


def _part(model: type[PartT], fields: Mapping[str, Any]) -> PartT:
    """Build a part from stored values, which ``append`` has checked: no second validation.

    The members of a set come under its name with a slash behind.
    """
    known = kinds(model)
    made = {}
    for key, value in fields.items():
        name = key.removesuffix("/")
        if name in known and known[name].many == (key != name):
            made[name] = _loaded(known[name], value)
    if "id" in fields:
        made["id"] = fields["id"]
    return model.model_construct(**made)


def _loaded(kind: Kind, value: Any) -> Any:
    if kind.many:
        return frozenset(value)
    if kind.name in ("number", "money"):
        return Decimal(value)
    if kind.name == "date":
        return datetime.date.fromisoformat(value)
    return value


def _values_of(path: str, part: Part) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for name, kind in kinds(type(part)).items():
        value = getattr(part, name)
        if kind.many:
            values |= {f"{path}/{name}/{member}": True for member in sorted(value)}
        elif isinstance(value, Decimal):
            values[f"{path}/{name}"] = f"{value:f}"
        elif isinstance(value, datetime.date):
            values[f"{path}/{name}"] = value.isoformat()
        elif value not in ("", None):
            values[f"{path}/{name}"] = value
    return values
