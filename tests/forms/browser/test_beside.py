"""The warm-up, the close and the parking lot in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
TEAM = "team-nordics"


def test_a_quick_list_goes_on_with_enter(page: Page, open_form: OpenForm) -> None:
    form = open_form("warm-up")
    page.get_by_role("button", name="Add a line").click()
    page.keyboard.type("Asked first")
    page.keyboard.press("Enter")
    page.keyboard.type("Never moved a one-to-one")
    page.keyboard.press("Tab")
    form.saved()
    said = [line.what for line in form.answers.plan(TEAM).warmups]
    assert said == ["Asked first", "Never moved a one-to-one"]
    expect(page.get_by_label("Line 2: What they did")).to_have_count(1)


def test_a_line_that_was_removed_can_be_brought_back(page: Page, open_form: OpenForm) -> None:
    form = open_form("warm-up", {"warmups/warmup-0001/what": "Asked first"})
    page.get_by_role("button", name="Remove “Asked first”").click()
    page.get_by_role("button", name="Undo").click()
    form.saved()
    assert [line.what for line in form.answers.plan(TEAM).warmups] == ["Asked first"]


def test_a_step_without_a_number_names_itself_alone(page: Page, open_form: OpenForm) -> None:
    open_form("warm-up")
    expect(page.locator(".wf-step")).to_have_text("Warm-up")


def test_the_parking_lot_is_one_list_in_every_step(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes")
    expect(page.get_by_role("button", name="Add a point")).not_to_be_visible()
    page.locator(".wf-parking > summary").click()
    page.get_by_role("button", name="Add a point").click()
    page.keyboard.type("Company cars")
    page.keyboard.press("Tab")
    form.saved()
    expect(page.locator(".wf-parking > summary")).to_have_text("Parking lot (1)")
    form.desk.step_id = "close"
    form.reload()
    expect(page.locator(".wf-parking")).to_have_count(0)
    expect(page.locator("[data-record^='parked/']")).to_have_count(1)
    assert [each.what for each in form.answers.plan(TEAM).parked] == ["Company cars"]


def test_feedback_is_one_tap(open_form: OpenForm) -> None:
    form = open_form("close")
    form.field("feedback/worth").get_by_label("partly").check()
    form.saved()
    assert form.value("feedback/worth") == "partly"
