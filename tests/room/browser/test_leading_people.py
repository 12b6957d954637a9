"""What the facilitator does for single people and teams: reminds, sees hands, shows on the wall, ends."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.room.browser.test_alone import ALONE, look, opened, rate, rated
from workshop.answers import Edit, LocalAnswers
from workshop.answers.port import SESSION
from workshop.room.private import keys_of

STEP = "where-to-improve"


def pick(lead: Page, step: str) -> None:
    """Choose the step that the buttons are about."""
    lead.get_by_label("Steps").get_by_role("combobox").select_option(step)


def test_who_is_not_done_is_reminded_and_nobody_else(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    dora = devices.joined("South", "Dora", "outcomes")
    lead = devices.facilitator()
    pick(lead, STEP)
    lead.get_by_role("button", name="Remind: North").click()
    expect(
        ana.get_by_text("Your own answers in “Where could they get better?” are still missing.")
    ).to_be_visible()
    expect(dora.get_by_text("still missing")).to_have_count(0)
    ana.get_by_role("button", name="Go there").click()
    expect(ana.locator(".room-form")).to_have_attribute("data-step", STEP)
    expect(ana.get_by_text("still missing")).to_have_count(0)


def test_a_raised_hand_is_seen_and_taken_down(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    lead = devices.facilitator()
    ana.get_by_role("button", name="Ana · North").click()
    ana.get_by_role("button", name="Raise a hand").click()
    expect(ana.get_by_role("button", name="Lower the hand")).to_be_visible()
    hands = lead.get_by_label("Raised hands")
    expect(hands.get_by_text("Ana, North")).to_be_visible()
    look(lead, "hands")
    hands.get_by_role("button", name="Seen to: Ana").click()
    expect(hands).to_have_count(0)
    expect(ana.get_by_role("button", name="Raise a hand")).to_be_visible()


def test_a_second_facilitator_joins_and_both_pages_stay_true(devices: Any) -> None:
    devices.joined("North", "Ana", "outcomes")
    first = devices.facilitator()
    assert "token" not in first.url
    first.get_by_text("Cards for the tables, worksheets, and a second facilitator").click()
    box = first.get_by_label("The address of this page on another laptop")
    expect(box).to_have_value(re.compile("/facilitator.token="))
    first.get_by_role("button", name="Copy").click()
    expect(first.get_by_text("Copied.")).to_be_visible()
    look(first, "second-facilitator")
    second = devices.laptop()
    second.goto(box.input_value())
    stranger = devices.laptop()
    stranger.goto(box.input_value().partition("?")[0])
    expect(stranger.get_by_text("This page is the facilitator's.")).to_be_visible()
    pages = (first, second)
    for page, other in (pages, pages[::-1]):
        pick(page, "plan" if page is first else "time")
        page.get_by_role("button", name="Everybody here").click()
        for each in pages:
            expect(each.locator("thead [aria-current=step]")).to_contain_text(
                "What will we do" if page is first else "weeks go"
            )
        page.get_by_role("button", name="Lock", exact=True).click()
        expect(other.locator("thead").get_by_text("locked")).to_have_count(1 if page is first else 2)
        page.get_by_label("Message to all").get_by_role("textbox").fill(f"From {pages.index(page)}")
        page.get_by_role("button", name="Send").click()
        expect(other.get_by_text(f"All see: “From {pages.index(page)}”")).to_be_visible()
        page.get_by_role("button", name="Start 20 min").click()
        expect(other.get_by_role("timer")).to_contain_text(":")
        page.get_by_role("button", name="Stop", exact=True).click()
        expect(other.get_by_role("timer")).to_have_text("not running")
        page.get_by_role("button", name="Give to the team: North").click()
        expect(other.get_by_role("button", name="Give to the team: North")).to_have_attribute(
            "aria-pressed", "true" if page is first else "false"
        )
    second.get_by_text("People, and which team they are in").click()
    second.get_by_label("Team of Ana").select_option("South")
    expect(first.get_by_role("row", name="South").get_by_text("Ana", exact=True)).to_be_visible()


def test_a_raised_hand_is_there_after_a_restart_of_the_laptop(devices: Any) -> None:
    ana = devices.joined("North", "Ana", "outcomes")
    lead = devices.facilitator()
    ana.get_by_role("button", name="Ana · North").click()
    ana.get_by_role("button", name="Raise a hand").click()
    expect(lead.get_by_label("Raised hands").get_by_text("Ana, North")).to_be_visible()
    devices.server.kill()
    expect(lead.get_by_text("No connection to the room.")).to_be_visible()
    devices.server.start()
    expect(lead.get_by_text("No connection to the room.")).to_have_count(0)
    expect(lead.get_by_label("Raised hands").get_by_text("Ana, North")).to_be_visible()
    expect(ana.get_by_role("button", name="Lower the hand")).to_be_visible()
    ana.get_by_role("button", name="Lower the hand").click()
    expect(lead.get_by_label("Raised hands")).to_have_count(0)


def test_what_a_team_said_is_on_the_wall_when_the_facilitator_wants_it(
    devices: Any, answers: LocalAnswers
) -> None:
    first = rated(answers)[0]
    phones = [opened(devices.joined("North", name, STEP)) for name in ("Ana", "Ben", "Cem")]
    lead = devices.facilitator()
    pick(lead, STEP)
    lead.get_by_role("button", name="Everybody here").click()
    for page, level in zip(phones, (2, 3, 3), strict=True):
        rate(page, first, level)
    wall = devices.open({"viewport": {"width": 1920, "height": 1080}})
    wall.goto(f"{devices.server.address}/facilitator?token={keys_of(devices.server.session).facilitator}")
    wall.goto(f"{devices.server.address}/projector")
    lead.get_by_role("button", name="Reveal: North").click()
    expect(phones[0].locator(ALONE.format(first)).get_by_text("close together")).to_be_visible()
    expect(wall.get_by_text("close together")).to_have_count(0)
    lead.get_by_role("button", name="On the wall: North").click()
    expect(wall.get_by_role("heading", name="What North said")).to_be_visible()
    expect(wall.get_by_text("Three answers, close together.")).to_be_visible()
    look(wall, "wall-said")
    lead.get_by_role("button", name="On the wall: North").click()
    expect(wall.get_by_text("close together")).to_have_count(0)


def test_the_workshop_is_closed_from_the_page(devices: Any, answers: LocalAnswers) -> None:
    ana = opened(devices.joined("North", "Ana", STEP))
    rate(ana, rated(answers)[0], 3)
    lead = devices.facilitator()
    lead.get_by_text("End of the workshop").click()
    lead.get_by_role("button", name="Erase what was rated alone").click()
    expect(lead.get_by_text("1 answer is erased.")).to_be_visible()
    assert answers.ballots_cast(answers.session().teams[0].id) == {}


@pytest.mark.parametrize("crowded", [False, True])
def test_twelve_capabilities_fit_on_the_wall(devices: Any, answers: LocalAnswers, crowded: bool) -> None:
    team = answers.session().teams[0].id
    edits = [Edit(f"rated-{each}", team, f"tallies/{each}/day-0/1", "2=3 3=4 5=1") for each in rated(answers)]
    told = {"step": STEP, "wall": team}
    if crowded:
        told["message"] = "Please be back at ten past ten, with last year's figures. " * 5
        told["timer_ends"] = "2099-01-01T10:10:00+00:00"
        edits += [
            Edit(
                f"team-{number}",
                SESSION,
                f"teams/team-{number:06}/name",
                f"{number} North-west, key accounts",
            )
            for number in range(3, 13)
        ]
    edits += [Edit(f"live-{name}", SESSION, f"live/{name}", to) for name, to in told.items()]
    assert not [each.refused for each in answers.append(edits) if each.refused]
    wall = devices.open({"viewport": {"width": 1920, "height": 1080}})
    wall.goto(f"{devices.server.address}/facilitator?token={keys_of(devices.server.session).facilitator}")
    wall.goto(f"{devices.server.address}/projector")
    expect(wall.locator(".wall-rows li")).to_have_count(12)
    look(wall, f"wall-twelve-{crowded}")
    assert wall.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    cut = wall.locator(".wall-main").evaluate("(main) => main.scrollHeight - main.clientHeight")
    assert cut <= 1
    parts = [".wall-qr", ".wall-code", ".wall-rows li:last-child"]
    for part in [*parts, ".wall-message", ".wall-timer"] if crowded else parts:
        box = wall.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 1080, part
    if not crowded:
        devices.server.kill()
        away = wall.locator(".wall-message")
        expect(away).to_be_visible()
        assert wall.locator(".wall-main").evaluate("(main) => main.scrollHeight - main.clientHeight") <= 1


@pytest.mark.parametrize("count", [5, 12, 30])
def test_the_way_in_stays_on_the_wall_however_many_teams_there_are(
    devices: Any, answers: LocalAnswers, count: int
) -> None:
    names = [f"{number} North-west and the islands, key accounts" for number in range(3, count + 1)]
    edits = [
        Edit(f"team-{name[:2].strip()}", SESSION, f"teams/team-{name[:2].strip():0>6}/name", name)
        for name in names
    ]
    told = {
        "step": "manager-gaps",
        "message": "Please be back at ten past ten, with last year's figures. " * 5,
    }
    edits += [Edit(f"live-{name}", SESSION, f"live/{name}", value) for name, value in told.items()]
    assert not [each.refused for each in answers.append(edits) if each.refused]
    wall = devices.open({"viewport": {"width": 1920, "height": 1080}})
    wall.goto(f"{devices.server.address}/facilitator?token={keys_of(devices.server.session).facilitator}")
    wall.goto(f"{devices.server.address}/projector")
    expect(wall.locator(".wall-teams li")).to_have_count(count)
    look(wall, f"wall-of-{count}")
    assert wall.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    for part in (".wall-qr", ".wall-code", ".wall-teams li:last-child"):
        box = wall.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 1080, part
    assert wall.locator(".wall-main").evaluate("(main) => main.scrollHeight <= main.clientHeight")
    assert wall.get_by_role("heading").evaluate("(text) => parseFloat(getComputedStyle(text).fontSize)") >= 56
