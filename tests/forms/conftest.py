"""What tests of the form share: a session's answers, and the real front end before a fake model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from workshop.answers import database
from workshop.answers.append import Log
from workshop.answers.border import Border, Sender
from workshop.answers.local import LocalAnswers
from workshop.answers.port import SESSION, Edit
from workshop.forms import bundle
from workshop.forms.definition import definition
from workshop.forms.messages import Desk, replies, start
from workshop.kit.loading import Kit, load_kit
from workshop.kit.session_file import SessionFile
from workshop.plan.kinds import Json

HERE = Path(__file__).resolve().parent
TEAM = "team-nordics"
ADDRESS = "http://workshop.example/"
"""Not localhost: phones reach a form by plain http, where browsers offer less."""
FACTS: dict[str, Json] = {"title": "Test", "day": "2027-01-12", "currency": "EUR", "language": "en"}


def new_answers(folder: Path, kit: Kit, facts: dict[str, Json], values: dict[str, Json]) -> LocalAnswers:
    """Make a session of one team with these answers."""
    folder.mkdir(parents=True, exist_ok=True)
    database.make(folder / "answers.db", "session-1")
    log = Log(*database.load(folder / "answers.db"), Border(kit.own_kinds()))
    sender = Sender("facilitator", "Kim")
    answers = LocalAnswers(log, sender, folder, kit, SessionFile.model_construct(teams=()))
    edits = [Edit(f"fact-{name}", SESSION, f"session/{name}", value) for name, value in facts.items()]
    edits.append(Edit("team", SESSION, f"teams/{TEAM}/name", "Nordics"))
    edits += [Edit(f"edit-{number}", TEAM, *pair) for number, pair in enumerate(values.items())]
    refused = [receipt for receipt in answers.append(edits) if receipt.refused]
    assert refused == []
    return answers


def sample_values(project: Path, team: int = 0) -> dict[str, Json]:
    """Return the answers of a team of the sample."""
    sample = json.loads((project / "kit/samples/four-regions.json").read_text(encoding="utf-8"))
    values: dict[str, Json] = sample["teams"][team]["values"]
    return values


@pytest.fixture(scope="session")
def sample(project: Path) -> dict[str, Json]:
    """The answers of the sample's complete team."""
    return sample_values(project)


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The kit as it is shipped."""
    return load_kit()


NewAnswers = Callable[..., LocalAnswers]


@pytest.fixture
def answers_with(tmp_path: Path, kit: Kit) -> NewAnswers:
    """Make a session of one team with some answers, and facts other than the usual ones."""
    made: list[Path] = []

    def make(values: dict[str, Json] | None = None, **facts: Json) -> LocalAnswers:
        made.append(tmp_path / f"session-{len(made)}")
        return new_answers(made[-1], kit, {**FACTS, **facts}, values or {})

    return make


class Stage:
    """The real front end in a page; a fake model joins it to the real messages.

    ``is_alive`` stands for the kernel: switched off, nothing that is sent is heard.
    """

    def __init__(self, page: Page, answers: LocalAnswers, step: str, notes: bool = False) -> None:
        self.page, self.answers = page, answers
        self.is_alive = True
        self.desk = Desk(answers, step, TEAM)
        self.notes = notes
        page.expose_function("kernel", self._hear)
        page.route("**/*", self._serve)
        page.goto(ADDRESS)
        self.settle()

    def settle(self) -> None:
        """Wait until the form has been greeted."""
        self.page.locator(".wf-state").wait_for()

    def reload(self) -> None:
        """Show the form once more, as after opening the notebook again."""
        self.page.reload()
        self.settle()

    def field(self, path: str) -> Any:
        """Return the field of an answer."""
        return self.page.locator(f"[data-path='{path}']")

    def value(self, path: str) -> Json:
        """Return an answer as it is stored."""
        stored = self.answers.values(TEAM).get(path)
        return stored.value if stored else None

    def saved(self) -> None:
        """Wait until the form says that everything is saved."""
        self.page.locator("[data-state=saved]").wait_for()

    def sent(self, kind: str = "edits") -> list[dict[str, Any]]:
        """Return what the front end sent of one type."""
        found: list[dict[str, Any]] = self.page.evaluate("window.sent")
        return [message for message in found if message["type"] == kind]

    def write(self, path: str, value: Json) -> None:
        """Change an answer from elsewhere."""
        number = self.answers.latest()
        [receipt] = self.answers.append([Edit(f"other-{number}", TEAM, path, value, base=number)])
        assert not receipt.refused

    def _hear(self, content: dict[str, Any]) -> list[dict[str, Any]]:
        return replies(self.desk, content) if self.is_alive else []

    def _serve(self, route: Route) -> None:
        match route.request.url.removeprefix(ADDRESS):
            case "":
                page = (HERE / "fake-model.html").read_text(encoding="utf-8")
                route.fulfill(body=page, content_type="text/html")
            case "form.css":
                route.fulfill(body=bundle.styles(), content_type="text/css")
            case "given.json":
                route.fulfill(json=self._given())
            case elsewhere:
                raise AssertionError(f"The form asked for {elsewhere}.")

    def _given(self) -> dict[str, Any]:
        session = self.answers.session()
        given = definition(self.answers.kit, session, self.desk.step_id, TEAM, self.notes)
        return {"script": bundle.script(), "definition": given, "start": start(self.desk)}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which an error, or a warning on the console, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.set_default_timeout(10_000)
    opened = context.new_page()
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            errors.append(message.text)

    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", note)
    yield opened
    context.close()
    assert errors == []


OpenForm = Callable[..., Stage]


@pytest.fixture
def open_form(page: Page, answers_with: NewAnswers) -> OpenForm:
    """Show a step with some answers."""

    def show(step: str, values: dict[str, Json] | None = None, notes: bool = False, **facts: Json) -> Stage:
        return Stage(page, answers_with(values, **facts), step, notes)

    return show
