"""A whole log that comes from elsewhere: checked edit by edit, then written as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from workshop.answers.border import EDIT_ID, LONGEST_AUTHOR, Border, Sender
from workshop.answers.port import SESSION, Edit, Logged
from workshop.answers.seeding import mark_seeded
from workshop.answers.tables import SCHEMA_VERSION, current, edits
from workshop.errors import Refused
from workshop.plan.fold import session_from
from workshop.plan.kinds import YEARS, Json
from workshop.plan.session import Session
from workshop.plan.versions import LARGEST_SEQ

_FACILITATOR = Sender("facilitator")
_TEAM = re.compile(r"teams/([^/]+)/[^/]+")
_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class History:
    """A whole log, of which every edit was checked: made by ``check_history`` alone."""

    edits: tuple[Logged, ...]

    def values(self, team: str) -> dict[str, Json]:
        """Return the last answer of every path of a team, or of the session."""
        return {each.path: each.value for each in self.edits if each.team == team}

    def session(self) -> Session:
        """Return the session that this history makes; it has no id yet."""
        return session_from("", self.values(SESSION))


def check_history(logged: Sequence[Logged], border: Border) -> tuple[History, list[tuple[int, str]]]:
    """Check a whole log as ``append`` would have, edit by edit.

    Returns
    -------
    tuple
        The history, and what is wrong with it: the place of an edit in the log, and a sentence. With
        anything wrong it must not be used.
    """
    problems: list[tuple[int, str]] = []
    teams, ids, last = {SESSION}, set[str](), 0
    for place, each in enumerate(logged):
        problems += [(place, says) for says in _problems(each, border, last)]
        if each.team == SESSION and (named := _TEAM.fullmatch(each.path)):
            teams.add(named[1])
        if each.team not in teams:
            problems.append(
                (place, "belongs to a team that the session does not have by then. Add the team.")
            )
        if each.id in ids:
            problems.append((place, "has the id of another edit. Remove one of the two."))
        ids.add(each.id)
        last = each.seq
    return History(tuple(logged)), problems


def _problems(each: Logged, border: Border, last: int) -> Iterator[str]:
    if not last < each.seq <= LARGEST_SEQ:
        yield f"has the number {each.seq}, which does not follow {last}. Keep the order of the export."
    if each.batch and not EDIT_ID.fullmatch(each.batch):
        yield "names a batch that is none. Use 1 to 64 letters, digits, - and _."
    if len(each.author) > LONGEST_AUTHOR:
        yield f"has an author longer than {LONGEST_AUTHOR} characters. Shorten the name."
    if each.at.tzinfo is None or each.at.year not in YEARS:
        yield "does not say when it was made. Write a time as 2027-01-12T09:30:00+00:00."
    for value in (each.value, each.sent):
        try:
            _, kept = border.check(Edit(each.id, each.team, each.path, value, each.base), _FACILITATOR)
        except Refused as reason:
            yield str(reason)
            return
        if kept != value or type(kept) is not type(value):
            wanted = json.dumps(kept, ensure_ascii=False)
            yield f"holds an answer that is kept in another form. Write {wanted}."


def replay(connection: Connection, session_id: str, history: History) -> None:
    """Write a checked history into the empty log of a session that has just been made."""
    rows = []
    for each in history.edits:
        row = asdict(each)
        row["edit_id"] = row.pop("id")
        rows.append({**row, "session": session_id, "schema_version": SCHEMA_VERSION})
    for start in range(0, len(rows), _AT_A_TIME):
        connection.execute(edits.insert(), rows[start : start + _AT_A_TIME])
    rebuild_current(connection, session_id)
    mark_seeded(connection, session_id)


def rebuild_current(connection: Connection, session: str) -> None:
    """Work out the index of current answers afresh from the log."""
    connection.execute(current.delete().where(current.c.session == session))
    newer = edits.alias()
    asked = select(*(edits.c[column.name] for column in current.columns)).where(
        edits.c.session == session,
        ~select(newer.c.seq)
        .where(
            newer.c.session == edits.c.session,
            newer.c.team == edits.c.team,
            newer.c.path == edits.c.path,
            newer.c.seq > edits.c.seq,
        )
        .exists(),
    )
    connection.execute(current.insert().from_select([column.name for column in current.columns], asked))
