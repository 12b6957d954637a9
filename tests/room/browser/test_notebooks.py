"""A participant goes on in a notebook: it and the phones see each other, and nothing typed is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import workshop.answers
from tests.room.browser.conftest import go_to
from workshop.answers import LocalAnswers, RoomAnswers, open_room, token_for
from workshop.forms import Form, bundle
from workshop.room.codes import grouped, own_code
from workshop.room.private import keys_of

HUB = "http://hub.example/"
STATEMENT = "outcomes/outcome-001/statement"
ALONE, KEPT = "where-to-improve", "Only you see it until the reveal"
FAKE = Path(__file__).resolve().parents[2] / "forms" / "fake-model.html"


def local(server: Any) -> str:
    """Return the room's address as a program of this machine finds it: the other name is the browsers'."""
    return f"http://127.0.0.1:{server.port}"


def code_of(answers: LocalAnswers, name: str) -> str:
    """Return somebody's own code, as it stands on the phone."""
    found = [
        person.id
        for team in answers.session().teams
        for person in answers.plan(team.id).people
        if person.name == name
    ]
    return grouped(own_code(keys_of(answers.place).secret, found[0]))


def box(page: Page, path: str = STATEMENT) -> Any:
    """Return where an answer is typed."""
    return page.locator(f"[data-path='{path}'] :is(input, textarea)")


def questions_alone(answers: LocalAnswers) -> list[str]:
    """Return what each rates alone, in the framework's order."""
    framework = answers.kit.framework_asked(answers.session().facts)
    assert framework is not None
    return [each.id for each in framework.capabilities()]


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"notebook-{name}.png"), full_page=True)


def unfolded(page: Page) -> Page:
    """Open every record of the step."""
    for toggle in page.locator(".wf-toggle[aria-expanded=false]").all():
        toggle.click()
    return page


@pytest.fixture
def begun(answers: LocalAnswers) -> str:
    """An outcome of the team North; returns the team's id."""
    team = answers.session().teams[0].id
    answers.append([workshop.answers.Edit("begun", team, STATEMENT, "Grow services")])
    return team


class Notebook:
    """A step's form in a browser of its own, over a kernel that knows the room alone."""

    def __init__(self, page: Page, answers: RoomAnswers, step: str) -> None:
        self.page, self.answers = page, answers
        self.form = Form(answers, step, answers.team)
        page.expose_function("kernel", self._hear)
        page.route(f"{HUB}**", self._serve)
        page.goto(HUB)
        page.locator(".wf-state").wait_for()

    def _hear(self, content: dict[str, Any]) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        self.form.send = sent.append
        self.form.hear(content)
        return sent

    def _serve(self, route: Route) -> None:
        match route.request.url.removeprefix(HUB):
            case "form.css":
                route.fulfill(body=bundle.styles(), content_type="text/css")
            case "given.json":
                given = {"definition": self.form.definition, "start": self.form.start}
                route.fulfill(json={"script": bundle.script(), **given})
            case _:
                route.fulfill(body=FAKE.read_text(encoding="utf-8"), content_type="text/html")


NewNotebook = Callable[..., Notebook]


@pytest.fixture
def notebook(devices: Any, server: Any, answers: LocalAnswers) -> Iterator[NewNotebook]:
    """Open a notebook of somebody who has joined on a phone."""
    opened: list[RoomAnswers] = []

    def begin(name: str, step: str = "outcomes") -> Notebook:
        address = local(server)
        opened.append(open_room(address, token_for(address, code_of(answers, name))))
        return Notebook(devices.laptop(), opened[-1], step)

    yield begin
    for each in opened:
        each.close()


