"""The parent process as its clients have it: started when it is first needed, ended with who started it."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import workshop
from workshop.reports.engine import wire

START = """
import sys
package, number = sys.argv[1:]
sys.path[:] = [each for each in sys.path if each] + [package]
from workshop.reports.engine.parent import main
main(int(number))
"""
"""Finds this very package, but puts it before nothing that a notebook may mean to import."""
SECONDS_TO_END = 5.0
POSSIBLE = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether notebooks can be forked here. On macOS the system's own libraries don't survive it."""


class Parent:
    """A process that forks for us."""

    def __init__(self) -> None:
        ours, its = socket.socketpair()
        self.modules = os.environ.get("PYTHONPATH")
        package = str(Path(workshop.__file__).parents[1])
        command = [sys.executable, "-c", START, package, str(its.fileno())]
        # Of its own session, so that Ctrl-C reaches only us, who then end it as we please.
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            pass_fds=[its.fileno()],
            start_new_session=True,
            env=_environment(),
        )
        its.close()
        self._orders = ours
        self._lock = threading.Lock()

    def fork(self, folder: Path) -> tuple[socket.socket, Sequence[int]]:
        """Fork once; return the line to the notebook's process, and where its standard texts arrive."""
        ours, its = socket.socketpair()
        out, writes_out = os.pipe()
        err, writes_err = os.pipe()
        given = [its.fileno(), writes_out, writes_err]
        try:
            with self._lock:
                socket.send_fds(self._orders, [wire.ORDER.pack(wire.FORK, 0)], given)
        finally:
            its.close()
            os.close(writes_out)
            os.close(writes_err)
        begin = {"folder": str(folder.absolute()), "environment": dict(os.environ)}
        ours.sendall(wire.frame(wire.BEGIN, json.dumps(begin).encode()))
        return ours, (out, err)

    def order(self, what: bytes, process: int) -> None:
        """Interrupt or kill a notebook's process, if it still runs."""
        with self._lock:
            self._orders.sendall(wire.ORDER.pack(what, process))

    def fits(self) -> bool:
        """Return whether it still runs and finds the modules that one started now would find."""
        return self.process.poll() is None and self.modules == os.environ.get("PYTHONPATH")

    def close(self) -> None:
        """End it, and all that it has forked."""
        self._orders.close()
        self.process.terminate()  # it may be importing still, and hear of nothing else
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _environment() -> dict[str, str]:
    """Return the environment of the parent process; a notebook gets that of who asks for it."""
    return {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",  # mathematics with threads of its own could not be forked
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # a debugger that nobody uses warns of itself
    }


_starting = threading.Lock()
_ending = threading.Event()


def parent() -> Parent:
    """Return the parent process that this process shares, started if there is none that fits.

    Raises
    ------
    RuntimeError
        When no more notebooks are to be run here.
    """
    with _starting:
        if _ending.is_set():
            raise RuntimeError("No notebook is run here any more.")
        if not (found := _shared(os.getpid())).fits():
            found.close()
            _shared.cache_clear()
            found = _shared(os.getpid())
        return found


def end_notebooks() -> None:
    """End whatever runs in forks for this process, which is to end itself: no more are run."""
    with _starting:
        _ending.set()
        if _shared.cache_info().currsize:
            _shared(os.getpid()).close()


@cache
def _shared(process: int) -> Parent:  # noqa: ARG001 - a fork of this process starts its own
    made = Parent()
    atexit.register(made.close)
    return made
