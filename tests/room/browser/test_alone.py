"""Each rates alone; the facilitator sees who is done and nothing else; the reveal says what may be said."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.room.browser.conftest import go_to
from workshop.answers import SESSION, Edit, LocalAnswers

STEP = "where-to-improve"
ALONE = "[data-alone^='tallies/{}/']"


def rated(answers: LocalAnswers) -> list[str]:
    """Return the capabilities of the session in the framework's order."""
    framework = answers.kit.framework_asked(answers.session().facts)
    assert framework is not None
    return [each.id for each in framework.capabilities()]


def opened(page: Page) -> Page:
    """Open every record of the step."""
    page.locator(".wf-audience").wait_for()
    folded = page.locator(".wf-toggle[aria-expanded=false]")
    while folded.count():
        folded.first.click()
    return page


def rate(page: Page, question: str, level: int) -> None:
    """Rate one question alone."""
    field = page.locator(ALONE.format(question))
    field.get_by_role("radio").nth(level - 1).check(force=True)
    expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_three_rate_alone_and_the_reveal_says_how_far_apart_they_are(
    devices: Any, answers: LocalAnswers
) -> None:
    first, second = rated(answers)[:2]
    phones = {name: opened(devices.joined("North", name, STEP)) for name in ("Ana", "Ben", "Cem")}
    other = opened(devices.joined("South", "Dora", STEP))
    lead = devices.facilitator()
    lead.get_by_label("Steps").get_by_role("combobox").select_option(STEP)
    for page, level in zip(phones.values(), (2, 3, 5), strict=True):
        rate(page, first, level)
        expect(page.locator(f"[data-path^='ratings/{first}']")).to_have_count(0)
    rate(phones["Ana"], second, 4)
    look(phones["Ana"], "alone-phone")
    panel = lead.get_by_label("Each on their own")
    expect(panel.get_by_text("North: 0 of 3 done")).to_be_visible()
    look(lead, "alone-facilitator")
    phones["Ben"].reload()
    opened(phones["Ben"])
    field = phones["Ben"].locator(ALONE.format(first))
    expect(field.get_by_role("radio").nth(2)).to_be_checked()
    panel.get_by_role("button", name="Reveal: North").click()
    for page in phones.values():
        field = page.locator(ALONE.format(first))
        expect(field.get_by_text("Three answers, far apart.")).to_be_visible()
        expect(page.locator(f"[data-path^='ratings/{first}']").get_by_role("radio").first).to_be_visible()
        expect(page.locator(ALONE.format(second)).get_by_text("Too few")).to_be_visible()
    look(phones["Cem"], "alone-revealed")
    expect(other.get_by_text("far apart")).to_have_count(0)
    team = answers.session().teams[0].id
    assert answers.plan(team).tallies[first] == {"day-0/1": {"far-apart": 3}}


def test_whoever_has_rated_everything_is_named_as_done(devices: Any, answers: LocalAnswers) -> None:
    ana = opened(devices.joined("North", "Ana", STEP))
    devices.joined("North", "Ben", STEP)
    lead = devices.facilitator()
    lead.get_by_label("Steps").get_by_role("combobox").select_option(STEP)
    for question in rated(answers):
        rate(ana, question, 3)
    panel = lead.get_by_label("Each on their own")
    expect(panel.get_by_text("North: 1 of 2 done")).to_be_visible()
    expect(panel.get_by_text("waiting: Ben")).to_be_visible()


def test_dots_are_given_within_the_budget_and_counted_at_the_reveal(devices: Any) -> None:
    phones = [devices.joined("North", name, STEP) for name in ("Ana", "Ben", "Cem")]
    for page in phones:
        field = page.locator(ALONE.format("votes"))
        expect(field.get_by_text("4 dots left")).to_be_visible()
        more = field.get_by_role("button", name="One more dot for").first
        for _ in range(4):
            more.click()
        expect(field.get_by_text("All your dots are given.")).to_be_visible()
        expect(more).to_be_disabled()
        expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()
    look(phones[0], "dots-phone")
    lead = devices.facilitator()
    lead.get_by_label("Steps").get_by_role("combobox").select_option(STEP)
    lead.get_by_role("button", name="Reveal to all teams").click()
    expect(phones[0].locator(".wf-dots-counted b")).to_have_text("12")
    look(phones[0], "dots-revealed")


