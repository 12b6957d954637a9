"""What tests of the log share: a log of two teams, and another process that writes into it."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import SESSION, Edit, Receipt
from workshop.answers.visibility import View
from workshop.plan.kinds import Json, Kind

NORTH = "team-north-1"
SOUTH = "team-south-1"
FACILITATOR = Sender("facilitator", "Kim")
OWN = {"own/motto": Kind("text", longest=100)}


class Workshop:
    """A log of two teams, written and read in a few words."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.north, self.south = NORTH, SOUTH
        self._numbers = itertools.count(1)

    def edit(self, path: str, value: object = None, **more: object) -> Edit:
        """Return an edit of the northern team's, with an id of its own."""
        given = {"id": f"edit-{next(self._numbers)}", "team": NORTH, "path": path, "value": value, **more}
        return Edit(**given)  # type: ignore[arg-type]

    def send(self, *edits: Edit, sender: Sender = FACILITATOR, batch: str = "") -> list[Receipt]:
        """Append edits."""
        return append(self.log, sender, edits, batch)

    def write(self, path: str, value: object = None, **more: object) -> int:
        """Append one edit that must be taken; return its seq."""
        receipt = self.send(self.edit(path, value, **more))[0]
        assert receipt.stored is not None, receipt.refused
        return receipt.stored.seq

    def refusal(self, path: str, value: object = None, sender: Sender = FACILITATOR, **more: object) -> str:
        """Append one edit that must be refused; return the sentence."""
        receipt = self.send(self.edit(path, value, **more), sender=sender)[0]
        assert receipt.stored is None
        return receipt.refused

    def values(self, team: str = NORTH) -> dict[str, Json]:
        """Return the current answers as they are, without by whom and when."""
        return {path: stored.value for path, stored in self.view().values(team).items()}

    def view(self, sender: Sender = FACILITATOR) -> View:
        """Return what a role may read."""
        return View(self.log.database, self.log.session_id, sender.role, sender.team)


NewWorkshop = Callable[[], Workshop]


@pytest.fixture(scope="session")
def new_workshop(tmp_path_factory: pytest.TempPathFactory) -> NewWorkshop:
    """Make a log of two teams."""

    def make() -> Workshop:
        file = tmp_path_factory.mktemp("log") / "answers.db"
        database.make(file, "session-1")
        made = Workshop(Log(*database.load(file), Border(OWN)))
        made.send(
            Edit("north", SESSION, f"teams/{NORTH}/name", "North"),
            Edit("south", SESSION, f"teams/{SOUTH}/name", "South"),
        )
        return made

    return make


@pytest.fixture
def workshop(new_workshop: NewWorkshop) -> Workshop:
    """A log of two teams."""
    return new_workshop()


StartProcess = Callable[[Sequence[object]], "subprocess.Popen[str]"]


@pytest.fixture
def start_process() -> StartProcess:
    """Start a process that does one of the things of ``another_process.py``."""

    def start(arguments: Sequence[object]) -> subprocess.Popen[str]:
        script = Path(__file__).with_name("another_process.py")
        command = [sys.executable, "-W", "error", str(script), *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )

    return start
