"""A room to measure: a process of its own, and pretend phones that are all in the one that measures.

Both are on the same machine, so that what is measured holds both sides.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

import workshop.answers
from workshop.answers.folder import create
from workshop.room.private import keys_of
from workshop.room.rehearsal import PretendPhone

STEP = "warm-up"


class Server:
    """The room of a new session with so many teams."""

    def __init__(self, folder: Path, teams: int, database: str = "") -> None:
        self.session = create(folder / "session", title="Load", teams=[f"Team {n}" for n in range(teams)])
        if database:
            file = self.session / "session.yaml"
            file.write_text(f"{file.read_text()}\ndatabase: {database}\n")
        answers = workshop.answers.open(self.session)
        self.teams = [team.id for team in answers.session().teams]
        answers.close()
        with socket.socket() as tried:
            tried.bind(("127.0.0.1", 0))
            self.port = tried.getsockname()[1]
        command = [sys.executable, "-m", "workshop", "live", str(self.session), "--host", "127.0.0.1"]
        self.process = subprocess.Popen([*command, "--port", str(self.port)], stdout=subprocess.DEVNULL)
        while not self.listens(self.port):
            time.sleep(0.05)

    def phones(self, count: int) -> list[PretendPhone]:
        """Return so many phones, spread over the teams."""
        code, address = keys_of(self.session).code, f"http://127.0.0.1:{self.port}"
        teams = self.teams
        return [PretendPhone(address, code, teams[n % len(teams)], f"Person {n}") for n in range(count)]

    def megabytes(self) -> float:
        """Return the memory that the server takes."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    def seconds(self) -> float:
        """Return the processor time that the server has used."""
        used = psutil.Process(self.process.pid).cpu_times()
        return float(used.user + used.system)

    def stored(self) -> dict[str, list[str]]:
        """Return every line that was written, by path, with each value that it ever had."""
        answers = workshop.answers.open(self.session)
        found: dict[str, list[str]] = {}
        for edit in answers.log():
            if edit.path.startswith("warmups/"):
                found.setdefault(edit.path, []).append(str(edit.value))
        answers.close()
        return found

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()

    @staticmethod
    def listens(port: int) -> bool:
        """Return whether somebody listens there."""
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", port)) == 0


def p95(values: Sequence[float]) -> float:
    """Return what nineteen of twenty stay below."""
    return sorted(values)[int(len(values) * 0.95)] if values else float("nan")


async def begin(phone: PretendPhone) -> int:
    """Fetch a step and its answers, and open a socket, until the form is answered."""
    size = await phone.open(STEP)
    while "message" not in await phone.next():
        pass
    return size


async def at_once(work: Sequence[Coroutine[Any, Any, Any]]) -> float:
    """Return how many seconds it takes until all is done that begins together."""
    begun = time.perf_counter()
    await asyncio.gather(*work)
    return time.perf_counter() - begun


def checked(server: Server, sent: Collection[str]) -> str:
    """Return how many edits there were and how many of them are not stored, or twice."""
    values = [value for each in server.stored().values() for value in each]
    doubled = len(values) - len(set(values))
    return f"{len(sent)} edits, {len(set(sent) - set(values))} lost, {doubled} doubled"


@contextmanager
def room(teams: int, database: str = "") -> Iterator[Server]:
    """Open a room of so many teams; it is gone afterwards."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder), teams, database)
        try:
            yield server
        finally:
            server.end()
