"""A rehearsal of a session: a copy of it, a room on the copy, and pretend phones that fill it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.answers.folder import ANSWERS_FILE
from workshop.errors import WorkshopError
from workshop.room.private import keys_of
from workshop.room.rehearsal import rehearse
from workshop.room.serving import Wanted, serve

NOT_COPIED = shutil.ignore_patterns("answers*.db*", "plans", "private", "for-teams", "notebooks")


def serve_rehearsal(answers: LocalAnswers, wanted: Wanted, count: int, say: Callable[[str], object]) -> None:
    """Serve the room of a copy of a session, filled with pretend phones; the session itself is untouched.

    Parameters
    ----------
    answers
        The session.
    wanted
        How the room is to be opened.
    count
        How many pretend phones.
    say
        Where to say what the facilitator needs to know.

    Raises
    ------
    WorkshopError
        When the session has no team, or its answers lie in a shared database.
    """
    if answers.settings.database:
        raise WorkshopError(
            "A rehearsal works on a copy of the answers' file; this session keeps its answers in a database. "
            "Make a session to rehearse with: workshop new rehearsal --sample"
        )
    if not answers.session().teams:
        raise WorkshopError("This session has no team yet, so nobody can join. Add one first.")
    with tempfile.TemporaryDirectory(prefix="workshop-rehearsal-") as folder:
        copy = Path(folder) / answers.place.name
        shutil.copytree(answers.place, copy, ignore=NOT_COPIED)
        answers.copy_to(copy / ANSWERS_FILE)
        answers.close()
        copied = workshop.answers.open(copy)
        say(f"A rehearsal with {count} pretend phones, on a copy in {copy}, which is thrown away afterwards.")
        serve(copied, wanted, say, _beside(copied, count))


def _beside(copied: LocalAnswers, count: int) -> Callable[[int], object]:
    """Return what fills the room once it is open at a port."""
    code, teams = keys_of(copied.place).code, [team.id for team in copied.session().teams]

    def begin(port: int) -> None:
        async def run() -> None:
            await rehearse(f"http://127.0.0.1:{port}", code, teams, count)

        threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()

    return begin
