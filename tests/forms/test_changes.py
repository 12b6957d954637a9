"""What was changed in a step, as the front end is told it."""

from __future__ import annotations

import datetime

import pytest

from workshop.answers.port import Change, Stored
from workshop.forms.changes import MOST_SHOWN, told_changes
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json

NOON = datetime.datetime(2027, 1, 12, 11, 0, tzinfo=datetime.UTC)
TARGET = "outcomes/outcome-001/target"
NAME = "outcomes/outcome-001/statement"
ASKED = {"outcomes/*/target", "outcomes/*/statement", "requirements/*/serves"}
PLAN = plan_from({"people/person-00001/name": "Ana Duarte"})


def stored(value: Json, seq: int, author: str = "Kim", minute: int = 0) -> Stored:
    """An answer of that moment."""
    return Stored(value, seq, author, NOON + datetime.timedelta(minutes=minute))


def test_a_change_says_what_was_before_by_whom_and_when() -> None:
    change = Change(TARGET, stored("9", 3), stored("10", 4, "person-00001", 1))
    [told] = told_changes([change], ASKED, PLAN)
    assert told == {
        "path": TARGET,
        "before": {"value": "9", "seq": 3, "who": "Kim", "when": "2027-01-12T11:00:00+00:00"},
        "now": {"value": "10", "seq": 4, "who": "Ana Duarte", "when": "2027-01-12T11:01:00+00:00"},
    }


@pytest.mark.parametrize(
    ("author", "minute", "shown"),
    [
        ("Kim", 1, [("a", "abc")]),
        ("Ola", 1, [("ab", "abc"), ("a", "ab")]),
        ("Kim", 3, [("ab", "abc"), ("a", "ab")]),
    ],
)
def test_what_one_wrote_of_a_text_at_one_sitting_is_one_change(
    author: str, minute: int, shown: list[tuple[str, str]]
) -> None:
    first, second, third = stored("a", 3, "Ana"), stored("ab", 4), stored("abc", 5, author, minute)
    told = told_changes([Change(NAME, second, third), Change(NAME, first, second)], ASKED, PLAN)
    assert [(each["before"]["value"], each["now"]["value"]) for each in told] == shown


def test_what_came_back_to_where_it_was_is_no_change() -> None:
    changes = [
        Change(NAME, stored("ab", 4), stored("a", 5)),
        Change(NAME, stored("a", 3, "Ana"), stored("ab", 4)),
    ]
    assert told_changes(changes, ASKED, PLAN) == []


def test_each_figure_is_a_change_of_its_own() -> None:
    changes = [Change(TARGET, stored("1", 4), stored("2", 5)), Change(TARGET, stored("0", 3), stored("1", 4))]
    assert len(told_changes(changes, ASKED, PLAN)) == 2


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("outcomes/outcome-001/removed", True),
        ("requirements/require-0001/serves/outcome-001", True),
        ("outcomes/outcome-001/order", False),
        ("actions/action-0001/removed", False),
        ("about/managers", False),
    ],
)
def test_only_what_the_step_asks_is_told(path: str, is_told: bool) -> None:
    assert bool(told_changes([Change(path, None, stored(True, 3))], ASKED, PLAN)) is is_told


def test_no_more_are_told_than_can_be_read() -> None:
    many = [
        Change(f"outcomes/outcome-{number:03}/target", None, stored("1", number))
        for number in range(99, 1, -1)
    ]
    told = told_changes(many, ASKED, PLAN)
    assert len(told) == MOST_SHOWN
    assert told[0]["path"] == "outcomes/outcome-099/target"
