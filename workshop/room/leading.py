"""The facilitator's page and the projector: what they are told, and what the facilitator may do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workshop.answers import LocalAnswers
from workshop.errors import NotStored
from workshop.plan.kinds import Json
from workshop.plan.tallies import worth_told
from workshop.room import acts
from workshop.room.identity import Person
from workshop.room.line import Line
from workshop.room.moving import move
from workshop.room.steering import steered, written
from workshop.room.table import text_of
from workshop.room.wall import wall_told

if TYPE_CHECKING:
    from workshop.room.room import Room

PAUSE = 0.4
"""Seconds that news waits for more news."""


class Watching:
    """A page that is told how all teams are: the projector, and in more detail the facilitator's.

    Parameters
    ----------
    room
        The room.
    line
        The way out to the page.
    """

    def __init__(self, room: Room, line: Line) -> None:
        self.room, self.line = room, line
        self._soon: asyncio.Task[None] | None = None
        self._is_news = False

    async def come(self) -> None:
        """Begin to watch."""
        self.room.watchers.add(self)
        await self._tell()

    def go(self) -> None:
        """Stop watching."""
        self.room.watchers.discard(self)
        if self._soon:
            self._soon.cancel()

    def look(self) -> None:
        """Take notice that something has changed, and tell the page before long."""
        self._is_news = True
        if self._soon is None or self._soon.done():
            self._soon = asyncio.get_running_loop().create_task(self._tell_soon())

    async def hear(self, message: Mapping[str, Any]) -> None:
        """Answer that the line is alive; a projector has nothing else to say."""
        match message:
            case {"still": int(number)}:
                self.line.put(text_of({"still": number}))

    async def _tell_soon(self) -> None:
        # One after the other: what was worked out first could otherwise be told last, and stay.
        while self._is_news:
            await asyncio.sleep(PAUSE)
            self._is_news = False
            await self._tell()

    async def _tell(self) -> None:
        try:
            told = {"live": self.room.live(), "teams": self.shown(await self.room.board.teams())}
            told |= await self.beside()
        except NotStored as reason:
            told = self.failing(str(reason))
        self.line.put(text_of(told))

    def failing(self, reason: str) -> dict[str, Any]:  # noqa: ARG002 - the wall is everybody's
        """Return what the page is told while the answers can't be read: where the room is."""
        return {"live": self.room.live()}

    async def beside(self) -> dict[str, Any]:
        """Return what the page is told beside the room and the teams: what the wall shows."""
        return {"wall": await wall_told(self.room)}

    def shown(self, teams: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return what the page may show of the teams: names of teams and how far they are."""
        return [{**_without_names(team), "here": len(team["here"])} for team in teams]


def _without_names(team: dict[str, Any]) -> dict[str, Any]:
    """Return what the wall may show of a team: how many are done, not who."""
    alone = {
        step: {"done": len(each["done"]), "waiting": len(each["waiting"])}
        for step, each in team["alone"].items()
    }
    return {**team, "alone": alone}


class Leading(Watching):
    """The facilitator's page."""

    def __init__(self, room: Room, line: Line, answers: LocalAnswers) -> None:
        super().__init__(room, line)
        self.answers = answers
        self._looked_at = ("", "")

    def shown(self, teams: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return everything that is known of the teams."""
        return teams

    async def beside(self) -> dict[str, Any]:
        """Return the plans, what is open where the page looks, and what may be told of its worth."""
        answered = await self.room.reading(self.room.answers.worth_cast)
        worth = {"answered": answered, **worth_told(self.room.session.end.worth)}
        points = await self.room.points.told(*self._looked_at)
        failing = self.failing(reason) if (reason := self.room.trouble.reason()) else {}
        return {"plans": self.room.plans.told(), "worth": worth, "points": points, **failing}

    def failing(self, reason: str) -> dict[str, Any]:
        """Return where the room is, and why nothing can be stored."""
        return {"live": self.room.live(), "failed": reason}

    async def hear(self, message: Mapping[str, Any]) -> None:
        """Do what the facilitator asks for; what our page does not ask for is passed over."""
        if await self._acts(message):
            return
        values = steered(message, self.room.session, self.room.steps)
        if values:
            await self.room.writing(self._write, values)
            await self.room.session_changed()
        else:
            await super().hear(message)

    async def _acts(self, message: Mapping[str, Any]) -> bool:
        """Do what is not simply written down; return whether it was asked for."""
        match message:
            case {"plans": list(teams)}:
                self.room.plans.make(self.room.session, [str(team) for team in teams])
            case {"agree": str(team)} if self.room.session.team(team):
                self.room.plans.agree(team)
            case {"reveal": str(step), "teams": list(teams)} if self._has(step):
                await acts.reveal(self.room, step, teams)
            case {"nudge": str(team), "step": str(step)} if self._has(step):
                await acts.nudge(self.room, team, step)
            case {"lower": str(person)}:
                await acts.hand(self.room, person, is_raised=False)
            case {"move": str(person), "from": str(team), "to": str(to)}:
                await move(self.room, Person(team, person), to)
            case {"points": str(team), "step": str(step)}:
                self._looked_at = (team, step)
                await self._tell()
            case {"count": True}:
                await self.room.writing(self.answers.count_worth)
                await self.room.session_changed()
            case {"end": True}:
                self.line.put(text_of({"ended": await acts.end(self.room)}))
                self.room.look_again()
            case _:
                return False
        return True

    def _has(self, step: object) -> bool:
        return isinstance(step, str) and self.room.has_step(step)

    def _write(self, values: Mapping[str, Json]) -> None:
        if refused := written(self.answers, values):
            self.line.put(text_of({"failed": refused}))
