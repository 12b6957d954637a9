"""Make a session: an empty one, or a bundled sample."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from workshop.commands.typed import typed
from workshop.errors import WorkshopError


@dataclass(frozen=True)
class Facts:
    """What was said about a new session on the command line; no day is today."""

    title: str
    day: datetime.date | None
    currency: str
    language: str
    agenda: str
    teams: tuple[str, ...]


def make(folder: Path, facts: Facts) -> None:
    """Make an empty session in ``folder``."""
    from workshop.answers.folder import create

    create(
        folder,
        title=facts.title,
        day=facts.day,
        currency=facts.currency,
        language=facts.language,
        agenda=facts.agenda,
        teams=facts.teams,
    )


def samples() -> dict[str, Path]:
    """Return the files of the bundled sample sessions by name; the first is what comes unasked."""
    from workshop.kit.loading import kit_folder

    return {file.stem: file for file in sorted((kit_folder() / "samples").glob("*.json"))}


def make_sample(folder: Path, name: str = "") -> None:
    """Make a session in ``folder`` that holds a bundled sample; without a name, the first.

    Raises
    ------
    WorkshopError
        When there is no sample of that name, or none at all.
    """
    from workshop.answers.folder import create
    from workshop.kit.complaints import instead
    from workshop.kit.loading import kit_folder

    found = samples()
    if not found:
        raise WorkshopError(f"There is no sample session in {kit_folder() / 'samples'}.")
    if name and name not in found:
        raise WorkshopError(f"There is no sample “{name}”. {instead(name, sorted(found))}")
    create(folder, sample=found[name or next(iter(found))])


def existing(session: Path) -> Path:
    """Return the session's folder, whole.

    Raises
    ------
    WorkshopError
        When there is no session in it.
    """
    if not session.exists():
        raise WorkshopError(f"There is no session {session}. Make one with: {typed(f'new {session}')}")
    if not (session / "session.yaml").is_file():
        raise WorkshopError(
            f"{session} is no session: there is no session.yaml in it. Name a folder that workshop new made."
        )
    return session.resolve()
