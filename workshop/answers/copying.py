"""The rows of one session's log go from one store into another, as they are."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from workshop.answers.tables import ballots, current, edits, sessions

AT_ONCE = 1000


def copy_log(source: Connection, target: Connection, session_id: str) -> None:
    """Copy everything of a session, its history included, into a store that has it without answers."""
    seeded = source.execute(select(sessions.c.seeded_at).where(sessions.c.id == session_id)).scalar_one()
    target.execute(sessions.update().where(sessions.c.id == session_id).values(seeded_at=seeded))
    for table in (edits, current):
        _copy(table, source, target, session_id)


def copy_ballots(source: Connection, target: Connection, session_id: str) -> None:
    """Copy what was answered alone, into the store that takes the place of the first."""
    _copy(ballots, source, target, session_id)


def _copy(table: Table, source: Connection, target: Connection, session_id: str) -> None:
    asked = select(table).where(table.c.session == session_id)
    for rows in source.execute(asked).mappings().partitions(AT_ONCE):
        target.execute(table.insert(), [dict(row) for row in rows])
