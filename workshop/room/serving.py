"""Open the room of a session to the local network, and say where it is."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn

from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.room.app import application
from workshop.room.codes import grouped
from workshop.room.limits import LARGEST_MESSAGE
from workshop.room.nearby import noted
from workshop.room.network import addresses, is_another_device, qr_terminal
from workshop.room.private import keep, keys_of
from workshop.room.room import Room

PORTS = 20
EVERYWHERE = "0.0.0.0"
WAIT_AT_END = 3
SWITCH = 0.001
"""Seconds for which a thread that reckons may hold up the one that answers phones."""
HOW_TO_REACH = """\
If a phone can't open the address:
  - Is it in the same Wi-Fi as this laptop? Many phones leave a Wi-Fi that has no internet: tell it to stay.
  - Did this laptop ask whether to allow incoming connections? Say yes, also for public networks.
  - Guest Wi-Fi often keeps devices apart. Use the hot spot of a phone, or a router of your own.
  - Keep the laptop awake and plugged in while the room is open.
  - If none of it helps: run the room on a server that all can reach, or go on with paper:
    workshop worksheets prints every step, and what is on paper is typed into the forms.
"""


@dataclass(frozen=True)
class Wanted:
    """How the room is to be opened.

    Attributes
    ----------
    host
        The address to listen on; every one of this laptop's when empty.
    port
        The port; the session's own when 0.
    root_path
        Below which path a proxy serves the room; empty without one.
    proxies
        The addresses of proxies whose word on who calls is taken.
    address
        Under which address people reach it, where a proxy or a name of its own leads there.
    """

    host: str = ""
    port: int = 0
    root_path: str = ""
    proxies: Sequence[str] = ()
    address: str = ""


def free_port(host: str, first: int, exactly: bool) -> int:
    """Return a port to listen on: the wanted one, or the next free one where it is not insisted on.

    Raises
    ------
    WorkshopError
        When there is none.
    """
    for port in range(first, first + (1 if exactly else PORTS)):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
            except OSError:
                continue
            return port
    raise WorkshopError(
        f"Port {first} can't be used: another program has it, or {host} is no address of this laptop. "
        "Close that program, or name another one with --port."
    )


class FirstCall:
    """Says once that a phone reached this laptop.

    Parameters
    ----------
    say
        Where to.
    """

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._has_come = False

    def __call__(self, address: str) -> None:
        """Take notice of somebody who called."""
        if not self._has_come and is_another_device(address):
            self._has_come = True
            self._say(f"A phone reached this laptop (from {address}): phones in this network can join.")


def serve(
    answers: LocalAnswers,
    wanted: Wanted,
    say: Callable[[str], object],
    opened: Callable[[int], object] = lambda _: None,
) -> None:
    """Serve a session's room until somebody ends it.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    wanted
        How it is to be opened.
    say
        Where to say what the facilitator needs to know.
    opened
        Told the port once the room is open.
    """
    host = wanted.host or EVERYWHERE
    room, port = _room_at(answers, host, wanted.port)
    room.trouble.say = say
    found = where(host, port, wanted)
    room.address = found[0]
    say(welcome(room, found, port, wanted))
    config = uvicorn.Config(
        application(room, FirstCall(say), lambda: opened(port)),
        host=host,
        port=port,
        root_path=wanted.root_path.rstrip("/"),
        proxy_headers=bool(wanted.proxies),
        forwarded_allow_ips=list(wanted.proxies),
        server_header=False,
        date_header=False,
        access_log=False,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=WAIT_AT_END,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=4000,
    )
    sys.setswitchinterval(SWITCH)
    # Whoever ends it politely gets the same good-bye as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with noted(answers.place, host, port), contextlib.suppress(KeyboardInterrupt):
        _Server(config, room).run()
    say("The room is closed. What was written is kept.")


def _room_at(answers: LocalAnswers, host: str, wanted: int) -> tuple[Room, int]:
    """Return the room and its port, which it keeps from day to day unless another was asked for."""
    keys = keys_of(answers.place)
    port = free_port(host, wanted or keys.port, exactly=bool(wanted))
    if not wanted and port != keys.port:
        keys = replace(keys, port=port)
        keep(answers.place, keys)
    return Room(answers, keys), port


class _Server(uvicorn.Server):
    """A server that lets go of whoever waits for news before it waits for what is still being answered."""

    def __init__(self, config: uvicorn.Config, room: Room) -> None:
        super().__init__(config)
        self._room = room

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, without breaking off an answer."""
        self._room.let_go()
        await super().shutdown(sockets)


def where(host: str, port: int, wanted: Wanted) -> list[str]:
    """Return under which addresses people find the room, the likeliest first."""
    if wanted.address:
        return [wanted.address.rstrip("/")]
    hosts = addresses() if host == EVERYWHERE else [host]
    root = wanted.root_path.rstrip("/")
    return [f"http://{each}:{port}{root}" for each in hosts or ["localhost"]]


def welcome(room: Room, found: Sequence[str], port: int, wanted: Wanted) -> str:
    """Return what stands in the terminal while the room is open."""
    keys = room.keys
    own = f"http://localhost:{port}{wanted.root_path.rstrip('/')}"
    leading = own if not wanted.host and not wanted.address else found[0]
    others = "".join(f"                      {each}\n" for each in found[1:])
    return (
        f"{qr_terminal(f'{found[0]}/?c={keys.code}')}\n"
        f"Participants join at: {found[0]}\n{others}"
        f"with the code:        {grouped(keys.code)}\n\n"
        f"Facilitator page:     {leading}/facilitator?token={keys.facilitator}\n"
        f"Projector:            {leading}/projector\n"
        "(Open the facilitator page first, in the browser that also shows the projector. Its link is yours "
        "alone.)\n\n"
        "Scan the code with one phone now: this window says so when a phone gets through.\n"
        "Keep this window open; Ctrl-C ends the room. What was written is kept.\n\n"
        f"{HOW_TO_REACH}"
    )


def folder_of_cloud(place: Path) -> str:
    """Return the name of the cloud drive in which a session seems to lie; empty for none.

    Examples
    --------
    >>> folder_of_cloud(Path("Users/ana/OneDrive - Corner AG/spring")), folder_of_cloud(Path("spring"))
    ('OneDrive', '')
    """
    known = ("OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud", "Nextcloud")
    names = [part.casefold() for part in place.parts]
    return next((drive for drive in known if any(name.startswith(drive.casefold()) for name in names)), "")
