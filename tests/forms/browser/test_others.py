"""What others write meanwhile: it comes in without a jump, and nobody's words are lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
STATEMENT = "outcomes/outcome-001/statement"
WHY = "outcomes/outcome-001/why"
TARGET = "outcomes/outcome-001/target"
ONE: dict[str, Any] = {STATEMENT: "Grow services"}


def test_a_change_from_elsewhere_appears_where_nobody_types(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    box = form.field(STATEMENT).locator("textarea")
    box.focus()
    page.keyboard.press("End")
    form.write(WHY, "They said so")
    page.clock.run_for(3100)
    expect(form.field(WHY).locator("textarea")).to_have_value("They said so")
    expect(box).to_be_focused()


def test_the_caret_stays_while_another_s_words_come_in(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", {**ONE, WHY: "Coach sellers every week."})
    box = form.field(WHY).locator("textarea")
    box.focus()
    page.keyboard.press("Control+End")
    form.write(WHY, "We coach sellers every week.")
    page.clock.run_for(3100)
    expect(box).to_have_value("We coach sellers every week.")
    page.keyboard.type(" Always.")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "We coach sellers every week. Always."


def test_two_who_write_in_one_text_both_keep_their_words(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", {**ONE, WHY: "Coach every week."})
    box = form.field(WHY).locator("textarea")
    box.focus()
    page.keyboard.press("Control+End")
    form.write(WHY, "Coach sellers every week.")
    page.keyboard.type(" Always.")
    expect(box).to_have_value("Coach sellers every week. Always.")
    form.saved()
    page.keyboard.type(" Yes.")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Coach sellers every week. Always. Yes."


def test_a_space_at_the_end_is_not_taken_away_while_typing(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    box = form.field(WHY).locator("textarea")
    box.press_sequentially("Because ")
    form.saved()
    expect(box).to_have_value("Because ")
    box.press_sequentially("we can")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Because we can"


def test_an_answer_that_took_another_s_place_offers_it_back(open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(TARGET).locator("input").fill("12")
    form.write(TARGET, "9.5")
    form.is_alive = True
    form.reload()
    form.saved()
    assert form.value(TARGET) == "12"
    expect(form.field(TARGET).locator(".wf-offer")).to_contain_text(
        re.compile(r"Meanwhile Kim wrote “9\.5” here \(\d\d:\d\d\)\.")
    )
    form.field(TARGET).get_by_role("button", name="Take that one").click()
    expect(form.field(TARGET).locator("input")).to_have_value("9.5")
    form.saved()
    assert form.value(TARGET) == "9.5"


def test_what_was_written_over_unseen_while_all_was_well_is_offered_back_too(open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.write(TARGET, "9.5")  # the form has not looked since
    form.field(TARGET).locator("input").fill("12")
    form.field(TARGET).locator("input").blur()
    expect(form.field(TARGET).locator(".wf-offer")).to_contain_text("Kim wrote “9.5”")
    assert form.value(TARGET) == "12"
