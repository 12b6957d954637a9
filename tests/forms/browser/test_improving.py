"""Step 2 in a browser: all capabilities, paper ballots, dots, and the few to talk about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
COACHING = "skill-coaching"
RATING, BALLOTS = f"ratings/{COACHING}/day-0/1", f"tallies/{COACHING}/day-0/1"
VOTES = "tallies/votes/day-0/1"


def test_all_capabilities_are_there_in_groups_and_the_first_open_one_stands_open(
    page: Page, open_form: OpenForm
) -> None:
    open_form("where-to-improve", {RATING: 2})
    expect(page.locator("[data-record^='levels/']")).to_have_count(12)
    expect(page.locator(".wf-group")).to_have_count(4)
    expect(page.locator("[data-record^='levels/'].wf-is-open")).to_have_attribute(
        "data-record", "levels/onboarding"
    )
    expect(page.locator(f"[data-record='levels/{COACHING}']")).to_contain_text("Today: 2")
    expect(page.locator("[data-record='levels/hiring']")).to_contain_text("Not rated yet")


def test_the_agreed_level_is_the_one_of_step_5(page: Page, open_form: OpenForm) -> None:
    form = open_form("where-to-improve", {"requirements/require-0001/takes/skill-coaching": True})
    form.field(RATING).locator(".wf-level").nth(2).click()
    form.saved()
    form.desk.step_id = "manager-gaps"
    form.reload()
    expect(page.locator(f"[data-record='levels/{COACHING}'] .wf-rung.wf-is-here")).to_contain_text("Today")
    assert form.value(RATING) == 3


def test_paper_ballots_are_counted_by_taps_and_by_keys_into_one_answer(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("where-to-improve")
    ballots = form.field(BALLOTS)
    expect(ballots.get_by_label("2: how many")).not_to_be_visible()
    ballots.get_by_text("Paper ballots").click()
    for _ in range(2):
        ballots.get_by_role("button", name="2: one more").click()
    ballots.get_by_label("we can't say: how many").fill("1")
    ballots.get_by_label("3: how many").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(BALLOTS) == "2=2 3=1 cannot-say=1"
    expect(ballots).to_contain_text("Three answers, close together.")
    expect(ballots).to_contain_text("Paper ballots: 4 counted")
    expect(ballots.locator(".wf-bar")).to_have_count(0)
    assert form.value(RATING) is None


def test_from_five_ballots_on_the_middle_and_the_picture_are_shown(open_form: OpenForm) -> None:
    form = open_form("where-to-improve", {BALLOTS: "1=1 2=3 5=1"})
    ballots = form.field(BALLOTS)
    ballots.get_by_text("Paper ballots: 5 counted").click()
    expect(ballots).to_contain_text("5 answers, far apart. The middle one is 2.")
    expect(ballots.locator(".wf-bar")).to_have_count(6)


def test_an_emptied_tally_is_no_answer(page: Page, open_form: OpenForm) -> None:
    form = open_form("where-to-improve", {BALLOTS: "2=1"})
    form.field(BALLOTS).get_by_text("Paper ballots").click()
    form.field(BALLOTS).get_by_label("2: how many").fill("")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(BALLOTS) is None


def test_dots_are_offered_typed_in_and_put_the_capabilities_in_order(page: Page, open_form: OpenForm) -> None:
    form = open_form("where-to-improve")
    offered = form.field("improving/dots")
    expect(offered).to_contain_text("4? About a third of the 12 capabilities.")
    offered.get_by_role("button", name="Take this").click()
    form.saved()
    assert form.value("improving/dots") == 4
    form.field(VOTES).get_by_label("Hiring: how many").fill("5")
    form.field(VOTES).get_by_label("Forecasting: how many").fill("7")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(VOTES) == "forecasting=7 hiring=5"
    expect(form.field(VOTES)).to_contain_text("12 dots counted. With 4 each, that makes three people.")
    ticks = page.locator(".wf-tick-list .wf-tick")
    expect(ticks.nth(0)).to_contain_text("Forecasting")
    expect(ticks.nth(0)).to_contain_text("7 dots")
    expect(ticks.nth(1)).to_contain_text("Hiring")


def test_the_few_are_marked_by_key_and_then_asked_about(page: Page, open_form: OpenForm) -> None:
    form = open_form("where-to-improve")
    page.locator("[data-path='capabilities/hiring/focus'] input").focus()
    page.keyboard.press("Space")
    form.saved()
    assert form.value("capabilities/hiring/focus") is True
    form.field("capabilities/hiring/effort").locator("textarea").fill("An advert.")
    page.keyboard.press("Tab")
    form.field("improving/own_miss").locator("textarea").fill("No goals.")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value("capabilities/hiring/effort") == "An advert."
    assert form.value("improving/own_miss") == "No goals."
    page.locator("[data-path='capabilities/hiring/focus'] input").uncheck()
    form.saved()
    expect(form.field("capabilities/hiring/effort")).to_have_count(0)
    assert form.value("capabilities/hiring/effort") == "An advert."
