"""What the notebooks show around the forms, for a team whose every text is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from playwright.sync_api import Browser, Dialog, Page

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.desk.facilitator import FacilitatorPage
from workshop.desk.plans import files_html
from workshop.desk.reading import SECTION_OF, as_it_reads
from workshop.desk.step import StepPage
from workshop.plan.session import Team
from workshop.reports.making import PlanResult
from workshop.reports.text import closed

HOSTILE = "<img src=x onerror=alert(1)> {team} {0} </li><script>alert(1)</script> \u202e"
MADE_OF_TEXT = """
() => [...document.body.querySelectorAll("*")]
  .filter((each) => each.matches("script, iframe, object, embed, form, base, meta, svg, b")
    || each.matches("a:not([href^='../plans/'], [href^='#'])")
    || (each.matches("img") && !each.getAttribute("src").startsWith("data:image/"))
    || [...each.attributes].some((one) => one.name.startsWith("on")))
  .map((each) => each.outerHTML)
"""
LINES = """
() => [...document.querySelectorAll("p, li")].map((each) => each.textContent)
"""


@pytest.fixture
def team(answers: LocalAnswers, hostile_answers: Any) -> Team:
    """A team whose name and every answer are hostile, in a session whose title is."""
    added = answers.session().teams[0].id
    framework = answers.kit.framework_asked(answers.session().facts)
    typed = hostile_answers(0, 0, framework, answers.kit.own_kinds()).values
    latest = answers.latest()
    edits = [
        Edit(f"hostile-{place}", added, path, value, latest)
        for place, (path, value) in enumerate(typed.items())
    ]
    edits += [
        Edit("hostile-name", SESSION, f"teams/{added}/name", HOSTILE, latest),
        Edit("hostile-title", SESSION, "session/title", HOSTILE, latest),
    ]
    assert [receipt.refused for receipt in answers.append(edits) if receipt.refused] == []
    found = answers.session().team(added)
    assert found is not None
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which a dialog, or a request, fails the test."""
    opened = browser.new_page()
    seen: list[str] = []

    def refuse(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", refuse)
    opened.on("request", lambda asked: seen.append(asked.url) if asked.url[:5] != "data:" else None)
    yield opened
    opened.close()
    assert seen == []


def shown(page: Page, html: str) -> str:
    """Show HTML as a widget does, which takes every element for its own; return what can be read."""
    page.evaluate("(html) => { document.body.innerHTML = html; }", html)
    said: str = page.evaluate("document.body.textContent")
    return said


def html_in(widget: Any) -> Iterator[str]:
    """Yield the HTML of a widget and of all below it."""
    if isinstance(widget, ipywidgets.HTML):
        yield widget.value
    for below in getattr(widget, "children", ()):
        yield from html_in(below)


def test_a_step_s_page_shows_every_text_as_typed(answers: LocalAnswers, team: Team, page: Page) -> None:
    for step in answers.kit.steps:
        made = StepPage(answers, step.id, team)
        assert (team.name, team.id) in made.chooser.options
        assert HOSTILE[:60] in shown(page, "".join(html_in(made)))
        assert page.evaluate(MADE_OF_TEXT) == []


def test_every_section_reads_as_typed(answers: LocalAnswers, team: Team, page: Page) -> None:
    for step_id in SECTION_OF:
        assert "TOK" in shown(page, as_it_reads(answers, team, step_id))
        assert page.evaluate(MADE_OF_TEXT) == []


def test_the_facilitators_page_shows_names_as_typed(answers: LocalAnswers, team: Team, page: Page) -> None:
    made = FacilitatorPage(answers)
    made.exercise.framework.value = "inside-sales"
    made.teams.name.value = HOSTILE + "2"
    made.teams.button.click()
    assert made.facts.title.value == team.name
    assert HOSTILE[:60] in made.teams.said.value.replace("&lt;", "<").replace("&gt;", ">")
    said = shown(page, "".join(html_in(made)))
    # The scores have both, what has no place in another framework one, and so does what was said.
    assert said.count(HOSTILE[:60]) == 4
    assert all(closed(line) == line for line in page.evaluate(LINES))
    assert page.evaluate(MADE_OF_TEXT) == []


def test_what_was_made_of_it_is_linked_by_name(
    answers: LocalAnswers, team: Team, page: Page, tmp_path: Path
) -> None:
    words = answers.kit.words["notebook"]
    made = PlanResult(team.name, (tmp_path / "plans" / HOSTILE / "a.pdf",), warnings=(HOSTILE,))
    failed = PlanResult(team.name, error=HOSTILE)
    said = shown(page, files_html([made, failed], tmp_path / "notebooks", words))
    assert said.count(HOSTILE[:60]) == 4
    assert page.evaluate(MADE_OF_TEXT) == []
