"""PostgreSQL beside SQLite, under the same load: by hand with ``python -m benchmarks.room_databases``.

Both write to the disk before they confirm. Prints how late an edit comes to a teammate; with PostgreSQL it is
to be at most twice as late.
"""

from __future__ import annotations

import asyncio

from benchmarks.room import load
from benchmarks.room_server import room
from tests.answers.conftest import Server as PostgreSQL

TEAMS, PHONES = 20, 100
MOST = 2.0


def main() -> None:
    """Measure one after the other."""
    with room(TEAMS) as server:
        file = asyncio.run(load(server, PHONES))
    with PostgreSQL(is_durable=True) as database, room(TEAMS, database.address) as server:
        shared = asyncio.run(load(server, PHONES))
    print(f"PostgreSQL is {shared / file:.2f} times as late as SQLite (at most {MOST:.0f})")


if __name__ == "__main__":
    main()
