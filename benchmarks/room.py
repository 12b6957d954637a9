"""How many phones the room bears: run by hand with ``python -m benchmarks.room``; prints figures."""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import time
from collections.abc import Sequence

from benchmarks.room_server import STEP, Server, at_once, begin, checked, p95, room
from workshop.room.rehearsal import PretendPhone

SEEN = re.compile(r'"(warmups/[\w-]+/what)":\["(edit-\d+-\d+)"')
EVERY = 2.0
PERIODS = 10
MOST_WRITING = 100


async def joining(server: Server, count: int) -> list[PretendPhone]:
    """Measure so many who come at once."""
    phones = server.phones(count)
    joined = await at_once([phone.join() for phone in phones])
    opened = await at_once([begin(phone) for phone in phones])
    print(
        f"{count} phones at once, {len(server.teams)} teams: {joined:.2f} s for door, name and first "
        f"form, {opened:.2f} s for a step, its answers and the socket: {joined + opened:.2f} s; "
        f"server {server.megabytes():.0f} MB"
    )
    return phones


async def editing(phones: Sequence[PretendPhone], server: Server) -> float:
    """Let each phone write every two seconds; check every edit; return the p95 until a teammate has one."""
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
    return p95(late)


def told(late: Sequence[float]) -> str:
    """Return how late edits came to teammates."""
    return (
        f"    an edit every {EVERY:.0f} s each, teammate: median {statistics.median(late) * 1000:.1f} ms, "
        f"p95 {p95(late) * 1000:.1f} ms, longest {max(late):.2f} s"
    )


async def load(server: Server, count: int) -> float:
    """Let so many phones come, and write where they are not too many; return the p95 of their edits."""
    phones = await joining(server, count)
    late = await editing(phones, server) if count <= MOST_WRITING else 0.0
    for phone in phones:
        await phone.close()
    return late


def main() -> None:
    """Measure everything, each in a session of its own."""
    database = sys.argv[1] if len(sys.argv) > 1 else ""
    for teams, count in ((20, 100), (1, 100), (60, 300)):
        with room(teams, database) as server:
            asyncio.run(load(server, count))


if __name__ == "__main__":
    main()
