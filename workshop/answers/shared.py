"""A PostgreSQL database that keeps the answers of many sessions in place of their own files."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pg8000.dbapi  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from workshop.answers import database
from workshop.answers.copying import copy_log
from workshop.answers.one_trip import OneTrip
from workshop.answers.tables import SCHEMA_VERSION, ballots, metadata, sessions
from workshop.answers.trouble import erased_already
from workshop.errors import NotStored, WorkshopError

DRIVER = "postgresql+pg8000"
PATIENCE = 10
"""Seconds to wait for another writer of the same session."""
SILENCE = 30
"""Seconds without a word from the server, after which it counts as gone."""
_NAMES = {"postgres", "postgresql"}
_LOCK_ON_TABLES = 0x574B5348
_LOST = {"57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006"}
_WAITED = "55P03"
_FULL = {"53100", "53200"}
_DENIED = {"28000", "28P01", "3D000", "42501"}


class SharedDatabase:
    """The part of a PostgreSQL database that belongs to one session.

    Two sessions never wait for each other. Within a session one writes at a time, under an advisory
    lock that is let go after the commit, so that the order of ``seq`` is the order of commits.

    Parameters
    ----------
    address
        As ``postgresql://name:password@host:5432/database``. What it leaves out is taken from the
        variables that PostgreSQL's own programs know: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
    session_id
        The session.

    Raises
    ------
    WorkshopError
        When the address is none of PostgreSQL's.
    """

    def __init__(self, address: str, session_id: str) -> None:
        self._url = _url(address)
        self._session_id = session_id
        self._lock = _lock_of(session_id)
        self._process = os.getpid()
        self._engine = _engine(self._url)
        self._finalizer = weakref.finalize(self, self._engine.dispose)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment of the database throughout."""
        self._after_fork()
        with self._told(), self._engine.connect() as connection:
            # By a statement of its own: SQLAlchemy's option asks the server a dozen times, before and after.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection
            connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the one connection that may write to this session; all is durable at the end, or nothing."""
        self._after_fork()
        with self._told(), self._engine.begin() as connection:
            _wait_for(connection, self._lock)
            yield connection

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    def copy_to(self, target: Path) -> None:
        """Write the session's log into a new file, as it stands at one moment, while others go on writing."""
        database.make(target, self._session_id)
        file = database.Database(target)
        with self.reading() as source, file.writing() as copy:
            copy_log(source, copy, self._session_id)
        file.close()

    def overwrite_erased(self, *tables: str) -> None:
        """Write the ballots anew, and free what was erased in the log, which PostgreSQL then writes over.

        To write the log anew would lock it, for every session in the database.
        """
        with (
            erased_already(f"the database {self._url.database or ''}".rstrip()),
            self._told(),
            self._engine.connect() as connection,
        ):
            connection.connection.rollback()  # the question whether the server is there began a transaction
            outside = connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in tables:
                full = "FULL " if table == ballots.name else ""
                outside.execute(text(f"VACUUM {full}{table}"))

    def prepare(self) -> None:
        """Make the tables where they are not there yet.

        Raises
        ------
        WorkshopError
            When the database can't be reached, or the tables can't be made.
        """
        with self._told(), self._engine.begin() as connection:
            _wait_for(connection, _LOCK_ON_TABLES)
            metadata.create_all(connection)

    def _after_fork(self) -> None:
        """Leave the parent's connections to it: two processes can't speak over one."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._engine.dispose(close=False)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what the database could not do."""
        try:
            yield
        except DBAPIError as error:
            raise NotStored(_sentence(self._url, _code(error))) from error
        except OSError as error:
            raise NotStored(_sentence(self._url, "")) from error


def known(store: SharedDatabase, session_id: str) -> bool:
    """Return whether the database has this session.

    Raises
    ------
    WorkshopError
        When a newer version of this program wrote it.
    """
    with store.reading() as connection:
        found = connection.execute(sessions.select().where(sessions.c.id == session_id)).one_or_none()
    if found is not None and found.schema_version > SCHEMA_VERSION:
        raise WorkshopError(
            f"This session was written by a newer version of this program (its form is "
            f"{found.schema_version}; this version knows up to {SCHEMA_VERSION}). Install the newer version."
        )
    return found is not None


def add(connection: Connection, session_id: str) -> None:
    """Begin a session without answers."""
    now = datetime.datetime.now(datetime.UTC)
    connection.execute(sessions.insert().values(id=session_id, schema_version=SCHEMA_VERSION, made_at=now))


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername.partition("+")[0] not in _NAMES:
        raise WorkshopError(
            "session.yaml, database: this is no address of a PostgreSQL database. Write one such as "
            "postgresql://name@host/database, or remove the line to keep the answers in the folder."
        )
    return URL.create(
        DRIVER,
        username=url.username or os.environ.get("PGUSER"),
        password=url.password or os.environ.get("PGPASSWORD"),
        host=url.host or os.environ.get("PGHOST") or "localhost",
        port=url.port or int(os.environ.get("PGPORT", "5432")),
        database=url.database or os.environ.get("PGDATABASE"),
        query=url.query,
    )


def _engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        module=pg8000.dbapi,
        pool_pre_ping=True,  # a server that was restarted is found again without anybody noticing
        max_overflow=-1,
        connect_args={"timeout": SILENCE, "application_name": "workshop"},
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "do_connect", lambda _dialect, _record, args, named: OneTrip(*args, **named))
    return engine


def _lock_of(session_id: str) -> int:
    """Return the number of a session's advisory lock: 64 bits, signed, the same in every process."""
    return int.from_bytes(hashlib.sha256(session_id.encode()).digest()[:8], signed=True)


def _wait_for(connection: Connection, lock: int) -> None:
    """Wait for a lock, which is let go with the transaction; in one question, since each is a way to go."""
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = '{PATIENCE}s'; SELECT pg_advisory_xact_lock({lock:d})"
    )


def _sentence(url: URL, code: str) -> str:
    where = f"The database {url.database or ''} on {url.host}".replace("  ", " ")
    if code == _WAITED:
        return f"{where} is busy: another program writes to this session; nothing was stored. Save again."
    if code in _FULL:
        return f"{where} has no room left; nothing was stored. Make room there and save again."
    if code in _DENIED:
        return (
            f"{where} does not let us in, or not far enough. Check name, password and database in the line "
            "“database” of session.yaml, and that this user may make tables there."
        )
    if code in _LOST or not code:
        return (
            f"{where} cannot be reached; nothing was stored. Check the network and that the database runs, "
            "and save again."
        )
    return f"{where} could not do this ({code}); nothing was stored. Ask whoever looks after it."


def _code(error: DBAPIError) -> str:
    """Return PostgreSQL's own code of an error; empty where the connection itself failed."""
    told: Any = error.orig.args[0] if error.orig is not None and error.orig.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""
