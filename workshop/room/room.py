"""The room of one session: its teams, who is here, and what follows when an answer changes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from workshop.answers import SESSION, LocalAnswers, Stored
from workshop.errors import Refused, WorkshopError
from workshop.forms.definition import definition
from workshop.forms.messages import derived_told
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts
from workshop.room.board import Board
from workshop.room.guard import Guard
from workshop.room.identity import Person, Seal
from workshop.room.line import Line
from workshop.room.live import live_told
from workshop.room.people import join
from workshop.room.private import Keys
from workshop.room.table import Rows, Table, text_of
from workshop.room.words import form_words, room_words

ResultT = TypeVar("ResultT")
LOOK = 0.4
"""Seconds between two looks for what others, such as a notebook, have written."""
DERIVED_AFTER = 0.12
"""Seconds that working out waits for more changes."""
PRESENCE_AFTER = 0.15
START_AGE = 1.0


Derived = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was worked out for a step, or is about to be: up to which edit, when, under which facts."""

    seq: int
    at: float
    facts: SessionFacts
    work: asyncio.Task[Derived]


class Watcher(Protocol):
    """Somebody who is to know when anything changes: a facilitator page, a projector."""

    line: Line

    def look(self) -> None:
        """Take notice."""
        ...


class Room:
    """Everything that the server knows.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    keys
        What opens the room.
    """

    def __init__(self, answers: LocalAnswers, keys: Keys) -> None:
        self.answers, self.keys, self.kit = answers, keys, answers.kit
        self.words = room_words(answers.kit)
        self.session = answers.session()
        self.seal = Seal(keys.secret, self.session.id)
        self.guard = Guard()
        self.tables: dict[str, Table] = {}
        self.watchers: set[Watcher] = set()
        self.address = ""
        self._steps = {step.id for step in self.kit.steps}
        self._writer = ThreadPoolExecutor(1, "room-writer")
        self._readers = ThreadPoolExecutor(2, "room-reader")
        self._latest = 0
        self._taken: set[int] = set()
        self._session_seq = 0
        self._soon: dict[object, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._derived: dict[tuple[str, str], _Known] = {}
        self._drawn: dict[tuple[str, str], tuple[object, str]] = {}
        self._begun: dict[tuple[str, str], tuple[float, str]] = {}
        self.board = Board(self)
        self.refresh()

    # ---------------------------------------------------------------- life

    def refresh(self) -> None:
        """Read the session and every team that is new; blocking."""
        stored = self.answers.values(SESSION)
        self._session_seq = max((each.seq for each in stored.values()), default=0)
        self.session = self.answers.session()
        for team in self.session.teams:
            if team.id not in self.tables:
                table = Table(self.answers.for_participant(team.id), team.id)
                table.take(table.read_since())
                self.tables[team.id] = table

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """Follow the log until the end; then everybody is let go."""
        following = asyncio.get_running_loop().create_task(self._follow())
        try:
            yield
        finally:
            following.cancel()
            for handle in self._soon.values():
                handle.cancel()
            for line in self.lines():
                line.close()
            self._writer.shutdown(wait=True)
            self._readers.shutdown(wait=True)
            self.answers.close()

    def lines(self) -> list[Line]:
        """Return every line that is open."""
        devices = [device.line for table in self.tables.values() for device in table.devices]
        return [*devices, *(watcher.line for watcher in self.watchers)]

    async def writing(self, work: Callable[..., ResultT], *given: Any) -> ResultT:
        """Do what writes in the one thread that does: the loop goes on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, lambda: work(*given))

    async def reading(self, work: Callable[..., ResultT], *given: Any) -> ResultT:
        """Do what reads or reckons for long in a thread beside the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, lambda: work(*given))

    # ---------------------------------------------------------------- what is known

    def table_of(self, person: Person | None) -> Table | None:
        """Return the table of somebody who is still in a team of the session; else None."""
        if person is None or self.session.team(person.team) is None:
            return None
        table = self.tables.get(person.team)
        there = table is not None and any(each.id == person.id for each in table.people().people)
        return table if there else None

    def has_step(self, step: str) -> bool:
        """Return whether the kit has a step of that id."""
        return step in self._steps

    def live(self) -> dict[str, Any]:
        """Return where the room is."""
        return live_told(self.kit, self.session)

    async def step_data(self, team: str, step: str, with_answers: bool) -> str:
        """Return what a page needs to draw a step, as JSON.

        The answers may be a second old, so that a hundred phones at once cost as much as one: each
        then asks for what came after them.
        """
        known = self._drawn.get((team, step))
        facts = self.session.facts
        if known is None or known[0] != facts:
            known = (facts, text_of(await self.reading(self._definition, step, team)))
            self._drawn[team, step] = known
        if not with_answers:
            return f'{{"definition":{known[1]}}}'
        clock = asyncio.get_running_loop().time()
        begun = self._begun.get((team, step))
        if begun is None or clock - begun[0] > START_AGE:
            begun = (clock, text_of(await self._start(self.tables[team], step)))
            self._begun[team, step] = begun
        return f'{{"definition":{known[1]},"start":{begun[1]}}}'

    async def _start(self, table: Table, step: str) -> dict[str, Any]:
        derived = await self.derived(table, step)
        return {"answers": table.told(0), "derived": derived, "latest": table.seq}

    def _definition(self, step: str, team: str) -> dict[str, Any]:
        drawn: dict[str, Any] = definition(self.kit, self.session, step, team)
        return {**drawn, "words": {**drawn["words"], **form_words(self.words)}}

    async def plan(self, table: Table) -> Plan:
        """Return a team's plan as it stands."""
        known = table.plan_known()
        if known is None:
            seq, plain = table.seq, table.plain()
            known = await self.reading(plan_from, plain)
            table.keep_plan(seq, known)
        return known

    async def derived(self, table: Table, step: str, age: float = DERIVED_AFTER) -> Derived:
        """Return what is worked out for a step of a team.

        It is worked out once for all who ask within ``age`` seconds: whoever got an older one is told
        the next one, since each change is followed by it.
        """
        known = self._derived.get((table.team, step))
        clock = asyncio.get_running_loop().time()
        if (
            known is None
            or (known.seq != table.seq and clock - known.at > age)
            or known.facts != self.session.facts
        ):
            work = self._spawn(self._work_out(table, step))
            known = _Known(table.seq, clock, self.session.facts, work)
            self._derived[table.team, step] = known
        return await asyncio.shield(known.work)

    async def _work_out(self, table: Table, step: str) -> Derived:
        plan = await self.plan(table)
        return await self.reading(derived_told, self.kit, self.session.facts, step, plan)

    # ---------------------------------------------------------------- what follows from a change

    def changed(self, table: Table) -> None:
        """A team's answers have changed: work out what follows, soon, and once for many changes."""
        self._later(("derived", table), DERIVED_AFTER, lambda: self._spawn(self._tell_derived(table)))
        for watcher in self.watchers:
            watcher.look()

    def presence_changed(self, table: Table) -> None:
        """Somebody of a team came, went, or is in another field."""
        self._later(("presence", table), PRESENCE_AFTER, table.tell_presence)
        for watcher in self.watchers:
            watcher.look()

    async def look(self) -> None:
        """Take in what was written since the last look, by whomever, and tell those who are here."""
        latest = await self.reading(self.answers.latest)
        while self._latest + 1 in self._taken:
            self._latest += 1
            self._taken.discard(self._latest)
        if latest == self._latest:  # nothing but what came through this room
            return
        for table in list(self.tables.values()):
            async with table.lock:
                new = self.take(table, await self.reading(table.read_since))
            self._spread(table, new)
        if await self.reading(self.answers.since, self._session_seq, SESSION):
            await self.session_changed()
        self._latest = latest
        self._taken = {seq for seq in self._taken if seq > latest}

    def take(self, table: Table, rows: Rows) -> dict[str, Stored]:
        """Take into a table what was read for it; return what of it is new."""
        self._taken.update(stored.seq for _, stored in rows)
        return table.take(rows)

    def _spread(self, table: Table, new: dict[str, Stored]) -> None:
        if new:
            table.spread(table.changes(new))
            self.changed(table)

    async def join(self, team: str, name: str) -> Person:
        """Let somebody into a team by name; see ``people.join``."""
        table = self.tables.get(team)
        if table is None or self.session.team(team) is None:
            raise Refused(self.words["join_no_team"])
        async with table.lock:
            person = await self.writing(join, self.answers, team, table.people(), name, self.words)
            new = self.take(table, await self.reading(table.read_since))
        self._spread(table, new)
        return person

    async def session_changed(self) -> None:
        """Facts, teams or where the room is have changed: read them, and tell everybody."""
        facts = self.session.facts
        await self.reading(self.refresh)
        text = text_of({"live": self.live(), "redraw": self.session.facts != facts})
        for table in self.tables.values():
            for device in table.devices:
                device.line.put(text)
        for watcher in self.watchers:
            watcher.look()

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(WorkshopError):  # the disk is full, the database away: it may come back
                await self.look()
            await asyncio.sleep(LOOK)

    async def _tell_derived(self, table: Table) -> None:
        for step in table.steps_shown():
            table.tell_derived(step, await self.derived(table, step, age=0))

    def _later(self, what: object, after: float, act: Callable[[], object]) -> None:
        """Do something once, a little later, however often it is asked for until then."""
        if what in self._soon:
            return

        def now() -> None:
            del self._soon[what]
            act()

        self._soon[what] = asyncio.get_running_loop().call_later(after, now)

    def _spawn(self, work: Coroutine[Any, Any, ResultT]) -> asyncio.Task[ResultT]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
