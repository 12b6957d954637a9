"""Try whether a phone gets through to this laptop, before anybody comes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.answers import LocalAnswers
from workshop.room.network import is_another_device, qr_terminal
from workshop.room.pages import page, static_route
from workshop.room.private import keys_of
from workshop.room.security import Guarded
from workshop.room.serving import EVERYWHERE, HOW_TO_REACH, Wanted, free_port, where
from workshop.room.words import room_words

AFTER = 1.0
"""Seconds for which the page that says so is still served."""


def serve_check(answers: LocalAnswers, wanted: Wanted, say: Callable[[str], object]) -> bool:
    """Serve one page until a phone has opened it, or somebody ends it; return whether one has.

    Nothing of the session can be read or written meanwhile. No other device is asked for anything.
    """
    host = wanted.host or EVERYWHERE
    port = free_port(host, wanted.port or keys_of(answers.place).port, exactly=bool(wanted.port))
    found = where(host, port, wanted)
    say(f"{qr_terminal(f'{found[0]}/')}\nOpen one of these with a phone, or scan the code:")
    for address in found:
        say(f"  {address}/")
    say(f"Ctrl-C ends the trial.\n\n{HOW_TO_REACH}")
    words, title = room_words(answers.kit), answers.session().facts.title
    answers.close()
    trial = _Trial(say)

    async def reached(asked: Request) -> Response:
        trial.reached(asked.client.host if asked.client else "")
        return page(asked, "reached", {"words": words, "title": title})

    app = Starlette(routes=[Route("/", reached), static_route()])
    config = uvicorn.Config(
        Guarded(app, lambda _: None), host=host, port=port, access_log=False, log_level="warning"
    )
    trial.server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):
        trial.server.run()
    return trial.has_come


class _Trial:
    """Whether somebody has come, and the server to end then."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self.has_come = False
        self.server: uvicorn.Server | None = None

    def reached(self, address: str) -> None:
        if self.has_come or not is_another_device(address):
            return
        self.has_come = True
        self._say(f"A phone reached this laptop (from {address}): phones in this network can join.")
        asyncio.get_running_loop().call_later(AFTER, self._end)

    def _end(self) -> None:
        if self.server:
            self.server.should_exit = True
