"""The room of one session: its teams, who is here, and what follows when an answer changes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workshop.answers import SESSION, Edit, LocalAnswers, Stored
from workshop.errors import Refused, WorkshopError
from workshop.plan.session import Team
from workshop.room.board import Board
from workshop.room.boxes import Boxes
from workshop.room.drawing import DERIVED_AFTER, Drawing
from workshop.room.guard import Guard
from workshop.room.identity import Person, Seal
from workshop.room.line import Line
from workshop.room.live import live_told
from workshop.room.moving import person_now
from workshop.room.once import Once
from workshop.room.open_points import OpenPoints
from workshop.room.people import join, leave
from workshop.room.planning import Plans
from workshop.room.private import Keys
from workshop.room.storing import Storing
from workshop.room.table import Rows, Table, text_of
from workshop.room.trouble import Trouble, Way
from workshop.room.words import room_words

ResultT = TypeVar("ResultT")
LOOK = 0.4
"""Seconds between two looks for what others, such as a notebook, have written."""
PRESENCE_AFTER = 0.15
WRITERS = 4
"""Threads that write: the edits of as many teams share one way to the disk or to the database."""


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
        self.trouble = Trouble(self.words, self.look_again)
        self.session = answers.session()
        self.seal = Seal(keys.secret, self.session.id)
        self.guard = Guard()
        self.tables: dict[str, Table] = {}
        self.storing: dict[str, Storing] = {}
        self.watchers: set[Watcher] = set()
        self.address = ""
        self.boxes = Boxes(lambda person: self.person_now(Person("", person)).id)
        self.steps = {step.id for step in self.kit.steps}
        self._writer = ThreadPoolExecutor(WRITERS, "room-writer")
        self._readers = ThreadPoolExecutor(2, "room-reader")
        self._latest = 0
        self._taken: set[int] = set()
        self._session_seq = 0
        self._soon: dict[object, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self.once = Once(self.spawn)
        self.drawing = Drawing(self)
        self.plans = Plans(answers.place, self.look_again)
        self.board = Board(self)
        self.points = OpenPoints(self)
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
                self.storing[team.id], self.tables[team.id] = Storing(self, table), table

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
            self.let_go()
            self._writer.shutdown(wait=True)
            self._readers.shutdown(wait=True)
            self.answers.close()

    def let_go(self) -> None:
        """Let everybody go: nobody waits any more for news, or for a plan that is being made."""
        self.plans.stop()
        for line in self.lines():
            line.close()

    def lines(self) -> list[Line]:
        """Return every line that is open."""
        readers = [reader.line for table in self.tables.values() for reader in table.readers()]
        return [*readers, *(watcher.line for watcher in self.watchers)]

    async def writing(self, work: Callable[..., ResultT], *given: Any) -> ResultT:
        """Do what writes in a thread beside the loop; what several want stored goes to the disk together."""
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
        there = table is not None and any(
            each.id == person.id and not each.left for each in table.people().people
        )
        return table if there else None

    def person_now(self, person: Person) -> Person:
        """Return as whom somebody is in the room now, who may have been moved to another team."""
        return person_now(self.session, person)

    async def released_plan(self, team: Team) -> Path | None:
        """Return a team's plan as PDF; it is made first where that was before this room was opened."""
        is_begun = False
        while team.id not in self.plans.made and not is_begun:
            # What is under way may be another team's: several are given theirs at once.
            is_begun = self.plans.make(self.session, [team.id])
            await self.plans.finished()
        made = self.plans.made.get(team.id)
        file = made.pdf() if made else None
        return file if file and file.is_file() else None

    async def leave(self, person: Person) -> None:
        """Erase somebody's name for good, in every team they were in; their devices are strangers then."""
        for team, table in self.tables.items():
            for each in table.people().people:
                if self.person_now(Person(team, each.id)) == person and not each.left:
                    await self.writing(leave, self.answers, Person(team, each.id))
        await self.look()

    @property
    def hands(self) -> set[str]:
        """The ids of those who have raised a hand."""
        return {each.id for each in self.session.participants if each.hand}

    def has_step(self, step: str) -> bool:
        """Return whether the kit has a step of that id."""
        return step in self.steps

    def live(self) -> dict[str, Any]:
        """Return where the room is."""
        return live_told(self.kit, self.session)

    # ---------------------------------------------------------------- what follows from a change

    def changed(self, table: Table) -> None:
        """A team's answers have changed: work out what follows, soon, and once for many changes."""
        self._later(("derived", table), DERIVED_AFTER, lambda: self.spawn(self._tell_derived(table)))
        for watcher in self.watchers:
            watcher.look()

    def look_again(self) -> None:
        """Something is new for those who see how far the teams are, and for nobody else."""
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
        self.trouble.over(Way.WRITING)
        self._spread(table, new)
        return person

    async def write_session(self, edits: Sequence[Edit]) -> None:
        """Write something of the whole session, and tell everybody.

        Raises
        ------
        Refused
            When some of it was not stored.
        """
        receipts = await self.writing(self.answers.append, edits)
        self.trouble.over(Way.WRITING)
        await self.session_changed()
        if refused := next((each.refused for each in receipts if each.refused), ""):
            raise Refused(refused)

    async def session_changed(self) -> None:
        """Facts, teams or where the room is have changed: read them, and tell everybody."""
        facts = self.session.facts
        await self.reading(self.refresh)
        is_other = self.session.facts != facts
        text = text_of({"live": self.live(), "redraw": is_other})
        for table in self.tables.values():
            if is_other:
                self.changed(table)
            for reader in table.readers():
                reader.line.put(text)
        for watcher in self.watchers:
            watcher.look()

    async def _follow(self) -> None:
        while True:
            try:
                await self.look()
                self.trouble.over(Way.READING)
            except WorkshopError as reason:  # the disk is full, the database away: it may come back
                self.trouble.met(Way.READING, reason)
            await asyncio.sleep(LOOK)

    async def _tell_derived(self, table: Table) -> None:
        for step in table.steps_shown():
            with contextlib.suppress(WorkshopError):  # a word of the kit is missing: whoever asks is told
                table.tell_derived(step, await self.drawing.derived(table, step, age=0))

    def _later(self, what: object, after: float, act: Callable[[], object]) -> None:
        """Do something once, a little later, however often it is asked for until then."""
        if what in self._soon:
            return

        def now() -> None:
            del self._soon[what]
            act()

        self._soon[what] = asyncio.get_running_loop().call_later(after, now)

    def spawn(self, work: Coroutine[Any, Any, ResultT]) -> asyncio.Task[ResultT]:
        """Let something be done beside; it is kept until it is."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
