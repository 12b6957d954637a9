"""Many who write at once share a transaction, and each still gets what is its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection

from workshop.answers.append import append
from workshop.answers.border import Sender
from workshop.answers.grouping import Together
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import Workshop


class Slow:
    """A store whose first transaction waits until it is let go; it counts transactions and can fail."""

    def __init__(self, workshop: Workshop, failing: tuple[int, ...] = ()) -> None:
        self.database = workshop.log.database
        self.failing = failing
        self.transactions = 0
        self.begun, self.go_on = threading.Event(), threading.Event()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self.transactions += 1
        number = self.transactions
        self.begun.set()
        assert self.go_on.wait(20)
        with self.database.writing() as connection:
            yield connection
            if number in self.failing:
                raise WorkshopError(f"Transaction {number} did not reach the disk.")


def waiting(store: Slow, works: list[Callable[[Connection], object]]) -> list[Future[object]]:
    """Ask for all works at once, while a first one holds the store; return what becomes of each."""
    together = Together(store)  # type: ignore[arg-type]
    pool = ThreadPoolExecutor(len(works) + 1)
    first = pool.submit(together.write, lambda _: "first")
    assert store.begun.wait(20)
    found = [pool.submit(together.write, work) for work in works]
    while len(together._waiting) < len(works):
        threading.Event().wait(0.01)
    store.go_on.set()
    assert first.result(20) == "first"
    pool.shutdown()
    return found


def writes(workshop: Workshop, path: str, value: object) -> Callable[[Connection], object]:
    from workshop.answers.append import append_within, check_all

    sender = Sender("facilitator")
    checked = check_all([workshop.edit(path, value)], sender, workshop.log.border)
    return lambda connection: append_within(connection, workshop.log.session_id, sender, checked, "")


def fails(_: Connection) -> object:
    raise WorkshopError("Not this one.")


def test_who_waits_at_the_same_time_shares_one_transaction(workshop: Workshop) -> None:
    store = Slow(workshop)
    before = workshop.view().latest()
    found = waiting(store, [writes(workshop, "about/managers", number) for number in range(20)])
    assert store.transactions == 2
    seqs = [each.result()[0].stored.seq for each in found]  # type: ignore[index]
    assert sorted(seqs) == list(range(before + 1, before + 21))


def test_what_is_refused_on_its_own_account_takes_nobody_along(workshop: Workshop) -> None:
    store = Slow(workshop)
    found = waiting(
        store, [writes(workshop, "about/managers", 7), fails, writes(workshop, "about/sellers", 9)]
    )
    assert workshop.values() == {"about/managers": 7, "about/sellers": 9}
    assert [each.exception() is None for each in found] == [True, False, True]
    with pytest.raises(WorkshopError, match=r"Not this one\."):
        found[1].result()
    assert store.transactions == 2


def test_when_the_common_transaction_fails_each_is_tried_alone(workshop: Workshop) -> None:
    store = Slow(workshop, failing=(2, 4))
    found = waiting(store, [writes(workshop, "about/managers", 7), writes(workshop, "about/sellers", 9)])
    assert [str(each.exception() or "") for each in found] == [
        "",
        "Transaction 4 did not reach the disk.",
    ]
    assert workshop.values() == {"about/managers": 7}


def test_a_writer_whose_work_breaks_leaves_the_next_one_alone(workshop: Workshop) -> None:
    with pytest.raises(ZeroDivisionError):
        workshop.log.write(lambda _: 1 // 0)
    assert append(workshop.log, Sender("facilitator"), [workshop.edit("about/managers", 7)])[0].stored
