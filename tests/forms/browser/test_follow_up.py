"""A follow-up in a browser: last time's promises, ratings in a round of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
ACTION = "notes-00001"
VALUES: dict[str, Any] = {
    f"actions/{ACTION}/what": "Half a page after each visit",
    f"actions/{ACTION}/due": "2027-03-01",
    f"actions/{ACTION}/evidence": "20 of 24 notes",
    "indicators/sign-000001/what": "Notes in a month",
    "indicators/sign-000001/rule": "Below 16 at day 90: no coach",
    "requirements/visits-0001/behaviour": "Goes along",
    "requirements/visits-0001/takes/skill-coaching": True,
    "ratings/skill-coaching/day-0/1": 2,
    "capabilities/skill-coaching/required_12": 3,
}


def test_it_opens_with_what_was_promised(page: Page, open_form: OpenForm) -> None:
    open_form("follow-up", VALUES)
    promise = page.locator(".wf-record").filter(has_text="Half a page after each visit").first
    expect(promise).to_contain_text("20 of 24 notes")
    expect(page.locator(".wf-record").filter(has_text="Notes in a month").first).to_contain_text("Below 16")


def test_what_is_said_belongs_to_the_follow_up_that_was_chosen(open_form: OpenForm) -> None:
    form = open_form("follow-up", {**VALUES, "review/at": "day-90"})
    state = form.field(f"progress/day-90-{ACTION}/state")
    state.get_by_role("radio", name="stuck").check()
    form.saved()
    assert form.value(f"progress/day-90-{ACTION}/state") == "stuck"
    form.field(f"progress/day-90-{ACTION}/reason").locator("textarea").fill("The trainer left")
    form.field(f"progress/day-90-{ACTION}/reason").locator("textarea").blur()
    form.saved()
    assert form.value(f"progress/day-90-{ACTION}/reason") == "The trainer left"


def test_a_rating_goes_into_the_round_of_the_follow_up(page: Page, open_form: OpenForm) -> None:
    form = open_form("follow-up", {**VALUES, "review/at": "month-6"})
    page.locator(".wf-record").filter(has_text="2 at first").locator("button, summary").first.click()
    form.field("ratings/skill-coaching/day-180/1").get_by_role("radio", name="3 usually").check()
    form.saved()
    assert form.value("ratings/skill-coaching/day-180/1") == 3
    assert form.value("ratings/skill-coaching/day-0/1") == 2
