"""The notebooks of the steps run unchanged under Voilà: a form without any code around it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

import workshop
import workshop.answers
from workshop.kit.loading import load_kit

STEPS = [step.id for step in load_kit().steps]
SETTINGS = {
    "--no-browser": "",
    "--Voila.ip": "localhost",
    "--show_tracebacks": "True",
}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("localhost", 0))
        return int(tried.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as tried:
        return tried.connect_ex(("localhost", port)) == 0


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first bundled sample as a session of its own."""
    place = tmp_path_factory.mktemp("voila") / "spring"
    command = [sys.executable, "-m", "workshop", "new", str(place), "--sample", "four-regions"]
    subprocess.run(command, check=True, capture_output=True)
    return place


@pytest.fixture(scope="module")
def voila(session: Path) -> Iterator[str]:
    """The address of a Voilà that serves the session's notebooks as they are."""
    port = free_port()
    settings = [f"{name}={value}" if value else name for name, value in SETTINGS.items()]
    command = [sys.executable, "-m", "voila", "notebooks", f"--port={port}", *settings]
    found = {**os.environ, "PYTHONPATH": str(Path(workshop.__file__).parents[1])}
    process = subprocess.Popen(
        command, cwd=session, env=found, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with process:
        while not listens(port):
            assert process.poll() is None, "Voilà ended"
            time.sleep(0.1)
        yield f"http://localhost:{port}/voila/render/"
        process.terminate()


def notebook_of(session: Path, step_id: str) -> str:
    """The name of a step's notebook."""
    return next(path.name for path in (session / "notebooks").glob(f"*{step_id}.ipynb"))


@pytest.fixture
def own_page(page: Page) -> Page:
    """A page that fetches nothing from anywhere else; Voilà's own template asks for an icon font."""
    page.route(lambda address: urlsplit(address).hostname != "localhost", lambda route: route.abort())
    return page


@pytest.mark.parametrize("step_id", STEPS)
def test_a_step_is_drawn_as_in_jupyterlab(own_page: Page, voila: str, session: Path, step_id: str) -> None:
    own_page.goto(voila + notebook_of(session, step_id))
    expect(own_page.locator(".wf-state")).to_be_visible()
    question = load_kit().step(step_id).question
    expect(own_page.get_by_role("heading", name=question)).to_be_visible()
    expect(own_page.get_by_text("Traceback")).to_have_count(0)
    wider = "document.documentElement.scrollWidth > window.innerWidth"
    assert not own_page.evaluate(wider)


def test_what_is_written_is_saved_and_what_follows_from_it_is_drawn(
    own_page: Page, voila: str, session: Path
) -> None:
    own_page.goto(voila + notebook_of(session, "outcomes"))
    own_page.get_by_role("button", name="Add an outcome").click()
    label = next(f.label for f in load_kit().step("outcomes").fields() if f.field == "outcomes/*/statement")
    own_page.get_by_label(label).last.fill("Sell more by telephone")
    expect(own_page.locator(".wf-state[data-state=saved]")).to_be_visible()
    expect(
        own_page.locator(".workshop-desk").get_by_text("Sell more by telephone").locator("visible=true").first
    ).to_be_visible()
    answers = workshop.answers.open(session)
    plan = answers.plan(answers.session().teams[0].id)
    answers.close()
    assert plan.outcomes[-1].statement == "Sell more by telephone"
