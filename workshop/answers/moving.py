"""Answers move from a session's own file into the database that its session.yaml names."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from workshop.answers import database
from workshop.answers.copying import copy_ballots, copy_log
from workshop.answers.emptying import leave_none
from workshop.answers.shared import SharedDatabase, add, known
from workshop.answers.tables import edits, sessions
from workshop.answers.upgrading import upgrade
from workshop.errors import WorkshopError


def moved_to(address: str, file: Path) -> tuple[SharedDatabase, str]:
    """Return the database that holds a session's answers, and the session's id.

    At the first opening after the address was named, everything in the session's own file goes into
    the database, its history included, in one transaction. The file then stands aside under another
    name, so that nobody goes on writing into it; of what was answered alone nothing stays in it, since
    the end of the workshop erases that from the database.

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
        is_known = known(shared, session_id)
        with local.reading() as source, shared.writing() as target:
            if not is_known:
                _copy(source, target, session_id)
            elif file.is_file() and not _holds(target, source, session_id):
                raise WorkshopError(
                    f"The database has this session already, and {file} has answers that are not in it. "
                    "Nothing was changed. Take the line that begins with database out of session.yaml, "
                    "export the answers, and import them into the session whose answers lie in the database."
                )
        leave_none(local, session_id)
    finally:
        local.close()
    upgrade(shared, session_id, file.parent)
    if file.is_file():
        file.replace(moved)
    return shared, session_id


def _holds(shared: Connection, local: Connection, session_id: str) -> bool:
    """Whether a log goes on from another: it only ever grows, so its last edit tells."""
    last = local.execute(select(edits.c.edit_id).order_by(edits.c.seq.desc()).limit(1)).scalar()
    asked = select(edits.c.seq).where(edits.c.session == session_id, edits.c.edit_id == last)
    return last is None or shared.execute(asked).first() is not None


def _copy(source: Connection, target: Connection, session_id: str) -> None:
    if target.execute(select(sessions.c.id).where(sessions.c.id == session_id)).first():
        return  # somebody else was quicker
    add(target, session_id)
    copy_log(source, target, session_id)
    copy_ballots(source, target, session_id)
