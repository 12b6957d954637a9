"""Joining by the door: it turns into the room, and where that can't be, it leads there as any form does."""

from __future__ import annotations

import contextlib
import http.client
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.room.browser.conftest import stored
from tests.room.browser.test_together import BLOCKED, state
from workshop.answers import Edit, LocalAnswers
from workshop.answers.port import SESSION
from workshop.room.private import keys_of

STRATEGY = "[data-path='about/business_strategy'] textarea"


def at_the_door(devices: Any, name: str, page: Page | None = None) -> Page:
    """Return a phone on which the team is chosen and the name given."""
    phone: Page = page or devices.phone()
    phone.goto(f"{devices.server.address}/?c={keys_of(devices.server.session).code}")
    phone.get_by_role("radio", name="North").check()
    phone.get_by_label("Your name").fill(name)
    return phone


def join(page: Page) -> None:
    """Touch what lets one in."""
    page.get_by_role("button", name="Join").tap()


def names(answers: LocalAnswers) -> list[str]:
    """Return the names of those who are in North."""
    return [each.name for each in answers.plan(answers.session().teams[0].id).people]


def goes_to(answers: LocalAnswers, step: str) -> None:
    """Let everybody who comes in begin at a step."""
    answers.append([Edit("place", SESSION, "live/step", step)])


def test_the_door_turns_into_the_room_and_asks_for_nothing_more(devices: Any, answers: LocalAnswers) -> None:
    goes_to(answers, "about-us")
    ana = at_the_door(devices, "Ana")
    ana.evaluate("() => { window.isSamePage = true; }")
    asked: list[str] = []
    ana.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    before = ana.evaluate("() => history.length")
    join(ana)
    ana.locator(STRATEGY).fill("Services first")
    expect(state(ana)).to_have_text("Saved")
    assert stored(answers, "about/business_strategy") == ["Services first"]
    assert asked[0] == "join"
    assert "about-us?answers" not in asked
    assert "about-us" not in asked
    assert ana.evaluate("() => [isSamePage, history.length]") == [True, before]
    assert ana.url == f"{devices.server.address}/#about-us"
    ana.reload()
    expect(ana.locator(STRATEGY)).to_have_value("Services first")
    expect(ana.locator(".room-me")).to_contain_text("Ana · North")


def test_whoever_hears_the_page_begins_at_its_top(devices: Any) -> None:
    ana = at_the_door(devices, "Ana")
    ana.keyboard.press("Enter")
    expect(ana.locator("h1")).to_be_focused()
    ana.keyboard.press("Tab")
    expect(ana.locator(".room-me")).to_be_focused()
    expect(ana.locator("main")).to_have_count(1)


def test_without_the_script_the_door_leads_into_the_room(devices: Any, answers: LocalAnswers) -> None:
    ana = devices.phone()
    ana.route("**/participant.js", lambda route: route.abort())
    at_the_door(devices, "Ana", ana)
    ana.unroute("**/participant.js")
    join(ana)
    ana.locator(".wf-audience").wait_for()
    assert names(answers) == ["Ana"]


def test_a_question_that_gets_lost_on_the_way_is_asked_as_any_form_asks_it(
    devices: Any, answers: LocalAnswers
) -> None:
    ana = at_the_door(devices, "Ana")
    ana.route("**/join", lambda route: route.abort(), times=1)
    join(ana)
    ana.locator(".wf-audience").wait_for()
    assert names(answers) == ["Ana"]


def test_an_answer_that_gets_lost_on_the_way_costs_nobody_their_name(
    devices: Any, answers: LocalAnswers
) -> None:
    ana = at_the_door(devices, "Ana")
    room = urlsplit(devices.server.address)

    def heard_and_lost(route: Route) -> None:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": devices.server.address}
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", room.port or 0)) as asked:
            asked.request("POST", "/join", route.request.post_data, {**kind, "Host": room.netloc})
            assert asked.getresponse().status == 303
        route.abort()

    ana.route("**/join", heard_and_lost, times=1)
    join(ana)
    ana.locator(".wf-audience").wait_for()
    assert names(answers) == ["Ana"]


def test_who_is_refused_is_told_why_and_gets_in_with_another_name(
    devices: Any, answers: LocalAnswers
) -> None:
    devices.joined("North", "Ana", "")
    other = at_the_door(devices, "Ana")
    join(other)
    expect(other.get_by_role("alert")).to_contain_text("Ana is in this team already.")
    other.get_by_label("Your name").fill("Ana B.")
    join(other)
    other.locator(".wf-audience").wait_for()
    assert sorted(names(answers)) == ["Ana", "Ana B."]


def test_what_is_written_before_the_line_is_there_is_kept_and_goes_out(
    devices: Any, answers: LocalAnswers
) -> None:
    goes_to(answers, "about-us")
    ana = devices.phone()
    ana.add_init_script(BLOCKED)
    ana.route("**/line?**", lambda route: route.abort())
    at_the_door(devices, "Ana", ana)
    join(ana)
    ana.locator(STRATEGY).fill("Services first")
    expect(state(ana)).to_contain_text("kept on this phone")
    assert stored(answers, "about/business_strategy") == []
    ana.unroute("**/line?**")
    ana.evaluate("() => dispatchEvent(new Event('online'))")
    expect(state(ana)).to_have_text("Saved")
    assert stored(answers, "about/business_strategy") == ["Services first"]


@pytest.mark.parametrize("shut", ["landing", "all"])
def test_where_the_room_is_closed_the_phone_says_so(devices: Any, answers: LocalAnswers, shut: str) -> None:
    steps = [step.id for step in answers.kit.asked(answers.session().facts)]
    goes_to(answers, steps[0])
    closed = steps if shut == "all" else steps[:1]
    answers.append([Edit(f"shut-{step}", SESSION, f"steps/{step}/state", "closed") for step in closed])
    ana = at_the_door(devices, "Ana")
    join(ana)
    expect(ana.locator(".room-notes")).to_contain_text("is not open")
    expect(ana.locator(".wf-audience")).to_have_count(0)


def test_who_comes_back_to_another_step_has_all_of_it_at_once(devices: Any, answers: LocalAnswers) -> None:
    goes_to(answers, "about-us")
    ana = at_the_door(devices, "Ana")
    join(ana)
    ana.locator(STRATEGY).wait_for()
    ana.get_by_role("button", name="Next:").click()
    ana.locator("[data-step='warm-up']").wait_for()
    with ana.expect_request("**/step/warm-up?answers"):
        ana.reload()
    ana.locator("[data-step='warm-up'] .wf-audience").wait_for()
    ana.get_by_role("button", name="Back:").click()
    expect(ana.locator(STRATEGY)).to_be_visible()
