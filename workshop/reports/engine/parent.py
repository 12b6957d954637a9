"""The process that forks: it has imported and read what notebooks need and made a shell, and does no more.

It is started by `forking.Parent`, and ends when nobody can ask it for anything any more.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path
from typing import NoReturn

from workshop.kit.formats import Formats
from workshop.kit.loading import load_kit
from workshop.reports.engine import kernel, wire

Own = tuple[socket.socket, socket.socket, selectors.BaseSelector]
"""What the parent itself listens to, and no fork."""
IMPORTED = ("workshop.reports.opening", "workshop.reports.report", "workshop.answers")
"""What a plan's notebook imports; whatever starts a thread must stay away."""


def main(number: int) -> None:
    """Make a shell, then fork it as often as is asked on the socket of this file descriptor."""
    for module in IMPORTED:
        importlib.import_module(module)
    # What every fork would else read for itself: the kit that sessions are copies of, babel's English.
    load_kit()
    Formats("en", "EUR").number(1)
    shell = kernel.made()
    gc.collect()
    gc.freeze()  # what forks share stays shared
    tasks = Path("/proc/self/task")
    if threading.active_count() > 1 or (tasks.is_dir() and len(list(tasks.iterdir())) > 1):
        sys.exit("Something that notebooks import has started a thread; forking would not be safe.")
    Forks(socket.socket(fileno=number), shell).serve()


class Forks:
    """The forks that run, by their process id, each with the socket on which its end is told."""

    def __init__(self, orders: socket.socket, shell: kernel.LineKernel) -> None:
        self.orders, self.shell = orders, shell
        self.running: dict[int, socket.socket] = {}

    def serve(self) -> None:
        """Do what is asked until nobody can ask any more, or we are to end; then end what still runs."""
        woken, wakes = socket.socketpair()
        for each in (woken, wakes):
            each.setblocking(False)
        for told in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(told, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(wakes.fileno())
        waiting = selectors.DefaultSelector()
        waiting.register(self.orders, selectors.EVENT_READ)
        waiting.register(woken, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in waiting.select()}
            if woken in ready and signal.SIGTERM in woken.recv(4096):
                break
            if self.orders in ready and not self.order((woken, wakes, waiting)):
                break
            self.reap()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # we do end
        for process in self.running:
            self.signal(process, signal.SIGKILL)

    def order(self, own: Own) -> bool:
        """Carry out one order; return whether there was one."""
        message, descriptors, _, _ = socket.recv_fds(self.orders, wire.ORDER.size, 3)
        if not message:
            return False
        what, process = wire.ORDER.unpack(message)
        if what == wire.FORK:
            self.fork(descriptors, own)
        elif process in self.running:  # not one that has ended, whose number another may have by now
            self.signal(process, signal.SIGINT if what == wire.INTERRUPT else signal.SIGKILL)
        return True

    def fork(
        self,
        descriptors: list[int],
        own: Own,
    ) -> None:
        """Fork once; the fork never returns."""
        line, *texts = descriptors
        end = socket.socket(fileno=line)
        try:
            process = os.fork()
        except OSError as error:
            end.sendall(wire.frame(wire.ENDED, json.dumps({"error": str(error)}).encode()))
            end.close()
        else:
            if not process:
                _in_fork(self, own, end, texts)
            self.running[process] = end
        for each in texts:
            os.close(each)

    def signal(self, process: int, number: int) -> None:
        """Send a signal to a fork, and when it is to end, to all that it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if number == signal.SIGKILL:
                os.killpg(process, number)
            else:
                os.kill(process, number)

    def reap(self) -> None:
        """Tell the clients of forks that have ended how they did."""
        while self.running:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                break
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)  # what it left running
            with self.running.pop(process) as end, contextlib.suppress(OSError):
                told = {"status": os.waitstatus_to_exitcode(status)}
                end.sendall(wire.frame(wire.ENDED, json.dumps(told).encode()))


def _in_fork(
    forks: Forks,
    own: Own,
    end: socket.socket,
    texts: list[int],
) -> NoReturn:
    """Run a notebook in this fork and end it, whatever happens."""
    try:
        signal.set_wakeup_fd(-1)
        for told in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(told, signal.SIG_DFL)
        os.setsid()
        for mine in own:
            mine.close()
        for line in (*forks.running.values(), forks.orders):
            line.close()
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, each in enumerate((nothing, *texts)):
            os.dup2(each, number)
            os.close(each)
        kernel.run(forks.shell, end)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    # As any Python ends: what the notebook has asked for at its exit is done.
    sys.exit(0)
