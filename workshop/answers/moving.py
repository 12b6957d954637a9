"""Answers move from a session's own file into the database that its session.yaml names."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from workshop.answers import database
from workshop.answers.copying import copy_log
from workshop.answers.shared import SharedDatabase, add, known
from workshop.answers.tables import sessions


def moved_to(address: str, file: Path) -> tuple[SharedDatabase, str]:
    """Return the database that holds a session's answers, and the session's id.

    At the first opening after the address was named, everything in the session's own file goes into
    the database, its history included, in one transaction. The file then stands aside under another
    name, so that nobody goes on writing into it.

    Parameters
    ----------
    address
        The database, as session.yaml names it.
    file
        The session's own file.

    Raises
    ------
    WorkshopError
        When the database can't be used, or neither file is there; then nothing has changed.
    """
    moved = file.with_name(database.MOVED)
    local, session_id = database.load(file if file.is_file() or not moved.is_file() else moved)
    try:
        shared = SharedDatabase(address, session_id)
        shared.prepare()
        if not known(shared, session_id):
            with local.reading() as source, shared.writing() as target:
                _copy(source, target, session_id)
    finally:
        local.close()
    if file.is_file():
        file.replace(moved)
    return shared, session_id


def _copy(source: Connection, target: Connection, session_id: str) -> None:
    if target.execute(select(sessions.c.id).where(sessions.c.id == session_id)).first():
        return  # somebody else was quicker
    add(target, session_id)
    copy_log(source, target, session_id)
