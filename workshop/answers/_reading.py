"""Raw reads of the log, which know no role: only ``visibility`` and ``append`` may use them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from workshop.answers.port import SESSION, Batch, Change, Logged, Stored
from workshop.answers.tables import BEGINNING, REVEAL, current, edits
from workshop.plan.kinds import Json
from workshop.plan.paths import kinds
from workshop.plan.session import Team

_STORED = ("path", "value", "seq", "author", "at")
# Every edit asks these. To put such a question together takes longer than to answer it, so it is done once.
_PLAIN_VALUES = select(current.c.path, current.c.value).where(
    current.c.session == bindparam("session"), current.c.team == bindparam("team")
)
_CURRENT_VALUE = select(*(current.c[name] for name in _STORED)).where(
    *(current.c[name] == bindparam(name) for name in ("session", "team", "path"))
)
_VALUE_AT = (
    select(*(edits.c[name] for name in _STORED))
    .where(*(edits.c[name] == bindparam(name) for name in ("session", "team", "path")))
    .where(edits.c.seq <= bindparam("seq"))
    .order_by(edits.c.seq.desc())
    .limit(1)
)
_EDITS_SINCE = (
    select(*(edits.c[name] for name in _STORED))
    .where(*(edits.c[name] == bindparam(name) for name in ("session", "team")))
    .where(edits.c.seq > bindparam("seq"))
    .order_by(edits.c.seq)
)
_LATEST = select(func.max(edits.c.seq)).where(edits.c.session == bindparam("session"))
_OF_A_TEAM = (*kinds(Team), "removed")
_HAS_TEAM = (
    select(current.c.path)
    .where(current.c.session == bindparam("session"), current.c.team == SESSION)
    .where(current.c.path.in_([bindparam(name) for name in _OF_A_TEAM]))
    .limit(1)
)
_EDIT_BY_ID = select(edits).where(*(edits.c[name] == bindparam(name) for name in ("session", "edit_id")))


def current_values(connection: Connection, session: str, team: str) -> dict[str, Stored]:
    """Return the current answer of every path."""
    return dict(_read(connection, _of(current, session, team)))


def plain_values(connection: Connection, session: str, team: str) -> dict[str, Json]:
    """Return the current answer of every path as it is, which is read in half the time."""
    rows = connection.execute(_PLAIN_VALUES, {"session": session, "team": team})
    return {path: value for path, value in rows}


def current_value(connection: Connection, session: str, team: str, path: str) -> Stored | None:
    """Return the current answer of one path."""
    row = connection.execute(_CURRENT_VALUE, {"session": session, "team": team, "path": path}).first()
    return Stored(*row[1:]) if row else None


def values_as_of(connection: Connection, session: str, team: str, seq: int) -> dict[str, Stored]:
    """Return the answers as they stood after an edit."""
    last = (
        select(edits.c.path, func.max(edits.c.seq).label("seq"))
        .where(edits.c.session == session, edits.c.team == team, edits.c.seq <= seq)
        .group_by(edits.c.path)
        .subquery()
    )
    return dict(_read(connection, _of(edits, session, team).join(last, last.c.seq == edits.c.seq)))


def edits_since(connection: Connection, session: str, team: str, seq: int) -> list[tuple[str, Stored]]:
    """Return the edits after ``seq``, oldest first."""
    rows = connection.execute(_EDITS_SINCE, {"session": session, "team": team, "seq": seq})
    return [(path, Stored(*stored)) for path, *stored in rows]


def history(connection: Connection, session: str, team: str, path: str) -> list[Stored]:
    """Return every answer that a path ever had, oldest first."""
    asked = _of(edits, session, team).where(edits.c.path == path).order_by(edits.c.seq)
    return [stored for _, stored in _read(connection, asked)]


def recent(
    connection: Connection, session: str, team: str, most: int, patterns: Collection[str] = ()
) -> list[Change]:
    """Return the latest edits, each with what was there before, the newest first; of some paths or of all."""
    before, earlier = edits.alias(), edits.alias()
    last = (
        select(func.max(earlier.c.seq))
        .where(
            *(earlier.c[name] == edits.c[name] for name in ("session", "team", "path")),
            earlier.c.seq < edits.c.seq,
        )
        .correlate(edits)
        .scalar_subquery()
    )
    asked = (
        _of(edits, session, team)
        .add_columns(*(before.c[name] for name in _STORED[1:]))
        .select_from(edits.outerjoin(before, and_(before.c.session == edits.c.session, before.c.seq == last)))
        .order_by(edits.c.seq.desc())
        .limit(most)
    )
    likes = [pattern.replace("*", "%") for pattern in patterns]
    if likes:
        asked = asked.where(or_(*(edits.c.path.like(each) for like in likes for each in (like, f"{like}/%"))))
    return [
        Change(path, Stored(*was) if was[1] is not None else None, Stored(value, seq, author, at))
        for path, value, seq, author, at, *was in connection.execute(asked)
    ]


def value_at(connection: Connection, session: str, team: str, path: str, seq: int) -> Stored | None:
    """Return the answer of a path as it stood after an edit."""
    where = {"session": session, "team": team, "path": path, "seq": seq}
    row = connection.execute(_VALUE_AT, where).first()
    return Stored(*row[1:]) if row else None


def edit_by_id(connection: Connection, session: str, edit_id: str) -> Row[Any] | None:
    """Return the edit of that id with its team and path."""
    return connection.execute(_EDIT_BY_ID, {"session": session, "edit_id": edit_id}).one_or_none()


def batch_of(connection: Connection, session: str, seq: int) -> str:
    """Return the batch that an edit belongs to; empty when it stands alone."""
    asked = select(edits.c.batch).where(edits.c.session == session, edits.c.seq == seq)
    return connection.execute(asked).scalar() or ""


def whole_log(connection: Connection, session: str) -> list[Logged]:
    """Return every edit of a session, oldest first."""
    names = ("seq", "team", "path", "value", "sent", "base", "batch", "author", "at", "edit_id")
    asked = select(*(edits.c[name] for name in names)).where(edits.c.session == session)
    return [Logged(*row) for row in connection.execute(asked.order_by(edits.c.seq))]


def latest(
    connection: Connection,
    session: str,
    teams: Collection[str] | None = None,
    at: datetime.datetime | None = None,
) -> int:
    """Return the highest ``seq``, of some teams or of all, as of a moment or now; 0 when there is none."""
    if teams is None and at is None:
        return connection.execute(_LATEST, {"session": session}).scalar() or 0
    asked = select(func.max(edits.c.seq)).where(edits.c.session == session)
    if at is not None:
        asked = asked.where(edits.c.at <= at)
    if teams is None:
        return connection.execute(asked).scalar() or 0
    return max(
        (connection.execute(asked.where(edits.c.team == team)).scalar() or 0 for team in teams), default=0
    )


def has_team(connection: Connection, session: str, team: str) -> bool:
    """Return whether a session has, or had, a team."""
    paths = {name: f"teams/{team}/{name}" for name in _OF_A_TEAM}
    return connection.execute(_HAS_TEAM, {"session": session, **paths}).first() is not None


def version_of(connection: Connection, session: str, team: str) -> str:
    """Return what tells one state of a team's answers from every other: the last edit, by number and id."""
    asked = select(edits.c.seq, edits.c.edit_id).where(edits.c.session == session, edits.c.team == team)
    row = connection.execute(asked.order_by(edits.c.seq.desc()).limit(1)).first()
    return f"{row.seq} {row.edit_id}" if row else ""


