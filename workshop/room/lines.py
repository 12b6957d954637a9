"""How devices speak with the room: over a socket, or, where none gets through, by asking again and again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any, Protocol

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.errors import WorkshopError
from workshop.room.door import leads
from workshop.room.leading import Leading, Watching
from workshop.room.limits import TooMuch, read
from workshop.room.line import Line
from workshop.room.looking import Looking
from workshop.room.moving import own_boxes
from workshop.room.pages import packed
from workshop.room.participant import Participant
from workshop.room.room import Room
from workshop.room.table import text_of

PATIENCE = 20.0
"""Seconds for which a question is held open: below what proxies bear."""
FORGOTTEN_AFTER = 45.0
MOST_ASKING = 2000
UNKNOWN, TOO_MUCH = 4401, 4429


class Visitor(Protocol):
    """Whoever is at the other end of a line."""

    line: Line

    async def come(self) -> None:
        """Begin."""
        ...

    def go(self) -> None:
        """End."""
        ...

    async def hear(self, message: Mapping[str, Any]) -> None:
        """Answer a message."""
        ...


def visitor_of(room: Room, asked: HTTPConnection) -> Visitor | None:
    """Return who asks for a line, by the cookie, or by a notebook's token; None for somebody unknown."""
    wanted = asked.query_params.get("as", "")
    if wanted in ("facilitator", "projector", "look"):
        return _leading(room, asked, wanted) if leads(room, asked) else None
    kind, _, token = asked.headers.get("authorization", "").partition(" ")
    own = token if kind == "Bearer" else asked.cookies.get(room.seal.participant_cookie)
    person = room.seal.person(own)
    table = room.table_of(person)
    if person is None or table is None:
        return None
    own_codes = own_boxes(room.session, asked.cookies.get(room.seal.box_cookie), person)
    code = next(iter(own_codes.values()), "")
    return Participant(room, table, person, Line(asked.query_params.get("page", "")), code)


def _leading(room: Room, asked: HTTPConnection, wanted: str) -> Visitor | None:
    """Return the page of the facilitator's that asks for a line; None for a look at no team."""
    if wanted == "facilitator":
        return Leading(room, Line(), room.answers)
    if wanted == "projector":
        return Watching(room, Line())
    table = room.tables.get(asked.query_params.get("team", ""))
    return Looking(room, table, Line()) if table else None


# -------------------------------------------------------------------- over a socket


async def socket(asked: WebSocket) -> None:
    """Serve one device over a socket until either side ends it."""
    room: Room = asked.app.state.room
    visitor = visitor_of(room, asked)
    await asked.accept()
    if visitor is None:
        await asked.send_text(text_of({"unknown": True}))
        await asked.close(UNKNOWN)
        return
    await visitor.come()
    sending = asyncio.create_task(_send(asked, visitor.line))
    code = 1000
    try:
        while True:
            message = await asked.receive()
            if message["type"] == "websocket.disconnect":
                code = 0
                break
            visitor.line.pace.spend()
            await _heard(room, visitor, read(message.get("text") or ""))  # no page of ours sends bytes
    except WebSocketDisconnect:
        code = 0
    except TooMuch:
        code = TOO_MUCH
    finally:
        sending.cancel()
        visitor.go()
        visitor.line.close()
    if code:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await asked.close(code)


async def _send(asked: WebSocket, line: Line) -> None:
    """Send what waits; end the socket of a device that does not take it."""
    try:
        while waiting := await line.waiting():
            for number, text in waiting:
                await asked.send_text(text)
                line.taken(number)
        await asked.close(TOO_MUCH)
    except (RuntimeError, WebSocketDisconnect):
        line.close()


async def _heard(room: Room, visitor: Visitor, message: Mapping[str, Any]) -> None:
    try:
        await visitor.hear(message)
    except WorkshopError as reason:
        is_told_why = isinstance(visitor, Leading)
        said = str(reason) if is_told_why else room.trouble.told(reason)
        visitor.line.put(text_of({"failed": said}))


# -------------------------------------------------------------------- by asking again and again


class Asking:
    """The devices that have no socket, by the id of their line."""

    def __init__(self) -> None:
        self._visitors: dict[str, Visitor] = {}
        self._ending: dict[str, asyncio.TimerHandle] = {}

    async def begin(self, visitor: Visitor) -> None:
        """Begin a line."""
        if len(self._visitors) >= MOST_ASKING:
            raise TooMuch("lines")
        self._visitors[visitor.line.id] = visitor
        self._keep(visitor.line.id)
        await visitor.come()

    def find(self, line: str) -> Visitor | None:
        """Return who is at the other end of a line, and keep it for another while."""
        found = self._visitors.get(line)
        if found is None or found.line.is_closed:
            self._end(line)
            return None
        self._keep(line)
        return found

    def end_all(self) -> None:
        """Let everybody go."""
        for line in list(self._visitors):
            self._end(line)

    def end(self, line: str) -> None:
        """Let a device go."""
        self._end(line)

    def _keep(self, line: str) -> None:
        if before := self._ending.pop(line, None):
            before.cancel()
        loop = asyncio.get_running_loop()
        self._ending[line] = loop.call_later(FORGOTTEN_AFTER, self._end, line)

    def _end(self, line: str) -> None:
        if before := self._ending.pop(line, None):
            before.cancel()
        if gone := self._visitors.pop(line, None):
            gone.go()
            gone.line.close()


async def begin(asked: Request) -> Response:
    """Begin a line for a device that has no socket."""
    visitor = visitor_of(asked.app.state.room, asked)
    if visitor is None:
        return JSONResponse({"unknown": True}, 401)
    try:
        await asked.app.state.asking.begin(visitor)
    except TooMuch:
        return JSONResponse({}, 503)
    return JSONResponse({"line": visitor.line.id})


async def say(asked: Request) -> Response:
    """Take what a device says; the answers are fetched by ``take``."""
    asking: Asking = asked.app.state.asking
    visitor = asking.find(asked.path_params["line"])
    if visitor is None:
        return JSONResponse({}, 410)
    try:
        messages = read(await asked.body()).get("messages")
        for message in messages if isinstance(messages, list) else ():
            visitor.line.pace.spend()
            await _heard(asked.app.state.room, visitor, message if isinstance(message, dict) else {})
    except TooMuch:
        asking.end(visitor.line.id)
        return JSONResponse({}, 429)
    return JSONResponse({})


async def take(asked: Request) -> Response:
    """Hand out what waits for a device, as soon as there is something."""
    asking: Asking = asked.app.state.asking
    visitor = asking.find(asked.path_params["line"])
    if visitor is None:
        return JSONResponse({}, 410)
    try:
        got = read(await asked.body()).get("got", 0)
    except TooMuch:
        return JSONResponse({}, 400)
    visitor.line.taken(got if isinstance(got, int) else 0)
    waiting = await visitor.line.waiting(PATIENCE)
    if visitor.line.is_closed:
        return JSONResponse({}, 410)
    listed = ",".join(f"[{number},{text}]" for number, text in waiting)
    body = f'{{"messages":[{listed}]}}'
    return packed(Response(body, media_type="application/json"), asked)
