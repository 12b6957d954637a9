"""The tables of the log, the same in SQLite and in any other database."""

from __future__ import annotations

import datetime

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA_VERSION = 3
"""Rises with every change of these tables; a program refuses a database newer than itself.

1 had the log, 2 ballots as well; 3 keeps what was worked out from answers.
"""

BEGINNING = "session"
"""The batch with which a session's facts and teams began; without it there is no session to speak of."""

REVEAL = "reveal-"
"""How the batch of a reveal begins; what it wrote stays as it is."""

metadata = MetaData()


class Moment(TypeDecorator[datetime.datetime]):
    """A moment in UTC, stored without a zone because not every database keeps one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime.datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime.datetime | None:
        return value and value.astimezone(datetime.UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime.datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime.datetime | None:
        return value and value.replace(tzinfo=datetime.UTC)


Value = JSON(none_as_null=True)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("seeded_at", Moment),
)
"""One row per session; ``seeded_at`` is when its file's facts and teams went into the log."""

edits = Table(
    "edits",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("team", String(64), nullable=False),
    Column("path", String(200), nullable=False),
    Column("value", Value),
    Column("sent", Value),
    Column("base", Integer, nullable=False),
    Column("batch", String(64), nullable=False),
    Column("author", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Column("edit_id", String(64), nullable=False),
    Column("schema_version", Integer, nullable=False),
    Index("edits_by_id", "session", "edit_id", unique=True),
    Index("edits_by_team", "session", "team", "seq"),
    Index("edits_by_path", "session", "team", "path", "seq"),
)
"""Every change ever made, never changed: ``value`` after the merge, ``sent`` before it."""

current = Table(
    "current",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("team", String(64), primary_key=True),
    Column("path", String(200), primary_key=True),
    Column("value", Value),
    Column("seq", Integer, nullable=False),
    Column("author", String(200), nullable=False),
    Column("at", Moment, nullable=False),
)
"""The last edit of every path, written in the edit's own transaction; the log can rebuild it."""

ballots = Table(
    "ballots",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("team", String(64), primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("round", String(20), primary_key=True),
    Column("rater", String(64), primary_key=True),
    Column("answer", String(2000), nullable=False),
    sqlite_with_rowid=False,  # a row's number would tell in which order they were cast
)
"""What people answered alone: their last answer, with no name and no time.

``rater`` is another one for each question and round, so that no two rows show that one person cast both.
"""

kept = Table(
    "kept",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("team", String(64), primary_key=True),
    Column("mark", String(64), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
"""What was worked out from a team's answers up to the edit ``seq``; see `workshop.answers._kept`."""

LOG_TABLES = frozenset({sessions.name, edits.name, current.name})
"""What a copy of a session carries; any other table comes along empty."""
