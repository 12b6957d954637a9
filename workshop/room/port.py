"""The port through which a participant's notebook reads and writes: one question, one answer, over a line.

A notebook is a device like any other: who it belongs to, what it may do and how often it may speak is
checked as for a phone, and it counts as present as long as its line is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from workshop.answers import SESSION
from workshop.errors import WorkshopError
from workshop.forms.changes import said
from workshop.forms.messages import answers_told
from workshop.kit.carried import kit_told
from workshop.room import door
from workshop.room.codes import OWN_CODE, read_code
from workshop.room.limits import TooMuch, read
from workshop.room.pages import packed
from workshop.room.participant import Participant
from workshop.room.room import Room
from workshop.room.table import text_of

MOST_LOOKED_AT = 300
MOST_PATTERNS = 200
LONGEST_PATTERN = 200


async def token(asked: Request) -> Response:
    """Return what a notebook proves itself by, in exchange for a personal code; wrong ones are limited.

    In exchange for such a token it is a new one: that of the team in which its owner is by now.
    """
    room: Room = asked.app.state.room
    if shown := asked.headers.get("authorization", ""):
        return _renewed(room, shown)
    try:
        code = read_code(str(read(await asked.body()).get("code", "")))
        if len(code) != OWN_CODE:
            return JSONResponse({"says": room.words["port_no_code"]}, 403)
        person = await door.person_of_code(room, code)
    except TooMuch:
        return JSONResponse({}, 400)
    except door.Shut as shut:
        return JSONResponse({"says": str(shut)}, 403)
    if person is None:
        return JSONResponse({"says": room.words["port_wrong_code"]}, 403)
    return JSONResponse({"token": room.seal.of(room.person_now(person))})


def _renewed(room: Room, shown: str) -> Response:
    person = room.seal.person(shown.removeprefix("Bearer "))
    if person is None or room.table_of(person) is None:
        return JSONResponse({}, 401)
    return JSONResponse({"token": room.seal.of(room.person_now(person))})


async def ask(asked: Request) -> Response:
    """Answer a question of a notebook."""
    visitor = asked.app.state.asking.find(asked.path_params["line"])
    if not isinstance(visitor, Participant):
        return JSONResponse({}, 410)
    try:
        visitor.line.pace.spend()
        question = read(await asked.body())
    except TooMuch:
        asked.app.state.asking.end(visitor.line.id)
        return JSONResponse({}, 429)
    if visitor.room.table_of(visitor.person) is not visitor.table:  # removed, or in another team by now
        return JSONResponse({}, 401)
    try:
        told = await answered(visitor, question)
    except WorkshopError as reason:
        told = {"failed": visitor.room.trouble.told(reason)}
    return packed(Response(text_of(told), media_type="application/json"), asked)


async def answered(visitor: Participant, question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to one question; what no notebook of ours asks is answered with nothing."""
    told: dict[str, Any] = {}
    match question:
        case {"kit": True}:
            told = await _kit(visitor.room)
        case {"known": int(seq)}:
            told = await _beginning(visitor, seq)
        case {"facts": True}:
            told = {"facts": await _facts(visitor)}
        case {"append": list(edits), "seq": int(seq)}:
            receipts = await visitor.store(edits)
            told = {"receipts": receipts, "answers": visitor.table.told(seq)}
        case {"recent": int(most), **more}:
            told = {"changes": await visitor.room.reading(_recent, visitor, most, more.get("of"))}
        case {"alone": str(step), "code": str(code), "ballots": list(ballots)} if visitor.room.has_step(step):
            visitor.bring(code)
            receipts = await visitor.cast(step, ballots) if ballots else []
            told = {**await visitor.told_alone(step, receipts), "code": visitor.box()}
    return told


async def _kit(room: Room) -> dict[str, Any]:
    """Return what the session asks, and the settings that bear on what a notebook shows."""
    settings = room.answers.settings
    return {
        "kit": await room.reading(kit_told, room.kit),
        "rules_off": list(settings.rules_off),
        "industry_figures": settings.industry_figures,
    }


async def _beginning(visitor: Participant, seq: int) -> dict[str, Any]:
    """Return where this is, who asks, and every answer after ``seq``; all of them where we know no such."""
    table = visitor.table
    return {
        "session": visitor.room.session.id,
        "team": table.team,
        "person": visitor.person.id,
        "facts": await _facts(visitor),
        "answers": table.told(seq if 0 <= seq <= table.seq else 0),
    }


async def _facts(visitor: Participant) -> dict[str, Any]:
    """Return the facts of the session as a participant may see them."""
    values = await visitor.room.reading(visitor.table.answers.values, SESSION)
    return answers_told(values, visitor.table.people())


def _recent(visitor: Participant, most: int, of: object) -> list[dict[str, Any]]:
    people, most = visitor.table.people(), max(0, min(most, MOST_LOOKED_AT))
    given = of[:MOST_PATTERNS] if isinstance(of, list) else []
    # A longer one is no page's, and a database would refuse it as if something were wrong with the disk.
    patterns = [each for each in given if isinstance(each, str) and len(each) <= LONGEST_PATTERN]
    return [
        {
            "path": change.path,
            "before": said(change.before, people) if change.before else None,
            "now": said(change.now, people),
        }
        for change in visitor.answers.recent(visitor.table.team, most, patterns)
    ]
