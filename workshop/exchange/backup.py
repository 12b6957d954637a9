"""A copy of a session, made anew every minute on another disk while the session is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.exchange.packing import pack

EVERY = 60.0
"""Seconds from one copy to the next."""


class Backup:
    """Keeps a pack of a session on another disk, such as a stick.

    Each copy takes the place of the one before only once it is whole, on the disk, and was read back.
    A disk that is gone or full is told once; after that it is tried again until a copy is made, which
    is told too.

    Parameters
    ----------
    session
        The session's folder.
    place
        The file to keep, when its name ends in .zip; else the folder of a file that is named after the
        session.
    tell
        Takes a sentence for the facilitator.
    every
        Seconds from one copy to the next.

    Raises
    ------
    WorkshopError
        When the place lies in the session's own folder.
    """

    def __init__(self, session: Path, place: Path, tell: Callable[[str], None], every: float = EVERY) -> None:
        place = place.absolute()
        is_file = place.suffix.lower() == ".zip" and not place.is_dir()  # a stick may not be in yet
        self.file = place if is_file else place / f"{session.name}-backup.zip"
        if self.file.resolve().is_relative_to(session.resolve()):
            raise WorkshopError(
                f"{self.file} lies in the session's own folder, and would be lost with it. Name a place on "
                "another disk, such as a stick."
            )
        self._session, self._tell, self._every = session, tell, every
        self._answers: LocalAnswers | None = None
        self._disk: int | None = None
        self._told: str | None = None
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="backup", daemon=True)

    def start(self) -> None:
        """Begin to make copies, the first at once; does not wait for it."""
        self._thread.start()

    def finish(self) -> None:
        """Make the last copy and end."""
        self._end.set()
        self._thread.join()
        if self._answers:
            self._answers.close()

    def _go_on(self) -> None:
        while True:
            ending = self._end.wait(0)
            self.copy()
            if ending:
                return
            self._end.wait(self._every)

    def copy(self) -> bool:
        """Make one copy; return whether it was made, and say so when that has changed."""
        try:
            self._check_disk()
            if self._answers is None:
                self._answers = workshop.answers.open(self._session)
            pack(self._answers, self.file, replace=True)
            self._disk = self.file.parent.stat().st_dev
        except Exception as reason:  # whatever it is, the next minute is tried again
            self._say(f"No copy of the session was made. {_in_words(reason)} It is tried again every minute.")
            return False
        again = " again" if self._told else ""
        self._say("", f"A copy of the session is kept{again} in {self.file}, made anew every minute.")
        return True

    def _check_disk(self) -> None:
        """Refuse the empty folder that stays behind where a stick was: it lies on this very computer."""
        folder = self.file.parent
        if not folder.is_dir():
            raise WorkshopError(f"{folder} is not there. Put the stick back in, or make the folder.")
        if self._disk is not None and folder.stat().st_dev != self._disk:
            raise WorkshopError(f"{folder} is no longer the disk that it was. Put the stick back in.")

    def _say(self, problem: str, otherwise: str = "") -> None:
        if problem != self._told:
            self._told = problem
            self._tell(problem or otherwise)


def _in_words(reason: Exception) -> str:
    if isinstance(reason, WorkshopError):
        return str(reason)
    if isinstance(reason, OSError) and reason.filename:
        return f"{reason.filename}: {reason.strerror}."
    return f"Something went wrong ({type(reason).__name__}: {reason})."
