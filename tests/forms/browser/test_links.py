"""Links to other records, and what is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

OpenForm = Callable[..., Any]
OUTCOME = "outcomes/outcome-001"
ONE: dict[str, Any] = {f"{OUTCOME}/statement": "Grow services"}
OBSTACLE = "obstacles/obstacle-01"
RATED: dict[str, Any] = {"requirements/require-001/takes/hiring": True}


def fill(form: Any, path: str, text: str) -> Any:
    """Write into a field and leave it."""
    box = form.field(path).locator(".wf-box")
    box.fill(text)
    box.blur()
    return box


def test_links_are_ticked_by_the_others_titles(open_form: OpenForm) -> None:
    form = open_form("current-state", {**ONE, "outcomes/outcome-002/why": "x", f"{OBSTACLE}/what": "Pay"})
    ticks = form.field(f"{OBSTACLE}/blocks").get_by_role("checkbox")
    expect(form.field(f"{OBSTACLE}/blocks").locator(".wf-tick")).to_have_text(
        ["1 Grow services", "2 Not written yet"]
    )
    ticks.nth(0).check()
    ticks.nth(1).check()
    ticks.nth(1).uncheck()
    form.saved()
    [obstacle] = form.answers.plan("team-nordics").obstacles
    assert obstacle.blocks == {"outcome-001"}


def test_with_nothing_to_link_to_it_says_where_that_comes_from(open_form: OpenForm) -> None:
    form = open_form("current-state", {f"{OBSTACLE}/what": "Pay"})
    expect(form.field(f"{OBSTACLE}/blocks")).to_contain_text("No outcome yet.")


def test_a_long_set_shows_what_is_ticked_and_the_rest_on_request(open_form: OpenForm) -> None:
    form = open_form("manager-gaps", {**RATED, "requirements/require-001/behaviour": "Goes along"})
    takes = form.field("requirements/require-001/takes")
    expect(takes.get_by_role("checkbox")).to_have_count(1)
    takes.get_by_role("button", name="Show all 12").click()
    expect(takes.get_by_role("checkbox")).to_have_count(12)
    takes.get_by_role("checkbox", name="Forecasting").check()
    takes.get_by_role("button", name="Show fewer").click()
    expect(takes.get_by_role("checkbox")).to_have_count(2)


def test_an_action_is_offered_first_what_managers_need_for_their_outcomes(open_form: OpenForm) -> None:
    form = open_form("plan", {**RATED, "actions/action-0001/term": "short"})
    builds = form.field("actions/action-0001/builds")
    expect(builds.locator(".wf-tick")).to_have_text(["Hiring"])
    builds.get_by_role("checkbox", name="Hiring").check()
    builds.get_by_role("button", name="Show all 12").click()
    expect(builds.get_by_role("checkbox")).to_have_count(12)
    form.saved()
    assert form.answers.plan("team-nordics").actions[0].builds == {"hiring"}


def test_an_offer_is_taken_with_a_tap(open_form: OpenForm) -> None:
    form = open_form("about-us", {"about/yearly_cost": "96000"})
    offer = form.field("about/day_cost").locator(".wf-offer")
    expect(offer).to_contain_text("€436? The yearly cost of €96,000, divided by 220 working days.")
    offer.get_by_role("button").click()
    expect(offer).to_have_count(0)
    expect(form.field("about/day_cost").locator("input")).to_be_focused()
    form.saved()
    assert form.value("about/day_cost") == "436"


def test_an_offer_follows_from_what_was_just_written(open_form: OpenForm) -> None:
    form = open_form("about-us")
    fill(form, "about/yearly_cost", "220000")
    expect(form.field("about/day_cost").locator(".wf-offer")).to_contain_text("€1,000?")


def test_capabilities_appear_once_a_line_takes_them(open_form: OpenForm) -> None:
    form = open_form("manager-gaps", {"requirements/require-001/behaviour": "Goes along"})
    expect(form.field("ratings/hiring/day-0/1")).to_have_count(0)
    form.field("requirements/require-001/takes").get_by_role("checkbox", name="Hiring").check()
    expect(form.field("ratings/hiring/day-0/1")).to_have_count(1)
