"""Make a session: an empty one, or the bundled sample."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from workshop.errors import WorkshopError


@dataclass(frozen=True)
class Facts:
    """What was said about a new session on the command line; no day is today."""

    title: str
    day: datetime.date | None
    currency: str
    language: str
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
        teams=facts.teams,
    )


def make_sample(folder: Path) -> None:
    """Make a session in ``folder`` that holds the bundled sample."""
    from workshop.answers.folder import create
    from workshop.kit.loading import kit_folder

    samples = sorted((kit_folder() / "samples").glob("*.json"))
    if not samples:
        raise WorkshopError(f"There is no sample session in {kit_folder() / 'samples'}.")
    create(folder, sample=samples[0])


def existing(session: Path) -> Path:
    """Return the session's folder, whole.

    Raises
    ------
    WorkshopError
        When there is no session in it.
    """
    if not session.exists():
        raise WorkshopError(f"There is no session {session}. Make one with: workshop new {session}")
    if not (session / "session.yaml").is_file():
        raise WorkshopError(
            f"{session} is no session: there is no session.yaml in it. Name a folder that workshop new made."
        )
    return session.resolve()
