"""A session that an older version of this program wrote is brought to this one's form."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, select

from workshop.answers.store import Store
from workshop.answers.tables import SCHEMA_VERSION, metadata, sessions
from workshop.answers.trouble import told
from workshop.answers.whole import whole_file


def kept_copy(folder: Path, version: int | str) -> Path:
    """Return where the answers of an older form are kept as they were."""
    return folder / f"answers-form-{version}.db"


def kept_copies(folder: Path) -> list[Path]:
    """Return the copies of older forms that a session's folder keeps; nothing reads them by itself."""
    return sorted(folder.glob(kept_copy(Path(), "*").name))


def upgrade(store: Store, session_id: str, folder: Path) -> None:
    """Bring a session's tables to this version's form, once a copy of them as they were is on the disk.

    The copy can be opened with the version that wrote it. Whoever has the session open meanwhile with
    that older version is refused from the next opening on.

    Parameters
    ----------
    store
        Where the tables lie.
    session_id
        The session, which must be in it.
    folder
        Where the copy is kept: the session's folder.

    Raises
    ------
    WorkshopError
        When the copy can't be made, or the tables can't be changed; then they are as they were.
    """
    with store.reading() as connection:
        version = _version(connection, session_id)
    if version >= SCHEMA_VERSION:
        return
    copy = kept_copy(folder, version)
    if not copy.exists():
        with whole_file(copy) as making:
            store.copy_to(making)
            _mark(making, version)
    with store.writing() as connection:
        if _version(connection, session_id) < SCHEMA_VERSION:  # nobody else was quicker
            metadata.create_all(connection)
            connection.execute(
                sessions.update().where(sessions.c.id == session_id).values(schema_version=SCHEMA_VERSION)
            )
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _mark(file: Path, version: int) -> None:
    """Say of a copy in which form it is, by which the version that knows that form opens it."""
    with told(file), closing(sqlite3.connect(file)) as copy, copy:
        copy.execute("UPDATE sessions SET schema_version = ?", (version,))
        copy.execute(f"PRAGMA user_version = {version}")


def _version(connection: Connection, session_id: str) -> int:
    asked = select(sessions.c.schema_version).where(sessions.c.id == session_id)
    return int(connection.execute(asked).scalar_one())
