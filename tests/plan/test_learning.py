"""Which team could learn from which: only where both agreed on a level."""

from __future__ import annotations

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.learning import lessons

ORDER = ["hiring", "forecasting", "motivation"]
SHORT: dict[str, Json] = {"ratings/hiring/day-0/1": 2, "capabilities/hiring/required_12": 4}


def pairs(*teams: dict[str, Json]) -> list[tuple[str, int, int]]:
    """Return what who could learn from whom."""
    found = lessons([plan_from(each) for each in teams], ORDER)
    return [(each.capability, each.learner, each.teacher) for each in found]


def test_a_team_that_falls_short_learns_from_the_one_that_is_highest() -> None:
    assert pairs(SHORT, {"ratings/hiring/day-0/1": 4}, {"ratings/hiring/day-0/1": 5}) == [("hiring", 0, 2)]


def test_a_level_that_nobody_agreed_on_is_no_evidence() -> None:
    assert pairs(SHORT, {}) == []
    assert pairs(SHORT, {"ratings/hiring/day-0/1": "cannot-say"}) == []
    assert pairs({"capabilities/hiring/priority": True}, {"ratings/hiring/day-0/1": 5}) == []
    assert pairs(SHORT, {"ratings/hiring/day-0/1": 4, "ratings/hiring/day-90/1": 3}) == [], (
        "the latest counts"
    )


def test_who_stands_at_three_or_wants_more_of_itself_does_not_teach() -> None:
    assert pairs(SHORT, {"ratings/hiring/day-0/1": 3}) == []
    wants_more: dict[str, Json] = {"ratings/hiring/day-0/1": 4, "capabilities/hiring/required_12": 4}
    assert pairs(SHORT, wants_more) == [("hiring", 0, 1)]
    assert pairs(SHORT, {**wants_more, "capabilities/hiring/required_24": 5}) == []


def test_a_team_that_is_far_apart_on_it_does_not_teach() -> None:
    high: dict[str, Json] = {"ratings/hiring/day-0/1": 4}
    assert pairs(SHORT, {**high, "tallies/hiring/day-0/1": "close=3"}) == [("hiring", 0, 1)]
    assert pairs(SHORT, {**high, "tallies/hiring/day-0/1": "1=2 4=1"}) == []


def test_a_priority_is_learned_though_nothing_is_missing_and_never_from_an_equal() -> None:
    chosen: dict[str, Json] = {"ratings/hiring/day-0/1": 4, "capabilities/hiring/priority": True}
    assert pairs(chosen, {"ratings/hiring/day-0/1": 5}) == [("hiring", 0, 1)]
    assert pairs(chosen, {"ratings/hiring/day-0/1": 4}) == []


def test_the_best_pair_comes_first() -> None:
    learner: dict[str, Json] = {
        **SHORT,
        "ratings/forecasting/day-0/1": 1,
        "capabilities/forecasting/required_12": 2,
        "ratings/motivation/day-0/1": 2,
        "capabilities/motivation/required_12": 3,
        "capabilities/motivation/priority": True,
    }
    teacher: dict[str, Json] = {f"ratings/{each}/day-0/1": 4 for each in ORDER}
    assert [each for each, _, _ in pairs(learner, teacher)] == ["forecasting", "motivation", "hiring"]
