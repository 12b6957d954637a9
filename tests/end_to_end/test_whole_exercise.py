"""The whole exercise in a real JupyterLab: from nothing to a plan that can be signed, without any Python."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

import workshop.answers
from tests.end_to_end.filling_in import fill_in
from tests.end_to_end.what_north_says import LISTS, SAID
from workshop.kit.definitions import Step

if TYPE_CHECKING:
    from tests.end_to_end.conftest import OpenLab

IN_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
"""JupyterLab keeps the notebooks that were opened before behind the one in front."""
FOLLOW_UP = "follow-up"
COMPLETE = re.compile("complete$")
ON_PAGE_ONE = (
    "Grow service revenue in Poland €4.2 → €9.8 million 31 Dec 2028",
    "Asks in every account review which contract ends next",
    "3 of 51 hours a week go to developing sellers; we want 8.",
    "Each seller can name the one skill that they are working on.",
    "Two joint visits a month with each seller",
    "We ask our sponsor Jide Okafor for €60,000, to be decided by 15 February 2027.",
    "When the quarter gets tight, the joint visits go first",
)
WITH_OWNER_AND_DATE = (
    "Two joint visits a month with each seller",
    "Ana Ferreira by 11 Feb 2027",
    "Every manager coached for a year by somebody from outside",
    "Ana Ferreira by 30 Jun 2028",
    "No question of the plan was left empty.",
)


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Path:
    """A session as the command makes it: a team that has written nothing."""
    session = tmp_path / "spring"
    command = [sys.executable, "-m", "workshop", "new", str(session)]
    facts = ["--title", "Sales leaders, spring", "--day", "2027-01-12", "--team", "North"]
    subprocess.run([*command, *facts], check=True, capture_output=True)
    return session


@pytest.mark.parametrize("agenda", ["Half day", "90 minutes"])
def test_from_nothing_to_a_plan_that_can_be_signed(
    agenda: str, nothing_yet: Path, open_lab: OpenLab, page: Page
) -> None:
    page.goto(open_lab(nothing_yet).address)
    notebook = page.locator(IN_FRONT)
    choose_agenda(notebook, agenda)
    steps, asked = steps_of(nothing_yet)
    assert len(asked) == {"Half day": 10, "90 minutes": 9}[agenda]
    notebook.get_by_role("link", name=steps[0].title).click()
    for step in steps:
        expect(notebook.get_by_role("heading", name=step.question)).to_be_visible()
        if step.id in asked:
            fill_in(notebook, asked[step.id], SAID.get(step.id, {}), LISTS.get(step.id, {}))
            expect(notebook.locator("td.here")).to_have_text(COMPLETE)
        else:
            expect(notebook.get_by_role("note")).to_contain_text("does without this step")
        notebook.get_by_role("link", name=re.compile("^(Next|Back)")).click()

    row = notebook.locator(".lead-board tr").filter(has=page.get_by_role("rowheader", name="North"))
    expect(row.locator(".lead-complete")).to_have_count(len(asked))
    notebook.get_by_role("button", name="Make the plans").click()
    page_one, whole = written(notebook, "Page one"), written(notebook, "PDF")
    for said in (*ON_PAGE_ONE, "ready to sign"):
        assert said in page_one
        assert said in whole
    for said in WITH_OWNER_AND_DATE:
        assert said in whole


def choose_agenda(notebook: Locator, name: str) -> None:
    """Say how long the session takes."""
    notebook.get_by_label("Agenda").select_option(label=name)
    part = notebook.locator(".widget-vbox").filter(has=notebook.page.get_by_label("Agenda")).last
    part.get_by_role("button", name="Save").click()
    expect(part.get_by_role("status")).to_have_text("Saved.")


def steps_of(session: Path) -> tuple[Sequence[Step], dict[str, Step]]:
    """Return the steps that have a notebook, and by id those that the agenda asks, as it asks them."""
    answers = workshop.answers.open(session)
    steps, asked = answers.kit.steps, answers.kit.asked(answers.session().facts)
    answers.close()
    on_the_day = [step for step in steps if step.id != FOLLOW_UP]
    return on_the_day, {step.id: step for step in asked if step.id != FOLLOW_UP}


def written(notebook: Locator, name: str) -> str:
    """Open what a link names, and return the words of that PDF in the order in which they are read."""
    page = notebook.page
    link = notebook.get_by_role("link", name=name, exact=True)
    address = link.get_attribute("href") or ""
    link.click()
    expect(page.locator(".jp-PDFContainer iframe, .jp-PDFContainer object").last).to_be_visible()
    body = page.request.get(address).body()
    page.get_by_role("tab", name="facilitator.ipynb").click()
    told = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True)
    return " ".join(told.stdout.decode().split())
