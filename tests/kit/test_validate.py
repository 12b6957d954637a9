"""Everything wrong in a kit or session comes at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workshop.kit.validate import validate, validate_kit, validate_session

NAMELESS = "session.yaml, line 1, title: is missing. Add it."
BROKEN = (
    "kit/words/form.yaml, line 1: a text holds a colon with a space behind. "
    'Put the whole text in "double quotes".'
)


@pytest.fixture
def session(kit: Path) -> Path:
    """The folder of a session with the small kit."""
    (kit.parent / "session.yaml").write_text("title: Managers\nday: 2027-01-12\n", encoding="utf-8")
    return kit.parent


def test_nothing_is_wrong_with_a_good_kit_or_session(kit: Path, session: Path) -> None:
    assert (validate_kit(kit), validate_session(session)) == ([], [])


def test_the_samples_of_a_kit_are_checked_too(kit: Path) -> None:
    (kit / "samples").mkdir()
    (kit / "samples" / "one.json").write_text("{", encoding="utf-8")
    assert validate_kit(kit) == [
        'kit/samples/one.json, line 1: a name must stand in "double quotes"; the last one needs no comma.'
    ]


def test_a_session_has_the_problems_of_its_file_and_of_its_kit(session: Path) -> None:
    (session / "session.yaml").write_text("day: 2027-01-12\n", encoding="utf-8")
    (session / "kit" / "words" / "form.yaml").write_text("a: b: c", encoding="utf-8")
    assert validate_session(session) == [BROKEN, NAMELESS]


def test_what_a_folder_holds_decides_what_is_checked(kit: Path, session: Path) -> None:
    (session / "session.yaml").write_text("day: 2027-01-12\n", encoding="utf-8")
    assert (validate(session), validate(kit)) == ([NAMELESS], [])


def test_a_session_without_kit_or_file_says_so(session: Path, tmp_path: Path) -> None:
    shutil.rmtree(session / "kit")
    (session / "session.yaml").unlink()
    assert validate_session(session) == [
        f"There is no folder {session / 'kit'}. Name the folder of a kit.",
        "session.yaml: the file is missing.",
    ]
    assert validate(tmp_path / "nowhere") == [
        f"There is no folder {tmp_path / 'nowhere'}. Name the folder of a kit."
    ]
    assert validate_session(tmp_path / "nowhere") == [
        f"There is no folder {tmp_path / 'nowhere'}. Name the folder of a session."
    ]
