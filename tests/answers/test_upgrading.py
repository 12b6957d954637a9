"""A session of an older form is opened, and kept as it was beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from workshop.answers import database
from workshop.answers.moving import moved_to
from workshop.answers.tables import SCHEMA_VERSION, sessions
from workshop.answers.upgrading import kept_copy
from workshop.answers.visibility import View
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Server


@pytest.fixture
def old(new_file_workshop: NewWorkshop) -> Path:
    """A file of the first form, with an answer, that nobody has open."""
    workshop = new_file_workshop()
    workshop.write("about/managers", 12)
    workshop.log.database.close()
    with closing(sqlite3.connect(workshop.file)) as older:
        older.execute("drop table ballots")
        older.execute("drop table kept")
        older.execute("update sessions set schema_version = 1")
        older.execute("PRAGMA user_version = 1")
        older.commit()
    return workshop.file


def facts(file: Path) -> tuple[int, int, set[str]]:
    """Return the form that a file says it has, twice, and its tables."""
    with closing(sqlite3.connect(file)) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        (told,) = raw.execute("select schema_version from sessions").fetchone()
        tables = {name for (name,) in raw.execute("select name from sqlite_master where type = 'table'")}
    return version, told, tables


def test_an_older_session_opens_and_a_copy_of_it_is_kept(old: Path) -> None:
    opened, session_id = database.load(old)
    view = View(opened, session_id, "facilitator")
    assert view.values("team-north-1")["about/managers"].value == 12
    assert view.ballots_cast("team-north-1") == {}
    opened.close()
    log = {"sessions", "edits", "current"}
    assert facts(old) == (SCHEMA_VERSION, SCHEMA_VERSION, log | {"ballots", "kept"})
    assert facts(kept_copy(old.parent, 1)) == (1, 1, log)
    assert {each.name for each in old.parent.iterdir()} == {"answers.db", "answers-form-1.db"}


def test_opening_again_keeps_the_first_copy(old: Path) -> None:
    database.load(old)[0].close()
    before = kept_copy(old.parent, 1).read_bytes()
    opened, _ = database.load(old)
    opened.close()
    assert kept_copy(old.parent, 1).read_bytes() == before


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(database.Database, "copy_to", full)
    with pytest.raises(WorkshopError, match=r"answers-form-1\.db could not be written: No space left"):
        database.load(old)
    assert facts(old)[0] == 1
    assert [each.name for each in old.parent.glob("*form*")] == []


def test_an_older_session_in_a_shared_database_is_upgraded_too(
    new_file_workshop: NewWorkshop, postgresql: Server
) -> None:
    workshop = new_file_workshop()
    file = workshop.file
    with workshop.log.database.writing() as connection:
        connection.exec_driver_sql("update sessions set id = 'session-old'")
        for table in ("edits", "current"):
            connection.exec_driver_sql(f"update {table} set session = 'session-old'")
    workshop.log.database.close()
    shared, session_id = moved_to(postgresql.address, file)
    with shared.writing() as connection:
        connection.execute(sessions.update().where(sessions.c.id == session_id).values(schema_version=1))
    shared.close()
    shared, _ = moved_to(postgresql.address, file)
    with shared.reading() as connection:
        found = connection.execute(sessions.select().where(sessions.c.id == session_id)).one()
        assert inspect(connection).has_table("ballots")
    assert found.schema_version == SCHEMA_VERSION
    assert facts(kept_copy(file.parent, 1))[:2] == (1, 1)
    kept, _ = database.load(kept_copy(file.parent, 1))
    assert {each.value for each in View(kept, session_id, "facilitator").values("").values()} == {
        "North",
        "South",
    }
    kept.close()
    shared.close()
