"""The teams side by side: how far each is with each step, and who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop.forms.alone import without_worth
from workshop.kit.formats import Formats
from workshop.kit.progress import progress
from workshop.plan.framework import Framework
from workshop.plan.model import Plan
from workshop.room.moving import person_now
from workshop.room.voting import question_of

if TYPE_CHECKING:
    from workshop.kit.definitions import Step
    from workshop.room.room import Room
    from workshop.room.table import Table

Cells = list[list[object]]
Alone = dict[str, object]


class Board:
    """What the facilitator page and the projector show of all teams; a team is reckoned when it changed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._known: dict[str, tuple[object, Cells]] = {}

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

    async def _alone(self, table: Table) -> dict[str, Alone]:
        """Return, for each step with questions that each answers alone, who is done, who is not, and how many
        questions wait to be revealed: never what anybody answered."""
        plan = await self._room.drawing.plan(table)
        cast = await self._room.reading(table.answers.ballots_cast, table.team)
        people = here(table)
        found: dict[str, Alone] = {}
        for step in self._room.kit.asked(self._room.session.facts):
            asked = question_of(self._room.kit, self._room.session.facts, step.id, plan)
            if asked.questions:
                rounds, mark = asked.rounds(plan), asked.mark(plan)
                done = {each.id: each.name for each in plan.people if mark in each.rated}
                found[step.id] = {
                    "done": sorted(done.values()),
                    "waiting": [each["name"] for each in people if each["id"] not in done],
                    "ready": sum((question, round_) in cast for question, round_ in rounds.items()),
                    "revealed": sum(not round_.endswith("/1") for round_ in rounds.values()),
                }
        return found

    async def _agreed(self, table: Table) -> str:
        """Return the day of the last version that was agreed; empty when there is none."""
        versions = (await self._room.drawing.plan(table)).versions
        on = versions[-1].on if versions else None
        facts = self._room.session.facts
        return Formats(facts.language, facts.currency).date(on) if on else ""

    async def _cells(self, table: Table) -> Cells:
        facts = self._room.session.facts
        state = (table.seq, facts)
        known = self._known.get(table.team)
        if known is None or known[0] != state:
            plan = await self._room.drawing.plan(table)
            kit = self._room.kit
            asked, framework = kit.asked(facts), kit.framework_asked(facts)
            known = (state, await self._room.reading(_reckoned, asked, plan, framework))
            self._known[table.team] = known
        return known[1]


def _reckoned(steps: tuple[Step, ...], plan: Plan, framework: Framework | None) -> Cells:
    found = [progress(without_worth(step), plan, framework) for step in steps]
    return [[each.state, each.open] for each in found]


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
