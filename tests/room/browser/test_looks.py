"""Every page of the room can be used at any size, in light and dark, by keys alone and by screen reader."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from workshop.answers import Edit, LocalAnswers
from workshop.answers.port import SESSION
from workshop.room.private import keys_of

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    }
}
SCHEMES = ["light", "dark"]
TOO_SMALL = """
() => [...document.querySelectorAll(
    "button, input:not([type=checkbox], [type=radio]), select, textarea, .row, a")]
  .filter((each) => each.offsetWidth > 0 && !each.closest(".workshop-form"))
  .map((each) => [each.getBoundingClientRect(), each])
  .filter(([box]) => box.height < 43.9 || box.width < 43.9)
  .map(([box, each]) => `${each.className || each.textContent} ${box.width}x ${box.height}`)
"""
WIDER = "() => document.documentElement.scrollWidth > innerWidth"
SIZE_OF_TEXT = "(element) => parseFloat(getComputedStyle(element).fontSize)"
STEPS = ["about-us", "warm-up", "time", "where-to-improve", "outcomes", "current-state", "plan", "investment"]


def sound(page: Page) -> None:
    """See that a page is accessible, and large enough for fingers, and no wider than its screen."""
    response = Axe().run(page, options=RULES).response
    assert len(response["passes"]) > 10
    found = [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
    assert page.evaluate(TOO_SMALL) == []
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_door(devices: Any, scheme: str) -> None:
    page = devices.phone(color_scheme=scheme)
    page.goto(devices.server.address)
    sound(page)
    page.get_by_label("The room's code").fill("AAAAAA")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page)
    page.goto(f"{devices.server.address}/?c={keys_of(devices.server.session).code}")
    sound(page)
    page.get_by_role("radio", name="North").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("radio", name="North")).to_be_checked()
    sound(page)
    for place in ("/nowhere", "/facilitator"):
        page.goto(f"{devices.server.address}{place}")
        sound(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_participant_s_page(devices: Any, answers: LocalAnswers, scheme: str) -> None:
    live = {"live/step": "time", "live/message": "Back at ten", "steps/investment/state": "locked"}
    edits = [Edit(f"live-{number}", SESSION, *pair) for number, pair in enumerate(live.items())]
    answers.append(edits)
    page = devices.joined("North", "Ana", "", color_scheme=scheme)
    for step in STEPS:
        page.evaluate("(step) => { location.hash = step; }", step)
        page.locator(f".room-form[data-step='{step}'] .wf-audience").wait_for()
        sound(page)
    for button in (page.locator(".room-me"), page.get_by_role("button", name="Steps")):
        button.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        sound(page)
        page.get_by_role("button", name="Back to the form").click()
    devices.server.kill()
    expect(page.locator(".room-saved")).to_contain_text("No connection")
    sound(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_facilitator_page_and_the_projector(devices: Any, scheme: str) -> None:
    devices.joined("North", "Ana")
    lead = devices.facilitator()
    lead.emulate_media(color_scheme=scheme)
    lead.get_by_role("button", name="Start 5 min").click()
    lead.get_by_role("button", name="Lock", exact=True).click()
    lead.get_by_role("button", name="Everybody here").click()
    expect(lead.get_by_role("row", name="North").get_by_text("Ana", exact=True)).to_be_visible()
    expect(lead.locator("thead [aria-current=step]")).to_have_count(1)
    for width in (1280, 360):
        lead.set_viewport_size({"width": width, "height": 800})
        sound(lead)
    wall = lead.context.new_page()
    wall.emulate_media(color_scheme=scheme)
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(f"{devices.server.address}/projector")
    expect(wall.get_by_text("1 person is here")).to_be_visible()
    sound(wall)
    for step in lead.get_by_label("Steps").locator("option").all():
        wanted = step.get_attribute("value")
        lead.get_by_label("Steps").get_by_role("combobox").select_option(wanted)
        lead.get_by_role("button", name="Everybody here").click()
        expect(wall.locator(".wall-step")).to_have_text(step.inner_text().removeprefix("0 · "))
        assert wall.get_by_role("heading").evaluate(SIZE_OF_TEXT) >= 56
        assert wall.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
        box = wall.locator(".wall-qr").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 1080
        assert box["x"] < 200


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_the_facilitator_unfolds_and_a_look_at_a_team(
    devices: Any, answers: LocalAnswers, scheme: str
) -> None:
    north = answers.session().teams[0].id
    answers.append([Edit("give", SESSION, f"teams/{north}/released", True)])
    ana = devices.joined("North", "Ana", "close", color_scheme=scheme)
    ana.get_by_role("button", name="Partly").click()
    expect(ana.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    sound(ana)
    ana.get_by_role("link", name="What you take home").click()
    expect(ana.get_by_role("heading", name="What you take home")).to_be_visible()
    sound(ana)
    lead = devices.facilitator()
    lead.emulate_media(color_scheme=scheme)
    lead.get_by_role("button", name="North, empty: 3 ·").click()
    expect(lead.get_by_text("The plan names no outcome yet.")).to_be_visible()
    for folded in lead.locator("summary").all():
        folded.click()
    for width in (1280, 360):
        lead.set_viewport_size({"width": width, "height": 800})
        sound(lead)
    lead.goto(f"{devices.server.address}/look/{north}#outcomes")
    expect(lead.get_by_text("Nothing can be written here")).to_be_visible()
    lead.locator(".wf-audience").wait_for()
    sound(lead)


def test_by_keys_alone(devices: Any) -> None:
    page = devices.phone()
    page.goto(f"{devices.server.address}/?c={keys_of(devices.server.session).code}")
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Space")
    expect(page.get_by_role("radio", name="North")).to_be_checked()
    keys.press("Tab")
    keys.type("Ana")
    keys.press("Enter")
    page.locator(".wf-audience").wait_for()
    keys.press("Tab")
    expect(page.locator(".room-me")).to_be_focused()
    page.get_by_role("button", name="Steps").focus()
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Steps")).to_be_focused()
