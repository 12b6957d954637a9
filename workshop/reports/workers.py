"""Processes that stay warm: each does one task after another, and none can take another down with it."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import IO, Any

import workshop
from workshop.errors import WorkshopError
from workshop.reports.engine.ending import signal_named

LENGTH = struct.Struct("!Q")
SECONDS_TO_END = 5.0
SLOW_TO_IMPORT = "rfc3987_syntax"
START = """
import sys
sys.path[:] = [each for each in sys.path if each] + [sys.argv[1]]
from workshop.reports.workers import serve
serve()
"""


class WorkerEnded(WorkshopError):
    """The process that did a task has ended before it was done."""


class Worker:
    """A process that does what it is asked, one thing at a time."""

    def __init__(self) -> None:
        package = str(Path(workshop.__file__).parents[1])
        # Of its own session, so that Ctrl-C reaches only us, who then end it as we please.
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, package],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function of a module returns there; raise what it raises.

        Raises
        ------
        WorkerEnded
            When the process ends meanwhile.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _send(self._process.stdin, (function, arguments))
            value, error = _received(self._process.stdout)
        except (EOFError, BrokenPipeError) as ended:
            status = self._process.wait()
            how = f"status {status}" if status >= 0 else signal_named(-status)
            raise WorkerEnded(
                f"The process that makes the files ended before they were made ({how}). Make this plan "
                "alone to see whether it happens again; if it does, memory may be too little for it."
            ) from ended
        if error is not None:
            raise error
        return value

    def ended(self) -> bool:
        """Return whether the process is gone."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """End the process in the midst of what it does, and what it has forked for it."""
        if self.ended():  # its number may be another's by now
            return
        if hasattr(os, "killpg"):
            os.killpg(self._process.pid, signal.SIGTERM)  # it leads a group of its own
        else:
            self._process.terminate()

    def wait(self) -> None:
        """Wait for the process to end; make it, when it takes too long."""
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """End the process, when it has done what it does."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        self.wait()


class Workers:
    """So many workers at a time, started when they are needed.

    As a context it ends them; left early, in the midst of what they do.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: list[Worker] = []
        self._lock = threading.Lock()

    def ask(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Have one thing done; return what comes of it."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker()
            with self._lock:
                self._all.append(worker)
        try:
            return worker.ask(function, *arguments)
        finally:
            if worker.ended():
                worker.close()
                with self._lock:
                    self._all.remove(worker)
            else:
                self._idle.put(worker)

    def each(self, function: Callable[..., Any], tasks: Iterable[Any]) -> Iterator[tuple[Any, Future[Any]]]:
        """Have a function done for each task, several at once; yield task and outcome as they come.

        Tasks are taken up only as they are needed, so that many take no more memory than few.
        """
        coming = iter(tasks)
        running: dict[Future[Any], Any] = {}
        with ThreadPoolExecutor(self.number, thread_name_prefix="worker") as threads:
            try:
                while True:
                    while len(running) <= self.number and (task := next(coming, None)) is not None:
                        running[threads.submit(self.ask, function, task)] = task
                    if not running:
                        return
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield running.pop(future), future
            finally:
                for future in running:
                    future.cancel()
                if running:
                    self._stop()

    def _stop(self) -> None:
        with self._lock:
            ended = list(self._all)
        for worker in ended:
            worker.stop()
        for worker in ended:
            worker.wait()

    def close(self) -> None:
        """End every worker."""
        for worker in self._all:
            worker.close()
        self._all.clear()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def serve() -> None:
    """Do what is asked on standard input and answer on standard output, until it is closed."""
    # jsonschema would build a whole grammar, for seconds, to check addresses that no notebook holds.
    sys.modules.setdefault(SLOW_TO_IMPORT, None)  # type: ignore[arg-type]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    while True:
        try:
            function, arguments = _received(sys.stdin.buffer)
        except EOFError:
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*arguments), None
        except Exception as error:
            # Another process may not know the error's kind, but everybody knows its words.
            told = error if type(error) is WorkshopError else WorkshopError(_words(error))
            answer = None, told
        _send(answers, answer)


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, WorkshopError) else f"{type(error).__name__}: {error}"


def _send(stream: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _received(stream: Any) -> Any:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)
