"""The facilitator looks at a team in a tab of its own: the page of its members, to be read only."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.room.browser.conftest import go_to
from tests.room.browser.test_alone import ALONE, look, opened, rate, rated
from workshop.answers import Edit, LocalAnswers

STATEMENT = "outcomes/outcome-001/statement"
BOX = f"[data-path='{STATEMENT}'] textarea"
STEP = "where-to-improve"


@pytest.fixture
def begun(answers: LocalAnswers) -> None:
    """An outcome of the team North."""
    answers.append([Edit("begun", answers.session().teams[0].id, STATEMENT, "Grow services")])


def looked_at(lead: Page, team: str) -> Page:
    """Return the tab in which a team is looked at."""
    with lead.expect_popup() as opening:
        lead.get_by_role("link", name=f"See their page: {team}").click()
    opening.value.locator(".wf-audience").wait_for()
    return opening.value


@pytest.mark.usefixtures("begun")
def test_what_the_team_writes_is_seen_and_cannot_be_changed(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    lead = devices.facilitator()
    tab = looked_at(lead, "North")
    expect(tab.get_by_text("Nothing can be written here")).to_be_visible()
    go_to(tab, "outcomes")
    opened(ana), opened(tab)
    expect(tab.locator(BOX)).to_be_disabled()
    for control in tab.locator(".room-form").locator("input, textarea, select").all():
        expect(control).to_be_disabled()
    ana.locator(BOX).fill("Grow services in the north")
    expect(tab.locator(BOX)).to_have_value("Grow services in the north")
    expect(tab.locator(BOX)).to_be_disabled()
    look(tab, "look-laptop")
    tab.set_viewport_size({"width": 390, "height": 844})
    look(tab, "look-phone")
    expect(ana.locator(".wf-present")).to_have_count(0)
    tab.get_by_role("button", name="A look at North").click()
    expect(tab.get_by_role("dialog").get_by_text("Ana")).to_be_visible()
    expect(tab.get_by_role("button", name="Raise a hand")).to_have_count(0)
    ana.get_by_role("button", name="Ana · North").click()
    expect(ana.get_by_text("Nobody else from your team is here yet.")).to_be_visible()


def test_what_a_member_rated_is_not_there(devices: Any, answers: LocalAnswers) -> None:
    first = rated(answers)[0]
    ana = opened(devices.joined("North", "Ana", STEP))
    rate(ana, first, 3)
    lead = devices.facilitator()
    tab = looked_at(lead, "North")
    go_to(tab, STEP)
    field = opened(tab).locator(ALONE.format(first))
    expect(field).to_be_visible()
    expect(field.get_by_role("radio", checked=True)).to_have_count(0)
    look(tab, "look-alone")


@pytest.mark.usefixtures("begun")
def test_what_a_member_left_unsent_in_the_same_browser_is_not_sent(
    devices: Any, answers: LocalAnswers
) -> None:
    page = devices.joined("North", "Ana", "outcomes")
    opened(page)
    devices.server.kill()  # a network that is back could still deliver what lay in the socket
    page.locator(BOX).fill("Kept on the phone")
    expect(page.locator(".room-saved")).to_contain_text("kept on this phone")
    page.goto("about:blank")
    devices.server.start()
    lead = devices.facilitator()
    page.context.add_cookies(lead.context.cookies())
    page.goto(f"{devices.server.address}/look/{answers.session().teams[0].id}#outcomes")
    page.locator(".wf-audience").wait_for()
    expect(opened(page).locator(BOX)).to_have_value("Grow services")
