"""From an empty session to the PDF in a real JupyterLab, as somebody who knows no Python."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

import workshop.answers
from workshop.answers.folder import create
from workshop.kit.loading import load_kit
from workshop.plan.model import Plan

if TYPE_CHECKING:
    from tests.end_to_end.conftest import OpenLab


@pytest.fixture
def new_session(tmp_path: Path) -> Path:
    """A session with one team that has written nothing."""
    return create(tmp_path / "spring", title="Spring session", teams=["North"])


def plan_of(session: Path) -> Plan:
    """What is kept of the first team's answers."""
    answers = workshop.answers.open(session)
    plan = answers.plan(answers.session().teams[0].id)
    answers.close()
    return plan


def asked(step_id: str, pattern: str) -> str:
    """The kit's label of a question."""
    return next(each.label for each in load_kit().step(step_id).fields() if each.field == pattern)


def saved(page: Page) -> Locator:
    """What the form says once everything is kept."""
    return page.locator(".wf-state[data-state=saved]")


def write(page: Page, step_id: str, pattern: str, text: str) -> None:
    """Type into the last field of that question that is on the page."""
    page.get_by_label(asked(step_id, pattern)).last.fill(text)


def test_an_answer_outlives_its_kernel_and_its_page(new_session: Path, open_lab: OpenLab, page: Page) -> None:
    lab = open_lab(new_session)
    page.goto(lab.notebook("03-outcomes"))
    page.get_by_role("button", name="Add an outcome").click()
    write(page, "outcomes", "outcomes/*/statement", "Grow revenue in Poland")
    expect(saved(page)).to_be_visible()
    assert plan_of(new_session).outcomes[0].statement == "Grow revenue in Poland"

    assert lab.kill_kernels() == 1
    write(page, "outcomes", "outcomes/*/measure", "Revenue a year, typed while no kernel was there")
    # JupyterLab starts another kernel and the notebook runs again by itself: the form comes back.
    expect(page.locator(".wf-record")).to_have_count(1)
    expect(page.get_by_text("Grow revenue in Poland").locator("visible=true").first).to_be_visible()
    expect(page.get_by_text("typed while no kernel was there").locator("visible=true").first).to_be_visible()
    expect(saved(page)).to_be_visible()
    outcome = plan_of(new_session).outcomes[0]
    assert outcome.statement == "Grow revenue in Poland"
    assert outcome.measure == "Revenue a year, typed while no kernel was there"


def test_a_notebook_runs_also_when_another_came_to_the_front_meanwhile(
    new_session: Path, open_lab: OpenLab, page: Page
) -> None:
    page.goto(open_lab(new_session).address)
    steps = {"03-outcomes": "3 · What do we want to achieve?", "04-current-state": "4 · Where are we now?"}
    for notebook, name in steps.items():
        page.get_by_role("tab", name="facilitator.ipynb").click()
        page.get_by_role("link", name=name).click()
        # It comes to the front when it is read, and only then can another one come before it.
        tab = page.get_by_role("tab", name=f"{notebook}.ipynb")
        expect(tab).to_have_attribute("aria-selected", "true")
    expect(page.locator(".wf-head:visible")).to_contain_text("4 of 7")
    page.get_by_role("tab", name="03-outcomes.ipynb").click()
    expect(page.locator(".wf-head:visible")).to_contain_text("3 of 7")


def test_a_form_has_what_it_adds_up_to_beside_it(new_session: Path, open_lab: OpenLab, page: Page) -> None:
    page.goto(open_lab(new_session).notebook("01-time"))
    form, beside = page.locator(".wf-column"), page.locator(".workshop-beside")
    expect(beside).to_be_visible()
    expect(page.locator("#jp-left-stack")).to_be_hidden()  # the list of files would take the room
    left, right = form.bounding_box(), beside.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert right["x"] + right["width"] <= 1366
    # JupyterLab has a look of its own for the heads above short questions.
    expect(page.locator(".wf-compact-heads dt").first).to_have_css("float", "none")


def test_from_the_facilitators_notebook_to_the_pdf(new_session: Path, open_lab: OpenLab, page: Page) -> None:
    lab = open_lab(new_session)
    page.goto(lab.notebook("06-plan"))
    page.get_by_role("button", name="Add a short-term action").click()
    write(page, "plan", "actions/*/what", "Two joint visits a month")
    expect(saved(page)).to_be_visible()

    page.goto(lab.notebook("facilitator"))
    page.get_by_role("button", name="Make the plans").click()
    link = page.get_by_role("link", name="PDF", exact=True)
    expect(link).to_be_visible()
    made = new_session / "plans" / "North" / "North - development plan.pdf"
    text = subprocess.run(["pdftotext", "-layout", made, "-"], capture_output=True, text=True, check=True)
    assert "Two joint visits a month" in text.stdout

    expect(page.get_by_text("No room is open for this session on this computer.")).to_be_visible()
    give = page.get_by_role("button", name="Give to the team: North")
    give.click()
    expect(give).to_have_attribute("aria-pressed", "true")
    answers = workshop.answers.open(new_session)
    assert [team.released for team in answers.session().teams] == [True]
    answers.close()
    look(page, "facilitator")


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.set_viewport_size({"width": 1280, "height": 2400})
        page.screenshot(path=str(Path(folder) / f"laptop-{name}.png"), full_page=True)
