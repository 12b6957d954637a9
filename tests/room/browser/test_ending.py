"""The end on a phone: the plan, what one takes home, and one tap; the facilitator is told as ratings are."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.room.browser.test_alone import look
from tests.room.test_ending import PLAN
from workshop.answers import SESSION, Edit, LocalAnswers


def test_what_one_takes_home_opens_on_the_phone(devices: Any, answers: LocalAnswers) -> None:
    north = answers.session().teams[0].id
    answers.append([Edit(f"edit-{number}", north, *pair) for number, pair in enumerate(PLAN.items())])
    ana = devices.joined("North", "Ana", "outcomes")
    expect(ana.get_by_role("link", name="What you take home")).to_have_count(0)
    answers.append([Edit("give", SESSION, f"teams/{north}/released", True)])
    expect(ana.get_by_text("Your team's plan is ready.")).to_be_visible()
    look(ana, "end-phone")
    ana.get_by_role("link", name="What you take home").click()
    expect(ana.get_by_role("heading", name="What Ana sees to")).to_be_visible()
    mine = ana.locator("section").filter(has_text="What Ana sees to").get_by_role("listitem")
    expect(mine).to_have_text(
        ["No time in the calendar by 1 February 2027", "Join one visit a week by 15 March 2027"]
    )
    look(ana, "recap-phone")
    ana.set_viewport_size({"width": 1366, "height": 768})
    look(ana, "recap-laptop")
    with ana.expect_download() as saved:
        ana.get_by_role("link", name="Put the dates into my calendar").click()
    assert saved.value.suggested_filename == "dates.ics"
    ana.get_by_role("link", name="Back to the room").click()
    expect(ana.get_by_role("button", name="Ana · North")).to_be_visible()


def test_one_tap_and_the_facilitator_is_told_together(devices: Any) -> None:
    phones = [
        devices.joined(team, name, "close")
        for team, name in (("North", "Ana"), ("North", "Ben"), ("South", "Cleo"))
    ]
    lead = devices.facilitator()
    panel = lead.get_by_role("region", name="Was this worth our time?")
    expect(panel.get_by_text("0 of 3 have answered.")).to_be_visible()
    for page, answer in zip(phones, ("Yes", "Partly", "Yes"), strict=True):
        expect(panel.get_by_role("button", name="Count")).to_be_disabled()
        group = page.get_by_role("group", name="Was this worth our time?")
        group.get_by_role("button", name=answer).click()
        expect(group.get_by_role("button", name=answer)).to_have_attribute("aria-pressed", "true")
    look(phones[0], "worth-phone")
    expect(panel.get_by_text("3 of 3 have answered.")).to_be_visible()
    phones[1].reload()
    group = phones[1].get_by_role("group", name="Was this worth our time?")
    expect(group.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="Count").click()
    expect(panel.get_by_text("3 answers, neither close together nor far apart.")).to_be_visible()
    look(lead, "worth-facilitator")
    expect(group.get_by_text("The answers are counted.")).to_be_visible()
    expect(group.get_by_role("button", name="No")).to_be_disabled()