def test_what_is_rated_without_a_connection_is_kept_and_goes_out(devices: Any, answers: LocalAnswers) -> None:
    first = rated(answers)[0]
    ana = opened(devices.joined("North", "Ana", STEP))
    devices.contexts[-1].set_offline(True)
    field = ana.locator(ALONE.format(first))
    field.get_by_role("radio").nth(1).check(force=True)
    expect(field.get_by_text("Keep this page open")).to_be_visible()
    devices.contexts[-1].set_offline(False)
    expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()
    team = answers.session().teams[0].id
    assert answers.ballots_cast(team) == {(first, "day-0/1"): 1}


def test_what_the_room_could_not_take_goes_out_by_itself_once_it_can(devices: Any) -> None:
    page = devices.phone()
    taking: list[bool] = []
    failed = {"form": STEP, "message": {"type": "failed", "text": "Nothing can be stored at the moment."}}

    def between(phone: WebSocketRoute) -> None:
        room = phone.connect_to_server()

        def heard(said: str | bytes) -> None:
            if '"cast"' in str(said) and not taking:
                phone.send(json.dumps(failed))
            else:
                room.send(said)

        phone.on_message(heard)

    page.route_web_socket(re.compile("/line"), between)
    devices.join(page, "North", "Ana", STEP)
    opened(page)
    field = page.locator(ALONE.format("hiring"))
    field.get_by_role("radio").nth(2).check(force=True)
    expect(page.get_by_text("Nothing can be stored at the moment.")).to_be_visible()
    taking.append(True)
    expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()
    expect(page.get_by_text("Nothing can be stored at the moment.")).to_have_count(0)
    expect(page.locator(".room-saved")).to_have_text("Saved")


def test_what_is_rated_without_a_connection_goes_out_from_whichever_step_is_shown_then(
    devices: Any, answers: LocalAnswers
) -> None:
    first = rated(answers)[0]
    ana = opened(devices.joined("North", "Ana", "outcomes"))
    go_to(ana, STEP)
    opened(ana)
    devices.server.kill()
    expect(ana.locator(".room-saved")).to_contain_text("No connection")
    ana.locator(ALONE.format(first)).get_by_role("radio").nth(1).check(force=True)
    go_to(ana, "outcomes")
    expect(ana.locator(".room-saved")).to_contain_text("kept on this phone")
    devices.server.start()
    expect(ana.locator(".room-saved")).to_have_attribute("data-state", "ready")
    team = answers.session().teams[0].id
    assert answers.ballots_cast(team) == {(first, "day-0/1"): 1}
    go_to(ana, STEP)
    expect(ana.locator(ALONE.format(first)).get_by_text("Only you see it until the reveal")).to_be_visible()


def test_what_is_rated_too_late_is_kept_until_the_step_is_unlocked(
    devices: Any, answers: LocalAnswers
) -> None:
    first = rated(answers)[0]
    team = answers.session().teams[0].id
    ana = opened(devices.joined("North", "Ana", STEP))
    devices.server.kill()
    expect(ana.locator(".room-saved")).to_contain_text("No connection")
    field = ana.locator(ALONE.format(first))
    field.get_by_role("radio").nth(1).check(force=True)
    answers.append([Edit("locked", SESSION, f"steps/{STEP}/state", "locked")])
    devices.server.start()
    expect(ana.locator(".room-saved")).to_contain_text("goes out once the step is open")
    expect(field.get_by_text("This step is locked")).to_be_visible()
    expect(field.get_by_role("radio").nth(1)).to_be_checked()
    assert answers.ballots_cast(team) == {}
    answers.append([Edit("open", SESSION, f"steps/{STEP}/state", "open")])
    expect(field.get_by_text("Only you see it until the reveal")).to_be_visible()
    expect(ana.locator(".room-saved")).to_have_text("Saved")
    assert answers.ballots_cast(team) == {(first, "day-0/1"): 1}
