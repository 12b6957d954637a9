"""A mark in the matrix opens what the plan check finds there, and the list follows what the team writes."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.room.browser.test_alone import look, opened
from workshop.answers import Edit, LocalAnswers

STATEMENT = "outcomes/outcome-001/statement"
BOX = f"[data-path='{STATEMENT}'] textarea"
NONE_YET = "The plan names no outcome yet."


def test_a_list_opens_and_follows_what_the_team_writes(devices: Any, answers: LocalAnswers) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    lead = devices.facilitator()
    cell = lead.get_by_role("button", name="North, empty: 3 · What do we want to achieve?")
    cell.click()
    found = lead.get_by_role("region", name="North: 3 · What do we want to achieve?")
    expect(found.get_by_text(NONE_YET)).to_be_visible()
    expect(found).to_be_focused()
    answers.append([Edit("begun", answers.session().teams[0].id, STATEMENT, "Grow services")])
    opened(ana)
    expect(found.get_by_text("“Grow services” has no target.")).to_be_visible()
    expect(found.get_by_text(NONE_YET)).to_have_count(0)
    ana.locator(BOX).fill("Grow <i>services</i>")
    expect(found.get_by_text("“Grow <i>services</i>” has no target.")).to_be_visible()
    look(lead, "points-laptop")
    lead.set_viewport_size({"width": 390, "height": 844})
    look(lead, "points-phone")
    devices.server.kill()
    expect(lead.get_by_text("No connection to the room.")).to_be_visible()
    devices.server.start()
    expect(lead.get_by_text("No connection to the room.")).to_have_count(0)
    ana.locator(BOX).fill("Grow them")
    expect(found.get_by_text("“Grow them” has no target.")).to_be_visible()
    found.get_by_role("button", name="Close the list").click()
    expect(found).to_have_count(0)


def test_another_cell_takes_the_place_of_the_first(devices: Any) -> None:
    lead = devices.facilitator()
    lead.get_by_role("button", name="North, empty: 3 ·").click()
    lead.get_by_role("button", name="South, empty: 6 ·").click()
    found = lead.get_by_role("region", name="South: 6 · What will we do, and what will we stop?")
    expect(found.get_by_text("The plan has no action yet.")).to_be_visible()
    expect(lead.get_by_role("region", name="North: 3 ·")).to_have_count(0)
    lead.get_by_role("button", name="South, empty: 6 ·").click()
    expect(found).to_have_count(0)
