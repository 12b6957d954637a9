"""The network is cut, or swallows what is sent without a word: all goes out once, and screens are true.

Phone and room are in network namespaces of their own with a cable between them, so that what is cut is the
network itself: the systems at both ends go on believing in their connections as they do in a real Wi-Fi.
Where the system allows no such networks, what goes between the two is held up on its way instead.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.room.browser.relay import Held
from workshop.answers import Edit, LocalAnswers

if TYPE_CHECKING:
    from tests.room.browser.conftest import Devices, OpenRoom, Server

PATIENCE = 90_000
PORT = 8080
ROOM, PHONE = "10.77.0.1", "10.77.0.2"
NOBODY = "02:00:00:00:00:99"
STATEMENT = "outcomes/outcome-001/statement"
WHY = "outcomes/outcome-001/why"
MEASURE = "outcomes/outcome-001/measure"
NEEDED = "{}: these tests need network namespaces (Debian: apt-get install iproute2 util-linux, as root)."
AS_ROOT = () if os.getuid() == 0 else ("--user", "--map-root-user")
KEPT = "Not sent yet \u2013 kept on this phone. Keep this page open."


class NotAllowed(Exception):
    """The system allows no networks of one's own."""


class Network:
    """Two ends with a cable between them: the room's, and the phone's."""

    room_at = seen_at = ROOM

    def __init__(self) -> None:
        for program in ("unshare", "nsenter", "ip"):
            assert shutil.which(program), NEEDED.format(program)
        self._ends = [self._end(("unshare", *AS_ROOT))]
        self.room = self._inside(self._ends[0])
        self._ends.append(self._end((*self.room, "unshare")))
        self.phone = self._inside(self._ends[1])
        self._run(
            self.room, f"link add cable type veth peer name cable netns {self._ends[1].pid}", "link set lo up"
        )
        self._run(self.room, f"addr add {ROOM}/24 dev cable", "link set cable up")
        self._run(self.phone, "link set lo up", f"addr add {PHONE}/24 dev cable", "link set cable up")

    def cut(self) -> None:
        """Pull the cable out."""
        self._run(self.room, "link set cable down")

    def mend(self) -> None:
        """Put the cable in again."""
        self._run(self.room, "link set cable up")

    def swallow_from_room(self) -> None:
        """Let everything get lost that the room sends; nobody is told."""
        self._run(self.room, f"neigh replace {PHONE} lladdr {NOBODY} dev cable nud permanent")

    def swallow_from_phone(self) -> None:
        """Let everything get lost that the phone sends; nobody is told."""
        self._run(self.phone, f"neigh replace {ROOM} lladdr {NOBODY} dev cable nud permanent")

    def swallow_nothing(self) -> None:
        """Let everything through again."""
        for end, other in ((self.room, PHONE), (self.phone, ROOM)):
            self._run(end, f"neigh flush to {other} dev cable nud permanent")

    def end(self) -> None:
        """Let both ends go; what is in them must have ended."""
        for each in self._ends:
            each.kill()
            each.communicate()

    @staticmethod
    def _end(begin: tuple[str, ...]) -> subprocess.Popen[str]:
        """Return a process in a new namespace; it holds it until it ends."""
        command = [*begin, "--net", "sh", "-c", "echo there; exec sleep infinity"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stdout
        if process.stdout.readline() != "there\n":
            raise NotAllowed(NEEDED.format(process.communicate()[1].strip()))
        return process

    @staticmethod
    def _inside(holder: subprocess.Popen[str]) -> tuple[str, ...]:
        """Return what leads a command into a namespace."""
        user = ("--user", "--preserve-credentials") if AS_ROOT else ()
        return ("nsenter", "--target", str(holder.pid), *user, "--net")

    @staticmethod
    def _run(end: tuple[str, ...], *commands: str) -> None:
        for command in commands:
            subprocess.run([*end, "ip", *command.split()], check=True)


Cable = Network | Held


@pytest.fixture
def network() -> Iterator[Cable]:
    """The phone's end and the room's, with a cable between them."""
    try:
        made: Cable = Network()
    except NotAllowed:
        made = Held(PORT)
    yield made
    made.end()


@pytest.fixture
def server(open_room: OpenRoom, network: Cable) -> Server:
    """The session's room, at the room's end."""
    public = f"http://room.example:{PORT}"
    return open_room(port=PORT, public=public, host=network.room_at, within=network.room)


@pytest.fixture
def chromium_within(
    browser: Browser, chromium: str, chromium_arguments: list[str], tmp_path: Path, network: Network | Held
) -> Iterator[Any]:
    """Start Chromium at one of the ends."""
    opened: list[Browser] = []

    def start(end: tuple[str, ...]) -> Browser:
        begin = tmp_path / f"chromium-{len(opened)}"
        inside = f"{' '.join(end)} --" if end[:1] == ("nsenter",) else ""
        begin.write_text(f'#!/bin/sh\nexec {inside} "{chromium}" "$@"\n')
        address = network.seen_at if end == network.phone else network.room_at
        arguments = [each.replace("127.0.0.1", address) for each in chromium_arguments]
        begin.chmod(begin.stat().st_mode | stat.S_IXUSR)
        opened.append(browser.browser_type.launch(executable_path=begin, args=arguments))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


@pytest.fixture
def ana(devices: Devices, network: Cable, chromium_within: Any, begun: str) -> Page:
    """Ana's phone, at the far end of the cable."""
    assert begun
    expect.set_options(timeout=PATIENCE)
    devices.browser = chromium_within(network.phone)
    return opened(devices.joined("North", "Ana"))


@pytest.fixture
def ben(devices: Devices, network: Cable, chromium_within: Any, ana: Page) -> Page:
    """The phone of Ben, of the same team, which is beside the room; its network is never cut."""
    assert ana
    devices.browser = chromium_within(network.room)
    return opened(devices.joined("North", "Ben"))


@pytest.fixture
def begun(answers: LocalAnswers) -> str:
    """An outcome of the team North; returns the team's id."""
    team = answers.session().teams[0].id
    answers.append([Edit("begun", team, STATEMENT, "Grow services")])
    return team


def opened(page: Page) -> Page:
    """Open every record of the step."""
    for toggle in page.locator(".wf-toggle[aria-expanded=false]").all():
        toggle.click()
    return page


def box(page: Page, path: str = WHY) -> Any:
    """Return the field of an answer."""
    return page.locator(f"[data-path='{path}'] :is(input, textarea)")


def state(page: Page) -> Any:
    """Return what the form says of saving."""
    return page.locator(".room-saved")


def written(answers: LocalAnswers, team: str, path: str = WHY) -> list[Any]:
    """Return every value that an answer ever had, the first one first."""
    return [each.value for each in answers.log() if (each.team, each.path) == (team, path)]


def test_a_cable_that_is_pulled_in_mid_sentence_costs_nothing(
    network: Cable, ana: Page, ben: Page, begun: str, answers: LocalAnswers
) -> None:
    box(ana).press_sequentially("Because")
    expect(box(ben)).to_have_value("Because")
    network.cut()
    ana.keyboard.type(" it")
    expect(state(ana)).to_have_text(KEPT)
    before = written(answers, begun)
    box(ben, MEASURE).fill("Share of service")
    expect(state(ben)).to_have_text("Saved")
    ana.keyboard.type(" pays")
    network.mend()
    expect(state(ana)).to_have_text("Saved")
    expect(box(ana, MEASURE)).to_have_value("Share of service")
    for page in (ana, ben):
        expect(box(page)).to_have_value("Because it pays")
    after = written(answers, begun)
    assert after[: len(before)] == before
    assert after[-1] == "Because it pays"
    assert len(after) == len(set(after))


def test_a_network_that_swallows_everything_is_noticed_and_outlived(
    network: Cable, ana: Page, ben: Page, begun: str, answers: LocalAnswers
) -> None:
    network.swallow_from_room()
    network.swallow_from_phone()
    box(ana).press_sequentially("Nobody hears this")
    expect(state(ana)).to_have_text(KEPT)
    assert written(answers, begun) == []
    expect(box(ben)).to_have_value("")
    network.swallow_nothing()
    expect(state(ana)).to_have_text("Saved")
    expect(box(ben)).to_have_value("Nobody hears this")
    assert written(answers, begun) == ["Nobody hears this"]


def test_what_arrived_but_was_never_confirmed_is_stored_once(
    network: Cable, ana: Page, ben: Page, begun: str, answers: LocalAnswers
) -> None:
    box(ana).click()
    expect(ben.locator(".wf-present")).to_have_text("Ana is here")
    network.swallow_from_room()
    # The first that is sent comes through; what follows waits for its confirmation, as TCP has it.
    ana.keyboard.type("Because")
    expect(box(ben)).to_have_value("Because")  # it came through, and only the answer is lost
    expect(state(ana)).to_have_text(KEPT)
    ana.keyboard.type(" it pays")
    network.swallow_nothing()
    expect(state(ana)).to_have_text("Saved")
    for page in (ana, ben):
        expect(box(page)).to_have_value("Because it pays")
    assert written(answers, begun) == ["Because", "Because it pays"]


def test_a_phone_that_came_back_is_here_once_and_where_it_is(network: Cable, ana: Page, ben: Page) -> None:
    box(ana).click()
    expect(ben.locator(".wf-present")).to_have_text("Ana is here")
    network.swallow_from_room()
    network.swallow_from_phone()
    box(ana).press_sequentially("Because")
    expect(state(ana)).to_have_text(KEPT)
    box(ana, MEASURE).click()
    network.swallow_nothing()
    expect(state(ana)).to_have_text("Saved")
    expect(ben.locator(f"[data-path='{MEASURE}'] .wf-present")).to_have_text("Ana is here")
    expect(ben.locator(".wf-present")).to_have_count(1)


def test_a_phone_that_never_comes_back_is_not_here_any_more(network: Cable, ana: Page, ben: Page) -> None:
    box(ana).click()
    expect(ben.locator(".wf-present")).to_have_text("Ana is here")
    network.swallow_from_room()
    network.swallow_from_phone()
    expect(ben.locator(".wf-present")).to_have_count(0)
