"""The facilitator's look at a team: what its members see, and nothing that one of them keeps alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from workshop.room import arriving, door
from workshop.room.pages import packed, page
from workshop.room.reader import Reader
from workshop.room.table import text_of

APART = "look"
"""Keeps what such a page writes down apart from what a member's page in the same browser does."""


class Looking(Reader):
    """A page that shows a team's forms as a member's phone does; it is nobody, and writes nothing."""

    async def come(self) -> None:
        """Look over the team's shoulder, without a place at its table."""
        self.table.lookers.add(self)
        self.line.put(text_of({"live": self.room.live()}))
        self.table.tell_presence()

    def go(self) -> None:
        """Look away."""
        self.table.lookers.discard(self)

    async def hear(self, message: Mapping[str, Any]) -> None:
        """Answer what is asked; whatever would write, or say that somebody is here, is passed over."""
        match message:
            case {"still": int(number)}:
                self.line.put(text_of({"still": number}))
            case {"form": str(step), "message": {"type": "alone"}} if self.room.has_step(step):
                self.say(step, {"type": "alone", "own": [], "receipts": []})
            case {"form": str(step), "message": dict(inner)} if self.room.has_step(step):
                self.step = step
                await self.hear_form(step, inner)


async def look(asked: Request) -> Response:
    """Return the page of a team as its members see it, to the facilitator alone."""
    room, team = asked.app.state.room, asked.path_params["team"]
    if not door.leads(room, asked):
        given = {"words": room.words, "title": room.session.facts.title}
        return page(asked, "stranger", given, status=403)
    found = room.session.team(team)
    if found is None or team not in room.tables:
        return RedirectResponse(f"{door.home(asked)}facilitator", door.SEE_OTHER)
    title = room.words["look_title"].format(team=found.name)
    first = await arriving.first_step(room, team, APART)
    return page(
        asked,
        "participant",
        {"words": room.words, "title": title, "first": first},
        session=room.session.id,
        team=found.name,
        teamId=team,
        person="",
        name="",
        code="",
        look=title,
        moved=False,
        **arriving.told_anybody(room),
    )


async def step_data(asked: Request) -> Response:
    """Return what it takes to draw a step of a team, to the facilitator alone."""
    room, team, step = asked.app.state.room, asked.path_params["team"], asked.path_params["step"]
    if not door.leads(room, asked):
        return JSONResponse({"unknown": True}, 401)
    if team not in room.tables or not room.has_step(step):
        return JSONResponse({}, 404)
    body = await room.drawing.step_data(team, step, "answers" in asked.query_params, APART)
    return packed(Response(body, media_type="application/json"), asked)
