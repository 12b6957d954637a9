"""The facilitator's notebook gives plans to the phones, and says when there is no room for them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.hosted import hosted
from tests.room.test_ending import PLAN
from workshop.answers import Edit, LocalAnswers
from workshop.desk.facilitator import FacilitatorPage
from workshop.room.nearby import FILE

READY, NO_ROOM = "Your team's plan is ready.", "No room is open for this session on this computer."


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"giving-{name}.png"), full_page=True)


@pytest.fixture
def leading(devices: Any, answers: LocalAnswers) -> Page:
    """The matrix and the buttons of the facilitator's notebook, beside the session whose room is open."""
    page: Page = devices.laptop()
    hosted(page, FacilitatorPage(answers).leading)
    expect(page.get_by_label("Plans on the phones")).to_be_visible()
    return page


def test_a_plan_given_in_the_notebook_is_opened_on_the_team_s_phones(
    devices: Any, leading: Page, answers: LocalAnswers
) -> None:
    north = answers.session().teams[0].id
    answers.append([Edit(f"edit-{number}", north, *pair) for number, pair in enumerate(PLAN.items())])
    phones = [devices.joined("North", "Ana"), devices.joined("South", "Cleo")]
    page_of_the_room = devices.facilitator()
    expect(leading.get_by_text(NO_ROOM)).to_have_count(0)
    give = leading.get_by_role("button", name="Give to the team: North")
    give.click()
    expect(give).to_have_attribute("aria-pressed", "true")
    expect(phones[0].get_by_text(READY)).to_be_visible()
    expect(page_of_the_room.get_by_role("button", name="Give to the team: North")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(phones[1].get_by_text(READY)).to_have_count(0)
    with phones[0].expect_download(timeout=90_000) as saved:
        phones[0].get_by_role("link", name="Open the plan (PDF)").click()
    assert saved.value.suggested_filename.endswith(".pdf")
    look(leading, "laptop")
    page_of_the_room.get_by_role("button", name="Give to all teams").click()
    expect(phones[1].get_by_text(READY)).to_be_visible()
    look(page_of_the_room, "page")
    leading.get_by_role("button", name="Take back from all teams").click()
    for phone in phones:
        expect(phone.get_by_text(READY)).to_have_count(0)
    expect(leading.get_by_role("button", name="Give to all teams")).to_be_visible()


def test_without_a_room_the_notebook_says_so_and_what_is_given_waits(
    leading: Page, answers: LocalAnswers, server: Any, devices: Any
) -> None:
    server.stop()
    expect(leading.get_by_text(NO_ROOM)).to_be_visible()
    assert not (answers.place / "private" / FILE).exists()
    leading.get_by_role("button", name="Give to the team: North").click()
    leading.set_viewport_size({"width": 360, "height": 740})
    look(leading, "no-room")
    server.start()
    expect(leading.get_by_text(NO_ROOM)).to_have_count(0)
    expect(devices.joined("North", "Ana").get_by_text(READY)).to_be_visible()
    server.kill()
    expect(leading.get_by_text(NO_ROOM)).to_be_visible()
