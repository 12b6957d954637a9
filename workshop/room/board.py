"""The teams side by side: how far each is with each step, and who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop.room import standing
from workshop.room.moving import person_now

if TYPE_CHECKING:
    from workshop.kit.loading import Kit
    from workshop.plan.model import Plan
    from workshop.plan.session import SessionFacts
    from workshop.room.room import Room
    from workshop.room.table import Table


class Board:
    """What the facilitator page and the projector show of all teams; a team is reckoned when it changed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._known: dict[str, tuple[object, standing.Cells]] = {}

    async def teams(self) -> list[dict[str, Any]]:
        """Return each team with its state in each step, and with who is here and where."""
        return [
            {
                "id": team.id,
                "name": team.name,
                "cells": await self._cells(self._room.tables[team.id]),
                "here": here(self._room.tables[team.id]),
                "agreed": await self._agreed(self._room.tables[team.id]),
                "alone": await self._alone(self._room.tables[team.id]),
            }
            for team in self._room.session.teams
            if team.id in self._room.tables
        ]

    async def _alone(self, table: Table) -> dict[str, standing.Alone]:
        plan = await self._room.drawing.plan(table)
        cast = await self._room.reading(table.answers.ballots_cast, table.team)
        people = [(each["id"], each["name"]) for each in here(table)]
        return standing.alone(self._room.kit, self._room.session.facts, plan, cast, people)

    async def _agreed(self, table: Table) -> str:
        return standing.agreed_on(self._room.session.facts, await self._room.drawing.plan(table))

    async def _cells(self, table: Table) -> standing.Cells:
        facts = self._room.session.facts
        state = (table.seq, facts)
        known = self._known.get(table.team)
        if known is None or known[0] != state:
            plan = await self._room.drawing.plan(table)
            known = (state, await self._room.reading(_cells, self._room.kit, facts, plan))
            self._known[table.team] = known
        return known[1]


def _cells(kit: Kit, facts: SessionFacts, plan: Plan) -> standing.Cells:
    return standing.cells(kit, facts, plan, in_room=True)


def here(table: Table) -> list[dict[str, Any]]:
    """Return who of a team is here, once each, which step they look at, and in which team they are to be."""
    found = {device.person.id: device for device in table.devices}
    hands = next((device.room.hands for device in table.devices), set[str]())
    people = [
        {
            "id": key,
            "name": each.name(),
            "step": each.step,
            "hand": key in hands,
            "to": person_now(each.room.session, each.person).team,
        }
        for key, each in found.items()
    ]
    return sorted(people, key=lambda each: (each["name"].casefold(), each["id"]))
