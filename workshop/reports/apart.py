"""One piece of work in a fork of its own, which takes along all the memory that it took.

typst remembers for ever what it has set, 75 MB for each plan, and starts threads. Where plans are made
by the hundred, each is set in a fork of a process that has never set any: its memory stays as it is,
and it can be forked again.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.reports.engine.ending import how_it_ended
from workshop.reports.engine.forking import POSSIBLE

_TASKS = Path("/proc/self/task")
_wanted = threading.Event()


def work_apart() -> None:
    """Let this process do such work in forks from now on, where that is safe."""
    _wanted.set()


def apart(work: Callable[[], bytes]) -> bytes:
    """Return what the work returns, raise what it raises; done in a fork where that was asked for.

    Raises
    ------
    WorkshopError
        When the fork ends before the work is done.
    """
    if not (_wanted.is_set() and POSSIBLE and _alone()):
        return work()
    reads, writes = os.pipe()
    process = os.fork()
    if not process:
        _in_fork(work, writes)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        data = told.read()
    _, status = os.waitpid(process, 0)
    if not data:
        how = how_it_ended({"status": os.waitstatus_to_exitcode(status)})
        raise WorkshopError(f"The process that sets the PDF stopped: {how}. Make this plan once more.")
    answer = pickle.loads(data)
    if isinstance(answer, BaseException):
        raise answer
    return bytes(answer)


def _in_fork(work: Callable[[], bytes], writes: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # what sets a PDF never looks up to ask Python
    try:
        answer: object = work()
    except BaseException as error:  # a breakdown inside typst is no Exception
        answer = error
    try:
        data = pickle.dumps(answer)
        with os.fdopen(writes, "wb") as tells:
            tells.write(data)
    finally:
        os._exit(0)


def _alone() -> bool:
    """Return whether this process has no other thread, which a fork would leave in the midst of anything."""
    return len(list(_TASKS.iterdir())) == 1 if _TASKS.is_dir() else threading.active_count() == 1
