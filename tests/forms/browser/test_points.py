"""Open points in a browser: they stand at the foot of the form and lead to the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
FIRST, SECOND = "outcomes/outcome-001", "outcomes/outcome-002"
DONE: dict[str, Any] = {
    f"{FIRST}/statement": "Grow services",
    f"{FIRST}/why": "The board wants it",
    f"{FIRST}/measure": "Revenue",
    f"{FIRST}/unit": "EUR",
    f"{FIRST}/direction": "up",
    f"{FIRST}/kind": "business",
    f"{FIRST}/by": "2028-12-31",
}

ACTION: dict[str, Any] = {
    "actions/action-0001/what": "Weekly visits",
    "actions/action-0001/term": "short",
    "actions/action-0001/due": "2027-03-01",
}


def test_a_point_leads_to_its_question_and_opens_what_is_closed(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", DONE)
    toggle = page.locator(".wf-toggle").first
    if toggle.get_attribute("aria-expanded") == "true":
        toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    page.locator(".wf-points summary").click()
    page.locator(".wf-point").filter(has_text="target").first.click()
    field = form.field(f"{FIRST}/target")
    expect(field.locator("input").first).to_be_focused()
    expect(field).to_be_in_viewport()


def test_the_count_follows_what_is_answered(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", DONE)
    summary = page.locator(".wf-points summary")
    before = summary.text_content()
    target = form.field(f"{FIRST}/target").locator("input").first
    target.fill("27")
    form.field(f"{FIRST}/why").locator("textarea").focus()
    form.saved()
    page.locator(".wf-points summary").focus()
    expect(summary).not_to_have_text(str(before))


def test_a_record_that_somebody_is_in_is_left_in_peace(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", DONE)
    page.locator(".wf-points summary").click()
    point = page.locator(".wf-point").filter(has_text="target")
    expect(point).to_be_visible()
    form.field(f"{FIRST}/why").locator("textarea").focus()
    expect(point).to_have_count(0)
    page.locator(".wf-history summary").focus()
    expect(point).to_be_visible()


def test_a_point_about_a_list_leads_to_the_list(page: Page, open_form: OpenForm) -> None:
    form = open_form("plan", ACTION)
    page.locator(".wf-points summary").click()
    reached = page.locator(".wf-point").filter(has_text="stop").first
    reached.click()
    page.wait_for_function("Boolean(document.activeElement.closest('[data-of]'))")  # with the next frame
    assert form.sent() == []