def batches(connection: Connection, session: str) -> list[Batch]:
    """Return the batches of a session that can be taken back, the newest first."""
    answers = func.count(func.distinct(edits.c.team + "/" + edits.c.path))
    asked = (
        select(edits.c.batch, func.max(edits.c.author), func.max(edits.c.at), answers)
        .where(edits.c.session == session, edits.c.batch.not_in(("", BEGINNING)))
        .where(edits.c.batch.not_like(f"{REVEAL}%"))
        .group_by(edits.c.batch)
        .order_by(func.max(edits.c.seq).desc())
    )
    return [Batch(*row) for row in connection.execute(asked)]


def answers_of_batch(
    connection: Connection, session: str, batch: str
) -> dict[tuple[str, str], tuple[int, int]]:
    """Return, for each answer of a batch by team and path, the first and the last edit that gave it."""
    asked = (
        select(edits.c.team, edits.c.path, func.min(edits.c.seq), func.max(edits.c.seq))
        .where(edits.c.session == session, edits.c.batch == batch, edits.c.batch.not_in(("", BEGINNING)))
        .group_by(edits.c.team, edits.c.path)
    )
    return {(team, path): (first, last) for team, path, first, last in connection.execute(asked)}


def _of(table: Any, session: str, team: str) -> Select[Any]:
    columns = (table.c[name] for name in _STORED)
    return select(*columns).where(and_(table.c.session == session, table.c.team == team))


def _read(connection: Connection, asked: Select[Any]) -> Iterable[tuple[str, Stored]]:
    for path, value, seq, author, at in connection.execute(asked):
        yield path, Stored(value, seq, author, at)
