"""The room as one application: which address answers with what."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from workshop.errors import NotStored, WorkshopError
from workshop.room import arriving, door, ending, lines, looking, port
from workshop.room.codes import grouped, is_same
from workshop.room.network import qr_path
from workshop.room.pages import packed, page, static_route
from workshop.room.room import Room
from workshop.room.security import Guarded
from workshop.room.words import file_words, page_words


def application(
    room: Room, called: Callable[[str], None] = lambda _: None, opened: Callable[[], object] = lambda: None
) -> Guarded:
    """Return the application of a room.

    Parameters
    ----------
    room
        The room.
    called
        Told the address of each device that asks for something.
    opened
        Told when the room is about to be open.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with room.opened():
            opened()
            yield
            app.state.asking.end_all()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        exception_handlers={404: not_found, NotStored: not_stored},
    )
    app.state.room, app.state.asking = room, lines.Asking()
    return Guarded(app, called, room.address)


def _routes() -> list[BaseRoute]:
    return [
        Route("/", participant),
        Route("/enter", door.enter, methods=["POST"]),
        Route("/join", door.come_in, methods=["POST"]),
        Route("/leave", door.go_out, methods=["POST"]),
        Route("/moved", door.go_over, methods=["POST"]),
        Route("/box", door.box, methods=["POST"]),
        Route("/step/{step}", step_data),
        Route("/facilitator", facilitator),
        Route("/projector", projector),
        Route("/look/{team}", looking.look),
        Route("/look/{team}/step/{step}", looking.step_data),
        Route("/look/{team}/plan", ending.plan),
        Route("/look/{team}/recap", ending.recap),
        Route("/plan", ending.plan),
        Route("/recap", ending.recap),
        Route("/recap/dates.ics", ending.dates),
        Route("/cards", cards_file),
        Route("/worksheets", worksheets_file),
        Route("/second", second),
        Route("/plans/{team}/{number:int}", plan_file),
        static_route(),
        WebSocketRoute("/line", lines.socket),
        Route("/line", lines.begin, methods=["POST"]),
        Route("/line/{line}/say", lines.say, methods=["POST"]),
        Route("/line/{line}/take", lines.take, methods=["POST"]),
        Route("/line/{line}/ask", port.ask, methods=["POST"]),
        Route("/token", port.token, methods=["POST"]),
    ]


async def participant(asked: Request) -> Response:
    """Return the participant's page, or the door for a device that has not joined."""
    room: Room = asked.app.state.room
    person = door.known(room, asked)
    if person is None:
        return await door.door(asked)
    first = await arriving.first_step(room, person.team)
    given = {"words": room.words, "title": room.session.facts.title, "first": first}
    told = arriving.told(room, person, moved="moved" in asked.query_params)
    shown = page(asked, "participant", given, **told)
    return door.share_box(room, asked, shown, person)


async def step_data(asked: Request) -> Response:
    """Return what it takes to draw a step: its questions, and on the first call the answers."""
    room: Room = asked.app.state.room
    person, step = door.known(room, asked), asked.path_params["step"]
    if person is None:
        return JSONResponse({"unknown": True}, 401)
    if not room.has_step(step):
        return JSONResponse({}, 404)
    with_answers = "answers" in asked.query_params
    body = await room.drawing.step_data(person.team, step, with_answers)
    return packed(Response(body, media_type="application/json"), asked, is_shared=True)


async def facilitator(asked: Request) -> Response:
    """Return the facilitator's page; the link from the terminal lets its browser in."""
    room: Room = asked.app.state.room
    token = asked.query_params.get("token")
    if token and not room.guard.wait():
        if is_same(token, room.keys.facilitator):
            response = RedirectResponse(f"{asked.scope.get('root_path', '')}/facilitator", door.SEE_OTHER)
            kept = room.seal.of_facilitator(token)
            door.keep_cookie(asked, response, room.seal.facilitator_cookie, kept)
            return response
        room.guard.wrong()
    return _leading_page(room, asked, "facilitator")


async def projector(asked: Request) -> Response:
    """Return the projector's page."""
    return _leading_page(asked.app.state.room, asked, "projector")


def _leading_page(room: Room, asked: Request, name: str) -> Response:
    given = {"words": room.words, "title": room.session.facts.title}
    if not door.leads(room, asked):
        return page(asked, "stranger", given, status=403)
    address = room.address or str(asked.base_url).rstrip("/")
    return page(
        asked,
        name,
        given,
        live=room.live(),
        words=page_words(room.words, f"{name}_", "state_") | file_words(room.kit),
        address=address.partition("//")[2],
        code=grouped(room.keys.code),
        qr=qr_path(f"{address}/?c={room.keys.code}"),
    )


async def plan_file(asked: Request) -> Response:
    """Return a file of a team's plan to the facilitator: the number is its place among those made."""
    room: Room = asked.app.state.room
    if not door.leads(room, asked):
        return JSONResponse({}, 403)
    made, number = room.plans.made.get(asked.path_params["team"]), asked.path_params["number"]
    file = made.files[number] if made and number < len(made.files) else None
    if file is None or not file.is_file():
        return JSONResponse({}, 404)
    return FileResponse(file, filename=file.name)  # to be kept: a plan is no page of ours


async def second(asked: Request) -> Response:
    """Return the address of the facilitator page on another laptop: no page holds it before it is wanted."""
    room: Room = asked.app.state.room
    if not door.leads(room, asked):
        return JSONResponse({}, 403)
    address = room.address or str(asked.base_url).rstrip("/")
    return JSONResponse({"address": f"{address}/facilitator?token={room.keys.facilitator}"})


async def cards_file(asked: Request) -> Response:
    """Return the cards for the tables to the facilitator, as PDF."""
    room: Room = asked.app.state.room
    if not door.leads(room, asked):
        return JSONResponse({}, 403)
    from workshop.room.cards import cards  # noqa: PLC0415 - what sets a PDF is loaded once somebody asks

    address = room.address or str(asked.base_url).rstrip("/")
    return await _printed(room, "cards.pdf", cards, room.answers, address)


async def worksheets_file(asked: Request) -> Response:
    """Return the worksheets of all steps to the facilitator, as PDF."""
    room: Room = asked.app.state.room
    if not door.leads(room, asked):
        return JSONResponse({}, 403)
    from workshop.reports.worksheets import worksheets  # noqa: PLC0415 - as above

    return await _printed(room, "worksheets.pdf", worksheets, room.answers)


async def _printed(room: Room, name: str, made_by: Callable[..., bytes], *given: Any) -> Response:
    try:
        made = await room.reading(made_by, *given)
    except WorkshopError as reason:
        return PlainTextResponse(str(reason), 409)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type="application/pdf", headers=headers)


async def not_found(asked: Request, _: Exception) -> Response:
    """Lead somebody who mistyped the address back to the door."""
    room: Room = asked.app.state.room
    given = {"words": room.words, "title": room.session.facts.title}
    return page(asked, "lost", given, status=404)


async def not_stored(asked: Request, error: Exception) -> Response:
    """Ask whoever wanted something that can't be read or stored at present to wait."""
    room: Room = asked.app.state.room
    if isinstance(error, NotStored):
        room.trouble.told(error)
    given = {"words": room.words, "title": room.session.facts.title}
    return page(asked, "unable", given, status=503)
