"""Whether a database file is one of ours, of a form that we know, and whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from workshop.answers.tables import LOG_TABLES, SCHEMA_VERSION, metadata
from workshop.answers.trouble import sentence, told
from workshop.errors import WorkshopError

APPLICATION_ID = 0x574B5348
"""Written into the file's header, by which a file of another program is told apart."""
SMALLEST = 512
"""So many bytes has the smallest file that SQLite makes."""


def refuse_unknown(file: Path) -> None:
    """Refuse a file that is not ours, or newer than this program; nothing in it is changed.

    Raises
    ------
    WorkshopError
        When it is damaged at its head, of another program or of a newer version.
    """
    if file.stat().st_size < SMALLEST:
        raise WorkshopError(sentence(file, sqlite3.SQLITE_CORRUPT))
    with told(file), closing(_looked_into(file)) as raw:
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


def check_whole(file: Path) -> None:
    """Go through a file from end to end, which takes longer the larger it is.

    Raises
    ------
    WorkshopError
        When it is damaged.
    """
    with told(file), closing(_looked_into(file)) as raw:
        if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise WorkshopError(sentence(file, sqlite3.SQLITE_CORRUPT))


def checked_meanwhile(file: Path) -> Callable[[], None]:
    """Begin to check a file in a thread of its own; return what waits for it and raises what it found."""
    with_it = ThreadPoolExecutor(1, thread_name_prefix="check")
    found = with_it.submit(check_whole, file)
    with_it.shutdown(wait=False)
    return found.result


def check_ours(file: Path) -> None:
    """Refuse a database file that came from elsewhere and holds more, or other, than a session does.

    Triggers and views would run with the next answer that somebody gives.

    Raises
    ------
    WorkshopError
        When it is not ours, damaged, or holds what no session does.
    """
    refuse_unknown(file)
    check_whole(file)
    with told(file), closing(_looked_into(file)) as raw:
        asked = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        found = set(raw.execute(asked))
    tables = metadata.tables.values()
    ours = {("table", table.name) for table in tables} | {
        ("index", str(index.name)) for table in tables for index in table.indexes
    }
    if not found <= ours or not {("table", name) for name in LOG_TABLES} <= found:
        raise WorkshopError(sentence(file, sqlite3.SQLITE_ERROR))


def _looked_into(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)
