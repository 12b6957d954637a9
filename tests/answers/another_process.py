"""Run by tests as a process of its own: writes into a log, also while others do, or without being able to."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import sys
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import Edit, Receipt
from workshop.answers.shared import SharedDatabase
from workshop.errors import WorkshopError

TEAM = "team-north-1"
NOBODY = 65534


def opened(where: Path | str) -> Log:
    """Open the log in a file, or in a database whose address has the session's id behind a #."""
    if isinstance(where, Path):
        return Log(*database.load(where), Border({}))
    address, session_id = where.split("#")
    return Log(SharedDatabase(address, session_id), session_id, Border({}))


def write(log: Log, name: str, number: int) -> list[Receipt]:
    """Append one batch of three edits, of which one inserts a record at the top of its list."""
    record = f"outcome-{name}-{number:06}"
    batch = [
        Edit(f"{name}-{number}-order", TEAM, f"outcomes/{record}/order", after=""),
        Edit(f"{name}-{number}-statement", TEAM, f"outcomes/{record}/statement", f"{name} {number}"),
        Edit(f"{name}-{number}-managers", TEAM, "about/managers", number),
    ]
    return append(log, Sender("facilitator", name), batch, f"{name}-{number}")


def write_for_ever(file: Path | str, name: str) -> None:
    """Say the number of each batch as soon as it is acknowledged, until somebody kills this process."""
    log = opened(file)
    for number in itertools.count():
        write(log, name, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def write_some(file: Path | str, name: str, count: str) -> None:
    """Append a number of batches."""
    log = opened(file)
    for number in range(int(count)):
        write(log, name, number)


def write_as_nobody(file: Path) -> None:
    """Say why a log cannot be written by one who may not."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        write(opened(file), "nobody", 1)
    except WorkshopError as error:
        sys.stdout.write(str(error))


def write_into_a_full_disk(file: Path) -> None:
    """Write with a limit on the size of files; say the last number that was stored and what came then."""
    import resource

    log = opened(file)
    size = sum(each.stat().st_size for each in file.parent.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, resource.RLIM_INFINITY))
    for number in itertools.count():
        try:
            write(log, "full", number)
        except WorkshopError as error:
            sys.stdout.write(f"{number}\n{error}\n")
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    write(log, "full", number)


def write_in_parent_and_child(file: Path) -> None:
    """Write, fork (where that is to be had), write in both, and say how each child ended."""
    log = opened(file)
    write(log, "before", 1)
    methods = multiprocessing.get_all_start_methods()
    multiprocessing.set_start_method("fork" if "fork" in methods else methods[0])
    first = multiprocessing.Process(target=write_alone, args=(log,))
    first.start()
    first.join()
    children = [multiprocessing.Process(target=write, args=(log, f"child-{n}", n)) for n in range(2)]
    for child in children:
        child.start()
    write(log, "parent", 1)
    for child in children:
        child.join()
    sys.stdout.write(" ".join(str(child.exitcode) for child in (first, *children)))


def write_alone(log: Log) -> None:
    """Write as the only one who has the file open: the parent closed it before the fork."""
    assert isinstance(log.database, database.Database)
    file = log.database.file
    names = {each.name for each in file.parent.iterdir()}
    assert names == {file.name}, names
    write(log, "first-child", 1)


if __name__ == "__main__":
    wanted, where, *others = sys.argv[1:]
    globals()[wanted](where if "#" in where else Path(where), *others)
