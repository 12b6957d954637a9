"""Several phones write in the same forms, whatever becomes of the network and the server."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.room.browser.conftest import go_to
from workshop.answers import Edit, LocalAnswers
from workshop.answers.port import SESSION

STATEMENT = "outcomes/outcome-001/statement"
WHY = "outcomes/outcome-001/why"
SILENT = """
(() => {
  const Real = WebSocket;
  window.mute = false;
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      window.sockets = (window.sockets ?? 0) + 1;
    }
    set onmessage(act) {
      super.onmessage = (event) => window.mute || act(event);
    }
    send(text) {
      if (!window.mute) super.send(text);
    }
  };
})();
"""
"""Sockets that go silent without a word, when told so."""
REFUSED = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } close() {} };"
BLOCKED = "window.WebSocket = class { constructor() { throw new DOMException('blocked'); } };"
INSECURE = """
() => [isSecureContext, typeof crypto.randomUUID, typeof navigator.serviceWorker, typeof navigator.clipboard]
"""


@pytest.fixture
def begun(answers: LocalAnswers) -> str:
    """An outcome of the team North; returns the team's id."""
    team = answers.session().teams[0].id
    answers.append([Edit("begun", team, STATEMENT, "Grow services")])
    return team


def box(page: Page, path: str = WHY) -> Any:
    """Return the field of an answer."""
    return page.locator(f"[data-path='{path}'] :is(input, textarea)")


def arrived(page: Page, end: str) -> Any:
    """Wait until an answer of the room has come to its last byte: "response" is told at the first."""
    return page.expect_request_finished(lambda request: request.url.endswith(end))


def state(page: Page) -> Any:
    """Return what the form says of saving."""
    return page.locator(".room-saved")


def value(answers: LocalAnswers, team: str, path: str = WHY) -> Any:
    """Return an answer as it is stored."""
    found = answers.values(team).get(path)
    return found.value if found else None


def opened(page: Page) -> Page:
    """Open every record of the step."""
    for toggle in page.locator(".wf-toggle[aria-expanded=false]").all():
        toggle.click()
    return page


def test_a_phone_joins_writes_and_its_team_sees_it(devices: Any, begun: str, answers: LocalAnswers) -> None:
    ana = opened(devices.joined("North", "Ana"))
    ben = opened(devices.joined("North", "Ben"))
    assert ana.evaluate(INSECURE) == [False, "undefined", "undefined", "undefined"]
    box(ana).click()
    expect(ben.locator(f"[data-path='{WHY}'] .wf-present")).to_have_text("Ana is here")
    box(ana).press_sequentially("Because")
    expect(box(ben)).to_have_value("Because")
    expect(state(ana)).to_have_text("Saved")
    assert value(answers, begun) == "Because"
    ana.keyboard.press("Tab")
    expect(ben.locator(f"[data-path='{WHY}'] .wf-present")).to_have_count(0)


@pytest.mark.usefixtures("begun")
def test_another_team_s_phone_sees_nothing_of_it(devices: Any) -> None:
    ana = opened(devices.joined("North", "Ana"))
    cleo = devices.joined("South", "Cleo")
    box(ana).fill("Only for North")
    expect(state(ana)).to_have_text("Saved")
    cleo.get_by_role("button", name="Add an outcome").click()
    expect(state(cleo)).to_have_text("Saved")
    assert "Only for North" not in cleo.content()
    assert "Grow services" not in cleo.content()


def test_two_who_write_in_one_text_keep_both(devices: Any, begun: str, answers: LocalAnswers) -> None:
    answers.append([Edit("why", begun, WHY, "Service pays.")])
    ana, ben = opened(devices.joined("North", "Ana")), opened(devices.joined("North", "Ben"))
    for page, words, at in ((ana, "First. ", 0), (ben, " Last.", 13)):
        box(page).click()
        page.evaluate("([at]) => document.activeElement.setSelectionRange(at, at)", [at])
        page.keyboard.type(words)
    for page in (ana, ben):
        page.keyboard.press("Tab")
        expect(box(page)).to_have_value("First. Service pays. Last.")
    assert value(answers, begun) == "First. Service pays. Last."


def test_offline_in_mid_sentence_and_back_everything_goes_out_once(
    devices: Any, begun: str, answers: LocalAnswers
) -> None:
    ana = opened(devices.joined("North", "Ana"))
    devices.server.kill()
    expect(state(ana)).to_contain_text("No connection")
    box(ana).press_sequentially("Because it")
    expect(state(ana)).to_have_text("Not sent yet \u2013 kept on this phone. Keep this page open.")
    latest = answers.latest()
    devices.server.start()
    expect(state(ana)).to_have_text("Saved")
    assert value(answers, begun) == "Because it"
    assert answers.latest() == latest + 1
    ana.keyboard.type(" pays")
    ana.keyboard.press("Tab")
    expect(state(ana)).to_have_text("Saved")
    assert value(answers, begun) == "Because it pays"


