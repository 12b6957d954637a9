"""What a page is told when somebody arrives: all that it takes to write at once, with nothing to ask for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from workshop.errors import WorkshopError
from workshop.room.codes import grouped, own_code
from workshop.room.identity import Person
from workshop.room.live import landing
from workshop.room.pages import packed
from workshop.room.words import page_words

if TYPE_CHECKING:
    from workshop.room.room import Room

JSON = "application/json"


def told(room: Room, person: Person, *, moved: bool = False) -> dict[str, Any]:
    """Return what a participant's page is told of the room and of whose it is."""
    team = room.session.team(person.team)
    return {
        "session": room.session.id,
        "team": team.name if team else "",
        "teamId": person.team,
        "person": person.id,
        "name": room.tables[person.team].people().person(person.id),
        "code": grouped(own_code(room.keys.secret, person.id)),
        "look": "",
        "moved": moved,
        **told_anybody(room),
    }


def told_anybody(room: Room) -> dict[str, Any]:
    """Return what each page around a form is told, whoever looks at it."""
    return {
        "landing": landing(room.kit, room.session),
        "live": room.live(),
        "words": page_words(room.words, "page_"),
    }


async def first_step(room: Room, team: str, apart: str = "") -> str:
    """Return what it takes to draw the step that a page begins with, as JSON.

    It is empty where that step is closed or can't be drawn yet: the page then asks for it in its time.
    """
    step = landing(room.kit, room.session)
    if not step or room.session.state_of(step) == "closed":
        return ""
    try:
        return await room.drawing.step_data(team, step, with_answers=True, apart=apart)
    except WorkshopError:
        return ""


def goes_on_by_itself(asked: Request) -> bool:
    """Return whether it is the door's script that asks, which turns the door into the room."""
    return JSON in asked.headers.get("accept", "")


async def answer(room: Room, asked: Request, person: Person) -> Response:
    """Return what turns the door into the room: what a page of it would hold, and the step to begin with."""
    page = json.dumps({"root": asked.scope.get("root_path", ""), **told(room, person)}, ensure_ascii=False)
    first = await first_step(room, person.team)
    body = f'{{"page":{page},"first":{first or "null"}}}'
    return packed(Response(body, media_type=JSON), asked)
