"""Writers of one process that wait for the disk together: a hundred of them, one flush."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection

from workshop.answers.store import Store
from workshop.errors import WorkshopError

T = TypeVar("T")


class _Task(Generic[T]):
    """What one writer wants done, and what came of it."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.is_settled = False
        self.found: T | None = None
        self.failure: BaseException | None = None

    def run(self, connection: Connection) -> None:
        """Do it in a savepoint; what is refused on its own account takes nobody else's along."""
        self.failure = None
        try:
            with connection.begin_nested():
                self.found = self.work(connection)
        except WorkshopError as error:
            self.failure = error

    def run_alone(self, connection: Connection) -> None:
        """Do it with nobody else's in the transaction."""
        self.failure = None
        self.found = self.work(connection)


class Together:
    """Groups the writes that threads ask for while another one is under way into one transaction.

    The first to come writes for all who wait by then; each still gets its own result or error, and
    none returns before all of it is on the disk.

    Parameters
    ----------
    store
        Where to.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._begin()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do a piece of work in a transaction, alone or with others; durable when it returns.

        Raises
        ------
        WorkshopError
            When nothing of it could be stored, with the reason.
        """
        if self._process != os.getpid():  # another thread of the parent may have held a lock
            self._begin()
        task = _Task(work)
        with self._door:
            self._waiting.append(task)
        with self._writing:
            if not task.is_settled:
                self._write_for_all()
        if task.failure is not None:
            raise task.failure
        return cast("T", task.found)

    def _begin(self) -> None:
        self._process = os.getpid()
        self._waiting: list[_Task[Any]] = []
        self._door = threading.Lock()
        self._writing = threading.Lock()

    def _write_for_all(self) -> None:
        with self._door:
            tasks, self._waiting = self._waiting, []
        if not self._is_written(tasks) and len(tasks) > 1:
            for task in tasks:  # whoever is to blame, the others' words are stored
                self._is_written([task])
        for task in tasks:
            task.is_settled = True

    def _is_written(self, tasks: list[_Task[Any]]) -> bool:
        """Return whether the transaction went through; else every task has the reason."""
        try:
            with self._store.writing() as connection:
                if len(tasks) == 1:
                    tasks[0].run_alone(connection)
                else:
                    for task in tasks:
                        task.run(connection)
        except BaseException as error:  # it is raised again by the one whose work it was
            for task in tasks:
                task.failure = error
            return False
        return True
