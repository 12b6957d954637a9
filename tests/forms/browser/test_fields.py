"""Each kind of question: how it is answered, what is stored, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
OUTCOME = "outcomes/outcome-001"
ONE: dict[str, Any] = {f"{OUTCOME}/statement": "Grow services"}
OBSTACLE = "obstacles/obstacle-01"
RATED: dict[str, Any] = {"requirements/require-001/takes/hiring": True}


def test_one_choice_of_a_few(open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    radios = form.field(f"{OUTCOME}/direction").get_by_role("radio")
    radios.nth(1).check()
    form.saved()
    assert form.value(f"{OUTCOME}/direction") == "down"
    radios.nth(1).click()
    expect(radios.nth(1)).not_to_be_checked()
    form.saved()
    assert form.value(f"{OUTCOME}/direction") is None


def test_a_choice_is_emptied_by_key_too(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", {**ONE, f"{OUTCOME}/direction": "up"})
    form.field(f"{OUTCOME}/direction").get_by_role("radio").first.focus()
    page.keyboard.press("Delete")
    form.saved()
    assert form.value(f"{OUTCOME}/direction") is None


def test_one_choice_of_many(open_form: OpenForm) -> None:
    form = open_form("plan", {"actions/action-0001/what": "Visits", "actions/action-0001/term": "short"})
    form.field("actions/action-0001/kind").locator("select").select_option("course")
    form.saved()
    assert form.value("actions/action-0001/kind") == "course"


def test_yes_no_and_what_hangs_on_it(open_form: OpenForm) -> None:
    form = open_form("current-state", {f"{OBSTACLE}/what": "Pay"})
    remedy = form.field(f"{OBSTACLE}/remedy")
    expect(remedy).to_have_count(0)
    form.field(f"{OBSTACLE}/trainable").get_by_role("radio").nth(1).check()
    expect(remedy).to_have_count(1)
    form.saved()
    assert form.value(f"{OBSTACLE}/trainable") is False
    form.field(f"{OBSTACLE}/trainable").get_by_role("radio").first.check()
    expect(remedy).to_have_count(0)
    form.saved()
    assert form.value(f"{OBSTACLE}/trainable") is True


def test_a_rating_by_the_behaviours_beside_it(page: Page, open_form: OpenForm) -> None:
    form = open_form("manager-gaps", RATED)
    today = form.field("ratings/hiring/day-0/1")
    ladder = page.locator(".wf-ladder li")
    expect(ladder).to_have_count(5)
    hiring = form.answers.kit.frameworks["sales-managers"].capability("hiring").behaviours
    expect(ladder.nth(0)).to_contain_text(hiring.one)
    expect(ladder.nth(1)).to_contain_text("more than 1, not yet 3")
    expect(ladder.nth(2)).to_contain_text(hiring.three)
    expect(ladder.nth(4)).to_contain_text(hiring.five)
    today.get_by_role("radio", name="1 not seen").focus()
    page.keyboard.press("ArrowRight")
    expect(ladder.nth(1)).to_contain_text("Today")
    expect(today.locator(".wf-means")).to_have_text("now and then: more than 1, not yet 3")
    form.saved()
    assert form.value("ratings/hiring/day-0/1") == 2


def test_nobody_can_say_is_an_answer(open_form: OpenForm) -> None:
    form = open_form("manager-gaps", RATED)
    words = form.answers.kit.words["form"]["cannot_say"]
    form.field("ratings/hiring/day-0/1").get_by_role("radio", name=words).check()
    form.saved()
    assert form.value("ratings/hiring/day-0/1") == "cannot-say"
    required = form.field("capabilities/hiring/required_12").get_by_role("radio")
    expect(required).to_have_count(5)


def test_a_date_by_hand_and_by_tap(open_form: OpenForm) -> None:
    form = open_form("investment")
    box = form.field("ask/by").locator("input")
    box.fill("2027-02-15")
    box.blur()
    form.saved()
    assert form.value("ask/by") == "2027-02-15"
    form.field("ask/by").get_by_role("button", name="Day 60, 15 March 2027").click()
    expect(box).to_have_value("2027-03-15")
    form.saved()
    assert form.value("ask/by") == "2027-03-15"


def test_a_year_is_not_sent_before_it_is_whole(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment")
    form.field("ask/by").locator("input").focus()
    page.keyboard.type("0215202")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".wf-problem")).to_have_count(0)
    assert form.value("ask/by") is None


def test_what_people_typed_is_shown_as_text(page: Page, open_form: OpenForm) -> None:
    hostile = "<img src=x onerror=alert(1)> ${1+1} {label} </script>"
    values = {
        f"{OUTCOME}/statement": hostile,
        "about/business_strategy": hostile,
        f"{OUTCOME}/measure": hostile,
    }
    form = open_form("outcomes", values)
    expect(page.locator(".wf-shown-strategies")).to_contain_text(hostile)
    page.locator(".wf-toggle").click()
    expect(page.locator(".wf-record .wf-name")).to_have_text(hostile)
    expect(page.locator(".wf-record-texts")).to_contain_text(hostile)
    assert page.locator("img").count() == 0
    form.desk.step_id = "current-state"
    form.reload()
    expect(page.locator(".wf-record").first).to_contain_text(hostile)


def test_a_name_turns_nothing_round_but_itself(page: Page, open_form: OpenForm) -> None:
    open_form("outcomes", {f"{OUTCOME}/statement": "Grow \u202e\u2067 services"})
    page.locator(".wf-toggle").click()
    remove = page.get_by_role("button", name="Remove “Grow")
    assert remove.get_attribute("aria-label") == "Remove “Grow \u202e\u2067 services\u2069\u202c”"


def test_line_ends_do_not_come_into_one_line(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", ONE)
    box = form.field(f"{OUTCOME}/statement").locator("textarea")
    box.fill("Grow services\nand parts")
    page.keyboard.press("Enter")
    box.blur()
    form.saved()
    assert form.value(f"{OUTCOME}/statement") == "Grow services and parts"


@pytest.mark.parametrize("grows_by_itself", [True, False])
def test_long_text_grows_with_what_is_written(page: Page, open_form: OpenForm, grows_by_itself: bool) -> None:
    if not grows_by_itself:
        page.add_init_script("CSS.supports = () => false;")
    form = open_form("outcomes", ONE)
    if not grows_by_itself:
        page.add_style_tag(content="textarea { field-sizing: fixed !important; }")
    box = form.field(f"{OUTCOME}/why").locator("textarea")
    before = box.bounding_box()["height"]
    for lines in (12, 13):
        box.fill("\n".join(["A line"] * lines))
        assert box.bounding_box()["height"] > before + 150
        assert box.evaluate("box => box.scrollHeight <= box.clientHeight")
    box.fill("")
    assert box.bounding_box()["height"] == before
    box.fill(" ".join(["word"] * 60))
    page.set_viewport_size({"width": 360, "height": 740})
    form.field(f"{OUTCOME}/statement").locator("textarea").fill("Grow services")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight")


def test_the_notes_are_there_only_when_asked_for(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes")
    expect(page.get_by_text("For the facilitator")).to_have_count(0)
    form.notes = True
    form.reload()
    page.get_by_text("For the facilitator").click()
    expect(page.locator(".wf-details[open]")).to_contain_text("What to listen for")
