"""What another framework has no place for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.kit.loading import load_kit
from workshop.plan.fold import plan_from, values_from
from workshop.plan.kinds import Json
from workshop.plan.orphans import Orphan, orphans

FRAMEWORKS = load_kit().frameworks
SALES, INSIDE = FRAMEWORKS["sales-managers"], FRAMEWORKS["inside-sales"]
ANSWERS: dict[str, Json] = {
    "capabilities/hiring/required_12": 3,
    "capabilities/customer-view/required_12": 4,
    "ratings/skill-coaching/day-0/1": 2,
    "ratings/right-opportunities/day-0/1": 2,
    "tallies/forecasting/day-0/1": "2=3",
    "tallies/votes/day-0/1": "onboarding=3 listening-in=1",
    "requirements/watch-000001/takes/own-rhythm": True,
    "actions/action-000001/builds/motivation": True,
    "investments/invest-00001/builds/accountability": True,
    "activities/deal-strategy/now": "3",
    "activities/own-selling/now": "2",
    "habits/own-craft/evidence": "Seen",
}


def test_everything_that_holds_or_is_named_by_an_answer_is_found_with_its_name() -> None:
    found = orphans(plan_from(ANSWERS), INSIDE, [SALES])
    assert {(each.kind, each.id) for each in found} == {
        ("capabilities", "hiring"),
        ("capabilities", "skill-coaching"),
        ("capabilities", "forecasting"),
        ("capabilities", "onboarding"),
        ("capabilities", "own-rhythm"),
        ("capabilities", "motivation"),
        ("capabilities", "accountability"),
        ("habits", "right-opportunities"),
        ("activities", "deal-strategy"),
    }
    assert Orphan("activities", "deal-strategy", "Deal and account strategy with sellers") in found


def test_with_the_framework_that_knows_them_nothing_is_without_a_place() -> None:
    values = {path: value for path, value in ANSWERS.items() if "votes" not in path}
    assert orphans(plan_from(values), SALES, [INSIDE]) == ()


def test_what_no_framework_knows_is_named_by_its_id_in_words() -> None:
    [found] = orphans(plan_from({"ratings/deal-reviews/day-0/1": 2}), INSIDE, [SALES])
    assert found == Orphan("capabilities", "deal-reviews", "Deal reviews")


@given(st.sets(st.sampled_from(sorted(ANSWERS))))
def test_looking_for_them_leaves_the_plan_as_it_is(paths: set[str]) -> None:
    plan = plan_from({path: ANSWERS[path] for path in paths})
    before = values_from(plan)
    assert {each.id for each in orphans(plan, SALES)} <= {"listening-in"}
    orphans(plan, INSIDE)
    assert values_from(plan) == before
