"""Above a notebook's form stands what the phones are told of the leading, and a hand can be raised there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.hosted import hosted
from tests.room.browser.conftest import go_to
from tests.room.browser.test_notebooks import code_of, local
from workshop.answers import LocalAnswers, token_for
from workshop.desk import open_step
from workshop.desk.step import StepPage

ALONE = "where-to-improve"


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"led-{name}.png"), full_page=True)


@pytest.fixture
def lead(devices: Any) -> Page:
    """The facilitator's page, and Ana's phone at the table of North."""
    devices.joined("North", "Ana")
    page: Page = devices.facilitator()
    return page


@pytest.fixture
def notebook(lead: Page, server: Any, answers: LocalAnswers) -> Iterator[StepPage]:
    """Ana's notebook of the step of outcomes, in a kernel that knows the room alone."""
    assert lead.url
    address = local(server)
    opened = open_step("outcomes", address, token=token_for(address, code_of(answers, "Ana")))
    assert isinstance(opened, StepPage)
    yield opened
    opened.answers.close()


@pytest.fixture
def above(devices: Any, notebook: StepPage) -> Page:
    """What stands above the form of Ana's notebook."""
    page: Page = devices.laptop()
    hosted(page, notebook.led)
    expect(page.get_by_role("button", name="Raise a hand")).to_be_visible()
    return page


def test_the_timer_runs_is_changed_and_ends_as_on_the_phones(lead: Page, above: Page) -> None:
    timer = above.get_by_role("timer")
    expect(timer).to_have_count(0)
    lead.get_by_role("button", name="Start 5 min").click()
    expect(timer).to_have_accessible_name(re.compile(r"^Time left: (5:00|4:5\d)$"))
    look(above, "timer")
    lead.get_by_role("button", name="+ 5 min").click()
    expect(timer).to_have_text(re.compile(r"^(10:00|9:[45]\d)$"))
    for _ in range(10):
        lead.get_by_role("button", name=re.compile("^. 1 min$")).last.click()
    expect(timer).to_have_text("0:00")
    expect(above.get_by_text("Time is up. You can go on writing.")).to_be_visible()
    lead.get_by_role("button", name="Stop", exact=True).click()
    expect(timer).to_have_count(0)


def test_a_call_offers_the_step_and_leads_there(lead: Page, above: Page, notebook: StepPage) -> None:
    steps = lead.get_by_label("Steps").get_by_role("combobox")
    steps.select_option("current-state")
    lead.get_by_role("button", name="Everybody here").click()
    title = notebook.answers.kit.step("current-state").title
    expect(above.get_by_text(f"The room is at “{title}” now.")).to_be_visible()
    look(above, "call")
    above.get_by_role("button", name="Stay here").click()
    expect(above.get_by_text("The room is at")).to_have_count(0)
    assert notebook.step_id == "outcomes"
    steps.select_option(ALONE)
    lead.get_by_role("button", name="Everybody here").click()
    above.get_by_role("button", name="Go there").click()
    expect(above.get_by_text("The room is at")).to_have_count(0)
    assert notebook.form is not None
    assert (notebook.step_id, notebook.form.definition["step"]["id"]) == (ALONE, ALONE)
    lead.get_by_role("button", name="Lock", exact=True).click()
    expect(above.get_by_text("This step is locked. You can read it")).to_be_visible()


def test_a_message_to_all_and_a_reminder_of_one_s_own_are_told(lead: Page, above: Page, devices: Any) -> None:
    lead.get_by_label("Message to all").last.fill("Coffee <b>at ten</b>")
    lead.get_by_role("button", name="Send").click()
    told = above.get_by_role("status")
    expect(told.get_by_text("Coffee <b>at ten</b>")).to_be_visible()
    expect(told.get_by_text("From the facilitator")).to_be_visible()
    told.get_by_role("button", name="Hide").click()
    expect(told.get_by_text("Coffee")).to_have_count(0)
    phone = devices.contexts[0].pages[0]
    go_to(phone, ALONE)
    lead.get_by_label("Steps").get_by_role("combobox").select_option(ALONE)
    lead.get_by_role("button", name="Remind").first.click()
    expect(told.get_by_text("are still missing.")).to_be_visible()
    lead.get_by_role("button", name="Start 10 min").click()
    lead.get_by_label("Message to all").last.fill("Coffee at half past")
    lead.get_by_role("button", name="Send").click()
    expect(told.get_by_text("Coffee at half past")).to_be_visible()
    for width in (360, 1280):
        above.set_viewport_size({"width": width, "height": 740})
        look(above, f"all-{width}")
        assert not above.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    found = Axe().run(above, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []


def test_a_hand_is_raised_for_all_one_s_devices_and_taken_down_by_the_facilitator(
    lead: Page, above: Page, devices: Any
) -> None:
    above.get_by_role("button", name="Raise a hand").click()
    raised = above.get_by_role("button", name="Lower the hand")
    expect(raised).to_have_attribute("aria-pressed", "true")
    phone = devices.contexts[0].pages[0]
    phone.get_by_role("button", name="Ana · North").click()
    expect(phone.get_by_role("button", name="Lower the hand")).to_be_visible()
    lead.get_by_role("button", name="Seen to").click()
    expect(above.get_by_role("button", name="Raise a hand")).to_be_visible()


def test_whoever_is_moved_is_told_and_goes_on_in_the_other_team_once_the_notebook_is_run_again(
    lead: Page, above: Page, server: Any, answers: LocalAnswers
) -> None:
    token = token_for(local(server), code_of(answers, "Ana"))
    lead.get_by_text("People, and which team they are in").click()
    lead.get_by_label("Team of Ana").select_option("South")
    expect(above.get_by_text("The facilitator has moved you to South.")).to_be_visible()
    again = open_step("outcomes", local(server), token=token)
    assert isinstance(again, StepPage)
    assert again.team is not None
    assert again.team.name == "South"
    again.answers.close()


def test_while_the_room_is_away_a_hand_says_so(above: Page, server: Any) -> None:
    server.kill()
    above.get_by_role("button", name="Raise a hand").click()
    expect(above.get_by_text("can't be reached")).to_be_visible()
    server.start()
