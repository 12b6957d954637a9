"""Pretend phones: they join, write and listen as real ones do, to try a room out before anybody comes."""

from __future__ import annotations

import asyncio
import http.client
import json
import random
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from websockets.asyncio.client import ClientConnection, connect

NAMES = ("Ana", "Ben", "Cleo", "Dev", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jide", "Kim", "Lars")
LINES = (
    "Asked me on the way back what I would try next time",
    "Came along to one visit a month",
    "Never took a deal from me",
    "Wanted to know what I had learned before what it had cost",
)
PATIENCE = 60.0
BEFORE = 1.0
"""Seconds until the first one comes: the server says that it opens a moment before it listens."""


@dataclass
class PretendPhone:
    """One phone of a rehearsal.

    Attributes
    ----------
    address
        Where the room is.
    code
        The room's code.
    team, name
        The team's id, and the name to join with.
    heard
        What was told, oldest first; emptied by whoever reads it.
    """

    address: str
    code: str
    team: str
    name: str
    cookie: str = ""
    heard: list[Mapping[str, Any]] = field(default_factory=list)
    socket: ClientConnection | None = None

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """Fetch something as a browser would; blocking. Returns the status and what came over the wire."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port or 80, timeout=PATIENCE)
        headers = {"Origin": self.address, "Accept-Encoding": "gzip", "Cookie": self.cookie}
        headers["Accept"] = "text/html" if form is None else "application/json"
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        try:
            connection.request(method, f"{place.path}{path}", body, headers)
            answer = connection.getresponse()
            self._keep(answer.headers.get_all("set-cookie") or ())
            return answer.status, answer.read()
        finally:
            connection.close()

    def _keep(self, given: Iterable[str]) -> None:
        """Keep the cookies that were given, each in place of the former one of its name."""
        pairs = [each.partition("=") for each in self.cookie.split("; ") if each]
        pairs += [each.partition(";")[0].partition("=") for each in given]
        jar = {name: value for name, _, value in pairs}
        self.cookie = "; ".join(f"{name}={value}" for name, value in jar.items())

    async def join(self) -> int:
        """Open the door and join the team by name, as a phone does; return the bytes that came.

        What a phone begins with comes with the answer: its page, and the step that the room is at.
        """
        _, door = await asyncio.to_thread(self.ask, "GET", f"/?c={self.code}")
        form = {"code": self.code, "team": self.team, "name": self.name}
        status, begun = await asyncio.to_thread(self.ask, "POST", "/join", form)
        if status != http.client.OK:
            raise ConnectionError(f"{self.name} could not join: {status}")
        return len(door) + len(begun)

    async def open(self, step: str) -> int:
        """Fetch a step and open a socket; return the bytes that came for the step."""
        status, data = await asyncio.to_thread(self.ask, "GET", f"/step/{step}?answers")
        if status != http.client.OK:
            raise ConnectionError(f"{self.name} got no step: {status}")
        self.socket = await connect(
            f"ws{self.address.removeprefix('http')}/line?as=participant",
            additional_headers={"Cookie": self.cookie},
            origin=self.address,  # type: ignore[arg-type]  # a plain text is what it takes
            compression=None,
            max_size=None,
        )
        await self.say({"form": step, "message": {"type": "hello"}})
        return len(data)

    async def say(self, message: Mapping[str, Any]) -> None:
        """Send a message."""
        if self.socket:
            await self.socket.send(json.dumps(message))

    async def write(self, path: str, value: str, edit_id: str = "", step: str = "warm-up") -> None:
        """Write an answer."""
        edit = {"id": edit_id or secrets.token_hex(8), "path": path, "value": value, "base": 0}
        await self.say({"form": step, "message": {"type": "edits", "edits": [edit]}})

    async def next(self) -> Mapping[str, Any]:
        """Return the next message."""
        if self.socket is None:
            raise ConnectionError(f"{self.name} has no socket.")
        found: Mapping[str, Any] = json.loads(await self.socket.recv())
        return found

    async def close(self) -> None:
        """Hang up."""
        if self.socket:
            await self.socket.close()


async def rehearse(address: str, code: str, teams: Sequence[str], count: int) -> None:
    """Fill a room with pretend phones that join one after the other and go on writing until cancelled."""
    phones = [
        PretendPhone(address, code, teams[number % len(teams)], _name(number)) for number in range(count)
    ]
    await asyncio.gather(*(_live(phone, number) for number, phone in enumerate(phones)))


def _name(number: int) -> str:
    again, place = divmod(number, len(NAMES))
    return f"{NAMES[place]} (pretend{f' {again + 1}' if again else ''})"


async def _live(phone: PretendPhone, number: int) -> None:
    await asyncio.sleep(BEFORE + number * 0.3)
    await phone.join()
    await phone.open("warm-up")
    listening = asyncio.create_task(_listen(phone))
    try:
        while True:
            await asyncio.sleep(random.uniform(2, 8))
            await phone.write(f"warmups/{secrets.token_urlsafe(9)}/what", random.choice(LINES))
    finally:
        listening.cancel()
        await phone.close()


async def _listen(phone: PretendPhone) -> None:
    while True:
        await phone.next()
