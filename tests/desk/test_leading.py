"""The facilitator's page within the notebook: what it tells, what it does, how it looks."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.hosted import hosted
from workshop.answers import Ballot, Edit, LocalAnswers
from workshop.desk.facilitator import FacilitatorPage
from workshop.desk.leading import LeadingPanel
from workshop.desk.progress import of_team
from workshop.kit.findings_of import findings_of
from workshop.room.open_points import in_words

NORDICS, STEP = "team-nordics", "where-to-improve"


@pytest.fixture
def leading(answers: LocalAnswers) -> LeadingPanel:
    """The panel of the sample session's notebook."""
    return FacilitatorPage(answers).leading


@pytest.fixture
def said(leading: LeadingPanel) -> Callable[..., list[dict[str, Any]]]:
    """Say something as the page does; return what is told."""

    def say(**message: Any) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        leading.send = sent.append
        leading.hear(message)
        return [json.loads(json.dumps(each)) for each in sent]

    return say


Said = Callable[..., list[dict[str, Any]]]


def test_the_matrix_says_how_far_each_team_is(said: Said, answers: LocalAnswers) -> None:
    [told] = said(hello=True)
    assert [team["name"] for team in told["teams"]] == [team.name for team in answers.session().teams]
    for team, told_team in zip(answers.session().teams, told["teams"], strict=True):
        far = of_team(answers, team).values()
        assert told_team["cells"] == [[each.state, each.open] for each in far]
    assert len(told["live"]["steps"]) == len(told["teams"][0]["cells"])


def test_a_look_is_answered_only_with_news_and_a_page_that_opens_always(
    said: Said, answers: LocalAnswers
) -> None:
    assert len(said(hello=True)) == 1
    assert said(look=True) == []
    assert len(said(hello=True)) == 1
    answers.append([Edit("elsewhere", "", "live/message", "Ten minutes more")])
    [told] = said(look=True)
    assert told["live"]["message"] == "Ten minutes more"


def test_what_is_done_for_all_is_an_answer_of_the_session(said: Said, answers: LocalAnswers) -> None:
    [told] = said(state="locked", steps=["outcomes", "no-such-step"])
    assert {each["state"] for each in told["live"]["steps"] if each["id"] == "outcomes"} == {"locked"}
    member = answers.for_participant(NORDICS, "Ola")
    [receipt] = member.append([Edit("late", NORDICS, "outcomes/outcome-new-1/statement", "Late")])
    assert "locked" in receipt.refused
    said(call="outcomes")
    said(timer=300)
    said(message=" Coffee at ten ")
    live = answers.session().live
    assert (live.step, live.message, bool(live.timer_ends)) == ("outcomes", "Coffee at ten", True)
    assert said(message="x" * 400) == [
        {"failed": "This is 400 characters long; the field takes 300. Please shorten it."}
    ]


def test_what_the_plan_check_finds_in_a_step_is_told_where_the_page_looks(
    said: Said, answers: LocalAnswers
) -> None:
    assert said(hello=True)[0]["points"] == {}
    target = next(path for path in answers.values(NORDICS) if path.endswith("/target"))
    answers.append([Edit("emptied", NORDICS, target, None, answers.latest())])
    [told] = said(points=NORDICS, step="outcomes")
    facts = answers.session().facts
    found = findings_of(answers.kit, facts, answers.plan(NORDICS), answers.rules_off)
    assert [each for each in found if each.step == "outcomes"]
    groups = in_words(answers.kit, facts, [each for each in found if each.step == "outcomes"])
    assert told["points"] == {"team": NORDICS, "step": "outcomes", "groups": groups}
    assert said(look=True) == []
    assert said(points="", step="")[0]["points"] == {}


def test_whether_it_was_worth_the_time_is_counted_as_on_the_room_s_page(
    said: Said, answers: LocalAnswers
) -> None:
    assert said(hello=True)[0]["worth"] == {"answered": 0}
    member = answers.for_participant(NORDICS, "Ola")
    for number in range(3):
        member.say_worth(f"code-of-a-device-{number:04}", "yes")
    assert said(look=True)[0]["worth"] == {"answered": 3}
    assert said(count=True)[0]["worth"] == {"answered": 3, "answers": 3, "spread": "close"}


def test_plans_are_given_to_a_team_or_to_all_and_taken_back(said: Said, answers: LocalAnswers) -> None:
    everybody = [team.id for team in answers.session().teams]
    assert len(everybody) > 1
    [told] = said(release=NORDICS, given=True)
    assert told["live"]["released"] == [NORDICS]
    [told] = said(release=[*everybody, "no-such-team"], given=True)
    assert told["live"]["released"] == everybody
    said(release="no-such-team", given=False)
    [told] = said(release=everybody, given=False)
    assert told["live"]["released"] == []


