"""How many phones the room bears: run by hand with ``python benchmarks/room.py``; prints figures.

The room is a process of its own; the pretend phones are all in this one, on the same machine, so that
what is measured holds both sides.
"""

from __future__ import annotations

import asyncio
import gzip
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Coroutine, Sequence
from pathlib import Path
from typing import Any

import psutil

import workshop.answers
from workshop.answers.folder import create
from workshop.room.private import keys_of
from workshop.room.rehearsal import PretendPhone

STEP = "warm-up"
SEEN = re.compile(r'"(warmups/[\w-]+/what)":\["(edit-\d+-\d+)"')
EVERY = 2.0
PERIODS = 10


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
        while not self._listens():
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

    def _listens(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


def p95(values: Sequence[float]) -> float:
    """Return what nineteen of twenty stay below."""
    return sorted(values)[int(len(values) * 0.95)] if values else float("nan")


async def begin(phone: PretendPhone) -> int:
    """Fetch page, step and answers, and open a socket, until the form is answered."""
    size = await phone.open(STEP)
    while "message" not in await phone.next():
        pass
    return size


async def at_once(work: Sequence[Coroutine[Any, Any, Any]]) -> float:
    """Return how many seconds it takes until all is done that begins together."""
    begun = time.perf_counter()
    await asyncio.gather(*work)
    return time.perf_counter() - begun


async def joining(server: Server, count: int) -> list[PretendPhone]:
    """Measure so many who come at once."""
    phones = server.phones(count)
    joined = await at_once([phone.join() for phone in phones])
    opened = await at_once([begin(phone) for phone in phones])
    print(
        f"{count} phones at once, {len(server.teams)} teams: {joined:.2f} s for the names, {opened:.2f} s "
        f"for page, answers and socket; server {server.megabytes():.0f} MB"
    )
    return phones


async def editing(phones: Sequence[PretendPhone], server: Server) -> None:
    """Let each phone write every two seconds; measure until each of its team has it; check every edit."""
    sent: dict[str, float] = {}
    late: list[float] = []
    heard: dict[str, int] = {}

    async def listen(phone: PretendPhone) -> None:
        assert phone.socket is not None
        async for text in phone.socket:
            now = time.perf_counter()
            for _, value in SEEN.findall(str(text)):
                late.append(now - sent[value])
                heard[value] = heard.get(value, 0) + 1

    async def write(number: int, phone: PretendPhone) -> None:
        await asyncio.sleep(EVERY * number / len(phones))
        for turn in range(PERIODS):
            value = f"edit-{number}-{turn}"
            sent[value] = time.perf_counter()
            await phone.write(f"warmups/person-{number:05}/what", value, value, STEP)
            await asyncio.sleep(EVERY - (time.perf_counter() - sent[value]))

    listening = [asyncio.create_task(listen(phone)) for phone in phones]
    used, begun = server.seconds(), time.perf_counter()
    await asyncio.gather(*(write(number, phone) for number, phone in enumerate(phones)))
    share = (server.seconds() - used) / (time.perf_counter() - begun)
    mates = len(phones) // len(server.teams) - 1
    for _ in range(60):  # a busy machine may be behind
        if sum(heard.values()) >= len(sent) * mates:
            break
        await asyncio.sleep(0.5)
    for task in listening:
        task.cancel()
    wrong = sum(heard.get(value, 0) != mates for value in sent)
    print(
        f"{told(late)}; {checked(server, sent)}, {wrong} not heard once by each teammate; server {share:.0%}"
    )


def told(late: Sequence[float]) -> str:
    """Return how late edits came to teammates."""
    return (
        f"    an edit every {EVERY:.0f} s each, teammate: median {statistics.median(late) * 1000:.1f} ms, "
        f"p95 {p95(late) * 1000:.1f} ms, longest {max(late):.2f} s"
    )


def checked(server: Server, sent: Collection[str]) -> str:
    """Return how many edits there were and how many of them are not stored, or twice."""
    values = [value for each in server.stored().values() for value in each]
    doubled = len(values) - len(set(values))
    return f"{len(sent)} edits, {len(set(sent) - set(values))} lost, {doubled} doubled"


async def coming_and_going(server: Server, rounds: int, count: int = 20) -> None:
    """Let phones come, write and go again and again; the memory should stay where it is."""
    phones = server.phones(count)
    await asyncio.gather(*(phone.join() for phone in phones))
    for turn in range(rounds):
        await asyncio.gather(*(begin(phone) for phone in phones))
        for each in range(5):
            await asyncio.gather(
                *(
                    phone.write(f"warmups/person-{number:05}/what", f"turn {turn} {each}", step=STEP)
                    for number, phone in enumerate(phones)
                )
            )
        await asyncio.gather(*(phone.close() for phone in phones))
        if turn % (rounds // 8 or 1) == 0:
            print(f"    after {(turn + 1) * count} visits: {server.megabytes():.0f} MB")


def first_load(server: Server) -> None:
    """Say how much goes over the wire until a phone shows its first form."""
    phone = server.phones(1)[0]
    asyncio.run(phone.join())
    _, page = phone.ask("GET", "/")
    names = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', gzip.decompress(page).decode())))
    sizes = {name.rpartition("/")[2]: len(phone.ask("GET", name)[1]) for name in names}
    sizes |= {"page": len(page), "step": len(phone.ask("GET", f"/step/{STEP}?answers")[1])}
    told = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sizes.items())
    print(f"first load {sum(sizes.values()) / 1000:.1f} kB over the wire ({told})")


def main() -> None:
    """Measure everything, each in a session of its own."""
    database = sys.argv[1] if len(sys.argv) > 1 else ""

    def run(teams: int, work: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder), teams, database)
            try:
                work(server)
            finally:
                server.end()

    async def load(server: Server, count: int) -> None:
        phones = await joining(server, count)
        if count <= 100:  # noqa: PLR2004
            await editing(phones, server)
        for phone in phones:
            await phone.close()

    run(1, first_load)
    run(20, lambda server: asyncio.run(load(server, 100)))
    run(1, lambda server: asyncio.run(load(server, 100)))
    run(60, lambda server: asyncio.run(load(server, 300)))
    run(4, lambda server: asyncio.run(coming_and_going(server, 80)))


if __name__ == "__main__":
    main()
