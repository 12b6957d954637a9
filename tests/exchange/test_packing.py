"""A pack holds one moment of a session, and nothing that stays at home."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.errors import WorkshopError
from workshop.exchange import packing
from workshop.exchange.packing import pack
from workshop.exchange.unpacking import unpack


def names(file: Path) -> set[str]:
    """Return the names of the files in a pack."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return set(archive.namelist())


def test_a_pack_holds_what_the_session_needs_and_nothing_private(
    answers: LocalAnswers, tmp_path: Path
) -> None:
    session = answers.place
    (session / "private" / "codes.txt").write_text("secret")
    (session / "plans" / "North.pdf").write_text("a plan")
    (session / "salaries.csv").write_text("not ours")
    (session / "notebooks" / ".ipynb_checkpoints").mkdir()
    (session / "notebooks" / ".ipynb_checkpoints" / "old.ipynb").write_text("{}")
    made = pack(answers, tmp_path / "spring.zip")
    found = names(made.file)
    assert {"workshop-pack.json", "answers.db", "session.yaml", "notebooks/facilitator.ipynb"} <= found
    assert {name.partition("/")[0] for name in found} == {
        "workshop-pack.json", "answers.db", "session.yaml", "notebooks", "kit",
    }  # fmt: skip
    assert not {name for name in found if "checkpoint" in name}
    assert made.left_out == ("salaries.csv",)
    assert made.files == len(found) - 1


def test_versions_that_were_agreed_go_along_unasked(answers: LocalAnswers, tmp_path: Path) -> None:
    agreed = answers.place / "plans" / "North" / "agreed 2027-03-15 (1)"
    agreed.mkdir(parents=True)
    (agreed / "plan.pdf").write_text("a plan")
    (agreed.parent / "plan.pdf").write_text("a newer plan")
    made = pack(answers, tmp_path / "spring.zip")
    assert {name for name in names(made.file) if name.startswith("plans/")} == {
        "plans/North/agreed 2027-03-15 (1)/plan.pdf"
    }
    unpacked = unpack(made.file, tmp_path / "elsewhere")
    assert (unpacked / "plans" / "North" / agreed.name / "plan.pdf").read_text() == "a plan"


def test_plans_go_along_when_they_are_asked_for(answers: LocalAnswers, tmp_path: Path) -> None:
    (answers.place / "plans" / "North").mkdir()
    (answers.place / "plans" / "North" / "plan.pdf").write_text("a plan")
    made = pack(answers, tmp_path / "spring.zip", with_plans=True)
    assert "plans/North/plan.pdf" in names(made.file)


def test_the_files_of_the_company_s_look_go_along(sample_session: Path, tmp_path: Path) -> None:
    (sample_session / "brand" / "fonts").mkdir(parents=True)
    for name in ("logo.svg", "fonts/Ours.ttf", "draft.svg"):
        (sample_session / "brand" / name).write_text("ours")
    with (sample_session / "session.yaml").open("a") as file:
        file.write("\nlook:\n  logo: brand/logo.svg\n  fonts: brand/fonts\n")
    opened = workshop.answers.open(sample_session)
    made = pack(opened, tmp_path / "spring.zip")
    opened.close()
    assert {name for name in names(made.file) if name.startswith("brand")} == {
        "brand/logo.svg", "brand/fonts/Ours.ttf",
    }  # fmt: skip
    assert made.left_out == ("brand",)


def test_links_are_not_followed_but_named(answers: LocalAnswers, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").write_text("mine")
    (answers.place / "kit" / "linked").symlink_to(tmp_path / "elsewhere")
    (answers.place / "kit" / "linked.yaml").symlink_to(tmp_path / "elsewhere" / "mine.txt")
    made = pack(answers, tmp_path / "spring.zip")
    assert made.left_out == ("kit/linked", "kit/linked.yaml")
    assert not {name for name in names(made.file) if "linked" in name}


def test_a_pack_made_while_others_write_holds_one_moment(answers: LocalAnswers, tmp_path: Path) -> None:
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        other = workshop.answers.open(answers.place, author="Robin")
        while not stop.is_set() or len(written) < 5:
            number = len(written)
            edits = [
                Edit(f"w-{number}-{path}", "team-nordics", f"about/{path}", number)
                for path in ("managers", "sellers")
            ]
            assert not [receipt.refused for receipt in other.append(edits, f"w-{number}") if receipt.refused]
            written.append(number)
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        packs = [pack(answers, tmp_path / f"{number}.zip").file for number in range(3)]
    finally:
        stop.set()
        writer.join()
    for file in packs:
        opened = workshop.answers.open(unpack(file, tmp_path / file.stem))
        about = opened.plan("team-nordics").about
        edits = opened.since(0, "team-nordics")
        opened.close()
        assert dict(edits) == dict(answers.since(0, "team-nordics")[: len(edits)])
        if any(stored.author == "Robin" for _, stored in edits):
            assert about.managers == about.sellers


def test_what_is_no_part_of_the_log_comes_along_empty(answers: LocalAnswers, tmp_path: Path) -> None:
    with closing(sqlite3.connect(answers.place / "answers.db")) as raw:
        raw.execute(
            "INSERT INTO ballots VALUES ('s', 't', 'q', 'day-0/1', 'rater-who-must-not-be-known', '3')"
        )
        raw.commit()
    copy = tmp_path / "copy.db"
    answers.copy_to(copy)
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*) FROM ballots").fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM edits").fetchone()[0] > 100
    assert b"must-not-be-known" not in copy.read_bytes()


