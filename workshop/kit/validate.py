"""Everything that is wrong in the files of a kit or a session, at once."""

from __future__ import annotations

from pathlib import Path

from workshop.errors import Invalid
from workshop.kit.loading import Kit, load_kit
from workshop.kit.sample_file import read_sample_file
from workshop.kit.session_file import read_session_file

SESSION_FILE = "session.yaml"


def validate(folder: Path) -> list[str]:
    """Return the problems of a session, or of a kit when the folder holds no session."""
    return validate_session(folder) if (folder / SESSION_FILE).exists() else validate_kit(folder)


def validate_kit(folder: Path) -> list[str]:
    """Return every problem in the files of a kit, its samples among them; empty when there is none.

    Each says file, line, field, what is wrong and what to write instead.
    """
    kit, problems = _loaded(folder)
    if kit is None:
        return problems
    for file in sorted((folder / "samples").glob("*.json")):
        try:
            read_sample_file(file, kit)
        except Invalid as reason:
            problems += [f"{folder.name}/samples/{problem}" for problem in reason.problems]
    return problems


def validate_session(folder: Path) -> list[str]:
    """Return every problem in the file and the kit of a session; empty when there is none."""
    if not folder.is_dir():
        return [f"There is no folder {folder}. Name the folder of a session."]
    kit, problems = _loaded(folder / "kit")
    try:
        read_session_file(folder / SESSION_FILE, kit)
    except Invalid as reason:
        problems += reason.problems
    return problems


def notes(folder: Path) -> list[str]:
    """Return what is not wrong in a session's settings, but to be known: a colour that text can't have."""
    if not (folder / SESSION_FILE).exists():
        return []
    try:
        look = read_session_file(folder / SESSION_FILE).look
    except Invalid:
        return []
    return look.notes() if look else []


def _loaded(folder: Path) -> tuple[Kit | None, list[str]]:
    try:
        return load_kit(folder), []
    except Invalid as reason:
        return None, list(reason.problems)
