"""Plans made at any moment, from the facilitator page, while everybody goes on writing."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.plan.session import Session
from workshop.reports.task import ALL_TEAMS as ROLLUP

PDF = ".pdf"
ALL_TEAMS = "all"
"""Under what the roll-up across teams is kept, beside the ids of teams, which are longer."""
_LONGEST_LINE = 2**20


@dataclass
class Made:
    """What became of a team's plan when it was made last: its files, or why there are none."""

    files: tuple[Path, ...] = ()
    error: str = ""

    def pdf(self) -> Path | None:
        """Return the whole plan as PDF, which is what a team is given."""
        stem = self.files[-1].stem if self.files else ""
        return next((each for each in self.files if each.suffix == PDF and each.stem == stem), None)

    def told(self) -> dict[str, Any]:
        """Return what the facilitator page is told: the names of the files, in the order of formats."""
        return {"files": [each.name for each in self.files], "error": self.error}


@dataclass
class Plans:
    """The plans of a room: one run at a time, in a process of its own.

    Parameters
    ----------
    place
        The session's folder.
    changed
        Told whenever there is news.
    """

    place: Path
    changed: Callable[[], None]
    made: dict[str, Made] = field(default_factory=dict)
    done: int = 0
    wanted: int = 0
    failure: str = ""
    _work: asyncio.Task[None] | None = None

    @property
    def is_running(self) -> bool:
        """Whether plans are being made."""
        return self._work is not None and not self._work.done()

    def make(self, session: Session, teams: Sequence[str]) -> bool:
        """Begin to make the plans of some teams, or of all; return whether it was begun.

        While that is under way, nothing more begins.
        """
        known = {team.id for team in session.teams}
        wanted = known.intersection(teams) if teams else known
        if self.is_running or not wanted:
            return False
        self.done, self.wanted, self.failure = 0, len(wanted), ""
        # For all of them there is the roll-up as well, which is asked for by naming none.
        asked = [] if wanted == known else sorted(wanted)
        self._work = asyncio.get_running_loop().create_task(self._run(asked, wanted))
        self.changed()
        return True

    def agree(self, team: str) -> None:
        """Keep a team's plan as the version that was agreed; while something is under way, nothing begins."""
        if self.is_running:
            return
        self.done, self.wanted, self.failure = 0, 1, ""
        self._work = asyncio.get_running_loop().create_task(self._agree(team))
        self.changed()

    async def _agree(self, team: str) -> None:
        command = (sys.executable, "-m", "workshop", "agree", str(self.place), "--team", team)
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
        try:
            _, complaint = await process.communicate()
            self.failure = complaint.decode(errors="replace").removeprefix("Error: ").strip()
            self.done = 1
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            self._work = None
            self.changed()

    async def finished(self) -> None:
        """Wait until what is under way has come to its end."""
        if self._work is not None:
            await asyncio.wait([self._work])

    def stop(self) -> None:
        """End what is under way; finished plans stay."""
        if self._work is not None:
            self._work.cancel()

    def told(self) -> dict[str, Any]:
        """Return what the facilitator page is told."""
        return {
            "running": self.is_running,
            "done": self.done,
            "wanted": self.wanted,
            "failure": self.failure,
            "made": {team: made.told() for team, made in self.made.items()},
        }

    async def _run(self, asked: Sequence[str], wanted: set[str]) -> None:
        command = (sys.executable, "-m", "workshop.room.plan_process", str(self.place), *asked)
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL, limit=_LONGEST_LINE
        )
        try:
            assert process.stdout is not None
            left = set(wanted)
            async for line in process.stdout:
                self._take(json.loads(line), left)
                self.changed()
            if await process.wait() and not self.failure and self.done < self.wanted:
                self.failure = f"The plans could not all be made ({process.returncode}). Please try again."
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            self._work = None
            self.changed()

    def _take(self, told: dict[str, Any], left: set[str]) -> None:
        if "failed" in told:
            self.failure = str(told["failed"])
            return
        team = ALL_TEAMS if told["id"] == ROLLUP else str(told["id"])
        self.made[team] = Made(tuple(map(Path, told["files"])), str(told["error"]))
        self.done += team in left
        left.discard(team)
