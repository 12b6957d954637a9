"""What was written into a step that is locked or closed meanwhile is neither lost nor said to be saved."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.room.browser.conftest import opened, pick, stored
from workshop.answers import SESSION, Edit, LocalAnswers

STATEMENT = "outcomes/outcome-001/statement"
BOX = f"[data-path='{STATEMENT}'] textarea"
AT_REST = re.compile("^(Saved|Saves as you write)$")
OFFLINE = "Written without a connection"


@pytest.fixture(autouse=True)
def _begun(answers: LocalAnswers) -> None:
    """An outcome of the team North."""
    answers.append([Edit("begun", answers.session().teams[0].id, STATEMENT, "Grow services")])


def write_a_new_one(page: Page) -> None:
    """Add an outcome and write its statement."""
    page.get_by_role("button", name="Add an outcome").click()
    page.keyboard.type(OFFLINE)


@pytest.mark.parametrize("act", ["Lock", "Close"])
def test_what_was_written_while_the_line_was_away_outlives_that_the_step_is_shut(
    devices: Any, answers: LocalAnswers, act: str
) -> None:
    ana = devices.joined("North", "Ana")
    lead = devices.facilitator()
    pick(lead, "outcomes")
    ana.context.set_offline(True)
    write_a_new_one(ana)
    devices.server.kill()
    answers.append([Edit("shut", SESSION, "steps/outcomes/state", {"Lock": "locked"}.get(act, "closed"))])
    ana.context.set_offline(False)
    devices.server.start()
    expect(ana.locator(".room-saved")).to_contain_text("goes out once the step is open")
    mine = ana.locator("[data-path$='/statement'] textarea").last
    expect(mine).to_have_value(OFFLINE)
    ana.locator(".room-me").focus()
    expect(mine).to_be_disabled()
    expect(mine).to_have_value(OFFLINE)
    ana.get_by_role("button", name="Back:").click()
    ana.locator("[data-step='where-to-improve']").wait_for()
    expect(ana.locator(".room-saved")).to_have_text("Saved")
    expect(lead.get_by_text("No connection to the room.")).to_have_count(0)
    lead.locator(".lead-steering").get_by_role("button", name="Open", exact=True).click()
    ana.get_by_role("button", name="Next:").click()
    expect(ana.locator("[data-path$='/statement'] textarea")).to_have_count(2)
    expect(ana.locator(".room-saved")).to_have_text(AT_REST)  # the form before may have sent it already
    assert OFFLINE in stored(answers, "/statement")


def test_what_was_typed_too_late_goes_out_when_the_step_is_unlocked(
    devices: Any, answers: LocalAnswers
) -> None:
    ana = opened(devices.joined("North", "Ana"))
    lead = devices.facilitator()
    pick(lead, "outcomes")
    steering = lead.locator(".lead-steering")
    ana.locator(BOX).press_sequentially("Now ")
    steering.get_by_role("button", name="Lock", exact=True).click()
    expect(ana.get_by_text("This step is locked. You can read it")).to_be_visible()
    ana.keyboard.type("too late ")
    ana.keyboard.press("Tab")
    expect(ana.locator(".wf-problem")).to_have_count(1)
    steering.get_by_role("button", name="Open", exact=True).click()
    expect(ana.locator(".room-saved")).to_have_text("Saved")
    expect(ana.locator(".wf-problem")).to_have_count(0)
    assert stored(answers, "/statement") == ["Grow servicesNow too late"]


def test_a_step_that_is_closed_while_somebody_types_goes_once_they_are_done(devices: Any) -> None:
    ana = opened(devices.joined("North", "Ana"))
    lead = devices.facilitator()
    pick(lead, "outcomes")
    ana.locator(BOX).press_sequentially("Now ")
    expect(ana.locator(".room-saved")).to_have_text("Saved")
    lead.locator(".lead-steering").get_by_role("button", name="Close", exact=True).click()
    expect(ana.get_by_text("This step is not open. The facilitator")).to_be_visible()
    expect(ana.locator(BOX)).to_be_focused()
    ana.locator(".room-me").focus()
    expect(ana.locator(".workshop-form")).to_have_count(0)
