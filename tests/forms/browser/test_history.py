"""What was changed here, and the way back, at the foot of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from workshop.answers.port import Edit

OpenForm = Callable[..., Any]
TEAM = "team-nordics"
NAME = "outcomes/outcome-001/statement"
TARGET = "outcomes/outcome-001/target"
KEEP_THE_CARET = "addEventListener('mousedown', (event) => event.preventDefault())"
"""As on an iPhone, where a tap on a button may leave the caret where it was."""
ONE = {NAME: "Grow services", TARGET: "9"}


@pytest.fixture
def changed(page: Page, open_form: OpenForm) -> Any:
    """A form in which a target was changed, with its changes open to see."""
    form = open_form("outcomes", ONE)
    form.field(TARGET).locator("input").fill("12")
    form.field(TARGET).locator("input").blur()
    form.saved()
    page.get_by_text("What was changed here").click()
    return form


def test_a_change_is_told_in_words_and_put_back_by_a_tap(page: Page, changed: Any) -> None:
    latest = page.locator(".wf-change").first
    expect(latest).to_contain_text("Grow services")
    expect(latest).to_contain_text("9 → 12")
    latest.get_by_role("button", name="Put back what stood before").click()
    expect(changed.field(TARGET).locator("input")).to_have_value("9")
    changed.saved()
    assert changed.value(TARGET) == "9"


def test_it_follows_what_others_change_meanwhile(page: Page, changed: Any) -> None:
    changed.write(TARGET, "15")
    expect(page.locator(".wf-change").first).to_contain_text("→ 15", timeout=10_000)


def test_a_record_taken_out_comes_back_from_there(page: Page, changed: Any) -> None:
    page.get_by_role("button", name="Remove “Grow services”").click()
    changed.saved()
    latest = page.locator(".wf-change").first
    expect(latest).to_contain_text("Removed")
    latest.get_by_role("button", name="Put back what stood before").click()
    expect(page.locator(".wf-record")).to_have_count(1)
    changed.saved()
    assert changed.value("outcomes/outcome-001/removed") is None


def test_nothing_changed_says_so(page: Page, open_form: OpenForm) -> None:
    open_form("outcomes")
    page.get_by_text("What was changed here").click()
    expect(page.get_by_text("Nothing was changed here yet.")).to_be_visible()


def test_what_is_put_back_stands_in_the_field_that_kept_the_caret(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.answers.of("Ola").append([Edit("ola-1", TEAM, NAME, "Grow all", base=2**30)])
    page.get_by_text("What was changed here").click()
    expect(page.locator(".wf-change").first).to_contain_text("Grow services → Grow all")
    box = form.field(NAME).locator("textarea")
    box.focus()
    page.evaluate(KEEP_THE_CARET)
    page.locator(".wf-change").first.get_by_role("button", name="Put back what stood before").click()
    expect(box).to_have_value("Grow services")
    expect(box).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" twice")
    form.saved()
    assert form.value(NAME) == "Grow services twice"


def test_a_figure_that_is_put_back_stands_in_the_field_that_kept_the_caret(page: Page, changed: Any) -> None:
    box = changed.field(TARGET).locator("input")
    box.focus()
    page.evaluate(KEEP_THE_CARET)
    page.locator(".wf-change").first.get_by_role("button", name="Put back what stood before").click()
    expect(box).to_have_value("9")
    expect(box).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("0")
    expect(box).to_have_value("90")
    changed.saved()
    assert changed.value(TARGET) == "90"


def test_a_day_that_is_tapped_stands_in_the_field_that_kept_the_caret(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", ONE)
    by = form.field("outcomes/outcome-001/by")
    by.locator("input").focus()
    page.evaluate(KEEP_THE_CARET)
    by.locator(".wf-tap").first.click()
    form.saved()
    expect(by.locator("input")).to_have_value(form.value("outcomes/outcome-001/by"))


def test_what_was_changed_here_is_told_however_much_was_written_elsewhere(page: Page, changed: Any) -> None:
    path = "about/sales_strategy"
    changed.answers.append([Edit(f"other-{number}", TEAM, path, str(number)) for number in range(2100)])
    page.get_by_text("What was changed here").click()
    page.get_by_text("What was changed here").click()
    expect(page.locator(".wf-change").first).to_contain_text("9 → 12")


def test_axe_finds_nothing_in_it(page: Page, changed: Any) -> None:
    expect(page.locator(".wf-change").first).to_be_visible()
    assert changed.value(TARGET) == "12"
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []
    page.set_viewport_size({"width": 360, "height": 740})
    wide = "document.documentElement.scrollWidth > window.innerWidth"
    assert not page.evaluate(wide)
