"""What is written is saved, kept and shown, whatever happens to kernel, tab and browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from workshop.errors import WorkshopError

OpenForm = Callable[..., Any]
STATEMENT = "outcomes/outcome-001/statement"
WHY = "outcomes/outcome-001/why"
ONE: dict[str, Any] = {STATEMENT: "Grow services"}

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('workshop/')).length"
WITHOUT_STORAGE = """
for (const name of ["getItem", "setItem", "removeItem", "key"])
  Storage.prototype[name] = () => { throw new DOMException("Storage is off", "SecurityError"); };
"""


def keep_elsewhere(page: Page, team: str, path: str, value: str) -> None:
    """Keep an edit in the browser as another tab would."""
    kept = {"made": 1, "edit": {"id": "elsewhere-1", "path": path, "value": value, "base": 0}}
    page.evaluate(
        "([team, kept]) => localStorage.setItem("
        "`workshop/session-1/${team}/edit/elsewhere-1`, JSON.stringify(kept))",
        [team, kept],
    )


def stop_the_clock(page: Page) -> None:
    """Let time pass only where a test says so; far enough ahead that it is not there before it is told."""
    page.clock.pause_at(page.evaluate("Date.now() + 20_000"))


def test_what_is_written_is_saved_after_a_pause(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    expect(page.locator(".wf-state")).to_have_text("Saves as you write")
    form.field(WHY).locator("textarea").press_sequentially("Because")
    expect(page.locator(".wf-state")).to_have_text("Saving …")
    form.saved()
    expect(page.locator(".wf-state")).to_have_text("Saved")
    assert form.value(WHY) == "Because"
    [message] = form.sent()
    [edit] = message["edits"]
    assert set(edit) == {"id", "path", "value", "base"}
    assert (edit["path"], edit["value"], edit["base"], len(edit["id"])) == (WHY, "Because", 0, 11)
    assert page.evaluate(KEPT) == 0


def test_leaving_the_field_saves_at_once(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    stop_the_clock(page)
    form.field(WHY).locator("textarea").fill("Because")
    assert form.sent() == []
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Because"


def test_writing_without_a_pause_is_saved_every_five_seconds(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    stop_the_clock(page)
    box = form.field(WHY).locator("textarea")
    for letter in "abcdefgh":
        box.press_sequentially(letter)
        page.clock.run_for(800)
    first, *_ = form.sent()
    assert first["edits"][0]["value"] == "abcdefg"


def test_an_edit_is_based_on_what_was_seen(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    seen = form.answers.values("team-nordics")[STATEMENT].seq
    form.field(STATEMENT).locator("textarea").fill("Grow services and parts")
    page.keyboard.press("Tab")
    form.saved()
    assert form.sent()[-1]["edits"][0]["base"] == seen


def test_a_dead_kernel_is_said_and_nothing_is_lost(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(WHY).locator("textarea").fill("Because")
    page.clock.run_for(1100)
    page.clock.run_for(5100)
    expect(page.locator("[data-state=kept]")).to_contain_text("Not saved yet \u2013 kept in this browser.")
    first, second = form.sent()
    assert first["edits"] == second["edits"]
    form.is_alive = True
    page.clock.run_for(10_100)
    form.saved()
    assert form.value(WHY) == "Because"
    assert page.evaluate(KEPT) == 0


def test_a_closed_tab_loses_nothing_and_sends_it_once(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(WHY).locator("textarea").fill("Because")
    expect(page.locator("[data-state=saving]")).to_be_visible()
    form.is_alive = True
    latest = form.answers.latest()
    form.reload()
    form.saved()
    expect(form.field(WHY).locator("textarea")).to_have_value("Because")
    assert form.value(WHY) == "Because"
    assert form.answers.latest() == latest + 1
    form.reload()
    expect(page.locator(".wf-state")).to_have_text("Saves as you write")
    assert form.sent() == []


def test_what_was_kept_goes_out_from_another_step_too(open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(WHY).locator("textarea").fill("Because")
    form.is_alive = True
    form.desk.step_id = "about-us"
    form.reload()
    form.saved()
    assert form.value(WHY) == "Because"


def test_two_tabs_keep_their_own(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.is_alive = False
    keep_elsewhere(page, "team-nordics", "outcomes/outcome-001/unit", "days")
    form.field(WHY).locator("textarea").fill("Because")
    assert page.evaluate(KEPT) == 2
    form.is_alive = True
    form.reload()
    form.saved()
    assert (form.value(WHY), form.value("outcomes/outcome-001/unit")) == ("Because", "days")


def test_another_team_s_kept_answers_are_left_alone(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    keep_elsewhere(page, "team-other", "about/managers", "3")
    form.reload()
    form.field(WHY).locator("textarea").fill("Because")
    page.keyboard.press("Tab")
    form.saved()
    assert page.evaluate(KEPT) == 1
    assert form.value("about/managers") is None


def test_damaged_leftovers_in_the_browser_do_no_harm(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    for number, damage in enumerate(["{", "null", "3", '{"made":1}', '{"edit":{"id":4}}']):
        key = f"workshop/session-1/team-nordics/edit/{number}"
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, damage])
    form.reload()
    form.field(WHY).locator("textarea").fill("Because")
    page.keyboard.press("Tab")
    form.saved()


def test_without_storage_it_still_saves(page: Page, open_form: OpenForm) -> None:
    page.add_init_script(WITHOUT_STORAGE)
    form = open_form("outcomes", ONE)
    form.field(WHY).locator("textarea").fill("Because")
    page.keyboard.press("Tab")
    form.saved()
    assert form.value(WHY) == "Because"


def test_without_storage_and_kernel_it_warns(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    page.add_init_script(WITHOUT_STORAGE)
    form = open_form("outcomes", ONE)
    form.is_alive = False
    form.field(WHY).locator("textarea").fill("Because")
    page.clock.run_for(6200)
    expect(page.locator("[data-state=unkept]")).to_contain_text("this browser keeps nothing")


def test_a_refused_answer_keeps_what_was_typed_and_says_why(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    box = form.field("outcomes/outcome-001/unit").locator("input")
    box.fill("x" * 61)
    page.keyboard.press("Tab")
    sentence = "This is 61 characters long; the field takes 60. Please shorten it."
    problem = form.field("outcomes/outcome-001/unit").locator(".wf-problem")
    expect(problem).to_have_text(sentence)
    expect(box).to_have_value("x" * 61)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-state=look]")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(sentence)
    form.reload()
    expect(problem).to_have_text(sentence)
    expect(box).to_have_value("x" * 61)
    box.fill("days")
    page.keyboard.press("Tab")
    form.saved()
    expect(problem).to_have_count(0)
    assert form.value("outcomes/outcome-001/unit") == "days"
    assert page.evaluate(KEPT) == 0


def test_a_full_disk_is_said_and_tried_again(
    page: Page, open_form: OpenForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    append = form.answers.append

    def full(_: object) -> None:
        raise WorkshopError("The disk is full; nothing was stored.")

    monkeypatch.setattr(form.answers, "append", full)
    form.field(WHY).locator("textarea").fill("Because")
    page.keyboard.press("Tab")
    expect(page.locator(".wf-failure")).to_have_text("The disk is full; nothing was stored.")
    monkeypatch.setattr(form.answers, "append", append)
    page.clock.run_for(5100)
    form.saved()
    expect(page.locator(".wf-failure")).to_have_count(0)
    assert form.value(WHY) == "Because"


def test_taking_the_form_away_leaves_nothing_behind(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    form.field(WHY).locator("textarea").fill("Because")
    page.evaluate("window.leave()")
    assert page.evaluate("document.getElementById('place').childElementCount") == 0
    assert page.evaluate("window.listeners()") == 0
    assert form.sent()[-1]["edits"][0]["value"] == "Because"
    count = page.evaluate("window.sent.length")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("window.sent.length") == count


def test_a_form_that_nobody_sees_asks_for_nothing(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("outcomes", ONE)
    stop_the_clock(page)  # time that passes by itself would ask again
    page.evaluate("document.getElementById('place').hidden = true")
    before = len(form.sent("since"))
    page.clock.run_for(10_000)
    assert len(form.sent("since")) == before
    page.evaluate("document.getElementById('place').hidden = false")
    page.clock.run_for(3000)  # how often it asks hangs on how soon it is answered
    assert len(form.sent("since")) > before


def test_what_cannot_be_saved_in_one_step_is_not_said_of_another(page: Page, open_form: OpenForm) -> None:
    form = open_form("about-us", ONE)
    form.field("about/managers").locator("input").fill("many")
    page.keyboard.press("Tab")
    expect(page.locator(".wf-state")).to_contain_text("Look for the mark below.")
    form.desk.step_id = "outcomes"
    form.reload()
    form.field(WHY).locator("textarea").fill("Because")
    form.saved()
    form.desk.step_id = "about-us"
    form.reload()
    expect(page.locator(".wf-state")).to_contain_text("Look for the mark below.")
    expect(form.field("about/managers").locator("input")).to_have_value("many")
