"""What every answer of the server says of itself, and what no request may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.room.limits import LARGEST_MESSAGE

OURS = "x-workshop-room"
"""The header that our own pages send along when they write; a page from elsewhere can't without asking."""
HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")
FORM = "application/x-www-form-urlencoded"


def policy(*hosts: str) -> str:
    """Return what a page of ours may load and reach: this server alone, under each name it goes by.

    The sockets are named because some browsers don't count them to 'self'.
    """
    named = dict.fromkeys(host for host in hosts if HOST.fullmatch(host))
    sockets = "".join(f" ws://{host} wss://{host}" for host in named)
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def host_of(address: str) -> str:
    """Return the host and port of an address; empty where there is none to be found."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def is_from_here(headers: Headers, own: str = "") -> bool:
    """Return whether a request comes from a page of this very server, by its Origin.

    A proxy may keep to itself under which name it was called: ``own`` is the host and port under which
    people reach the room, as the facilitator said.
    """
    host = host_of(headers.get("origin", ""))
    return bool(host) and host in (headers.get("host", "").lower(), own)


def refusal(method: str, headers: Headers, own: str = "") -> str:
    """Return why a request is not looked at; empty when it is."""
    if method in ("GET", "HEAD"):
        return ""
    length = headers.get("content-length", "0")
    is_form = headers.get("content-type", "").partition(";")[0].strip().lower() == FORM
    if not is_from_here(headers, own) or not (is_form or headers.get(OURS) == "1"):
        return "This did not come from a page of this room. Open the room's address and try again."
    if method != "POST" or not length.isdecimal() or "transfer-encoding" in headers:
        return "This is not how our pages write."
    return "This is more than the room takes at a time." if int(length) > LARGEST_MESSAGE else ""


class Guarded:
    """Wraps the application: checks who asks, and says what the pages may do.

    Parameters
    ----------
    app
        The application.
    called
        Told the address of each device that asks for something.
    address
        Under which address people reach the application; empty where that is not known.
    """

    def __init__(self, app: ASGIApp, called: Callable[[str], None], address: str = "") -> None:
        self.app, self.called, self.own = app, called, host_of(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        self.called(scope["client"][0] if scope.get("client") else "")
        if scope["type"] == "websocket":
            if is_from_here(headers, self.own):
                await self.app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 4403})
            return
        reason = refusal(scope["method"], headers, self.own)
        app = PlainTextResponse(reason, 403) if reason else self.app
        await app(scope, receive, self._with_headers(send, headers.get("host", "")))

    def _with_headers(self, send: Send, host: str) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy(host, self.own)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return sending
