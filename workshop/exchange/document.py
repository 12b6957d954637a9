"""A session as one JSON file: how it is written, and how it is read and checked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import StrictInt, StrictStr

from workshop import __version__
from workshop.answers import SESSION, LocalAnswers, Logged
from workshop.answers.border import Border
from workshop.answers.replaying import History, check_history
from workshop.answers.whole import whole_file
from workshop.errors import Invalid, Refused, WorkshopError
from workshop.kit.complaints import checked
from workshop.kit.definitions import Piece, Text
from workshop.kit.json_reading import read_json
from workshop.kit.loading import Kit
from workshop.kit.reading import Source
from workshop.plan.kinds import Json, Kind
from workshop.plan.paths import address
from workshop.plan.session import SessionFacts

FORMAT, VERSION = "workshop-export", 1
_NOT_THE_LAST = "is not what its history says. Import it into a session that is there, or export it again."
_NO_QUESTION = (
    "is no question that this session asks. Remove the line; to carry a session with questions of its own, "
    "use workshop pack."
)
MOST_BYTES = 512 * 2**20
Values = Mapping[str, Json]


class _Team(Piece):
    id: Text
    name: StrictStr
    values: dict[str, Any]


class _Edit(Piece):
    seq: StrictInt
    team: StrictStr
    path: StrictStr
    value: Any
    sent: Any
    base: StrictInt
    batch: StrictStr
    author: StrictStr
    at: datetime.datetime
    id: StrictStr


class _Whole(Piece):
    format: Literal["workshop-export"]
    version: StrictInt
    program: StrictStr = ""
    session: dict[str, Any]
    teams: tuple[_Team, ...]
    history: tuple[_Edit, ...]


@dataclass(frozen=True, slots=True)
class ExportedTeam:
    """A team of an export with its answers as they stood."""

    id: str
    name: str
    values: Values


class Document:
    """An export that was read: its form is right, its answers are yet to be checked.

    Attributes
    ----------
    currency
        In what its money is.
    teams
        Its teams with their answers as they stood.
    """

    def __init__(self, source: Source, whole: _Whole) -> None:
        self.currency = str(whole.session.get("currency", SessionFacts().currency))
        self.teams = tuple(ExportedTeam(team.id, team.name, team.values) for team in whole.teams)
        self._source = source
        self._edits = whole.history

    def problem(self, team: ExportedTeam, path: str, says: str) -> str:
        """Return a complaint about one answer: file, line, team, path, what to do."""
        number = self.teams.index(team)
        line = self._source.lines.get(("teams", number, "values", path), 1)
        return f"{self._source.name}, line {line}, {team.name}, {path}: {says}"

    def history(self, kit: Kit) -> History:
        """Return the whole history, checked against a kit.

        Raises
        ------
        Invalid
            With every problem: file, line, team, path, what is wrong and what to do.
        """
        names = {team.id: team.name for team in self.teams} | {SESSION: "the session"}
        logged = [
            Logged(**{name: getattr(each, name) for name in _Edit.model_fields}) for each in self._edits
        ]
        history, found = check_history(logged, Border(kit.own_kinds()))
        problems = [
            f"{self._source.name}, line {self._source.lines.get(('history', place), 1)}, "
            f"{names.get(logged[place].team, logged[place].team)}, {logged[place].path}: "
            f"{for_a_file(logged[place].path, logged[place].team, kit.own_kinds(), says)}"
            for place, says in found
        ]
        if not problems:
            problems += self._differences(history)
        if problems:
            raise Invalid(problems)
        return history

    def _differences(self, history: History) -> Iterator[str]:
        """Where the answers as they stood are not what the history says."""
        there = [(team.id, team.name) for team in history.session().teams]
        if there != [(team.id, team.name) for team in self.teams]:
            yield f"{self._source.name}: the teams are not those of its history. Export the session again."
            return
        for team in self.teams:
            last = history.values(team.id)
            for path in sorted({*last, *team.values}):
                if path not in last or path not in team.values or last[path] != team.values[path]:
                    yield self.problem(team, path, _NOT_THE_LAST)


def for_a_file(path: str, team: str, own: Mapping[str, Kind], says: str) -> str:
    """Return what to say to the reader of a file: a path that is none is not mended by reloading a page."""
    try:
        address(path, "session" if team == SESSION else "team", dict(own))
    except Refused:
        return _NO_QUESTION
    return says


def document(answers: LocalAnswers) -> dict[str, object]:
    """Return a whole session, history included, as what can be written as JSON."""
    logged = answers.log()
    history = History(tuple(logged))
    session = history.session()
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "session": session.facts.model_dump(mode="json"),
        "teams": [
            {"id": team.id, "name": team.name, "values": history.values(team.id)} for team in session.teams
        ],
        "history": [asdict(each) | {"at": each.at.isoformat()} for each in logged],
    }


def write_document(answers: LocalAnswers, file: Path) -> None:
    """Write a whole session, history included, into one JSON file, whole or not at all."""
    text = _laid_out(document(answers))
    with whole_file(file) as making:
        making.write_text(text, encoding="utf-8", newline="\n")


def _laid_out(made: dict[str, object]) -> str:
    """One line for each answer and each edit, so that complaints name it and two files can be compared."""
    compact: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
    history, teams = made["history"], made["teams"]
    assert isinstance(history, list)
    assert isinstance(teams, list)
    head = {name: value for name, value in made.items() if name not in ("teams", "history")}
    lines = [f"  {compact(name)}: {compact(value)}," for name, value in head.items()]
    lines += ['  "teams": [', *_joined(_team_text(team, compact) for team in teams), "  ],"]
    lines += ['  "history": [', *_joined(f"    {compact(each)}" for each in history), "  ]"]
    return "\n".join(["{", *lines, "}", ""])


def _team_text(team: dict[str, Any], compact: Callable[[object], str]) -> str:
    values = _joined(f"      {compact(path)}: {compact(value)}" for path, value in team["values"].items())
    head = f'    {{"id": {compact(team["id"])}, "name": {compact(team["name"])}, "values": {{'
    return "\n".join([head, *values, "    }}"])


def _joined(texts: Iterator[str]) -> Sequence[str]:
    found = list(texts)
    return [f"{text}," for text in found[:-1]] + found[-1:]


def read_document(file: Path) -> Document:
    """Read what ``workshop export`` wrote.

    Raises
    ------
    WorkshopError
        When the file is not there, of another program, of a newer version, or far too large.
    Invalid
        When its form is not right, with every problem.
    """
    if not file.is_file():
        raise WorkshopError(f"There is no file {file}. Name a file that workshop export made.")
    if file.stat().st_size > MOST_BYTES:
        raise WorkshopError(
            f"{file} is larger than {MOST_BYTES // 2**20} MB, far more than a session holds; it was not read."
        )
    problems: list[str] = []
    source = read_json(file, file.name, problems)
    if source and (not isinstance(source.value, dict) or source.value.get("format") != FORMAT):
        raise WorkshopError(f"{file} is no export of a session. Name a file that workshop export made.")
    if source and isinstance(version := source.value.get("version"), int) and version > VERSION:
        raise WorkshopError(
            f"A newer version of this program made {file}. Install the newer version to import it."
        )
    whole = checked(_Whole, source, problems) if source else None
    if source is None or whole is None or problems:
        raise Invalid(problems)
    return Document(source, whole)
