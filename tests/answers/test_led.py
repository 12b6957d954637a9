"""What a notebook keeps of how a room is led."""

from __future__ import annotations

import time

import pytest

from workshop.answers.led import Led


def test_the_room_s_clock_goes_on_between_two_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    led = Led()
    assert led.live() == {}
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    led.hear({"live": {"now": 5000, "timer": 9000}})
    monkeypatch.setattr(time, "monotonic", lambda: 102.5)
    assert led.live() == {"now": 7500, "timer": 9000}


def test_what_is_said_to_one_person_stays_until_it_is_said_otherwise() -> None:
    led = Led()
    messages: list[dict[str, object]] = [
        {"hand": True},
        {"nudge": "outcomes"},
        {"here": []},
        {"nudge": "outcomes"},
    ]
    for message in messages:
        led.hear(message)
    assert (led.hand, led.nudged, led.nudges, led.moved) == (True, "outcomes", 2, "")
    led.hear({"moved": "South"})
    led.hear({"hand": False})
    assert (led.hand, led.moved) == (False, "South")
