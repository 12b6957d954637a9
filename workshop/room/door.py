"""The door: the code, the team, a name; and coming back as oneself."""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from workshop.errors import NotStored, Refused
from workshop.plan.session import Team
from workshop.room import arriving
from workshop.room.codes import OWN_CODE, is_same, read_code, team_code
from workshop.room.identity import KEPT, Person, new_code, with_box
from workshop.room.moving import own_boxes
from workshop.room.pages import page
from workshop.room.people import by_own_code

if TYPE_CHECKING:
    from workshop.room.room import Room

SEE_OTHER = 303


class Shut(Exception):
    """Too many wrong codes: nobody's is looked at for a while. The text says for how long."""


def known(room: Room, asked: Request) -> Person | None:
    """Return whose device this is; None for one that has not joined."""
    person = room.seal.person(asked.cookies.get(room.seal.participant_cookie))
    return person if room.table_of(person) else None


def leads(room: Room, asked: HTTPConnection) -> bool:
    """Return whether this is a browser that the facilitator's link has let in."""
    return room.seal.is_facilitator(asked.cookies.get(room.seal.facilitator_cookie), room.keys.facilitator)


def remember(
    room: Room, asked: Request, response: Response, person: Person, *, is_first: bool = False
) -> Response:
    """Let a device keep who it belongs to; with the first of somebody's, a code for ballots is made."""
    keep_cookie(asked, response, room.seal.participant_cookie, room.seal.of(person))
    if is_first:
        room.boxes.learn(person.id, new_code())
    return share_box(room, asked, response, person)


def share_box(room: Room, asked: Request, response: Response, person: Person) -> Response:
    """Let a device keep the code by which its owner's ballots are known, as far as the room knows it."""
    kept = asked.cookies.get(room.seal.box_cookie)
    own = own_boxes(room.session, kept, person)
    code = room.boxes.learn(person.id, next(iter(own.values()), ""))
    if code and set(own.values()) != {code}:
        keep_cookie(asked, response, room.seal.box_cookie, with_box(kept, person.id, code, own))
    return response


async def box(asked: Request) -> Response:
    """Let a device that had no code for ballots keep the one that another of the same person has brought."""
    room: Room = asked.app.state.room
    person = known(room, asked)
    if person is None:
        return JSONResponse({"unknown": True}, 401)
    return share_box(room, asked, JSONResponse({}), person)


def keep_cookie(asked: Request, response: Response, name: str, value: str) -> None:
    """Set a cookie that no script reads and no other site makes use of."""
    response.set_cookie(
        name,
        value,
        max_age=KEPT,
        path=f"{asked.scope.get('root_path', '')}/",
        httponly=True,
        samesite="lax",
        secure=asked.url.scheme == "https",
    )


def home(asked: Request) -> str:
    """Return where the room begins."""
    return f"{asked.scope.get('root_path', '')}/"


async def door(asked: Request) -> Response:
    """Show the door: first the code, then team and name for whoever has it."""
    room: Room = asked.app.state.room
    code = asked.query_params.get("c", "")
    if not code:
        return _code_page(room, asked)
    try:
        if teams := opened_by(room, code):
            return _team_page(room, asked, teams, {"code": code})
    except Shut as shut:
        return _code_page(room, asked, str(shut), 429)
    return _code_page(room, asked, room.words["door_wrong_code"], 403)


async def enter(asked: Request) -> Response:
    """Take a code that was typed: the room's leads on to the teams, a personal one straight in."""
    room: Room = asked.app.state.room
    code = read_code((await _typed(asked)).get("code", ""))
    if not code:
        return _code_page(room, asked, room.words["door_no_code"], 400)
    try:
        if len(code) == OWN_CODE:
            if person := await person_of_code(room, code):
                person = room.person_now(person)
                return remember(room, asked, RedirectResponse(home(asked), SEE_OTHER), person)
        elif opened_by(room, code):
            return RedirectResponse(f"{home(asked)}?c={quote(code)}", SEE_OTHER)
    except Shut as shut:
        return _code_page(room, asked, str(shut), 429)
    return _code_page(room, asked, room.words["door_wrong_code"], 403)


