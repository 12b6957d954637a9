"""The facilitator moves somebody: the phone says so and goes over, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.room.browser.test_alone import look, opened
from workshop.answers import Edit, LocalAnswers

STATEMENT = "outcomes/outcome-001/statement"
BOX = f"[data-path='{STATEMENT}'] textarea"


def move(lead: Page, name: str, team: str) -> None:
    """Choose another team for somebody."""
    if not lead.get_by_label(f"Team of {name}").is_visible():
        lead.get_by_text("People, and which team they are in").click()
    lead.get_by_label(f"Team of {name}").select_option(team)


def test_a_phone_finds_itself_in_the_other_team(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    cleo = devices.joined("South", "Cleo", "outcomes")
    lead = devices.facilitator()
    move(lead, "Ana", "South")
    look(lead, "people-facilitator")
    expect(ana.get_by_role("button", name="Ana · South")).to_be_visible()
    expect(ana.get_by_text("The facilitator has moved you to South.")).to_be_visible()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", "outcomes")
    look(ana, "moved-phone")
    expect(lead.get_by_role("row", name="South").get_by_text("Ana", exact=True)).to_be_visible()
    ana.get_by_role("button", name="Hide").click()
    expect(ana.get_by_text("The facilitator has moved you")).to_have_count(0)
    ana.reload()
    expect(ana.get_by_role("button", name="Ana · South")).to_be_visible()
    expect(ana.get_by_text("The facilitator has moved you")).to_have_count(0)
    cleo.get_by_role("button", name="Cleo · South").click()
    expect(cleo.get_by_role("dialog").get_by_text("Ana")).to_be_visible()


def test_whoever_types_is_told_first_and_what_is_typed_stays_with_the_former_team(
    devices: Any, answers: LocalAnswers
) -> None:
    north, south = (team.id for team in answers.session().teams)
    answers.append([Edit("begun", north, STATEMENT, "Grow services")])
    ana = opened(devices.joined("North", "Ana", "outcomes"))
    lead = devices.facilitator()
    ana.locator(BOX).fill("Grow services")
    ana.keyboard.type(" in the north")
    move(lead, "Ana", "South")
    expect(ana.get_by_text("What you are writing here is kept for your former team first.")).to_be_visible()
    expect(lead.get_by_text("is on the way")).to_be_visible()
    look(ana, "moved-typing")
    ana.keyboard.type(", and fast")
    ana.get_by_role("button", name="Go there").click()
    expect(ana.get_by_role("button", name="Ana · South")).to_be_visible()
    assert answers.values(north)[STATEMENT].value == "Grow services in the north, and fast"
    assert STATEMENT not in answers.values(south)


def test_a_phone_that_was_away_brings_what_it_kept_to_the_former_team_first(
    devices: Any, answers: LocalAnswers
) -> None:
    north, south = (team.id for team in answers.session().teams)
    answers.append([Edit("begun", north, STATEMENT, "Grow services")])
    ana = opened(devices.joined("North", "Ana", "outcomes"))
    context = devices.contexts[-1]
    lead = devices.facilitator()
    lead.get_by_text("People, and which team they are in").click()
    expect(lead.get_by_label("Team of Ana")).to_be_visible()
    context.set_offline(True)
    ana.locator(BOX).fill("Written in the lift")
    ana.locator(BOX).blur()
    expect(ana.locator(".room-saved")).to_contain_text("kept on this phone")
    move(lead, "Ana", "South")
    expect(lead.get_by_text("is on the way")).to_be_visible()
    context.set_offline(False)
    expect(ana.get_by_role("button", name="Ana · South")).to_be_visible()
    assert answers.values(north)[STATEMENT].value == "Written in the lift"
    assert STATEMENT not in answers.values(south)