def test_what_was_kept_goes_out_on_the_next_visit(devices: Any, begun: str, answers: LocalAnswers) -> None:
    ana = opened(devices.joined("North", "Ana"))
    devices.server.kill()
    box(ana).press_sequentially("Kept")
    expect(state(ana)).to_contain_text("kept on this phone")
    address = ana.url
    ana.goto("about:blank")
    devices.server.start()
    ana.goto(address)
    expect(state(ana)).to_have_text("Saved")
    assert value(answers, begun) == "Kept"


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("script", [REFUSED, BLOCKED])
def test_without_sockets_it_goes_on_by_itself(devices: Any, script: str) -> None:
    ben = opened(devices.joined("North", "Ben"))
    ana = devices.phone()
    ana.add_init_script(script)
    devices.join(ana, "North", "Ana", "outcomes")
    expect(ana.locator(".room-dot")).to_have_attribute("data-connection", "open")
    opened(ana)
    box(ana).press_sequentially("By asking")
    expect(state(ana)).to_have_text("Saved")
    expect(box(ben)).to_have_value("By asking")
    box(ben).fill("And back")
    expect(box(ana)).to_have_value("And back")
    ana.locator(".room-me").click()
    expect(ana.get_by_text("Connected in a slower way")).to_be_visible()


def test_a_socket_that_dies_silently_is_noticed(devices: Any, begun: str, answers: LocalAnswers) -> None:
    ana = devices.phone()
    ana.add_init_script(SILENT)
    devices.join(ana, "North", "Ana", "outcomes")
    opened(ana)
    ana.evaluate("() => { window.mute = true; }")
    box(ana).press_sequentially("Nobody hears this")
    expect(state(ana)).to_contain_text("kept on this phone")
    expect(state(ana)).to_have_text("Saved")
    assert value(answers, begun) == "Nobody hears this"


@pytest.mark.usefixtures("begun")
def test_a_step_that_was_not_shown_yet_opens_without_a_connection(devices: Any) -> None:
    ana = devices.phone()
    fetched: list[str] = []

    def note(route: Route) -> None:
        fetched.append(route.request.url)
        route.continue_()

    ana.route("**/step/*", note)
    with arrived(ana, "/step/close"):
        devices.join(ana, "North", "Ana")
    devices.server.kill()
    expect(state(ana)).to_contain_text("No connection")
    ana.evaluate("() => { location.hash = 'outcomes'; }")
    expect(ana.get_by_role("heading", name="In one to two years")).to_be_visible()
    expect(box(opened(ana), STATEMENT)).to_have_value("Grow services")
    go_to(ana, "where-to-improve")  # which records it has is worked out by the room
    expect(ana.locator("[data-of=all_capabilities] [data-record]")).not_to_have_count(0)
    assert sorted(fetched) == sorted(set(fetched))


def test_a_step_that_is_opened_later_is_there_without_a_connection(
    devices: Any, answers: LocalAnswers
) -> None:
    where = "steps/where-to-improve/state"
    answers.append([Edit("shut", SESSION, where, "closed")])
    ana = devices.phone()
    with arrived(ana, "/step/close"):
        devices.join(ana, "North", "Ana")
    with arrived(ana, "/step/where-to-improve"):
        answers.append([Edit("open", SESSION, where, "open")])
    devices.server.kill()
    expect(state(ana)).to_contain_text("No connection")
    go_to(ana, "where-to-improve")
    expect(ana.locator("[data-of=all_capabilities] [data-record]")).not_to_have_count(0)


def test_other_facts_draw_the_open_form_anew_and_steps_stay_till_theirs_have_come(
    devices: Any, answers: LocalAnswers
) -> None:
    ana = devices.phone()
    with arrived(ana, "/step/close"):
        devices.join(ana, "North", "Ana", "about-us")
    cost = ana.locator("[data-path='about/yearly_cost'] .wf-unit")
    expect(cost).to_have_text("€")
    with arrived(ana, "/step/about-us"):
        answers.append([Edit("pounds", SESSION, "session/currency", "GBP")])
    expect(cost).to_have_text("£")
    ana.route("**/step/*", lambda _: None)  # a network that swallows the question
    with ana.expect_request("**/step/about-us"):
        answers.append([Edit("dollars", SESSION, "session/currency", "USD")])
    devices.server.kill()
    expect(state(ana)).to_contain_text("No connection")
    go_to(ana, "outcomes")
    expect(ana.get_by_role("heading", name="In one to two years")).to_be_visible()
    go_to(ana, "about-us")
    expect(cost).to_have_text("£")
    ana.unroute("**/step/*")
    devices.server.start()
    expect(cost).to_have_text("US$", timeout=60_000)  # how long the phone pauses is its own affair


def test_steps_that_did_not_come_are_fetched_once_the_line_is_back(devices: Any) -> None:
    ana = devices.phone()
    ana.route("**/step/*", lambda route: route.abort())
    with ana.expect_event("requestfailed"):
        devices.join(ana, "North", "Ana")
    ana.unroute("**/step/*")
    devices.server.kill()
    expect(state(ana)).to_contain_text("No connection")
    devices.server.start()
    # How long the phone pauses before it tries again is its own affair.
    ana.wait_for_event("response", lambda came: "/step/" in came.url, timeout=60_000)


def test_what_a_notebook_writes_is_seen(devices: Any, begun: str, answers: LocalAnswers) -> None:
    ana = opened(devices.joined("North", "Ana"))
    answers.append([Edit("beside", begun, WHY, "From the laptop")])
    expect(box(ana)).to_have_value("From the laptop")


def test_a_second_device_is_the_same_person(devices: Any) -> None:
    ana = devices.joined("North", "Ana")
    ana.locator(".room-me").click()
    code = ana.locator(".room-code").inner_text()
    tablet = devices.phone()
    tablet.goto(devices.server.address)
    tablet.get_by_label("The room's code").fill(code.lower())
    tablet.get_by_role("button", name="Next").click()
    expect(tablet.locator(".room-me")).to_contain_text("Ana · North")