async def come_in(asked: Request) -> Response:
    """Take team and name; whoever has the code and a name is in."""
    room: Room = asked.app.state.room
    if there := known(room, asked):  # twice on the button
        return await _let_in(room, asked, there)
    given = await _typed(asked)
    code, team, name = (given.get(key, "") for key in ("code", "team", "name"))
    try:
        if not (teams := opened_by(room, code)):
            return _code_page(room, asked, room.words["door_wrong_code"], 403)
        wanted = team if team in {each.id for each in teams} else ""
        person = await room.once.join(
            (given.get("ticket", ""), wanted, name),
            lambda: room.join(wanted, name),
            lambda came: room.table_of(room.person_now(came)) is not None,
        )
    except Shut as shut:
        return _code_page(room, asked, str(shut), 429)
    except (Refused, NotStored) as reason:
        said = room.trouble.told(reason, room.words["door_not_stored"])
        return _team_page(room, asked, teams, given, said)
    return await _let_in(room, asked, room.person_now(person), is_first=True)


async def _let_in(room: Room, asked: Request, person: Person, *, is_first: bool = False) -> Response:
    """Let somebody in: the door's script turns the door into the room, any other is led there."""
    if arriving.goes_on_by_itself(asked):
        answer = await arriving.answer(room, asked, person)
    else:
        answer = RedirectResponse(home(asked), SEE_OTHER)
    return remember(room, asked, answer, person, is_first=is_first)


async def go_over(asked: Request) -> Response:
    """Let a device keep as whom, and in which team, its owner is here from now on."""
    room: Room = asked.app.state.room
    person = known(room, asked)
    if person is None:
        return JSONResponse({"unknown": True}, 401)
    return remember(room, asked, JSONResponse({}), room.person_now(person))


async def go_out(asked: Request) -> Response:
    """Let somebody leave for good: the name is erased, and this device forgets who it belonged to."""
    room: Room = asked.app.state.room
    to = home(asked)
    if person := known(room, asked):
        await room.leave(person)
        to += "?left"
    response = RedirectResponse(to, SEE_OTHER)
    for name in (room.seal.participant_cookie, room.seal.box_cookie):
        response.delete_cookie(name, path=home(asked))
    return response


def opened_by(room: Room, typed: str) -> Sequence[Team]:
    """Return the teams that may be joined with a code: all with the room's, one with its own, else none.

    Raises
    ------
    Shut
        When there were too many wrong ones.
    """
    _check_open(room)
    code = read_code(typed)
    if is_same(code, room.keys.code):
        return room.session.teams or (Team(id=""),)  # the code is right, and the page says that there is none
    found = [each for each in room.session.teams if is_same(team_code(room.keys.secret, each.id), code)]
    if not found:
        room.guard.wrong()
    return found


async def person_of_code(room: Room, code: str) -> Person | None:
    """Return whose personal code this is; None for nobody's.

    Raises
    ------
    Shut
        When there were too many wrong ones.
    """
    _check_open(room)
    plans = [(team, table.people()) for team, table in room.tables.items()]
    person = await room.reading(by_own_code, room.keys.secret, code, plans)
    if person is None:
        room.guard.wrong()
    return person


def _check_open(room: Room) -> None:
    if wait := room.guard.wait():
        raise Shut(room.words["door_shut"].format(seconds=math.ceil(wait)))


async def _typed(asked: Request) -> dict[str, str]:
    """Return what was typed into a form, by the name of its field."""
    try:
        return dict(parse_qsl((await asked.body()).decode(), keep_blank_values=True, max_num_fields=10))
    except ValueError:
        return {}


def _code_page(room: Room, asked: Request, problem: str = "", status: int = 200) -> Response:
    given = {
        "words": room.words,
        "title": room.session.facts.title,
        "problem": problem,
        "has_left": "left" in asked.query_params,
    }
    return page(asked, "code", given, status=status)


def _team_page(
    room: Room, asked: Request, offered: Sequence[Team], typed: Mapping[str, str], problem: str = ""
) -> Response:
    """Return the page on which a team is chosen and a name given; what was typed stands in it again."""
    teams = [each for each in offered if each.name]
    given = {
        "words": room.words,
        "title": room.session.facts.title,
        "problem": problem,
        "teams": teams,
        "chosen": teams[0].id if len(teams) == 1 else typed.get("team", ""),
        "name": typed.get("name", ""),
        "code": typed.get("code", ""),
        "ticket": typed.get("ticket") or secrets.token_urlsafe(12),
    }
    return page(asked, "team", given, status=400 if problem else 200)
