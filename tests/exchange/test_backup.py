"""A copy is kept while the session is open, and a good one is never lost."""

from __future__ import annotations

import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import Edit, LocalAnswers
from workshop.errors import WorkshopError
from workshop.exchange import packing
from workshop.exchange.backup import Backup
from workshop.exchange.unpacking import unpack

Told = list[str]


@pytest.fixture
def told() -> Told:
    """What the facilitator was told."""
    return []


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder on another disk."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def backup(sample_session: Path, stick: Path, told: Told) -> Iterator[Backup]:
    """A backup that has made its first copy."""
    made = Backup(sample_session, stick, told.append)
    assert made.copy()
    yield made


def managers(file: Path, folder: Path) -> int | None:
    """Return an answer that a copy holds."""
    opened = workshop.answers.open(unpack(file, folder))
    found = opened.plan("team-nordics").about.managers
    opened.close()
    return found


def test_each_copy_holds_the_answers_of_its_minute(
    backup: Backup, answers: LocalAnswers, stick: Path, tmp_path: Path, told: Told
) -> None:
    for number in (31, 32):
        answers.append([Edit(f"w-{number}", "team-nordics", "about/managers", number, answers.latest())])
        assert backup.copy()
        assert managers(backup.file, tmp_path / str(number)) == number
    assert [path.name for path in stick.iterdir()] == ["sample-backup.zip"]
    assert told == [f"A copy of the session is kept in {backup.file}, made anew every minute."]


def test_a_stick_that_is_pulled_out_is_told_once_and_tried_again(
    backup: Backup, stick: Path, told: Told
) -> None:
    told.clear()
    stick.rename(stick.with_name("pulled-out"))
    assert not backup.copy()
    assert not backup.copy()
    assert told == [
        f"No copy of the session was made. {stick} is not there. Put the stick back in, or make the folder. "
        "It is tried again every minute."
    ]
    stick.with_name("pulled-out").rename(stick)
    assert backup.copy()
    assert told[1:] == [f"A copy of the session is kept again in {backup.file}, made anew every minute."]


def test_the_folder_that_stays_where_a_stick_was_is_not_written_to(
    backup: Backup, stick: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(stick)
    stick.mkdir()
    monkeypatch.setattr(backup, "_disk", stick.stat().st_dev + 1)
    assert not backup.copy()
    assert list(stick.iterdir()) == []
    assert told[-1] == (
        f"No copy of the session was made. {stick} is no longer the disk that it was. Put the stick back in. "
        "It is tried again every minute."
    )


def test_a_full_disk_leaves_the_last_good_copy(
    backup: Backup, stick: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.file.read_bytes()

    def full(_source: object, target: object, _length: int) -> None:
        target.write(b"half")  # type: ignore[attr-defined]
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(packing, "copyfileobj", full)
        assert not backup.copy()
    assert "No space left on device" in told[-1]
    assert backup.file.read_bytes() == before
    assert [path.name for path in stick.iterdir()] == ["sample-backup.zip"]


def test_what_cannot_be_read_back_leaves_the_last_good_copy(
    backup: Backup, stick: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(zipfile.ZipFile, "testzip", lambda _archive: "answers.db")
        assert not backup.copy()
    assert told[-1] == (
        f"No copy of the session was made. What was written to {stick} could not be read back: the disk is "
        "failing. Take another one. It is tried again every minute."
    )
    assert backup.file.read_bytes() == before
    assert [path.name for path in stick.iterdir()] == ["sample-backup.zip"]


def test_a_session_that_cannot_be_opened_is_told_and_tried_again(
    sample_session: Path, stick: Path, told: Told
) -> None:
    made = Backup(sample_session, stick / "spring.zip", told.append)
    (sample_session / "answers.db").rename(sample_session / "away.db")
    assert not made.copy()
    assert "The answers are missing" in told[-1]
    (sample_session / "away.db").rename(sample_session / "answers.db")
    assert made.copy()
    assert (stick / "spring.zip").is_file()


def test_copies_go_on_until_the_end_and_the_last_has_everything(
    sample_session: Path, answers: LocalAnswers, stick: Path, tmp_path: Path
) -> None:
    first = threading.Event()
    made = Backup(sample_session, stick, lambda _sentence: first.set(), every=3600)
    made.start()
    assert first.wait(60)
    answers.append([Edit("late", "team-nordics", "about/managers", 44, answers.latest())])
    made.finish()
    assert managers(made.file, tmp_path / "last") == 44


def test_a_new_copy_is_a_file_of_its_own_that_takes_the_name_of_the_last(backup: Backup) -> None:
    before = backup.file.read_bytes()
    with backup.file.open("rb") as last:
        assert backup.copy()
        assert last.read() == before
        assert os.fstat(last.fileno()).st_ino != backup.file.stat().st_ino


def test_a_stick_that_is_not_in_yet_is_waited_for(sample_session: Path, tmp_path: Path, told: Told) -> None:
    made = Backup(sample_session, tmp_path / "not-yet", told.append)
    assert not made.copy()
    assert told[-1].startswith(f"No copy of the session was made. {tmp_path / 'not-yet'} is not there.")
    (tmp_path / "not-yet").mkdir()
    assert made.copy()
    assert [path.name for path in (tmp_path / "not-yet").iterdir()] == ["sample-backup.zip"]


def test_a_copy_in_the_session_s_own_folder_is_none(sample_session: Path, told: Told) -> None:
    with pytest.raises(WorkshopError) as caught:
        Backup(sample_session, sample_session / "private", told.append)
    assert str(caught.value) == (
        f"{sample_session / 'private' / 'sample-backup.zip'} lies in the session's own folder, and would be "
        "lost with it. Name a place on another disk, such as a stick."
    )
