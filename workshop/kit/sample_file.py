"""Sample sessions: a whole session with its teams' answers in one JSON file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from workshop.errors import Invalid, Refused
from workshop.kit.asking import patterns
from workshop.kit.complaints import checked, instead, nearest
from workshop.kit.definitions import Piece, Text
from workshop.kit.json_reading import read_json
from workshop.kit.loading import Kit
from workshop.kit.reading import Place, Source
from workshop.kit.session_file import Facts, facts_problems
from workshop.plan.dates import FOLLOWUPS
from workshop.plan.kinds import KEYED, RECORD_ID, Json, canonical
from workshop.plan.model import COLLECTIONS
from workshop.plan.paths import VOTES, Address, address

ID_SAYS = "“{}” can't be an id. Write 11 to 64 letters, digits, hyphens or underscores."


@dataclass(frozen=True, slots=True)
class SampleTeam:
    """A team of a sample; ``values`` are its answers by path, in the form in which they are stored."""

    id: str
    name: str
    values: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample session, checked."""

    facts: Facts
    teams: tuple[SampleTeam, ...]


def _fits(record: str) -> str:
    if not RECORD_ID.fullmatch(record):
        raise ValueError(ID_SAYS.format(record))
    return record


class _Team(Piece):
    id: Annotated[str, AfterValidator(_fits)]
    name: Text
    values: dict[str, Any]


class _Whole(Piece):
    format: Literal["workshop-session"]
    version: Literal[1]
    session: Facts
    teams: tuple[_Team, ...]


def read_sample_file(file: Path, kit: Kit) -> Sample:
    """Read and check a sample session.

    Parameters
    ----------
    file
        The JSON file.
    kit
        The kit whose framework, agenda and own questions the sample is to fit.

    Raises
    ------
    Invalid
        With every problem: file, line, team, path, what is wrong and what to write instead.
    """
    problems: list[str] = []
    source = read_json(file, file.name, problems)
    whole = checked(_Whole, source, problems) if source else None
    if source is None or whole is None:
        raise Invalid(problems)
    problems += [
        source.problem(("session", *where), says) for where, says in facts_problems(whole.session, kit)
    ]
    problems += _teams_twice(source, whole)
    teams = tuple(_read_team(source, whole, number, kit, problems) for number in range(len(whole.teams)))
    if problems:
        raise Invalid(problems)
    return Sample(whole.session, teams)


def _teams_twice(source: Source, whole: _Whole) -> Iterator[str]:
    for field in ("id", "name"):
        given = [getattr(team, field) for team in whole.teams]
        for number, value in enumerate(given):
            if value in given[:number]:
                says = f"“{value}” is given twice. Give each team its own."
                yield source.problem(("teams", number, field), says)


def _read_team(source: Source, whole: _Whole, number: int, kit: Kit, problems: list[str]) -> SampleTeam:
    team = whole.teams[number]
    own = kit.own_kinds()
    addresses: dict[str, Address] = {}
    values: dict[str, Json] = {}
    for path, value in team.values.items():
        try:
            addresses[path] = address(path, own=own)
        except Refused:
            problems.append(source.problem(_place(number, path), _unknown(path, own)))
            continue
        try:
            values[path] = canonical(addresses[path].kind, value)
        except Refused as reason:
            problems.append(source.problem(_place(number, path), str(reason)))
    known = _known_records(addresses.values(), kit, whole.session.framework)
    for path, value in values.items():
        says = _lost(addresses[path], value, known)
        problems += [source.problem(_place(number, path), says)] if says else []
    return SampleTeam(team.id, team.name, values)


def _place(number: int, path: str) -> Place:
    return ("teams", number, "values", path)


def _unknown(path: str, own: Collection[str]) -> str:
    """Why a path is none, and what was perhaps meant."""
    part, _, rest = path.partition("/")
    record, _, field = rest.partition("/")
    if part in COLLECTIONS and part not in KEYED and not RECORD_ID.fullmatch(record):
        return ID_SAYS.format(record)
    known = (*(each.replace("/*", f"/{record}", 1) for each in patterns()), *own)
    like = nearest(f"{part}/{record}/{field.partition('/')[0]}" if field else path, known)
    if like and like == path.rpartition("/")[0]:
        return f"has more than “{like}” takes. Write the path without its last part."
    if like == path:
        return f"is a set. Write one line for each member, such as “{path}/…”: true."
    return f"is no question of the exercise. {f'Did you mean “{like}”?' if like else 'Remove the line.'}"


_RATED = {"ratings": "capabilities and habits", "tallies": "capabilities and habits"}
"""What is asked about capabilities and habits alike, and how these are called."""


def _known_records(found: Collection[Address], kit: Kit, framework_id: str) -> dict[str, set[str]]:
    """The records that a link may point to, by collection."""
    known: dict[str, set[str]] = {name: set() for name in COLLECTIONS}
    for each in found:
        if each.record and each.part in known:
            known[each.part].add(each.record)
    framework = kit.frameworks.get(framework_id)
    known["capabilities"] = {each.id for each in framework.capabilities()} if framework else set()
    known["activities"] = {each.id for each in framework.activities} if framework else set()
    known["habits"] = {each.id for each in framework.habits} if framework else set()
    known["followups"] = set(FOLLOWUPS)
    known["ratings"] = known["capabilities"] | known["habits"]
    known["tallies"] = known["ratings"] | {VOTES}
    return known


def _lost(found: Address, value: Json, known: Mapping[str, set[str]]) -> str:
    """What is wrong with a path or link that points to nothing; an empty text when nothing is."""
    if found.part in (*KEYED, *_RATED) and found.record not in known[found.part]:
        named = _RATED.get(found.part, found.part)
        return f"“{found.record}” is none of the {named}. {instead(found.record, sorted(known[found.part]))}"
    if found.kind.name != "link" or value is None:
        return ""
    target = found.member if found.kind.many else str(value)
    if target in known[found.kind.to]:
        return ""
    says = f"points to “{target}”, which is none of the {found.kind.to}."
    return f"{says} {instead(target, sorted(known[found.kind.to]))}"
