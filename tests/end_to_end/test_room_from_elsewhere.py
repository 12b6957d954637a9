"""A notebook of the kit, copied anywhere, leads into a room: a real kernel and a real room."""

from __future__ import annotations

import datetime
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

import workshop
import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.answers.folder import create
from workshop.kit.loading import load_kit
from workshop.plan.model import Plan
from workshop.room.codes import own_code
from workshop.room.private import keys_of

PACKAGE = Path(workshop.__file__).parents[1]
NOTEBOOK = "03-outcomes.ipynb"
STATEMENT = next(
    each.label for each in load_kit().step("outcomes").fields() if each.field.endswith("/statement")
)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("localhost", 0))
        return int(tried.getsockname()[1])


@contextmanager
def served(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server until the end."""
    quiet = subprocess.DEVNULL
    found = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, env=found, stdout=quiet, stderr=quiet
    ) as process:
        while True:
            with socket.socket() as tried:
                if tried.connect_ex(("localhost", port)) == 0:
                    break
            assert process.poll() is None, f"{command[0]} ended"
            time.sleep(0.1)
        yield
        process.terminate()


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session with one team."""
    return create(tmp_path / "spring", title="Spring session", teams=["North"])


@pytest.fixture
def room(session: Path) -> Iterator[str]:
    """The address of the session's room."""
    port = free_port()
    with served(
        ["workshop", "live", str(session), "--host", "127.0.0.1", "--port", str(port)], session, port
    ):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a notebook that lies in no session, in a server of its own."""
    folder = tmp_path / "desktop"
    folder.mkdir()
    shutil.copy(load_kit().folder.parent / "notebooks" / NOTEBOOK, folder)
    port = free_port()
    command = ["voila", NOTEBOOK, f"--port={port}", "--no-browser", "--Voila.ip=localhost"]
    with served([*command, "--show_tracebacks=True"], folder, port):
        yield f"http://localhost:{port}/"


def plan_of(session: Path) -> Plan:
    """What is kept of the first team's answers."""
    answers = workshop.answers.open(session)
    plan = answers.plan(answers.session().teams[0].id)
    answers.close()
    return plan


def test_a_notebook_copied_anywhere_leads_into_the_room(
    page: Page, session: Path, room: str, elsewhere: str
) -> None:
    page.route(
        lambda address: urlsplit(address).hostname not in ("localhost", "127.0.0.1"),
        lambda route: route.abort(),
    )
    page.goto(f"{room}/?c={keys_of(session).code}")
    page.get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Join").click()
    page.locator(".wf-audience").wait_for()
    code = own_code(keys_of(session).secret, plan_of(session).people[0].id)

    page.goto(elsewhere)
    expect(page.get_by_text("No session was found")).to_be_visible()
    page.get_by_label("Address of the room").fill(room)
    page.get_by_label("Your own code").fill("AAAA AAAA")
    page.get_by_role("button", name="Go in").click()
    expect(page.get_by_text("This code is nobody's.")).to_be_visible()
    look(page, "entry")
    page.get_by_label("Your own code").fill(code.lower())
    page.get_by_role("button", name="Go in").click()
    page.get_by_role("button", name="Add an outcome").click()
    page.get_by_label(STATEMENT).last.fill("Written in a notebook elsewhere")
    expect(page.locator(".wf-state[data-state=saved]")).to_be_visible()
    look(page, "step")
    led(page, session)
    assert plan_of(session).outcomes[0].statement == "Written in a notebook elsewhere"

    page.goto(elsewhere)  # another kernel, the same browser: nothing is asked
    expect(page.get_by_text("Written in a notebook elsewhere").locator("visible=true").first).to_be_visible()
    expect(page.get_by_text("For the facilitator")).to_have_count(0)


def led(page: Page, session: Path) -> None:
    """See above the form what the phones are told, raise a hand, and go where the room is."""
    ends = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5)
    steer(session, {"live/message": "Coffee at ten", "live/timer_ends": ends.isoformat()})
    expect(page.get_by_text("Coffee at ten")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^[45]:\d\d$"))
    page.get_by_role("button", name="Raise a hand").click()
    expect(page.get_by_role("button", name="Lower the hand")).to_be_visible()
    steer(session, {"live/step": "current-state", "live/called": ends.isoformat()})
    expect(
        page.get_by_text(f"The room is at “{load_kit().step('current-state').title}” now.")
    ).to_be_visible()
    for name, size in (("phone", (360, 740)), ("laptop", (1280, 800))):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        look(page, f"led-{name}")
    page.get_by_role("button", name="Go there").click()
    expect(page.get_by_role("heading", name=load_kit().step("current-state").question)).to_be_visible()
    expect(page.get_by_role("button", name="Add an outcome")).to_have_count(0)


def steer(session: Path, values: dict[str, str]) -> None:
    """Write what the facilitator's notebook writes, beside the room."""
    answers = workshop.answers.open(session)
    answers.append([Edit(secrets.token_hex(12), SESSION, path, value) for path, value in values.items()])
    answers.close()


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"elsewhere-{name}.png"), full_page=True)
