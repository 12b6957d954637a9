"""Lists that a team makes: adding, removing, undoing, changing the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
TEAM = "team-nordics"
WHOLE: dict[str, Any] = {
    f"risks/{risk}-0000001/{field}": value
    for order, risk in (("a0", "first"), ("a1", "second"), ("a2", "third"))
    for field, value in (("order", order), ("what", risk), ("sign", "Seen"), ("response", "Done"))
}


def risks(form: Any) -> list[str]:
    """Return the stored order."""
    return [risk.what for risk in form.answers.plan(TEAM).risks]


def record(page: Page, name: str) -> Any:
    """Return a risk."""
    return page.locator(f"[data-record='risks/{name}-0000001']")


def shown(page: Page) -> list[str]:
    """Return the order as it is seen."""
    return page.locator("[data-record^='risks/'] .wf-name").all_inner_texts()


def test_a_record_is_added_at_the_end_and_the_caret_stands_in_it(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    page.get_by_role("button", name="Add a risk").click()
    page.keyboard.type("fourth")
    page.keyboard.press("Tab")
    form.saved()
    assert risks(form) == ["first", "second", "third", "fourth"]
    expect(page.get_by_role("status")).to_have_text("Risk 4 was added.")
    [added] = [risk for risk in form.answers.plan(TEAM).risks if risk.what == "fourth"]
    assert len(added.id) == 11


def test_two_lists_of_one_kind_keep_their_records_apart(page: Page, open_form: OpenForm) -> None:
    form = open_form("plan", {"actions/action-0001/what": "Visits", "actions/action-0001/term": "short"})
    long_term = page.locator(".wf-block").filter(
        has=page.get_by_role("heading", name="Long term", exact=True)
    )
    long_term.get_by_role("button", name="Add").click()
    page.keyboard.type("Promote coaches")
    page.keyboard.press("Tab")
    form.saved()
    assert {action.what: action.term for action in form.answers.plan(TEAM).actions} == {
        "Visits": "short",
        "Promote coaches": "long",
    }
    expect(long_term.locator("[data-record]")).to_have_count(1)


def test_removing_offers_undo_in_the_same_place(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    page.get_by_role("button", name="Remove “second”").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("“second” was removed.")
    items = record(page, "first").locator("xpath=..").locator("> li")
    expect(items.nth(1)).to_contain_text("“second” was removed.")
    form.saved()
    assert risks(form) == ["first", "third"]
    page.keyboard.press("Enter")
    expect(record(page, "second").locator(".wf-toggle")).to_be_focused()
    form.saved()
    assert risks(form) == ["first", "second", "third"]


def test_an_added_record_that_is_removed_can_be_brought_back(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment")
    page.get_by_role("button", name="Add a risk").click()
    page.keyboard.type("only")
    page.get_by_role("button", name="Remove “only”").click()
    form.saved()
    assert risks(form) == []
    page.get_by_role("button", name="Undo").click()
    form.saved()
    assert risks(form) == ["only"]


def test_the_order_changes_by_keys_and_the_focus_stays(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    page.get_by_role("button", name="Move “third”, number 3 of 3, with the arrow keys").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status")).to_have_text("“third” is now number 2 of 3.")
    expect(record(page, "third").locator(".wf-grip")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert shown(page) == ["third", "first", "second"]
    form.saved()
    assert risks(form) == ["third", "first", "second"]
    page.keyboard.press("End")
    expect(record(page, "third").locator(".wf-grip")).to_be_focused()
    form.saved()
    assert risks(form) == ["first", "second", "third"]


def test_the_order_changes_by_buttons(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    up = page.get_by_role("button", name="Move “first” up")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.click(force=True)
    assert shown(page) == ["first", "second", "third"]
    page.get_by_role("button", name="Move “first” down").click()
    expect(record(page, "first").locator(".wf-down")).to_be_focused()
    form.saved()
    assert risks(form) == ["second", "first", "third"]


def test_the_order_changes_by_dragging_the_grip(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    grip = record(page, "third").locator(".wf-grip")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), record(page, "first").bounding_box()
    assert start is not None and end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + 4, steps=5)
    expect(record(page, "first")).to_have_attribute("data-drop", "before")
    page.mouse.up()
    assert shown(page) == ["third", "first", "second"]
    expect(page.locator("[data-drop], [data-dragged]")).to_have_count(0)
    form.saved()
    assert risks(form) == ["third", "first", "second"]


def test_moves_made_without_a_kernel_are_seen_and_sent_later(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment", WHOLE)
    form.is_alive = False
    page.get_by_role("button", name="Move “third” up").click()
    page.get_by_role("button", name="Move “third” up").click()
    assert shown(page) == ["third", "first", "second"]
    form.is_alive = True
    form.reload()
    form.saved()
    assert shown(page) == ["third", "first", "second"]
    assert risks(form) == ["third", "first", "second"]


def test_rank_numbers_follow_the_order(page: Page, open_form: OpenForm) -> None:
    values = {
        f"outcomes/outcome-{name}/{field}": value
        for name, order in (("grow", "a0"), ("keep", "a1"))
        for field, value in (("statement", name), ("order", order))
    }
    open_form("outcomes", values)
    page.locator("[data-record='outcomes/outcome-keep'] .wf-up").click()
    ranks = page.locator("[data-record] .wf-rank")
    expect(ranks).to_have_text(["1", "2"])
    expect(page.locator("[data-record]").first).to_have_attribute("data-record", "outcomes/outcome-keep")


def test_outcomes_are_ranked_by_drag_by_keys_and_by_buttons(page: Page, open_form: OpenForm) -> None:
    values = {
        f"outcomes/outcome-{name}/{field}": value
        for name, order in (("grow", "a0"), ("keep", "a1"), ("stay", "a2"))
        for field, value in (("statement", name), ("order", order))
    }
    form = open_form("outcomes", values)

    def ranked() -> list[str]:
        return [outcome.statement for outcome in form.answers.plan(TEAM).outcomes]

    page.evaluate(
        "document.querySelectorAll('.wf-toggle[aria-expanded=true]').forEach((each) => each.click())"
    )
    grip = page.locator("[data-record='outcomes/outcome-stay'] .wf-grip")
    grip.scroll_into_view_if_needed()
    start = grip.bounding_box()
    end = page.locator("[data-record='outcomes/outcome-grow']").bounding_box()
    assert start is not None and end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + 4, steps=5)
    page.mouse.up()
    form.saved()
    assert ranked() == ["stay", "grow", "keep"]
    expect(grip).to_be_focused()
    page.keyboard.press("ArrowDown")
    form.saved()
    assert ranked() == ["grow", "stay", "keep"]
    page.get_by_role("button", name="Move “keep” up").click()
    form.saved()
    assert ranked() == ["grow", "keep", "stay"]


def test_a_record_is_closed_when_it_is_whole_and_opens_with_a_tap(page: Page, open_form: OpenForm) -> None:
    open_form(
        "investment", {**WHOLE, "risks/fourth-0000001/what": "fourth", "risks/fourth-0000001/order": "a3"}
    )
    expect(record(page, "first").locator("textarea")).to_have_count(0)
    expect(record(page, "fourth").locator("textarea")).not_to_have_count(0)
    record(page, "first").locator(".wf-toggle").click()
    expect(record(page, "first").locator("textarea").first).to_have_value("first")


def test_a_record_does_not_close_while_it_is_filled_in(page: Page, open_form: OpenForm) -> None:
    form = open_form("investment")
    page.get_by_role("button", name="Add a risk").click()
    for text in ("What", "Sign", "Response"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    form.saved()
    expect(page.locator("[data-record^='risks/'] textarea")).to_have_count(3)


@pytest.mark.parametrize("count", [0, 4])
def test_how_many_make_sense_is_a_hint_and_no_limit(page: Page, open_form: OpenForm, count: int) -> None:
    values = {f"risks/risk-000000{number}/what": f"Risk {number}" for number in range(count)}
    open_form("investment", values)
    block = page.locator(".wf-block").filter(has=page.get_by_role("button", name="Add a risk"))
    expect(block).to_contain_text(
        "1 to 3 are about right." if count == 0 else "More than 3 are hard to keep in view."
    )


def test_what_another_adds_appears(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("investment", WHOLE)
    form.write("risks/fourth-0000001/what", "fourth")
    page.clock.run_for(3100)
    expect(record(page, "fourth")).to_be_visible()