@pytest.mark.parametrize(
    "junk",
    [
        None,
        [],
        "reveal",
        {"reveal": 3},
        {"plans": []},
        {"release": 3, "given": True},
        {"state": "gone", "steps": [1]},
    ],
)
def test_what_our_page_does_not_say_changes_nothing(
    leading: LeadingPanel, answers: LocalAnswers, junk: object
) -> None:
    latest = answers.latest()
    leading.hear(junk)
    assert answers.latest() == latest


def test_a_reveal_says_what_may_be_said_and_a_ballot_is_news(said: Said, answers: LocalAnswers) -> None:
    said(hello=True)
    question = "hiring"
    member = answers.for_participant(NORDICS, "Ola")
    for number, level in enumerate((2, 3, 5)):
        member.cast(f"code-of-a-device-{number:04}", [Ballot(NORDICS, question, "day-0", level)])
    [told] = said(look=True)
    team = next(each for each in told["teams"] if each["id"] == NORDICS)
    assert team["alone"][STEP]["ready"] == 1
    assert question not in json.dumps(team)
    said(reveal=STEP, teams=[NORDICS])
    assert {"far-apart": 3} in answers.plan(NORDICS).tallies[question].values()
    assert said(end=True)[0] == {"ended": 3}


@pytest.fixture
def page(browser: Browser, leading: LeadingPanel) -> Iterator[Page]:
    """The panel within a page of somebody else's; an error in it fails the test."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda told: errors.append(told.text) if told.type in ("error", "warning") else None)

    hosted(opened, leading)
    expect(opened.get_by_label("Teams")).to_contain_text("Iberia")
    yield opened
    opened.close()
    assert errors == []


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"leading-{name}.png"), full_page=True)


def test_steps_are_opened_locked_and_called_with_buttons(page: Page, answers: LocalAnswers) -> None:
    page.get_by_label("Steps").get_by_role("combobox").select_option("outcomes")
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Teams")).to_contain_text("locked")
    page.get_by_role("button", name="Everybody here").click()
    expect(page.get_by_text("The room is at: 3 · What do we want to achieve?")).to_be_visible()
    page.get_by_label("Message to all").last.fill("Coffee at ten")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("All see: “Coffee at ten”")).to_be_visible()
    session = answers.session()
    assert (session.state_of("outcomes"), session.live.step) == ("locked", "outcomes")
    look(page, "laptop")


def test_what_phones_have_said_of_the_time_is_counted_here_too(page: Page, answers: LocalAnswers) -> None:
    member = answers.for_participant(NORDICS, "Ola")
    for number in range(3):
        member.say_worth(f"code-of-a-device-{number:04}", "yes")
    section = page.get_by_role("region", name="Was this worth our time?")
    expect(section.get_by_text("Answers so far: 3.")).to_be_visible()
    section.get_by_role("button", name="Count").click()
    expect(section.get_by_text("3 answers, close together.")).to_be_visible()


def test_a_mark_opens_what_is_found_there(page: Page, answers: LocalAnswers) -> None:
    team = next(team for team in answers.session().teams if team.id == NORDICS)
    step = answers.kit.step("outcomes")
    page.get_by_role("button", name=re.compile(f"^{team.name}, .*: 3 · {re.escape(step.title)}")).click()
    found = page.get_by_role("region", name=re.compile(f"^{team.name}: 3 · {re.escape(step.title)}"))
    expect(found).to_be_focused()
    look(page, "found")
    found.get_by_role("button", name="Close the list").click()
    expect(found).to_have_count(0)


def test_a_hostile_name_is_shown_as_typed(page: Page, answers: LocalAnswers) -> None:
    hostile = "<img src=x onerror=alert(1)> {team}"
    answers.append([Edit("hostile", "", f"teams/{NORDICS}/name", hostile, answers.latest())])
    expect(page.get_by_label("Teams")).to_contain_text(hostile)
    expect(page.locator(".lead-notebook img")).to_have_count(0)


def test_nothing_is_said_that_only_a_room_knows(page: Page) -> None:
    expect(page.get_by_text("No room is open for this session on this computer.")).to_be_visible()
    expect(page.get_by_text("Was this worth our time?")).to_have_count(0)
    for words in ("nobody here", "How to join", "Open the projector", "Make all plans", "is here"):
        expect(page.get_by_text(words)).to_have_count(0)


def test_it_keeps_its_look_to_itself_and_leaves_nothing_behind(page: Page) -> None:
    around = page.locator("body > .room-quiet")
    assert around.evaluate("(it) => getComputedStyle(it).fontSize") == "16px"
    inside = page.locator(".lead-notebook .room-quiet").first
    assert inside.evaluate("(it) => getComputedStyle(it).fontSize") == "15px"
    page.evaluate("window.leave()")
    expect(page.get_by_label("Teams")).to_have_count(0)
    assert page.evaluate("window.listeners()") == 0


@pytest.mark.parametrize("width", [360, 390, 1366])
def test_it_fits_and_keeps_the_rules_of_accessibility(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    look(page, str(width))
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []
