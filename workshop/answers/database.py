"""The database file of a session: durable, shared by several processes, refused when it is not ours."""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from workshop.answers.soundness import APPLICATION_ID, check_whole, checked_meanwhile, refuse_unknown
from workshop.answers.tables import LOG_TABLES, SCHEMA_VERSION, metadata, sessions
from workshop.answers.trouble import erased_already, sentence, told
from workshop.answers.upgrading import upgrade
from workshop.errors import WorkshopError

MOVED = "answers-moved.db"
"""What a file is called once its answers lie in a shared database; it keeps what they were on that day."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""
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
    sound
        Waits until the file has been checked and raises what was found. Who reads need not wait for it;
        nothing is written, and nobody is done with the file, before it is known.
    """

    def __init__(
        self, file: Path, patience: float = PATIENCE, sound: Callable[[], None] = lambda: None
    ) -> None:
        self.file, self._sound = file, sound
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
        with told(self.file), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the one connection that may write; all of it is durable at the end, or none."""
        self._after_fork()
        self._sound()
        with self._writer, told(self.file), self._engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def copy_to(self, target: Path) -> None:
        """Write the log into a new file, as it stands at one moment, while others go on writing.

        Tables that are not the log's own come along empty: what is not answered in one's name is
        not carried about.
        """
        with told(self.file), closing(_connect(self.file, self._patience, "rw")) as connection:
            try:
                connection.execute("VACUUM INTO ?", (str(target.absolute()),))
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_LOG:
                    raise
                raise WorkshopError(
                    f"The answers could not be copied to {target.parent}: {error}. Make room there, check "
                    "that you may write there, and try again."
                ) from error
        with told(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA secure_delete = ON")
            found = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            others = [name for name in found if name not in LOG_TABLES and not name.startswith("sqlite_")]
            for name in others:
                copy.execute('DELETE FROM "{}"'.format(name.replace('"', '""')))
            if others:
                copy.execute("VACUUM")

    def overwrite_erased(self, *tables: str) -> None:  # noqa: ARG002 - a file is written anew as a whole
        """Leave nothing of what was erased in the file, nor in what SQLite writes beside it."""
        with (
            erased_already(self.file),
            told(self.file),
            closing(_connect(self.file, self._patience, "rw")) as connection,
        ):
            connection.execute("VACUUM")
            (is_held, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_held:  # somebody still reads what SQLite has written beside the file
                raise WorkshopError(sentence(self.file, sqlite3.SQLITE_BUSY))

    def close(self) -> None:
        """Close every connection; the next use opens new ones.

        Raises
        ------
        WorkshopError
            When the file was checked while it was read, and is damaged.
        """
        self.let_go()
        self._sound()

    def let_go(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _after_fork(self) -> None:
        """Leave to the parent what one of its other threads was using when it forked."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._writer = threading.Lock()
            self._engine.dispose(close=False)


def make(file: Path, session_id: str) -> None:
    """Make a new database file that holds one session without answers."""
    with told(file), closing(_connect(file, PATIENCE, "rwc")) as made:
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


def load(file: Path, patience: float = PATIENCE, meanwhile: bool = False) -> tuple[Database, str]:
    """Return a session's database and the session's id.

    Parameters
    ----------
    file
        The SQLite file.
    patience
        Seconds to wait for another program that is writing.
    meanwhile
        Whether the file is checked from end to end while it is read, and not before; see `Database`.

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
    refuse_unknown(file)
    if meanwhile:
        database = Database(file, patience, checked_meanwhile(file))
    else:
        check_whole(file)
        database = Database(file, patience)
    with database.reading() as connection:
        found = connection.execute(sessions.select()).all()
    if len(found) != 1:
        raise WorkshopError(sentence(file, sqlite3.SQLITE_CORRUPT))
    upgrade(database, str(found[0].id), file.parent)
    return database, str(found[0].id)


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


def _close_before_fork() -> None:
    for database in list(_open_databases):
        database.let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_before_fork)
