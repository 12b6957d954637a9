"""The database file of a session: durable, shared by several processes, refused when it is not ours."""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from workshop.answers.tables import LOG_TABLES, SCHEMA_VERSION, metadata, sessions
from workshop.answers.upgrading import upgrade
from workshop.errors import WorkshopError

APPLICATION_ID = 0x574B5348
"""Written into the file's header, by which a file of another program is told apart."""
MOVED = "answers-moved.db"
"""What a file is called once its answers lie in a shared database; it keeps what they were on that day."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""
_SMALLEST_FILE = 512
_WRITES = "workshop_writes"
_OF_THE_LOG = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""What goes wrong with the log itself when it is copied, and not with the place it is copied to."""
_open_databases: weakref.WeakSet[Database] = weakref.WeakSet()


class Database:
    """A session's database file.

    Connections are pooled, so threads may share it. They are closed before a fork, since SQLite's
    locks do not survive one; parent and child then open their own.

    Parameters
    ----------
    file
        The SQLite file, which must be there.
    patience
        Seconds to wait for another program that is writing.
    """

    def __init__(self, file: Path, patience: float = PATIENCE) -> None:
        self.file = file
        self._patience = patience
        self._process = os.getpid()
        self._writer = threading.Lock()
        self._engine = _engine(file, patience)
        self._finalizer = weakref.finalize(self, self._engine.dispose)
        _open_databases.add(self)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the database throughout."""
        self._after_fork()
        with _told(self.file), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the one connection that may write; all of it is durable at the end, or none."""
        self._after_fork()
        with self._writer, _told(self.file), self._engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def copy_to(self, target: Path) -> None:
        """Write the log into a new file, as it stands at one moment, while others go on writing.

        Tables that are not the log's own come along empty: what is not answered in one's name is
        not carried about.
        """
        with _told(self.file), closing(_connect(self.file, self._patience, "rw")) as connection:
            try:
                connection.execute("VACUUM INTO ?", (str(target.absolute()),))
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_LOG:
                    raise
                raise WorkshopError(
                    f"The answers could not be copied to {target.parent}: {error}. Make room there, check "
                    "that you may write there, and try again."
                ) from error
        with _told(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA secure_delete = ON")
            found = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            others = [name for name in found if name not in LOG_TABLES and not name.startswith("sqlite_")]
            for name in others:
                copy.execute('DELETE FROM "{}"'.format(name.replace('"', '""')))
            if others:
                copy.execute("VACUUM")

    def overwrite_erased(self, *tables: str) -> None:  # noqa: ARG002 - a file is written anew as a whole
        """Leave nothing of what was erased in the file, nor in what SQLite writes beside it."""
        with _told(self.file), closing(_connect(self.file, self._patience, "rw")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    def _after_fork(self) -> None:
        """Leave to the parent what one of its other threads was using when it forked."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._writer = threading.Lock()
            self._engine.dispose(close=False)


def make(file: Path, session_id: str) -> None:
    """Make a new database file that holds one session without answers."""
    with _told(file), closing(_connect(file, PATIENCE, "rwc")) as made:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database = Database(file)
    with database.writing() as connection:
        metadata.create_all(connection)
        now = datetime.datetime.now(datetime.UTC)
        connection.execute(
            sessions.insert().values(id=session_id, schema_version=SCHEMA_VERSION, made_at=now)
        )
    database.close()


def load(file: Path, patience: float = PATIENCE) -> tuple[Database, str]:
    """Return a session's database and the session's id.

    Raises
    ------
    WorkshopError
        When the file is missing, damaged, of another program or of a newer version.
    """
    if not file.is_file():
        raise WorkshopError(
            f"The answers are missing: there is no file {file}. Put it back from a copy; "
            "a new session is made with: workshop new FOLDER"
        )
    with _told(file):
        _refuse_unknown(file)
    database = Database(file, patience)
    with database.reading() as connection:
        found = connection.execute(sessions.select()).all()
    if len(found) != 1:
        raise WorkshopError(_sentence(file, sqlite3.SQLITE_CORRUPT))
    upgrade(database, str(found[0].id), file.parent)
    return database, str(found[0].id)


def _refuse_unknown(file: Path) -> None:
    """Look at the file without changing anything in it."""
    if file.stat().st_size < _SMALLEST_FILE:
        raise WorkshopError(_sentence(file, sqlite3.SQLITE_CORRUPT))
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as raw:
        (application,) = raw.execute("PRAGMA application_id").fetchone()
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise WorkshopError(
                f"{file} belongs to another program and was left as it is. "
                "Put the session's own answers.db in its place."
            )
        if version > SCHEMA_VERSION:
            raise WorkshopError(
                f"{file} was written by a newer version of this program (its form is {version}; this version "
                f"knows up to {SCHEMA_VERSION}). Install the newer version to open it."
            )
        if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise WorkshopError(_sentence(file, sqlite3.SQLITE_CORRUPT))


def check_ours(file: Path) -> None:
    """Refuse a database file that came from elsewhere and holds more, or other, than a session does.

    Triggers and views would run with the next answer that somebody gives.
    """
    with _told(file):
        _refuse_unknown(file)
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as raw:
            asked = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            found = set(raw.execute(asked))
    tables = metadata.tables.values()
    ours = {("table", table.name) for table in tables} | {
        ("index", str(index.name)) for table in tables for index in table.indexes
    }
    if not found <= ours or not {("table", name) for name in LOG_TABLES} <= found:
        raise WorkshopError(_sentence(file, sqlite3.SQLITE_ERROR))


def _engine(file: Path, patience: float) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=partial(_connect, file, patience, "rw"),
        poolclass=QueuePool,
        max_overflow=-1,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take the write lock at once, so that what is read before writing still holds when writing."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _connect(file: Path, patience: float, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if journal != "wal":
        connection.close()
        raise WorkshopError(
            f"The answers cannot be kept safe in {file.parent}: this disk does not lock files as they need. "
            "Move the session's folder to a disk of this computer."
        )
    for setting in ("synchronous = FULL", "fullfsync = ON", "secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Say in a sentence what the database could not do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None:
            raise
        raise WorkshopError(_sentence(file, code)) from error


def _sentence(file: Path, code: int) -> str:
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return f"The disk that holds {file} is full; nothing was stored. Make room and save again."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                f"Another program holds {file}; nothing was stored. Close what else has it open (a copy or "
                "back-up program, a database viewer) and save again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return (
                f"{file} cannot be written; nothing was stored. Check that you may write to the file and to "
                "its folder."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return f"{file} is damaged and cannot be read. Put a copy of the session's folder in its place."
        case sqlite3.SQLITE_IOERR:
            return (
                f"{file} could not be read or written: the disk is full, failing or gone; nothing was "
                "stored. Check the disk and save again."
            )
        case _:
            return (
                f"{file} is not in the form that this program expects. Put a copy of the session's folder in "
                "its place."
            )


def _close_before_fork() -> None:
    for database in list(_open_databases):
        database.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_before_fork)
