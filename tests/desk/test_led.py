"""What stands above the form of a participant's notebook: what it tells its page, and what it does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from workshop.answers.led import Led
from workshop.desk.led import LedPanel
from workshop.errors import WorkshopError
from workshop.kit.loading import load_kit


class Answers(SimpleNamespace):
    """Stands in for answers in a room: what was told, and the hand that was raised."""

    def raise_hand(self, is_raised: bool) -> None:
        if self.problem:
            raise WorkshopError(self.problem)
        self.led.hand = is_raised


@pytest.fixture
def answers() -> Any:
    """Answers in a room that has said where it is."""
    led = Led()
    led.hear({"live": {"now": 5000, "timer": 0, "step": "outcomes"}})
    return Answers(led=led, kit=load_kit(), problem="")


@pytest.fixture
def gone() -> list[str]:
    """The steps that were asked for."""
    return []


@pytest.fixture
def panel(answers: Any, gone: list[str]) -> LedPanel:
    """The panel of a notebook that shows one step."""
    return LedPanel(answers, lambda: "outcomes", gone.append)


def told(panel: LedPanel, content: object) -> list[dict[str, Any]]:
    """Say something as the page does; return what is told."""
    sent: list[dict[str, Any]] = []
    panel.send = sent.append
    panel.hear(content)
    return sent


def test_a_look_is_answered_only_with_news_and_a_page_that_opens_always(
    panel: LedPanel, answers: Any
) -> None:
    [first] = told(panel, {"hello": True})
    assert (first["step"], first["hand"], first["live"]["step"]) == ("outcomes", False, "outcomes")
    assert told(panel, {"look": True}) == []
    assert len(told(panel, {"hello": True})) == 1
    answers.led.hear({"nudge": "outcomes"})
    assert [(each["nudged"], each["nudges"]) for each in told(panel, {"look": True})] == [("outcomes", 1)]


def test_a_hand_is_raised_in_the_room_and_one_that_could_not_be_says_why(
    panel: LedPanel, answers: Any
) -> None:
    assert [each["hand"] for each in told(panel, {"hand": True})] == [True]
    answers.problem = "The room can't be reached."
    assert told(panel, {"hand": False}) == [{"failed": "The room can't be reached."}]
    assert answers.led.hand


def test_a_step_is_gone_to_and_what_our_page_does_not_say_is_passed_over(
    panel: LedPanel, gone: list[str], answers: Any
) -> None:
    told(panel, {"go": "current-state"})
    passed_over: list[object] = [None, [], "go", {"go": 3}, {"hand": "yes"}]
    for junk in passed_over:
        told(panel, junk)
    assert (gone, answers.led.hand) == (["current-state"], False)


def test_before_the_room_has_said_where_it_is_nothing_is_told(panel: LedPanel, answers: Any) -> None:
    answers.led = Led()
    assert told(panel, {"hello": True}) == []
