"""What it takes to draw a step on a phone: worked out once for all who ask, however many come at once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workshop.forms.alone import drawn_alone
from workshop.forms.definition import definition, storage_key
from workshop.forms.messages import derived_told
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts
from workshop.room.table import Table, text_of
from workshop.room.words import form_words

if TYPE_CHECKING:
    from workshop.room.room import Room

DERIVED_AFTER = 0.12
"""Seconds that working out waits for more changes."""
START_AGE = 1.0
"""Seconds that answers may be old when a page fetches them: it then asks for what came after."""

Derived = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was worked out for a step, or is about to be: up to which edit, when, under which facts."""

    seq: int
    at: float
    facts: SessionFacts
    work: asyncio.Task[Derived]


class Drawing:
    """Definitions, answers and what follows from them, for the pages of one room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._drawn: dict[str, tuple[SessionFacts, str]] = {}
        self._begun: dict[tuple[str, str], tuple[float, str]] = {}
        self._derived: dict[tuple[str, str], _Known] = {}

    async def step_data(self, team: str, step: str, with_answers: bool, apart: str = "") -> str:
        """Return what a page needs to draw a step, as JSON.

        What is worked out for the step comes along also without the answers: which records it asks about
        follows from that, and a page that is away when somebody goes to the step has nobody to ask.

        ``apart`` keeps what a page writes down apart from what a member's page in the same browser does.
        """
        key = json.dumps(storage_key(self._room.session.id, team) + apart)
        drawn = f'{{"key":{key},{(await self._definition(step))[1:]}'
        table = self._room.tables[team]
        if not with_answers:
            derived = text_of(await self.derived(table, step, START_AGE))
            return f'{{"definition":{drawn},"derived":{derived}}}'
        return f'{{"definition":{drawn},"start":{await self._start(table, step)}}}'

    async def _definition(self, step: str) -> str:
        """Return how a step is drawn, which is the same for all teams."""
        known, facts = self._drawn.get(step), self._room.session.facts
        if known is None or known[0] != facts:
            known = (facts, await self._room.reading(self._define, step))
            self._drawn[step] = known
        return known[1]

    def _define(self, step: str) -> str:
        drawn: dict[str, Any] = definition(self._room.kit, self._room.session, step, "")
        del drawn["key"]
        drawn["words"] = {**drawn["words"], **form_words(self._room.words)}
        return text_of(drawn_alone(drawn, drawn["words"]))

    async def _start(self, table: Table, step: str) -> str:
        clock = asyncio.get_running_loop().time()
        self._begun = {key: known for key, known in self._begun.items() if clock - known[0] < START_AGE}
        known = self._begun.get((table.team, step))
        if known is None:
            derived = await self.derived(table, step)
            start = {"answers": table.told(0), "derived": derived, "latest": table.seq}
            known = self._begun[table.team, step] = (clock, text_of(start))
        return known[1]

    async def plan(self, table: Table) -> Plan:
        """Return a team's plan as it stands."""
        known = table.plan_known()
        if known is None:
            seq, plain = table.seq, table.plain()
            known = await self._room.reading(plan_from, plain)
            table.keep_plan(seq, known)
        return known

    async def derived(self, table: Table, step: str, age: float = DERIVED_AFTER) -> Derived:
        """Return what is worked out for a step of a team.

        It is worked out once for all who ask within ``age`` seconds: whoever got an older one is told
        the next one, since each change is followed by it.
        """
        known, facts = self._derived.get((table.team, step)), self._room.session.facts
        clock = asyncio.get_running_loop().time()
        is_old = known is not None and known.seq != table.seq and clock - known.at > age
        if known is None or is_old or known.facts != facts:
            known = _Known(table.seq, clock, facts, self._room.spawn(self._work_out(table, step)))
            self._derived[table.team, step] = known
        return await asyncio.shield(known.work)

    async def _work_out(self, table: Table, step: str) -> Derived:
        plan = await self.plan(table)
        off = table.answers.rules_off
        facts = self._room.session.facts
        return await self._room.reading(derived_told, self._room.kit, facts, step, plan, off)
