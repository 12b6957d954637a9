"""What a database file could not do, in a sentence for the person who can mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workshop.errors import NotStored, WorkshopError


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Say in a sentence what the database could not do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None:
            raise
        raise NotStored(sentence(file, code)) from error


@contextmanager
def erased_already(where: object) -> Iterator[None]:
    """Say what is left to do when the answers are rid of something, and the disk is not."""
    try:
        yield
    except WorkshopError as error:
        raise WorkshopError(
            f"It is erased from the answers, but traces of it are left on the disk: {where} could not be "
            "written anew. Make as much room there as it takes up, close what else has it open, and do the "
            "same again, also when nothing more is found to erase."
        ) from error


def sentence(file: Path, code: int) -> str:
    """Return what SQLite's code means for a file, and what to do."""
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
