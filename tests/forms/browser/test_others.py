"""What others write meanwhile: it comes in without a jump, and nobody's words are lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from workshop.answers.port import Edit

OpenForm = Callable[..., Any]
TEAM = "team-nordics"
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


def test_a_word_that_is_being_composed_is_left_alone_until_it_is_there(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", {**ONE, WHY: "Our reason "})
    seen = form.answers.values(TEAM)[WHY].seq
    box = form.field(WHY).locator("textarea")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    form.saved()
    assert form.value(WHY) == "Our reason にほ"
    other = Edit("other-why", TEAM, WHY, "Our first reason", base=seen)
    form.answers.append([other, Edit("other-sign", TEAM, STATEMENT, "Grow all", base=2**30)])
    expect(form.field(STATEMENT).locator("textarea")).to_have_value("Grow all")
    assert box.input_value() == "Our reason にほ"
    keyboard.send("Input.imeSetComposition", {"text": "にほん", "selectionStart": 3, "selectionEnd": 3})
    keyboard.send("Input.insertText", {"text": "日本"})
    expect(box).to_have_value("Our first reason 日本")
    page.keyboard.type(" too")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Our first reason 日本 too"


def test_what_is_removed_while_one_writes_in_it_says_so_and_comes_back_with_every_word(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", ONE)
    form.field(WHY).locator("textarea").focus()
    page.keyboard.type("They said so")
    form.write("outcomes/outcome-001/removed", True)
    trace = page.locator(".wf-trace")
    expect(trace).to_contain_text("“Grow services” was removed.")
    trace.get_by_role("button", name="Undo").click()
    expect(form.field(WHY).locator("textarea")).to_have_value("They said so")
    form.saved()
    assert form.value(WHY) == "They said so"


def test_what_is_removed_elsewhere_just_goes(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.write("outcomes/outcome-001/removed", True)
    expect(page.get_by_text("Nothing here yet. 2 to 4 are about right.")).to_be_visible()
    expect(page.locator(".wf-trace")).to_have_count(0)


HELD = """() => {
    const told = window.kernel;
    const release = new Promise((go) => { window.release = go; });
    window.kernel = async (said) => {
        if (said.type === "edits") await release;
        const answers = said.type === "since" ? [] : await told(said);
        setTimeout(() => { window.wasHeard = said.type === "edits"; });
        return answers;
    };
}"""
"""Holds up what is written on its way to the kernel, until it is released."""


def merged_on_its_way(form: Any, seen: int, meanwhile: Callable[[], None]) -> None:
    """Let another's words come into what was sent just now, after something else was done."""
    form.page.wait_for_function("window.sent.some(({ type }) => type === 'edits')")
    form.answers.append([Edit("other-why", TEAM, WHY, "Coach sellers every week.", base=seen)])
    meanwhile()
    form.page.evaluate("window.release()")
    form.page.wait_for_function("window.wasHeard")


def test_who_types_on_while_a_merge_comes_back_does_not_meet_the_own_words(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", {**ONE, WHY: "Coach every week."})
    seen = form.answers.values(TEAM)[WHY].seq
    page.evaluate(HELD)
    form.field(WHY).locator("textarea").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Alwais")
    merged_on_its_way(form, seen, lambda: page.keyboard.type(" and"))
    for _ in range(len("ais and")):
        page.keyboard.press("Backspace")
    page.keyboard.type("ays.")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Coach sellers every week. Always."


def test_who_composes_on_while_a_merge_comes_back_does_not_meet_the_own_words(
    page: Page, open_form: OpenForm
) -> None:
    form = open_form("outcomes", {**ONE, WHY: "Coach every week."})
    seen = form.answers.values(TEAM)[WHY].seq
    page.evaluate(HELD)
    box = form.field(WHY).locator("textarea")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    merged_on_its_way(form, seen, lambda: None)
    assert box.input_value() == "Coach every week. にほ"
    keyboard.send("Input.insertText", {"text": "日本"})
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Coach sellers every week. 日本"
