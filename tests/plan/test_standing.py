"""Where a plan stands after its follow-ups."""

from __future__ import annotations

import datetime

from workshop.plan.fold import plan_from, values_from
from workshop.plan.kinds import Json
from workshop.plan.paths import address
from workshop.plan.standing import is_followed_up, rated_again, recorded, signs, standing, standings

NOTES, COURSE, SIGN = "notes-00001", "course-0001", "sign-000001"
PROMISED: dict[str, Json] = {
    "people/person-0001/name": "Ana",
    "people/person-0002/name": "Kim",
    f"actions/{NOTES}/what": "Half a page after each visit",
    f"actions/{NOTES}/owner": "person-0001",
    f"actions/{NOTES}/due": "2027-03-01",
    f"actions/{COURSE}/what": "A course",
    f"indicators/{SIGN}/what": "Notes",
}
LOOKED_AT: dict[str, Json] = {
    **PROMISED,
    f"progress/day-30-{NOTES}/state": "moving",
    f"progress/day-30-{NOTES}/due": "2027-04-01",
    f"progress/day-60-{NOTES}/state": "stuck",
    f"progress/day-60-{NOTES}/reason": "The trainer left",
    f"progress/day-60-{NOTES}/due": "2027-05-31",
    f"progress/day-60-{NOTES}/owner": "person-0002",
    f"readings/day-60-{SIGN}/figure": "12 in March",
    f"readings/day-60-{SIGN}/against": "rule",
}


def test_nothing_was_looked_at_before_the_first_follow_up() -> None:
    plan = plan_from(PROMISED)
    assert not is_followed_up(plan)
    assert recorded(plan) == ()
    assert [(each.state, each.followup, each.slipped) for each in standings(plan)] == [(None, "", 0)] * 2


def test_a_date_slips_in_sight_each_time() -> None:
    plan = plan_from(LOOKED_AT)
    found = standing(plan, next(each for each in plan.actions if each.id == NOTES))
    assert found.due == datetime.date(2027, 5, 31)
    assert [(slip.followup, slip.before.isoformat(), slip.days) for slip in found.slips] == [
        ("day-30", "2027-03-01", 31),
        ("day-60", "2027-04-01", 60),
    ]
    assert found.slipped == 91
    assert (found.state, found.reason, plan.person(found.owner)) == ("stuck", "The trainer left", "Kim")


def test_a_date_brought_forward_has_not_slipped() -> None:
    plan = plan_from({**PROMISED, f"progress/day-30-{NOTES}/due": "2027-02-01"})
    found = standing(plan, next(each for each in plan.actions if each.id == NOTES))
    assert (found.slipped, [slip.days for slip in found.slips]) == (0, [-28])


def test_what_is_stuck_comes_before_what_nobody_looked_at() -> None:
    assert [each.action.id for each in standings(plan_from(LOOKED_AT))] == [NOTES, COURSE]
    assert recorded(plan_from(LOOKED_AT)) == ("day-30", "day-60")


def test_an_early_sign_stands_as_it_was_read_last() -> None:
    [found] = signs(plan_from(LOOKED_AT))
    assert (found.figure, found.against, found.followup) == ("12 in March", "rule", "day-60")


def test_a_decision_alone_is_a_follow_up() -> None:
    assert is_followed_up(plan_from({"decision/answer": "smaller"}))


def test_only_what_was_rated_again_is_compared() -> None:
    values: dict[str, Json] = {
        "capabilities/hiring/required_12": 4,
        "capabilities/forecasting/required_12": 3,
        "ratings/hiring/day-0/1": 2,
        "ratings/hiring/day-0/2": 3,
        "ratings/hiring/day-90/1": "cannot-say",
        "ratings/forecasting/day-0/1": 2,
    }
    [found] = rated_again(plan_from(values), ["hiring", "forecasting"])
    assert (found.capability, found.first, found.now, found.moved) == ("hiring", 3, None, None)


def test_what_a_follow_up_records_has_its_place_in_the_plan() -> None:
    for path in LOOKED_AT:
        assert address(path)
    assert values_from(plan_from(LOOKED_AT)) == LOOKED_AT