def test_a_file_that_is_there_is_left_as_it_is(answers: LocalAnswers, tmp_path: Path) -> None:
    there = tmp_path / "spring.zip"
    there.write_text("mine")
    with pytest.raises(WorkshopError) as caught:
        pack(answers, there)
    assert str(caught.value) == f"{there} is there already and was left as it is. Choose another name."
    assert there.read_text() == "mine"


def test_a_pack_that_cannot_be_written_leaves_nothing(
    answers: LocalAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, os.strerror(28))

    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(packing, "copyfileobj", full)
    with pytest.raises(WorkshopError) as caught:
        pack(answers, tmp_path / "stick" / "spring.zip")
    assert str(caught.value) == (
        f"{tmp_path / 'stick' / 'spring.zip'} could not be written: No space left on device. Check that the "
        "folder is there, that you may write in it, and that the disk has room."
    )
    assert list((tmp_path / "stick").iterdir()) == []


LIMITED = """
import resource, sys
from pathlib import Path
import workshop.answers
from workshop.errors import WorkshopError
from workshop.exchange.packing import pack

answers = workshop.answers.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    pack(answers, Path(sys.argv[2]))
except WorkshopError as error:
    sys.stdout.write(str(error))
"""


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (
            300_000,
            r"The answers could not be copied to .*: .*\. Make room there, check that you may write there, ",
        ),
        (1_000_000, r".*spring\.zip could not be written: File too large\. Check that the folder is there"),
    ],
)
def test_a_disk_without_room_for_it_is_told_and_left_clean(
    sample_session: Path, tmp_path: Path, room: int, said: str
) -> None:
    (tmp_path / "stick").mkdir()
    arguments = [str(sample_session), str(tmp_path / "stick" / "spring.zip"), str(room)]
    found = subprocess.run(
        [sys.executable, "-c", LIMITED, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.match(said, found.stdout), found.stdout
    assert list((tmp_path / "stick").iterdir()) == []


def test_what_unpacking_would_refuse_is_not_packed(
    answers: LocalAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "MOST_BYTES", 2**20)
    with pytest.raises(WorkshopError, match=r"^This session is too large for a pack"):
        pack(answers, tmp_path / "spring.zip")
    assert not (tmp_path / "spring.zip").exists()


def test_only_the_facilitator_takes_a_session_along(sample_session: Path, tmp_path: Path) -> None:
    opened = workshop.answers.open(sample_session, role="participant", team="team-nordics")
    with pytest.raises(WorkshopError) as caught:
        pack(opened, tmp_path / "spring.zip")
    opened.close()
    assert str(caught.value) == "Only the facilitator can take the whole session along."
    assert not (tmp_path / "spring.zip").exists()


def test_only_its_owner_may_read_a_pack(answers: LocalAnswers, tmp_path: Path) -> None:
    assert pack(answers, tmp_path / "spring.zip").file.stat().st_mode & 0o077 == 0


def test_a_session_comes_out_as_it_went_in(answers: LocalAnswers, tmp_path: Path) -> None:
    made = unpack(pack(answers, tmp_path / "spring.zip").file, tmp_path / "again")
    assert {each.name for each in made.iterdir()} == {
        "answers.db", "kit", "notebooks", "plans", "private", "session.yaml",
    }  # fmt: skip
    opened = workshop.answers.open(made)
    assert opened.session() == answers.session()
    for team in (SESSION, *(team.id for team in answers.session().teams)):
        assert opened.since(0, team) == answers.since(0, team)
        assert opened.values(team) == answers.values(team)
    opened.close()
    assert made.stat().st_mode & 0o077 == 0


def test_a_pack_names_no_database(tmp_path: Path) -> None:
    file = tmp_path / "session.yaml"
    file.write_text(
        "title: x\ndatabase: postgresql://kim:secret@host/db\nbrand: y\ndatabase: >-\n  a\n  b\nz: 1\n"
    )
    assert packing.without_database(file) == "title: x\nbrand: y\nz: 1\n"


@pytest.mark.parametrize("key", ['"database":', "'database' :", "database  :"])
def test_a_database_is_left_out_however_its_line_is_written(tmp_path: Path, key: str) -> None:
    file = tmp_path / "session.yaml"
    file.write_text(f"title: x\n{key} postgresql://kim:secret@host/db\nbrand: y\n")
    assert packing.without_database(file) == "title: x\nbrand: y\n"


def test_a_database_that_can_not_be_left_out_is_not_packed(answers: LocalAnswers, tmp_path: Path) -> None:
    address = "postgresql://kim:secret@host/db"
    with (answers.place / "session.yaml").open("a", encoding="utf-8") as file:
        file.write(f"? database\n: {address}\n")
    answers.settings = answers.settings.model_copy(update={"database": address})
    with pytest.raises(WorkshopError, match="names its database in a way that could not be left out"):
        pack(answers, tmp_path / "spring.zip")
    assert list(tmp_path.glob("*.zip")) == []
