"""A room that is open as ``workshop live`` opens it, and phones that come to it by a name, not localhost."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from workshop.answers import LocalAnswers
from workshop.room.private import keys_of

PATIENCE = 15_000
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}
CALL = "import socket, sys; sys.exit(socket.socket().connect_ex((sys.argv[1], int(sys.argv[2]))) != 0)"
EXPECTED = re.compile(r"ERR_|Failed to load resource|WebSocket connection to")
"""What a browser says by itself when a connection fails, as tests here make it fail."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass
class Server:
    """The room of a session, as a process of its own.

    It may listen elsewhere than on this machine's own loopback: ``within`` is what leads a command there.
    """

    session: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None
    options: tuple[str, ...] = ()
    public: str = ""
    host: str = "127.0.0.1"
    within: tuple[str, ...] = ()
    said: str = ""

    @property
    def address(self) -> str:
        """Where phones find it."""
        return self.public or f"http://room.example:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [*self.within, sys.executable, "-m", "workshop", "live", str(self.session)]
        options = ["--host", self.host, "--port", str(self.port), *self.options]
        self.process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
        while not self._listens():
            assert self.process.poll() is None, "workshop live ended"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as Ctrl-C does; what it has said in its terminal is kept."""
        self._end(signal.SIGINT)

    def _listens(self) -> bool:
        command = [*self.within, sys.executable, "-S", "-c", CALL, self.host, str(self.port)]
        return subprocess.run(command, check=False).returncode == 0

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            os.kill(self.process.pid, how)
            self.said += self.process.communicate()[0]
            self.process = None


OpenRoom = Callable[..., Server]


@pytest.fixture
def open_room(session: Path) -> Iterator[OpenRoom]:
    """Open the session's room as somebody asks for it; it ends with the test."""
    opened: list[Server] = []

    def open_it(*options: str, port: int = 0, **given: Any) -> Server:
        made = Server(session, port or free_port(), options=options, **given)
        opened.append(made)
        made.start()
        return made

    yield open_it
    for made in opened:
        made.stop()


@pytest.fixture
def server(open_room: OpenRoom) -> Server:
    """The session's room, open."""
    return open_room()


class Devices:
    """Phones and laptops, each with a browser of its own; what goes wrong in one fails the test."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def phone(self, **options: Any) -> Page:
        """Return the page of a phone."""
        return self.open({"viewport": PHONE, "has_touch": True, **options})

    def laptop(self, **options: Any) -> Page:
        """Return the page of a laptop."""
        return self.open({"viewport": LAPTOP, **options})

    def open(self, options: dict[str, Any]) -> Page:
        """Return a page of a device of its own."""
        context = self.browser.new_context(
            locale="en-GB", reduced_motion="reduce", ignore_https_errors=True, **options
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)
        return page

    def joined(self, team: str, name: str, step: str = "outcomes", **options: Any) -> Page:
        """Return a phone that has joined as somebody does who scans the code."""
        return self.join(self.phone(**options), team, name, step)

    def join(self, page: Page, team: str, name: str, step: str = "") -> Page:
        """Join with a device, and go to a step."""
        page.goto(f"{self.server.address}/?c={keys_of(self.server.session).code}")
        page.get_by_role("radio", name=team).check()
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join").click()
        page.locator(".wf-audience").wait_for()
        if step:
            go_to(page, step)
        return page

    def facilitator(self) -> Page:
        """Return the facilitator page, opened with the link from the terminal."""
        page = self.laptop()
        page.goto(f"{self.server.address}/facilitator?token={keys_of(self.server.session).facilitator}")
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not EXPECTED.search(message.text):
            self.errors.append(message.text)


def go_to(page: Page, step: str) -> None:
    """Go to a step by the address, as a link within the page would."""
    page.evaluate("(step) => { location.hash = step; }", step)
    page.locator(f".room-form[data-step='{step}'] .wf-audience").wait_for()


def opened(page: Page) -> Page:
    """Open every record of the step."""
    for toggle in page.locator(".wf-toggle[aria-expanded=false]").all():
        toggle.click()
    return page


def pick(page: Page, step: str) -> None:
    """Choose the step that the buttons are about."""
    page.get_by_label("Steps").get_by_role("combobox").select_option(step)


@pytest.fixture
def devices(browser: Browser, server: Server) -> Iterator[Devices]:
    """Devices that come to the room."""
    expect.set_options(timeout=PATIENCE)
    made = Devices(browser, server)
    yield made
    for context in made.contexts:
        context.close()
    assert made.errors == []


NewDevices = Callable[[], Devices]


def stored(answers: LocalAnswers, path_end: str, team: int = 0) -> list[Any]:
    """Return what a team has stored under all paths that end so."""
    values = answers.values(answers.session().teams[team].id)
    return [each.value for path, each in values.items() if path.endswith(path_end)]
