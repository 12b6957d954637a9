from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import Edit
from workshop.answers.tables import SCHEMA_VERSION
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop


@pytest.fixture
def workshop(new_file_workshop: NewWorkshop) -> Workshop:
    """A log of two teams in a file: this is about files."""
    return new_file_workshop()


def refusal(file: Path) -> str:
    """Return why a file is not opened."""
    with pytest.raises(WorkshopError) as refused:
        database.load(file)
    return str(refused.value)


@pytest.fixture
def closed_file(workshop: Workshop) -> Path:
    """A file with some answers that nobody has open."""
    for number in range(50):
        workshop.write("about/sales_strategy", f"Strategy {number} " * 100, base=2**30)
    workshop.log.database.close()
    return workshop.file


def test_what_is_stored_is_flushed_and_what_is_deleted_is_overwritten(workshop: Workshop) -> None:
    with workshop.log.database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "trusted_schema", "busy_timeout")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 10_000,
    }


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "answers.db"
    assert refusal(file) == (
        f"The answers are missing: there is no file {file}. Put it back from a copy; "
        "a new session is made with: workshop new FOLDER"
    )
    assert not file.exists()


def test_a_damaged_file_is_refused_and_left_as_it_is(closed_file: Path) -> None:
    whole = closed_file.read_bytes()
    damaged = {
        "empty": b"",
        "cut off": whole[: len(whole) // 2],
        "cut off in its first page": whole[:60],
        "of another kind": b"PK\x03\x04" + whole[4:],
        "scratched": whole[:8192] + bytes(range(256)) * 64 + whole[24576:],
    }
    for kind, content in damaged.items():
        closed_file.write_bytes(content)
        sentence = (
            f"{closed_file} is damaged and cannot be read. Put a copy of the session's folder in its place."
        )
        assert refusal(closed_file) == sentence, kind
        assert closed_file.read_bytes() == content, kind


def test_a_damaged_file_that_is_checked_while_it_is_read_takes_no_answer_and_is_told_at_the_end(
    closed_file: Path,
) -> None:
    whole = closed_file.read_bytes()
    closed_file.write_bytes(whole[:-8192] + bytes(range(256)) * 32)
    damaged = closed_file.read_bytes()
    opened, session_id = database.load(closed_file, meanwhile=True)
    asked = [Edit("e", "", "session/title", "x")]
    for work in (
        lambda: append(Log(opened, session_id, Border({})), Sender("facilitator"), asked),
        opened.close,
    ):
        with pytest.raises(WorkshopError, match="is damaged and cannot be read"):
            work()
    assert closed_file.read_bytes() == damaged


def test_a_sound_file_that_is_checked_while_it_is_read_takes_answers(closed_file: Path) -> None:
    opened, session_id = database.load(closed_file, meanwhile=True)
    asked = [Edit("e", "", "session/title", "x")]
    (receipt,) = append(Log(opened, session_id, Border({})), Sender("facilitator"), asked)
    opened.close()
    assert receipt.stored and not receipt.refused


def test_a_file_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "answers.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("create table recipes (name text)")
    before = file.read_bytes()
    assert refusal(file) == (
        f"{file} belongs to another program and was left as it is. "
        "Put the session's own answers.db in its place."
    )
    assert file.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused(closed_file: Path) -> None:
    with closing(sqlite3.connect(closed_file)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert refusal(closed_file) == (
        f"{closed_file} was written by a newer version of this program (its form is {SCHEMA_VERSION + 1}; "
        f"this version knows up to {SCHEMA_VERSION}). Install the newer version to open it."
    )


def test_a_file_that_lost_its_session_is_refused(closed_file: Path) -> None:
    with closing(sqlite3.connect(closed_file)) as lossy:
        lossy.execute("delete from sessions")
        lossy.commit()
    assert refusal(closed_file).startswith(f"{closed_file} is damaged")


def test_a_file_that_lost_a_table_is_said_to_be_in_another_form(closed_file: Path) -> None:
    with closing(sqlite3.connect(closed_file)) as lossy:
        lossy.execute("drop table current")
    opened, session_id = database.load(closed_file)
    with pytest.raises(WorkshopError) as refused:
        append(
            Log(opened, session_id, Border({})), Sender("facilitator"), [Edit("e", "", "session/title", "x")]
        )
    assert str(refused.value) == (
        f"{closed_file} is not in the form that this program expects. "
        "Put a copy of the session's folder in its place."
    )


def test_an_error_in_the_middle_leaves_nothing_behind(workshop: Workshop) -> None:
    before = workshop.view().latest()
    with pytest.raises(ZeroDivisionError), workshop.log.database.writing() as connection:
        connection.exec_driver_sql("delete from edits")
        _ = 1 / 0
    assert workshop.view().latest() == before


def test_a_file_that_another_program_holds_is_told_and_works_again_afterwards(workshop: Workshop) -> None:
    file = workshop.file
    impatient = Log(database.Database(file, patience=0.05), workshop.log.session_id, Border({}))
    edit = workshop.edit("about/managers", 12)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkshopError) as refused:
            append(impatient, Sender("facilitator"), [edit])
        assert workshop.values() == {}
        other.execute("ROLLBACK")
    assert str(refused.value) == (
        f"Another program holds {file}; nothing was stored. Close what else has it open (a copy or back-up "
        "program, a database viewer) and save again."
    )
    assert append(impatient, Sender("facilitator"), [edit])[0].stored is not None


def test_a_full_disk_is_told_and_works_again_afterwards(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)

    def allow(pages: int) -> None:
        with workshop.log.database.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    allow(1)
    edits = [workshop.edit("about/sellers", 90), workshop.edit("about/sales_strategy", "x" * 5000)]
    with pytest.raises(WorkshopError) as refused:
        workshop.send(*edits)
    assert str(refused.value) == (
        f"The disk that holds {workshop.file} is full; nothing was stored. Make room and save again."
    )
    assert workshop.values() == {"about/managers": 12}
    allow(100_000)
    assert all(receipt.stored for receipt in workshop.send(*edits))
    with workshop.log.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_threads_share_a_file(workshop: Workshop) -> None:
    def write(number: int) -> int:
        seq = workshop.write("about/managers", number)
        assert workshop.view().values(workshop.north)
        return seq

    before = workshop.view().latest()
    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(write, range(40)))
    assert sorted(written) == list(range(before + 1, before + 41))
    history = workshop.view().history(workshop.north, "about/managers")
    assert sorted(str(stored.value) for stored in history) == sorted(map(str, range(40)))
