"""What the facilitator does reaches every phone and the wall, and pulls nobody away from writing."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.room.browser.conftest import opened, pick
from workshop.answers import Edit, LocalAnswers

STATEMENT = "outcomes/outcome-001/statement"
BOX = f"[data-path='{STATEMENT}'] textarea"


@pytest.fixture(autouse=True)
def _begun(answers: LocalAnswers) -> None:
    """An outcome of the team North."""
    answers.append([Edit("begun", answers.session().teams[0].id, STATEMENT, "Grow services")])


def test_everybody_is_brought_to_a_step_and_whoever_types_is_asked(devices: Any) -> None:
    ana, ben = opened(devices.joined("North", "Ana")), devices.joined("South", "Ben", "")
    lead = devices.facilitator()
    ana.locator(BOX).press_sequentially("More ")
    pick(lead, "time")
    lead.get_by_role("button", name="Everybody here").click()
    expect(ben.get_by_text("You were brought to “Where do our managers' weeks go?”")).to_be_visible()
    expect(ben.get_by_role("heading", level=2)).to_have_text(
        "Hour by hour, what does a manager's normal week hold, and what should it hold?"
    )
    expect(ana.get_by_text("The room is at “Where do our managers' weeks go?” now.")).to_be_visible()
    expect(ana.locator(BOX)).to_be_focused()
    ana.get_by_role("button", name="Stay here").click()
    expect(ana.get_by_role("button", name="Go there")).to_have_count(0)
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "outcomes")
    lead.get_by_role("button", name="Everybody here").click()
    ana.get_by_role("button", name="Go there").click()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "time")


def test_a_locked_step_can_be_read_and_not_written(devices: Any) -> None:
    ana = opened(devices.joined("North", "Ana"))
    lead = devices.facilitator()
    pick(lead, "outcomes")
    lead.get_by_role("button", name="Lock", exact=True).click()
    expect(ana.get_by_text("This step is locked.")).to_be_visible()
    expect(ana.locator(BOX)).to_be_disabled()
    expect(ana.locator(BOX)).to_have_value("Grow services")
    lead.get_by_role("button", name="Open", exact=True).click()
    expect(ana.locator(BOX)).to_be_enabled()


def test_what_is_typed_into_a_step_that_is_being_locked_is_not_lost(devices: Any) -> None:
    ana = opened(devices.joined("North", "Ana"))
    lead = devices.facilitator()
    pick(lead, "outcomes")
    ana.locator(BOX).press_sequentially("Now ")
    expect(ana.locator(".room-saved")).to_have_text("Saved")
    lead.get_by_role("button", name="Lock", exact=True).click()
    expect(ana.get_by_text("This step is locked.")).to_be_visible()
    expect(ana.locator(BOX)).to_be_focused()
    ana.keyboard.type("too late ")
    ana.keyboard.press("Tab")
    expect(ana.locator(".wf-problem")).to_have_text(
        "This step is locked: it can be read, not changed. The facilitator can unlock it."
    )
    expect(ana.locator(BOX)).to_have_value("Grow servicesNow too late ")


def test_a_step_that_is_not_open_yet_is_said_to_be(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "")
    lead = devices.facilitator()
    pick(lead, "outcomes")
    lead.get_by_role("button", name="Close all but this one").click()
    expect(ana.get_by_text("This step is not open. The facilitator")).to_be_visible()
    expect(ana.locator(".workshop-form")).to_have_count(0)
    ana.get_by_role("button", name="Steps").click()
    expect(ana.get_by_role("dialog").get_by_text("not open")).to_have_count(10)
    ana.get_by_role("dialog").get_by_role("button", name="What do we want to achieve?").click()
    expect(ana.locator(BOX)).to_have_count(1)
    ana.get_by_role("button", name="Back").click()
    expect(ana.get_by_text("This step is not open. The facilitator")).to_be_visible()
    lead.get_by_role("button", name="Open all steps").click()
    expect(ana.locator(".workshop-form")).to_have_count(1)


def test_timer_and_message_reach_phones_and_the_wall(devices: Any) -> None:
    ana = devices.joined("North", "Ana")
    lead = devices.facilitator()
    wall = lead.context.new_page()
    wall.goto(f"{devices.server.address}/projector")
    expect(wall.get_by_role("heading")).to_have_text("Welcome. Join with your phone.")
    lead.get_by_role("button", name="Start 5 min").click()
    lead.get_by_label("Message to all").get_by_role("textbox").fill("<b>Back at ten</b>")
    lead.get_by_role("button", name="Send").click()
    pick(lead, "outcomes")
    lead.get_by_role("button", name="Everybody here").click()
    for page in (ana, wall):
        expect(page.get_by_role("timer")).to_contain_text("4:5")
        expect(page.get_by_text("<b>Back at ten</b>")).to_be_visible()
    expect(wall.get_by_role("heading")).to_contain_text("In one to two years")
    expect(wall.get_by_text("1 person is here")).to_be_visible()
    ana.get_by_role("button", name="Hide").click()
    expect(ana.get_by_text("<b>Back at ten</b>")).to_have_count(0)
    lead.get_by_role("button", name="Stop", exact=True).click()
    lead.get_by_role("button", name="Take back").click()
    expect(wall.get_by_role("timer")).to_have_count(0)
    expect(wall.get_by_text("<b>Back at ten</b>")).to_have_count(0)


def test_the_facilitator_sees_who_is_where_and_how_far(devices: Any) -> None:
    lead = devices.facilitator()
    expect(lead.get_by_text("0 people are here")).to_be_visible()
    ana = devices.joined("North", "Ana")
    row = lead.get_by_role("row", name="North")
    expect(row.get_by_role("cell").nth(4)).to_contain_text("Ana")
    opened(ana).locator("[data-path$='/unit'] input").fill("days")
    ana.keyboard.press("Tab")
    expect(row.get_by_role("cell").nth(4)).to_contain_text("begun")
    ana.context.close()
    expect(row).to_contain_text("nobody here")
    assert "Grow services" not in lead.content()


def test_the_facilitator_page_comes_back_by_itself(devices: Any) -> None:
    lead = devices.facilitator()
    pick(lead, "outcomes")
    lead.get_by_role("button", name="Lock", exact=True).click()
    expect(lead.get_by_role("button", name="Lock", exact=True)).to_have_attribute("aria-pressed", "true")
    devices.server.kill()
    expect(lead.get_by_text("No connection to the room.")).to_be_visible()
    devices.server.start()
    expect(lead.get_by_text("No connection to the room.")).to_have_count(0)
    pick(lead, "outcomes")
    expect(lead.get_by_role("button", name="Lock", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_page_that_the_phone_closed_meanwhile_finds_the_room_where_it_is(devices: Any) -> None:
    ana = devices.joined("North", "Ana")
    lead = devices.facilitator()
    there = ana.url
    ana.goto("about:blank")
    pick(lead, "time")
    lead.get_by_role("button", name="Everybody here").click()
    expect(lead.get_by_text("The room is at: 1")).to_be_visible()
    ana.goto(there)
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "time")
    expect(ana.get_by_text("You were brought to “Where do our managers' weeks go?”")).to_be_visible()
    ana.get_by_role("button", name="Next:").click()
    ana.locator("[data-step='where-to-improve']").wait_for()
    ana.reload()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "where-to-improve")


def test_the_browser_s_own_way_back_leads_to_the_step_before(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "")
    first = ana.locator(".room-form").get_attribute("data-step")
    ana.get_by_role("button", name="Next:").click()
    ana.locator("[data-step='warm-up'] .wf-audience").wait_for()
    ana.go_back()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", str(first))
    ana.go_forward()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "warm-up")


def test_a_message_that_is_said_again_is_seen_again(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "")
    lead = devices.facilitator()
    expect(lead.get_by_label("Teams", exact=True)).to_contain_text("North")  # its line is up
    box = lead.get_by_label("Message to all").get_by_role("textbox")
    for _ in range(2):
        box.fill("Please finish")
        lead.get_by_role("button", name="Send").click()
        expect(ana.get_by_text("Please finish")).to_be_visible()
        expect(lead.get_by_text("All see: “Please finish”")).to_be_visible()
        ana.get_by_role("button", name="Hide").click()
        expect(ana.get_by_text("Please finish")).to_have_count(0)
    lead.get_by_role("button", name="Take back").click()
    expect(lead.get_by_text("All see:")).to_have_count(0)
    box.fill("Please finish")
    lead.get_by_role("button", name="Send").click()
    expect(ana.get_by_text("Please finish")).to_be_visible()


def test_what_cannot_be_sent_while_the_room_is_away_stays_where_it_was_written(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "")
    lead = devices.facilitator()
    box = lead.get_by_label("Message to all").get_by_role("textbox")
    box.fill("Lunch is at one")
    ana.locator(".room-me").click()
    devices.server.kill()
    expect(lead.get_by_text("No connection to the room.")).to_be_visible()
    lead.get_by_role("button", name="Send").click()
    expect(box).to_have_value("Lunch is at one")
    expect(ana.get_by_role("button", name="Raise a hand")).to_be_disabled()
    devices.server.start()
    expect(lead.get_by_text("No connection to the room.")).to_have_count(0)
    lead.get_by_role("button", name="Send").click()
    expect(box).to_have_value("")
    expect(ana.get_by_role("button", name="Raise a hand")).to_be_enabled()


def test_what_is_said_of_one_call_outlives_the_note_of_the_call_before(devices: Any) -> None:
    ana = devices.phone()
    ana.clock.install()
    devices.join(ana, "North", "Ana")
    lead = devices.facilitator()
    ana.clock.pause_at(ana.evaluate("Date.now() + 20_000"))
    weeks, plan = ("time", "Where do our managers' weeks go?"), ("plan", "What will we do, and what")
    for step, title in (weeks, plan, weeks):
        ana.clock.run_for(2500)
        pick(lead, step)
        lead.get_by_role("button", name="Everybody here").click()
        expect(ana.get_by_text(f"You were brought to “{title}")).to_be_visible()
    ana.clock.run_for(5000)
    expect(ana.get_by_text("You were brought to “Where do our managers")).to_be_visible()
    ana.clock.run_for(5000)
    expect(ana.get_by_text("You were brought to")).to_have_count(0)
