"""What tests of the log share: a log of two teams, and another process that writes into it."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

import pytest

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import SESSION, Edit, Receipt
from workshop.answers.shared import SharedDatabase, add
from workshop.answers.store import Store
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

    @property
    def file(self) -> Path:
        """The file in which the log lies."""
        assert isinstance(self.log.database, database.Database)
        return self.log.database.file

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


class Server:
    """A PostgreSQL server in a folder of its own, on a port of its own, gone with its folder.

    What it confirms is on the disk only where it ``is_durable``: tests end before the machine does.
    """

    def __init__(self, is_durable: bool = False) -> None:
        self.is_durable = is_durable
        self.folder = Path(tempfile.mkdtemp(prefix="workshop-postgresql-"))
        self.port = free_port()
        self.address = f"postgresql://workshop@127.0.0.1:{self.port}/postgres"
        self._user = "nobody" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)

    def __enter__(self) -> Self:
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", "workshop", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it and wait until it lets people in."""
        fsync = "on" if self.is_durable else "off"
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={fsync}"
        )
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._control("stop", "-w", "-m", "immediate")

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(postgresql_program(program)), *arguments]
        found = subprocess.run(
            command,
            check=False,
            user=self._user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert found.returncode == 0, f"{program} failed"


def postgresql_program(name: str) -> Path:
    """Where one of PostgreSQL's programs lies; Debian keeps the server's beside the path."""
    found = shutil.which(name)
    places = [Path(found)] if found else sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    assert places, "These tests need PostgreSQL (Debian: apt-get install postgresql)."
    return places[-1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def furnished(store: Store, session_id: str) -> Workshop:
    """A log of two teams in an empty store."""
    made = Workshop(Log(store, session_id, Border(OWN)))
    made.send(
        Edit("north", SESSION, f"teams/{NORTH}/name", "North"),
        Edit("south", SESSION, f"teams/{SOUTH}/name", "South"),
    )
    return made


@pytest.fixture(scope="session")
def new_file_workshop(tmp_path_factory: pytest.TempPathFactory) -> NewWorkshop:
    """Make a log of two teams in a file."""

    def make() -> Workshop:
        file = tmp_path_factory.mktemp("log") / "answers.db"
        database.make(file, "session-1")
        return furnished(*database.load(file))

    return make


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL of the tests' own, run by a user without rights."""
    with Server() as server:
        yield server


@pytest.fixture
def unsteady() -> Iterator[Server]:
    """A server of one test's own, which it may stop."""
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def new_shared_workshop(postgresql: Server) -> NewWorkshop:
    """Make a log of two teams in a database that all of them share."""
    numbers = itertools.count(1)

    def make() -> Workshop:
        session_id = f"session-{next(numbers)}"
        store = SharedDatabase(postgresql.address, session_id)
        store.prepare()
        with store.writing() as connection:
            add(connection, session_id)
        return furnished(store, session_id)

    return make


@pytest.fixture(scope="session", params=["file", "postgresql"])
def new_workshop(request: pytest.FixtureRequest, new_file_workshop: NewWorkshop) -> NewWorkshop:
    """Make a log of two teams, in each place where a log may lie."""
    if request.param == "file":
        return new_file_workshop
    made: NewWorkshop = request.getfixturevalue("new_shared_workshop")
    return made


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
