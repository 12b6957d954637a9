"""What a notebook knows of a room: newest wins, whatever order news comes in."""

from __future__ import annotations

from typing import Any

from workshop.answers.port import SESSION
from workshop.answers.replica import Replica, change_from

TEAM, PATH, OTHER = "team-nordics", "outcomes/one-0001/statement", "outcomes/one-0001/measure"
WHEN = "2027-01-12T09:30:00+00:00"


def told(value: object, seq: int) -> list[object]:
    """An answer as the room tells it."""
    return [value, seq, "Ana", WHEN]


def test_news_is_taken_and_older_news_is_not() -> None:
    replica = Replica(TEAM)
    replica.take(TEAM, {PATH: told("Grow", 7)})
    replica.take(TEAM, {PATH: told("Old", 5), OTHER: told("Revenue", 6)})
    assert replica.plain(TEAM) == {PATH: "Grow", OTHER: "Revenue"}
    assert (replica.latest(), replica.latest(SESSION)) == (7, 0)
    assert [(path, stored.seq) for path, stored in replica.since(0, TEAM)] == [(OTHER, 6), (PATH, 7)]
    assert replica.since(7, TEAM) == []


def test_a_name_that_was_erased_is_told_under_the_same_number() -> None:
    replica = Replica(TEAM)
    replica.take(TEAM, {PATH: told("Grow", 7)})
    replica.take(TEAM, {PATH: ["Grow", 7, "somebody", WHEN]})
    assert replica.values(TEAM)[PATH].author == "somebody"


def test_the_facts_are_replaced_and_another_team_has_no_answers() -> None:
    replica = Replica(TEAM)
    replica.replace(SESSION, {"session/title": told("Spring", 1), "live/step": told("outcomes", 2)})
    replica.replace(SESSION, {"session/title": told("Autumn", 3)})
    assert replica.plain(SESSION) == {"session/title": "Autumn"}
    assert replica.values("team-iberia") == {}


def test_a_receipt_holds_the_answer_as_it_stands_and_what_it_took_the_place_of() -> None:
    replica = Replica(TEAM)
    replica.take(TEAM, {PATH: told("Grow", 7)})
    base: dict[str, Any] = {"id": "edit-1", "path": PATH, "value": "Grow", "seq": 7, "refused": ""}
    over = {"value": "Shrink", "seq": 6, "who": "Ben", "when": WHEN}
    receipt = replica.receipt({**base, "over": over})
    assert receipt.stored == replica.values(TEAM)[PATH]
    assert receipt.over is not None
    assert (receipt.over.value, receipt.over.author) == ("Shrink", "Ben")
    refused = replica.receipt(
        {**base, "path": OTHER, "seq": 0, "value": None, "refused": "No.", "over": None}
    )
    assert (refused.stored, refused.refused, refused.over) == (None, "No.", None)


def test_a_change_says_what_was_there_before() -> None:
    now = {"value": "Grow", "seq": 7, "who": "Ana", "when": WHEN}
    assert change_from({"path": PATH, "before": None, "now": now}).before is None
    change = change_from({"path": PATH, "before": {**now, "value": "Go"}, "now": now})
    assert change.before is not None
    assert (change.before.value, change.now.value) == ("Go", "Grow")