def test_two_notebooks_and_a_phone_see_each_other(
    devices: Any, notebook: NewNotebook, begun: str, answers: LocalAnswers
) -> None:
    pages = [unfolded(devices.joined("North", "Ana"))]
    devices.joined("North", "Ben")
    pages += [unfolded(notebook(name).page) for name in ("Ana", "Ben")]
    for place, page in enumerate(pages):
        box(page).fill(f"Written by number {place}")
        for other in pages:
            expect(box(other)).to_have_value(f"Written by number {place}")
    stored = answers.values(begun)[STATEMENT]
    assert answers.plan(begun).person(stored.author) == "Ben"


def test_a_ballot_from_a_notebook_is_counted_and_stays_its_own(
    devices: Any, notebook: NewNotebook, answers: LocalAnswers
) -> None:
    first = questions_alone(answers)[0]
    devices.joined("North", "Ana", "where-to-improve")
    anas = notebook("Ana", "where-to-improve")
    toggle = anas.page.locator(".wf-toggle[aria-expanded=false]").first
    toggle.click()
    field = anas.page.locator(f"[data-alone^='tallies/{first}/']")
    field.get_by_role("radio").nth(3).check(force=True)
    expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()
    anas.page.reload()
    anas.page.locator(".wf-toggle[aria-expanded=false]").first.click()
    expect(field.get_by_role("radio").nth(3)).to_be_checked()
    team = answers.session().teams[0].id
    assert answers.ballots_cast(team) == {(first, "day-0/1"): 1}
    answers.reveal(team, [first])
    expect(field.get_by_text("Too few")).to_be_visible()


def entered(devices: Any, server: Any, answers: LocalAnswers) -> Page:
    """Return a laptop of Ana's, on which she came in by the code that stands on her phone."""
    page: Page = devices.laptop()
    page.goto(server.address)
    page.get_by_label("The room's code").fill(code_of(answers, "Ana"))
    page.get_by_role("button", name="Next").click()
    go_to(page, ALONE)
    return page


def rate(page: Page, question: str, level: int) -> Any:
    """Rate alone on a page; return the field."""
    field = page.locator(f"[data-alone^='tallies/{question}/']")
    if not field.count():
        page.locator(".wf-toggle[aria-expanded=false]").first.click()
    field.get_by_role("radio").nth(level - 1).check(force=True)
    return field


def test_after_a_restart_a_phone_a_laptop_and_a_notebook_count_once(
    devices: Any, notebook: NewNotebook, answers: LocalAnswers, server: Any
) -> None:
    [question, *_] = questions_alone(answers)
    phone = devices.joined("North", "Ana", ALONE)
    pages = [notebook("Ana", ALONE).page, entered(devices, server, answers), phone]
    expect(rate(phone, question, 2).get_by_text(KEPT)).to_be_visible()
    server.kill()
    server.start()
    for level, page in enumerate(pages, start=3):
        expect(rate(page, question, level).get_by_text(KEPT)).to_be_visible()
        assert answers.ballots_cast(answers.session().teams[0].id) == {(question, "day-0/1"): 1}
    answers.reveal(answers.session().teams[0].id, [question])
    assert answers.plan(answers.session().teams[0].id).tallies == {question: {"day-0/1": {"too-few": 1}}}


def test_a_laptop_that_comes_before_the_phone_is_back_keeps_the_rating_until_then(
    devices: Any, notebook: NewNotebook, answers: LocalAnswers, server: Any
) -> None:
    [question, *_] = questions_alone(answers)
    phone = devices.joined("North", "Ana", ALONE)
    expect(rate(phone, question, 2).get_by_text(KEPT)).to_be_visible()
    devices.contexts[-1].set_offline(True)
    server.kill()
    server.start()
    pages = [entered(devices, server, answers), notebook("Ana", ALONE).page]
    for level, page in enumerate(pages, start=4):
        expect(rate(page, question, level).get_by_text("Keep this page open")).to_be_visible()
        expect(page.get_by_text("You joined on another device.")).to_be_visible()
        look(page, f"waits-{level}")
    assert answers.ballots_cast(answers.session().teams[0].id) == {(question, "day-0/1"): 1}
    devices.contexts[0].set_offline(False)
    for page in pages:
        expect(page.get_by_text("You joined on another device.")).to_have_count(0)
        expect(rate(page, question, 3).get_by_text(KEPT)).to_be_visible()
    assert answers.ballots_cast(answers.session().teams[0].id) == {(question, "day-0/1"): 1}


