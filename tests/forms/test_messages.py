"""What a form and its front end say to each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from workshop.answers.local import LocalAnswers
from workshop.answers.port import Edit
from workshop.errors import WorkshopError
from workshop.forms.messages import MOST_EDITS, Desk, replies, start

TEAM = "team-nordics"
TARGET = "outcomes/outcome-001/target"
NewAnswers = Callable[..., LocalAnswers]


@pytest.fixture
def desk(answers_with: NewAnswers) -> Desk:
    """A form of the step on outcomes, with one answer."""
    opened = Desk(answers_with({"outcomes/outcome-001/statement": "Grow services"}), "outcomes", TEAM)
    start(opened)
    return opened


def edit(number: int, path: str, value: object, **more: object) -> dict[str, Any]:
    """An edit as the front end sends it."""
    return {"id": f"edit-sent-{number}", "path": path, "value": value, "base": 0, **more}


def send(desk: Desk, *edits: object) -> list[dict[str, Any]]:
    """Send edits; return the answers."""
    return replies(desk, {"type": "edits", "edits": list(edits)})


def test_a_greeting_is_answered_with_everything(desk: Desk) -> None:
    [told] = replies(desk, {"type": "hello"})
    value, seq, who, when = told["answers"]["outcomes/outcome-001/statement"]
    assert who == "Kim"
    assert datetime.datetime.fromisoformat(when).tzinfo
    assert (told["type"], value) == ("all", "Grow services")
    assert 0 < seq <= told["latest"] == desk.answers.latest() == desk.told
    assert set(told["derived"]) == {
        "offers",
        "shown",
        "keys",
        "hints",
        "asides",
        "totals",
        "points",
        "round",
        "revealed",
    }


def test_an_edit_is_stored_and_acknowledged_as_stored(desk: Desk) -> None:
    [told] = send(desk, edit(1, TARGET, "9.80"))
    [receipt] = told["receipts"]
    assert receipt == {
        "id": "edit-sent-1",
        "path": TARGET,
        "value": "9.80",
        "seq": desk.answers.latest(),
        "refused": "",
        "waits": False,
        "over": None,
    }
    assert str(desk.plan().outcomes[0].target) == "9.80"
    assert desk.told == desk.answers.latest()


def test_the_same_edit_sent_again_changes_nothing(desk: Desk) -> None:
    [first] = send(desk, edit(1, TARGET, "9.8"))
    latest = desk.answers.latest()
    [second] = send(desk, edit(1, TARGET, "9.8"))
    assert second["receipts"] == first["receipts"]
    assert desk.answers.latest() == latest


def test_a_refused_edit_says_why_and_does_not_hold_up_the_others(desk: Desk) -> None:
    [told] = send(desk, edit(1, TARGET, "much"), edit(2, "outcomes/outcome-001/unit", "€ m"))
    refused, stored = told["receipts"]
    assert refused["refused"] == "“much” is not a figure. Write digits, such as 12 or 4.5."
    assert (stored["value"], stored["refused"]) == ("€ m", "")


@pytest.mark.parametrize(
    "strange",
    [
        {"id": 3, "path": TARGET, "value": "1", "base": 0},
        {"id": "edit-x", "path": ["outcomes"], "value": "1", "base": 0},
        {"id": "edit-x", "path": TARGET, "value": "1", "base": "0"},
        {"id": "edit-x", "path": TARGET, "value": {"a": 1}, "base": 0},
        {},
    ],
)
def test_what_makes_no_sense_as_an_edit_is_refused(desk: Desk, strange: dict[str, object]) -> None:
    [told] = send(desk, strange)
    assert told["receipts"][0]["refused"]
    assert desk.plan().outcomes[0].target is None


@pytest.mark.parametrize(
    "content",
    [
        None,
        "hello",
        [],
        {},
        {"type": "shout"},
        {"type": "edits"},
        {"type": "edits", "edits": "all"},
        {"type": "since"},
    ],
)
def test_what_is_no_message_is_passed_over(desk: Desk, content: object) -> None:
    assert replies(desk, content) == []


def test_what_is_no_edit_at_all_is_passed_over(desk: Desk) -> None:
    [told] = send(desk, "edit", None, 3)
    assert told["receipts"] == []


def test_one_message_stores_no_more_than_it_may(desk: Desk) -> None:
    [told] = send(desk, *[edit(number, TARGET, "1") for number in range(MOST_EDITS + 5)])
    assert len(told["receipts"]) == MOST_EDITS


def test_the_other_answers_follow_from_an_edit(desk: Desk) -> None:
    about = Desk(desk.answers, "about-us", TEAM)
    start(about)
    [told] = send(about, edit(1, "about/yearly_cost", "96000"))
    assert told["derived"]["offers"]["about/day_cost"]["value"] == "436"


def test_what_another_kernel_changed_is_told_on_asking(desk: Desk) -> None:
    seen = desk.told
    desk.answers.append([Edit("other-1", TEAM, TARGET, "12")])
    [told] = replies(desk, {"type": "since", "seq": seen})
    assert [*told["answers"]] == [TARGET]
    assert told["answers"][TARGET][:3] == ["12", desk.answers.latest(), "Kim"]
    assert "derived" in told
    assert desk.told == told["latest"] == desk.answers.latest()


def test_with_nothing_new_the_answer_is_short(desk: Desk) -> None:
    assert replies(desk, {"type": "since", "seq": desk.told}) == [
        {"type": "changes", "answers": {}, "latest": desk.told}
    ]


def test_what_another_kernel_changed_comes_with_the_receipts(desk: Desk) -> None:
    desk.answers.append([Edit("other-1", TEAM, "outcomes/outcome-001/unit", "days")])
    receipts, changes = send(desk, edit(1, TARGET, "12"))
    assert receipts["type"] == "receipts"
    assert changes["answers"]["outcomes/outcome-001/unit"][0] == "days"


def test_when_nothing_can_be_stored_the_reason_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise WorkshopError("The disk is full; nothing was stored.")

    monkeypatch.setattr(desk.answers, "append", full)
    assert send(desk, edit(1, TARGET, "12")) == [
        {"type": "failed", "text": "The disk is full; nothing was stored."}
    ]
