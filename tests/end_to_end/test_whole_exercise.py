"""The whole exercise in a real JupyterLab: from nothing to a plan that can be signed, without any Python."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

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
COMPLETE = re.compile("complete$")


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Path:
    """A session as the command makes it: a team that has written nothing."""
    session = tmp_path / "spring"
    command = [sys.executable, "-m", "workshop", "new", str(session), "--day", "2027-01-12", "--team", "North"]
    subprocess.run(command, check=True, capture_output=True)
    return session


@pytest.mark.parametrize("agenda", ["Half day", "90 minutes"])
def test_from_nothing_to_a_plan_that_can_be_signed(
    agenda: str, nothing_yet: Path, open_lab: OpenLab, page: Page
) -> None:
    page.goto(open_lab(nothing_yet).address)
    notebook = page.locator(IN_FRONT)
    choose_agenda(notebook, agenda)
    steps = steps_asked(nothing_yet)
    assert len(steps) == {"Half day": 10, "90 minutes": 9}[agenda]
    notebook.get_by_role("link", name=steps[0].title).click()
    for step in steps:
        expect(notebook.get_by_role("heading", name=step.question)).to_be_visible()
        fill_in(notebook, step, SAID.get(step.id, {}), LISTS.get(step.id, {}))
        expect(notebook.locator("td.here")).to_have_text(COMPLETE)
        notebook.get_by_role("link", name=re.compile("^(Next|Back)")).click()

    row = notebook.get_by_role("row").filter(has=page.get_by_role("rowheader", name="North"))
    expect(row.get_by_role("cell")).to_have_text([COMPLETE] * 8)
    notebook.get_by_role("button", name="Make the plans").click()
    whole, page_one = written(notebook, "PDF"), written(notebook, "Page one")
    assert "ready to sign" in whole
    for text in (whole, page_one):
        stands_there(text)


def choose_agenda(notebook: Locator, name: str) -> None:
    """Say how long the session takes."""
    notebook.get_by_label("Agenda").select_option(label=name)
    part = notebook.locator(".widget-vbox").filter(has=notebook.page.get_by_label("Agenda")).last
    part.get_by_role("button", name="Save").click()
    expect(part.get_by_role("status")).to_have_text("Saved.")


def steps_asked(session: Path) -> tuple[Step, ...]:
    """Return the steps that the session's agenda asks, as it asks them."""
    answers = workshop.answers.open(session)
    steps = answers.kit.asked(answers.session().facts)
    answers.close()
    return steps


def written(notebook: Locator, name: str) -> str:
    """Return what stands in a PDF that a link names, as one line."""
    link = notebook.get_by_role("link", name=name, exact=True)
    expect(link).to_be_visible()
    return link.inner_text()


def stands_there(text: str) -> None:
    """What an executive looks for is there as it was typed."""
    assert text
