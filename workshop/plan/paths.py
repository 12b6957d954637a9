"""Where an answer lies: reading a path and telling what it may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from workshop.errors import Refused
from workshop.plan.kinds import CANNOT_SAY, KEY, KEYED, LEVELS, RECORD_ID, Kind
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.parts import Part
from workshop.plan.session import End, Live, Participant, SessionFacts, StepState, Team

ROUND = re.compile(r"day-[0-9]{1,4}/[0-9]{1,2}")
RATING = Kind("level", options=(CANNOT_SAY,))
TALLY = Kind("tally", options=(*map(str, LEVELS), CANNOT_SAY))
VOTES = "votes"
"""The question whose tally counts dots by capability, not answers by level."""
VOTE_TALLY = Kind("tally")
FIRST_ROUND = "day-0/1"
LONGEST_PATH = 200

Scope = Literal["team", "session"]
_SINGLES: dict[Scope, dict[str, type[Part]]] = {
    "team": dict(SINGLES),
    "session": {"session": SessionFacts, "live": Live, "end": End},
}
_COLLECTIONS: dict[Scope, dict[str, type[Part]]] = {
    "team": dict(COLLECTIONS),
    "session": {"teams": Team, "steps": StepState, "participants": Participant},
}


@dataclass(frozen=True, slots=True)
class Address:
    """A path, read.

    Attributes
    ----------
    pattern
        The path with ``*`` for a record's id and without a set's member, as the kit writes it:
        ``outcomes/*/target``, ``requirements/*/serves``, ``ratings/*``, ``tallies/*``, ``tallies/votes``.
    kind
        What it may hold.
    part, record, field, member
        Its pieces; ``record`` and ``member`` are empty where there is none.
    """

    pattern: str
    kind: Kind
    part: str
    record: str
    field: str
    member: str = ""


@cache
def kinds(part: type[Part]) -> dict[str, Kind]:
    """Return the kind of every field of a part of the plan, by field name."""
    found = {}
    for name, field in part.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Kind):
                found[name] = mark
    return found


def pattern_of(path: str) -> str:
    """Return the pattern of a path that is known to be right; a list's name stays as it is.

    Examples
    --------
    >>> pattern_of("outcomes/growth-00001/target"), pattern_of("requirements/watch-0001/serves/growth-00001")
    ('outcomes/*/target', 'requirements/*/serves')
    >>> pattern_of("ratings/hiring/day-0/1"), pattern_of("about/owner"), pattern_of("risks")
    ('ratings/*', 'about/owner', 'risks')
    """
    part, *rest = path.split("/")
    if part in ("ratings", "tallies") and rest:
        return f"{part}/*"
    return "/".join([part, "*", rest[1]]) if len(rest) > 1 else path


def kind_of(pattern: str, scope: Scope = "team") -> Kind | None:
    """Return what a pattern such as ``outcomes/*/target`` may hold, or None when there is none.

    Examples
    --------
    >>> kind_of("outcomes/*/target").name
    'number'
    >>> kind_of("outcomes/*/colour") is None
    True
    """
    if pattern == "ratings/*":
        return RATING if scope == "team" else None
    if pattern in ("tallies/*", f"tallies/{VOTES}"):
        return (TALLY if pattern == "tallies/*" else VOTE_TALLY) if scope == "team" else None
    match pattern.split("/"):
        case [single, field] if single in _SINGLES[scope]:
            return kinds(_SINGLES[scope][single]).get(field)
        case [collection, "*", field] if collection in _COLLECTIONS[scope]:
            return REMOVED if field == "removed" else kinds(_COLLECTIONS[scope][collection]).get(field)
        case _:
            return None


REMOVED = Kind("yes_no")


def address(path: str, scope: Scope = "team", own: dict[str, Kind] | None = None) -> Address:
    """Read a path.

    Parameters
    ----------
    path
        As an edit carries it: ``outcomes/ID/target``, ``ratings/CAPABILITY/day-0/1``.
    scope
        Whether the edit belongs to a team or to the whole session.
    own
        The kinds of the questions that a facilitator added, by path (``own/...``).

    Raises
    ------
    Refused
        When the kit has no such field.
    """
    found = None
    if isinstance(path, str) and len(path) <= LONGEST_PATH:
        found = _own(path, own or {}) or _single(path, scope) or _of_record(path, scope)
    if found is None:
        raise Refused("This field is not part of the exercise. Please reload the page.")
    return found


def _own(path: str, own: dict[str, Kind]) -> Address | None:
    kind = own.get(path)
    return Address(path, kind, "own", "", path.removeprefix("own/")) if kind else None


def _single(path: str, scope: Scope) -> Address | None:
    part, _, field = path.partition("/")
    kind = kind_of(path, scope) if part in _SINGLES[scope] else None
    return Address(path, kind, part, "", field) if kind and not kind.many else None


def _of_record(path: str, scope: Scope) -> Address | None:
    part, _, rest = path.partition("/")
    record, _, tail = rest.partition("/")
    if part in ("ratings", "tallies") and scope == "team":
        return _of_round(part, record, tail)
    id_form = KEY if part in KEYED else RECORD_ID
    if part not in _COLLECTIONS[scope] or not id_form.fullmatch(record):
        return None
    field, _, member = tail.partition("/")
    pattern = f"{part}/*/{field}"
    kind = kind_of(pattern, scope)
    if kind is None or bool(member) != kind.many or (kind.many and not _member_fits(kind, member)):
        return None
    return Address(pattern, kind, part, record, field, member)


def _of_round(part: str, question: str, round_: str) -> Address | None:
    """A rating or a tally in one round; the votes are a question of their own."""
    if not KEY.fullmatch(question) or not ROUND.fullmatch(round_):
        return None
    pattern = f"{part}/{VOTES}" if (part, question) == ("tallies", VOTES) else f"{part}/*"
    kind = kind_of(pattern)
    return Address(pattern, kind, part, question, round_) if kind else None


def _member_fits(kind: Kind, member: str) -> bool:
    if kind.name == "choice":
        return member in kind.options
    return bool((KEY if kind.name == "mark" or kind.to in KEYED else RECORD_ID).fullmatch(member))
