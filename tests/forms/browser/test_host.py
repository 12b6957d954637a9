"""What a host other than a notebook may tell a form: that it is away or back, and who is in which field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
WHY = "outcomes/outcome-001/why"
ONE: dict[str, Any] = {"outcomes/outcome-001/statement": "Grow services"}


def tell(page: Page, message: dict[str, Any]) -> None:
    """Say something to the form as its host would."""
    page.evaluate("(message) => window.hear(message)", message)


def test_a_connection_that_is_away_is_said_at_once_and_what_is_written_is_kept(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", ONE)
    form.is_alive = False
    tell(page, {"type": "connection", "isAway": True})
    expect(page.locator("[data-state=away]")).to_contain_text("No connection.")
    form.field(WHY).locator("textarea").fill("Because")
    expect(page.locator("[data-state=kept]")).to_contain_text("Not saved yet")
    page.keyboard.press("Tab")
    form.is_alive = True
    tell(page, {"type": "connection", "isAway": False})
    form.saved()
    assert form.value(WHY) == "Because"
    assert form.answers.latest() == form.answers.values("team-nordics")[WHY].seq


def test_what_was_under_way_is_sent_again_once_the_connection_is_back(
    page: Page, open_form: OpenForm
) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(WHY).locator("textarea").fill("Because")
    page.keyboard.press("Tab")
    expect(page.locator("[data-state=saving]")).to_be_visible()
    tell(page, {"type": "connection", "isAway": True})
    form.is_alive = True
    tell(page, {"type": "connection", "isAway": False})
    form.saved()
    first, second, *_ = form.sent()
    assert first["edits"] == second["edits"]


def test_whoever_else_is_in_a_field_stands_there_by_name(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    tell(page, {"type": "present", "at": {WHY: ["<b>Ana</b>"]}})
    expect(form.field(WHY).locator(".wf-present")).to_have_text("<b>Ana</b> is here")
    tell(page, {"type": "present", "at": {WHY: ["Ana", "Ben", "Cleo"]}})
    expect(form.field(WHY).locator(".wf-present")).to_have_text("Ana and 2 more are here")
    expect(page.locator(".wf-present")).to_have_count(1)
    tell(page, {"type": "present", "at": {}})
    expect(page.locator(".wf-present")).to_have_count(0)


def test_much_that_was_kept_goes_out_in_pieces(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    page.evaluate(
        """(text) => {
          for (let number = 100; number < 130; number += 1) {
            const path = `outcomes/outcome-${number}/why`;
            const edit = { id: `kept-${number}`, path, value: text, base: 0 };
            const kept = JSON.stringify({ made: number, edit });
            localStorage.setItem(`workshop/session-1/team-nordics/edit/kept-${number}`, kept);
          }
        }""",
        "x" * 4000,
    )
    form.reload()
    form.saved()
    sent = form.sent()
    assert len(sent) == 4
    assert max(len(message["edits"]) for message in sent) == 9
    assert form.value("outcomes/outcome-129/why") == "x" * 4000
