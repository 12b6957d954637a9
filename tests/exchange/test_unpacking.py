"""What is damaged, of something else or out to do harm is refused in a sentence, and nothing is written."""

from __future__ import annotations

import json
import random
import socket
import sqlite3
import stat
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workshop.answers.tables import SCHEMA_VERSION
from workshop.errors import WorkshopError
from workshop.exchange.unpacking import unpack

Change = Callable[[zipfile.ZipFile], None]
Entries = dict[str, bytes]
DAMAGED = "it is damaged, cut short, or no pack. Ask for it again, or take another copy."
TOO_MUCH = "it would fill the disk with far more than a session holds."
NO_PACK = "it is no pack of a session. Name a file that workshop pack made."


def refused(file: Path) -> str:
    """Return why a file is not unpacked; nothing may be written."""
    before = sorted(file.parent.rglob("*"))
    with pytest.raises(WorkshopError) as caught:
        unpack(file, file.parent / "here" / "again")
    assert [each for each in sorted(file.parent.rglob("*")) if each.name != "here"] == before
    assert not list((file.parent / "here").glob("*"))
    said = str(caught.value)
    assert said.startswith(f"{file} was not unpacked: ")
    assert "\n" not in said
    return said.removeprefix(f"{file} was not unpacked: ")


def entries(file: Path) -> Entries:
    """Return what a pack holds."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made_of(file: Path, held: Entries, change: Change = lambda _: None) -> Path:
    """Write a pack anew, then do something to it that no pack of ours has."""
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, data in held.items():
            archive.writestr(name, data)
        change(archive)
    return file


def adding(name: str, mode: int = 0, data: bytes = b"x") -> Change:
    """Return a change that adds a file."""

    def add(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = entry.orig_filename = name
        entry.external_attr = mode << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, data)

    return add


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (adding("/etc/evil"), "“/etc/evil” in it leads out of its folder."),
        (adding("kit/../../evil"), "“kit/../../evil” in it leads out of its folder."),
        (adding("C:\\evil"), "“C:\\evil” in it leads out of its folder."),
        (adding("session.yaml"), "“session.yaml” in it is there twice."),
        (adding("Session.yaml"), "“Session.yaml” in it is too much like “session.yaml”."),
        (adding("answers.db-wal"), "“answers.db-wal” in it does not belong in a pack."),
        (adding("private/codes.txt"), "“private/codes.txt” in it does not belong in a pack."),
        (adding("kit/a\x1b[2J"), "“kit/a?[2J” in it has a name that some systems do not take."),
        (
            adding("kit/link", stat.S_IFLNK | 0o777, b"/etc/passwd"),
            "“kit/link” in it is a link or a device, which no session has.",
        ),
        (
            adding("kit/device", stat.S_IFCHR | 0o666),
            "“kit/device” in it is a link or a device, which no session has.",
        ),
        (
            adding("kit/folder", stat.S_IFDIR | 0o700),
            "“kit/folder” in it is a link or a device, which no session has.",
        ),
    ],
)
def test_a_name_or_kind_that_could_do_harm_is_refused(packed: Path, change: Change, said: str) -> None:
    assert refused(made_of(packed, entries(packed), change)) == said


def test_an_archive_that_declares_ten_gigabytes_is_refused(packed: Path) -> None:
    def declare(archive: zipfile.ZipFile) -> None:
        archive.getinfo("session.yaml").file_size = 10 * 10**9

    assert refused(made_of(packed, entries(packed), declare)) == TOO_MUCH


def test_a_file_larger_than_any_pack_is_not_even_opened(packed: Path) -> None:
    with packed.open("r+b") as file:
        file.truncate(5 * 2**30)
    assert refused(packed) == "it is larger than any pack of a session."


def test_a_small_archive_that_expands_without_end_is_refused(packed: Path) -> None:
    bomb = adding("kit/words/bomb.yaml", data=bytes(101 * 2**20))
    assert refused(made_of(packed, {"workshop-pack.json": entries(packed)["workshop-pack.json"]}, bomb)) == (
        TOO_MUCH
    )


@pytest.mark.parametrize("more", [-5, 5])
def test_a_file_of_another_size_than_declared_is_refused(packed: Path, more: int) -> None:
    def declare(archive: zipfile.ZipFile) -> None:
        archive.getinfo("kit/words/plan.yaml").file_size += more

    assert refused(made_of(packed, entries(packed), declare)) == DAMAGED


def test_a_wrong_check_sum_is_refused(packed: Path) -> None:
    def spoil(archive: zipfile.ZipFile) -> None:
        archive.getinfo("answers.db").CRC ^= 1

    assert refused(made_of(packed, entries(packed), spoil)) == DAMAGED


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_pack_cut_short_is_refused(packed: Path, part: float) -> None:
    data = packed.read_bytes()
    packed.write_bytes(data[: int(len(data) * part)])
    assert refused(packed) == DAMAGED


def test_a_byte_changed_anywhere_is_refused_or_changes_nothing(packed: Path) -> None:
    data, chance = packed.read_bytes(), random.Random(5)
    whole = entries(packed)
    for number in range(25):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        packed.write_bytes(changed)
        target = packed.parent / f"try-{number}"
        try:
            unpack(packed, target)
        except WorkshopError as reason:
            assert str(reason).startswith(f"{packed} was not unpacked: ")
            assert not target.exists()
        else:
            found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
            assert found == whole.keys() - {"workshop-pack.json"}


def test_another_program_s_archive_is_refused(packed: Path) -> None:
    assert refused(made_of(packed, {"holiday.jpg": b"x"})) == NO_PACK
    held = entries(packed) | {"workshop-pack.json": b'{"format": "other", "version": 1}'}
    assert refused(made_of(packed, held)) == NO_PACK
    assert refused(made_of(packed, held | {"workshop-pack.json": b"[]"})) == NO_PACK


def test_a_pack_of_a_newer_program_is_refused(packed: Path) -> None:
    label = json.dumps({"format": "workshop-pack", "version": 2}).encode()
    assert refused(made_of(packed, entries(packed) | {"workshop-pack.json": label})) == (
        "a newer version of this program made it. Install the newer version to unpack it."
    )


def test_a_pack_without_answers_is_refused(packed: Path) -> None:
    held = entries(packed)
    del held["answers.db"]
    assert refused(made_of(packed, held)) == "answers.db is missing in it. Ask for it again."


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            "PRAGMA application_id = 1",
            "answers.db belongs to another program and was left as it is. Put the session's own answers.db "
            "in its place.",
        ),
        (
            "PRAGMA user_version = 99",
            "answers.db was written by a newer version of this program (its form is 99; this version knows "
            f"up to {SCHEMA_VERSION}). Install the newer version to open it.",
        ),
        (
            "CREATE TRIGGER evil AFTER INSERT ON edits BEGIN DELETE FROM edits; END",
            "answers.db is not in the form that this program expects. Put a copy of the session's folder in "
            "its place.",
        ),
        (
            "DROP TABLE edits",
            "answers.db is not in the form that this program expects. Put a copy of the session's folder in "
            "its place.",
        ),
        (
            "UPDATE edits SET value = '{', sent = '{' WHERE path LIKE '%/day_cost'",
            DAMAGED,
        ),
        (
            "UPDATE edits SET at = 'yesterday' WHERE path LIKE '%/day_cost'",
            DAMAGED,
        ),
        (
            "UPDATE edits SET value = '7' WHERE path LIKE 'teams/%/name'",
            "its answers are not in the form that this program expects.",
        ),
        (
            "UPDATE current SET value = '\"Ours\"' WHERE path LIKE 'teams/%/name'",
            "its answers are not what their history says. Ask for it again.",
        ),
        (
            "UPDATE edits SET value = '{\"a\": 1}' WHERE path LIKE '%/day_cost'",
            "its answers are not in the form that this program expects.",
        ),
    ],
)
def test_a_database_that_is_not_ours_is_refused(packed: Path, command: str, said: str) -> None:
    held = entries(packed)
    file = packed.parent.parent / "other.db"
    file.write_bytes(held["answers.db"])
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(command)
        raw.commit()
    assert refused(made_of(packed, held | {"answers.db": file.read_bytes()})) == said


def test_a_session_whose_file_is_wrong_is_refused(packed: Path) -> None:
    assert refused(made_of(packed, entries(packed) | {"session.yaml": b"title: x\n"})) == (
        "its kit or its file is not right. session.yaml, line 1, day: is missing. Add it."
    )


def test_folders_that_another_zip_program_added_do_no_harm(packed: Path) -> None:
    folder = adding("kit/", stat.S_IFDIR | 0o755, b"")
    made = unpack(made_of(packed, entries(packed), folder), packed.parent / "again")
    assert (made / "kit" / "words").is_dir()


def test_a_folder_that_is_there_is_left_as_it_is(packed: Path) -> None:
    there = packed.parent / "again"
    there.mkdir()
    (there / "notes.txt").write_text("mine")
    with pytest.raises(WorkshopError, match="is there already and was left as it is"):
        unpack(packed, there)
    assert [each.name for each in there.iterdir()] == ["notes.txt"]
    (there / "notes.txt").unlink()
    assert unpack(packed, there) == there


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        unpack(tmp_path / "gone.zip", tmp_path / "again")
    assert (
        str(caught.value) == f"There is no file {tmp_path / 'gone.zip'}. Name a file that workshop pack made."
    )


@pytest.mark.parametrize("line", ["database: {}", '"database": {}', "? database\n: {}"])
def test_a_pack_that_names_a_database_is_refused_and_nobody_is_called(packed: Path, line: str) -> None:
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.1", 0))
        elsewhere.listen()
        elsewhere.setblocking(False)
        address = f"postgresql://kim@127.0.0.1:{elsewhere.getsockname()[1]}/spring"
        held = entries(packed)
        held["session.yaml"] += f"\n{line.format(address)}\n".encode()
        assert refused(made_of(packed, held)) == (
            "its session.yaml names a database, and a pack has its answers within. Ask for it again."
        )
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
