"""Processes that stay warm, and work in a fork of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

import workshop
from workshop.errors import WorkshopError
from workshop.reports.workers import WorkerEnded, Workers


def test_a_worker_stays_for_the_next_task() -> None:
    with Workers(2) as workers:
        assert workers.ask(os.getpid) == workers.ask(os.getpid) != os.getpid()


def test_what_is_printed_is_no_answer() -> None:
    with Workers(1) as workers:
        assert workers.ask(print, "not an answer") is None


def test_an_error_is_told_and_the_worker_goes_on() -> None:
    with Workers(1) as workers:
        before = workers.ask(os.getpid)
        with pytest.raises(WorkshopError, match=r"^ValueError: ") as caught:
            workers.ask(int, "x")
        assert not isinstance(caught.value, WorkerEnded)
        assert workers.ask(os.getpid) == before


def test_a_worker_that_ends_fails_its_own_task_alone() -> None:
    with Workers(1) as workers:
        done = dict(workers.each(os._exit, [3]))
        assert isinstance(done[3].exception(), WorkerEnded)
        assert "(status 3)" in str(done[3].exception())
        with pytest.raises(WorkerEnded, match=r"\(SIGKILL\)"):
            workers.ask(signal.raise_signal, signal.SIGKILL)
        assert workers.ask(abs, -1) == 1


def test_tasks_are_taken_up_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(-20, 0):
            taken.append(number)
            yield number

    with Workers(2) as workers:
        coming = workers.each(abs, tasks())
        task, first = next(coming)
        assert len(taken) <= 4
        rest: list[tuple[int, Future[int]]] = list(coming)
    assert {task: first.result(), **{each: done.result() for each, done in rest}} == {
        number: -number for number in range(-20, 0)
    }


APART = """
import os, re, sys
sys.path[:0] = [{root!r}]
from workshop.reports.apart import apart, work_apart
here = os.getpid()
assert apart(lambda: str(os.getpid()).encode()) == str(here).encode()
work_apart()
assert apart(lambda: str(os.getppid()).encode()) == str(here).encode()
try:
    apart(lambda: {{}}["x"])
except KeyError as error:
    print("raised", error)
try:
    apart(lambda: os.abort())
except Exception as error:
    print(error)
"""


def test_work_apart_returns_raises_and_tells_how_it_ended() -> None:
    script = APART.format(root=str(Path(workshop.__file__).parents[1]))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "raised 'x'",
        "The process that sets the PDF stopped: it crashed (SIGABRT). Make this plan once more.",
    ]
