"""Eight hours of a room in fast motion: by hand with ``python -m benchmarks.room_day``.

Forty people in eight teams: in each hour each comes three times, because phones go to sleep, and saves 120
times. Prints the memory of the room after each hour, which should stay where it was after the first.
"""

from __future__ import annotations

import asyncio
import sys
import time

from benchmarks.room_server import STEP, Server, begin, room
from workshop.room.rehearsal import PretendPhone

HOURS = 8
TEAMS, PHONES = 8, 40
VISITS = 3
WRITES = 120
LINES = 6
"""How many lines somebody writes anew again and again: a plan does not grow all day, its history does."""
MOST = 1.1
ENOUGH = 2


async def visit(phone: PretendPhone, number: int, mark: str) -> int:
    """Come, write as fast as it is confirmed, and go; return how many edits were confirmed."""
    await begin(phone)
    stored = 0
    for turn in range(WRITES // VISITS):
        path = f"warmups/person-{number:05}-{turn % LINES}/what"
        await phone.write(path, f"{mark} {turn}", f"{mark}-{number}-{turn}", STEP)
        while True:
            heard = (await phone.next()).get("message", {})
            if heard.get("type") == "receipts":
                stored += sum(not each["refused"] for each in heard["receipts"])
                break
    await phone.close()
    return stored


async def day(server: Server, hours: int) -> None:
    """Let the hours pass, and say the memory after each."""
    phones = server.phones(PHONES)
    await asyncio.gather(*(phone.join() for phone in phones))
    print(f"before: {server.megabytes():.0f} MB")
    memory: list[float] = []
    for hour in range(hours):
        begun, stored = time.perf_counter(), 0
        for turn in range(VISITS):
            mark = f"h{hour}v{turn}"
            done = (visit(phone, number, mark) for number, phone in enumerate(phones))
            stored += sum(await asyncio.gather(*done))
        memory.append(server.megabytes())
        print(
            f"hour {hour + 1}: {PHONES * VISITS} visits, {stored} edits in "
            f"{time.perf_counter() - begun:.0f} s; {memory[-1]:.0f} MB"
        )
    if len(memory) >= ENOUGH:
        print(
            f"the last hour has {memory[-1] / memory[0]:.2f} times the memory of the first (at most {MOST})"
        )


def main() -> None:
    """Measure a day, or as many hours as are asked for."""
    with room(TEAMS) as server:
        asyncio.run(day(server, int(sys.argv[1]) if len(sys.argv) > 1 else HOURS))


if __name__ == "__main__":
    main()
