"""Step 1 in a browser: a week hour by hour, and the three habits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
SELLERS, REPORTING = "activities/developing-sellers", "activities/pipeline-reporting"


def test_two_weeks_stand_side_by_side_and_are_summed_as_they_are_written(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("time", {f"{REPORTING}/now": "9", f"{REPORTING}/wanted": "5"})
    totals = page.locator(".wf-totals")
    expect(totals).to_contain_text("9 h")
    form.field(f"{SELLERS}/now").locator("input").fill("3")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    form.saved()
    assert (form.value(f"{SELLERS}/now"), form.value(f"{SELLERS}/wanted")) == ("3", "7")
    expect(totals.locator("dd")).to_have_text(["12 h", "12 h"])
    expect(form.field(f"{SELLERS}/wanted")).to_contain_text("(58%)")
    moves = page.locator(".wf-shown-time")
    expect(moves).to_contain_text("4 hours more for developing sellers, from pipeline")


def test_a_week_that_gets_longer_is_said(page: Page, open_form: OpenForm) -> None:
    form = open_form("time", {f"{SELLERS}/now": "3"})
    form.field(f"{SELLERS}/wanted").locator("input").fill("8")
    page.keyboard.press("Tab")
    expect(page.locator(".wf-shown-time")).to_contain_text("5 more than today's 3. What gets shorter?")


def test_the_two_figures_stand_side_by_side_on_a_phone(page: Page, open_form: OpenForm) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    form = open_form("time", {f"{SELLERS}/now": "13.5", f"{SELLERS}/wanted": "18.5"})
    boxes = [form.field(f"{SELLERS}/{name}").locator("input").bounding_box() for name in ("now", "wanted")]
    now, wanted = boxes
    assert now["y"] == wanted["y"]
    assert now["x"] < wanted["x"]


def test_a_habit_is_rated_beside_its_behaviours_and_cannot_say_is_an_answer(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("time")
    expect(page.get_by_text("Rate what was seen in the last 90 days")).to_be_visible()
    habit = page.locator("[data-record='habits/own-craft']")
    expect(habit.locator(".wf-rung")).to_have_count(5)
    form.field("ratings/own-craft/day-0/1").get_by_label("we can't say").check()
    form.field("habits/own-craft/evidence").locator("textarea").fill("Nobody was watched.")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value("ratings/own-craft/day-0/1") == "cannot-say"
    assert form.value("habits/own-craft/evidence") == "Nobody was watched."


def test_each_figure_is_spoken_with_the_activity_that_it_is_about(page: Page, open_form: OpenForm) -> None:
    open_form("time")
    expect(page.get_by_role("textbox", name="Developing sellers Hours wanted")).to_have_count(1)


def test_an_example_stands_in_the_first_row_alone(open_form: OpenForm) -> None:
    form = open_form("time")
    assert form.field(f"{SELLERS}/now").locator("input").get_attribute("placeholder") == "3"
    assert not form.field(f"{REPORTING}/now").locator("input").get_attribute("placeholder")