def test_what_is_typed_while_the_room_is_away_is_kept_and_goes_out_once_it_is_back(
    devices: Any, notebook: NewNotebook, begun: str, answers: LocalAnswers, server: Any
) -> None:
    devices.joined("North", "Ana")
    page = unfolded(notebook("Ana").page)
    server.kill()
    box(page).fill("Written while the room was away")
    expect(page.get_by_text(f"The room at {local(server)} can't be reached.")).to_be_visible()
    expect(page.locator("[data-state=kept]")).to_be_visible()
    server.start()
    expect(page.locator("[data-state=saved]")).to_be_visible()
    expect(page.get_by_text("can't be reached")).to_have_count(0)
    history = answers.history(begun, STATEMENT)
    assert [each.value for each in history] == ["Grow services", "Written while the room was away"]


@pytest.mark.usefixtures("begun")
def test_a_step_that_the_facilitator_locks_refuses_in_a_sentence(
    devices: Any, notebook: NewNotebook, answers: LocalAnswers
) -> None:
    devices.joined("North", "Ana")
    page = unfolded(notebook("Ana").page)
    answers.append([workshop.answers.Edit("lock", "", "steps/outcomes/state", "locked")])
    box(page).fill("Too late")
    expect(page.locator(".wf-problem").filter(has_text="locked")).to_be_visible()
    expect(box(page)).to_have_value("Too late")


def test_the_phone_says_how_to_go_on_in_a_notebook(devices: Any, answers: LocalAnswers, server: Any) -> None:
    phone = devices.joined("North", "Ana")
    phone.get_by_role("button", name="Ana · North").click()
    expect(phone.get_by_text(f"and the address {server.address}")).to_be_visible()
    expect(phone.get_by_text(code_of(answers, "Ana"))).to_be_visible()


EVERYTHING = """
import json, sys
opened = []
sys.addaudithook(lambda event, given: opened.append([event, str(given[0])])
                 if event in ("open", "sqlite3.connect", "os.listdir", "os.scandir") else None)
import ipywidgets
from workshop.answers import Edit
from workshop.desk import open_step
address, token = sys.argv[1:]
page = open_step("outcomes", address, token=token)
answers = page.answers
for step in answers.kit.steps:
    shown = open_step(step.id, address, token=token)
    for message in ({"type": "hello"}, {"type": "since", "seq": 0}, {"type": "history"},
                    {"type": "alone", "code": "a-code-of-this-notebook"}):
        shown.form.hear(message)
answers.append([Edit("edit-1", answers.team, "outcomes/outcome-001/statement", "From elsewhere")])
page.follow()
print(json.dumps([page.reading.value, opened]))
"""


def test_a_notebook_in_a_room_opens_neither_a_file_of_the_session_nor_a_database(
    devices: Any, server: Any, answers: LocalAnswers, tmp_path: Path
) -> None:
    devices.joined("North", "Ana")
    token = token_for(local(server), code_of(answers, "Ana"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-c", EVERYTHING, local(server), token]
    package = str(Path(workshop.__file__).parents[1])
    done = subprocess.run(
        command,
        cwd=elsewhere,
        env={"PYTHONPATH": package, "HOME": str(elsewhere)},
        capture_output=True,
        check=True,
    )
    reading, opened = json.loads(done.stdout)
    assert "From elsewhere" in reading
    assert len(opened) > 10  # the hook heard the program's own modules
    session = str(answers.place)
    assert [each for each in opened if session in each[1] or each[1].endswith(".db")] == []
    assert [each for each in opened if each[0] == "sqlite3.connect"] == []
