from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.parts import AgreedLevel
from workshop.plan.scoring import (
    Gap,
    Spread,
    gaps,
    in_play,
    outcomes_served,
    priorities,
    proposed_order,
    score,
    spread,
    today,
    unserved,
)

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]

LEVELS = st.none() | st.integers(1, 5)


def gap_of(now: Json, year: Json, later: Json) -> Gap:
    answers = {"capabilities/hiring/required_12": year, "capabilities/hiring/required_24": later}
    plan = plan_from(answers | {"capabilities/hiring/priority": True, "ratings/hiring/day-0/1": now})
    [gap] = gaps(plan, ["hiring"])
    return gap


def serving(
    *links: tuple[str, tuple[int, ...]], levels: dict[str, tuple[Json, Json, Json]] | None = None
) -> Answers:
    """A plan of outcomes o1…o3 in that order; links are (capability, outcomes it serves)."""
    values: Answers = {f"outcomes/outcome-000{n}/order": f"a{n}" for n in range(1, 4)}
    for number, (capability, outcomes) in enumerate(links):
        requirement = f"requirements/require-{number:04}"
        values[f"{requirement}/takes/{capability}"] = True
        values |= {f"{requirement}/serves/outcome-000{outcome}": True for outcome in outcomes}
    for capability, (now, year, later) in (levels or {}).items():
        values[f"ratings/{capability}/day-0/1"] = now
        values[f"capabilities/{capability}/required_12"] = year
        values[f"capabilities/{capability}/required_24"] = later
    return values


def ids(found: Iterable[Gap]) -> list[str]:
    return [gap.capability for gap in found]


@pytest.mark.parametrize(
    ("rounds", "level"),
    [
        ({}, None),
        ({"day-0/1": 3}, 3),
        ({"day-0/2": 4, "day-0/1": 3}, 4),
        ({"day-0/10": 5, "day-0/9": 2}, 5),
        ({"day-90/1": 1, "day-0/2": 4}, 1),
        ({"day-180/1": 2, "day-90/3": 4}, 2),
        ({"day-0/1": "cannot-say"}, None),
        ({"day-0/1": 3, "day-90/1": "cannot-say"}, None),
    ],
)
def test_today_is_the_rating_of_the_latest_round(rounds: dict[str, AgreedLevel], level: int | None) -> None:
    assert today(Plan(ratings={"hiring": rounds}), "hiring") == level


def test_not_rated_and_cannot_say_are_told_apart() -> None:
    said = plan_from({"capabilities/hiring/required_12": 3, "ratings/hiring/day-0/1": "cannot-say"})
    assert [gap.cannot_say for gap in gaps(said, [])] == [True]
    assert gap_of(None, 3, None).cannot_say is False


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((2, 4, 5), (2, 1, 0)),
        ((2, 4, None), (2, None, 0)),
        ((2, 2, 2), (0, 0, 0)),
        ((4, 3, 3), (0, 0, 1)),
        ((4, 3, 5), (0, 1, 0)),
        ((4, 3, 4), (0, 0, 0)),
        ((1, 4, 2), (3, 0, 0)),
        ((5, 1, None), (0, None, 4)),
        ((None, 4, 5), (None, None, 0)),
        ((2, None, 5), (None, None, 0)),
        ((2, None, None), (None, None, 0)),
        ((5, None, 4), (None, None, 1)),
    ],
)
def test_a_gap_is_what_is_wanted_less_what_is_there(
    levels: tuple[Json, Json, Json], expected: tuple[int | None, int | None, int]
) -> None:
    gap = gap_of(*levels)
    assert (gap.gap_12, gap.gap_24, gap.strength) == expected


@given(LEVELS, LEVELS, LEVELS)
def test_a_gap_is_open_exactly_when_an_ingredient_is(now: Json, year: Json, later: Json) -> None:
    gap = gap_of(now, year, later)
    assert (gap.gap_12 is None) == (now is None or year is None)
    assert (gap.gap_24 is None) == (now is None or year is None or later is None)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_both_gaps_together_reach_the_highest_level_wanted(now: int, year: int, later: int) -> None:
    gap = gap_of(now, year, later)
    assert gap.gap_12 is not None and gap.gap_24 is not None
    assert now + gap.gap_12 + gap.gap_24 == max(now, year, later)
    assert gap.strength == now - min(now, max(year, later))


def test_capabilities_come_in_the_order_of_the_framework_and_unknown_ones_last() -> None:
    plan = plan_from(
        {
            "requirements/require-0001/takes/zeal": True,
            "requirements/require-0001/takes/hiring": True,
            "capabilities/abroad/required_24": 2,
            "capabilities/forecasting/priority": True,
            "capabilities/onboarding/priority": False,
            "ratings/motivation/day-0/1": 3,
        }
    )
    assert in_play(plan, ["onboarding", "forecasting", "hiring"]) == (
        "forecasting",
        "hiring",
        "abroad",
        "zeal",
    )


def test_outcomes_served_stand_by_rank_and_without_removed_ones() -> None:
    values = serving(("hiring", (3,)), ("hiring", (1,)), ("forecasting", (2, 9)))
    assert outcomes_served(plan_from(values)) == {
        "hiring": ("outcome-0001", "outcome-0003"),
        "forecasting": ("outcome-0002",),
    }
    without = outcomes_served(plan_from(values | {"outcomes/outcome-0001/removed": True}))
    assert without["hiring"] == ("outcome-0003",)


@pytest.mark.parametrize(
    ("gap_12", "gap_24", "rank", "expected"),
    [
        (2, 1, 1, Fraction(5, 2)),
        (2, 1, 2, Fraction(5, 4)),
        (0, 1, 3, Fraction(1, 6)),
        (0, 0, 1, Fraction(0)),
        (2, None, 1, Fraction(2)),
        (None, None, 1, None),
        (2, 1, None, None),
    ],
)
def test_the_score_is_gap_and_half_the_further_gap_by_rank(
    gap_12: int | None, gap_24: int | None, rank: int | None, expected: Fraction | None
) -> None:
    assert score(Gap("hiring", 2, False, None, None, gap_12, gap_24, 0, (), rank, False)) == expected


def test_the_largest_gap_for_the_most_important_outcome_comes_first() -> None:
    plan = plan_from(
        serving(
            ("small", (1,)),
            ("large", (1,)),
            ("large-for-third", (3,)),
            levels={"small": (3, 4, 4), "large": (1, 4, 5), "large-for-third": (1, 4, 5)},
        )
    )
    assert ids(proposed_order(plan, ["small", "large", "large-for-third"])) == [
        "large",
        "large-for-third",
        "small",
    ]


def test_ties_go_by_the_number_of_outcomes_then_by_the_gap_in_12_months_then_by_the_framework() -> None:
    order = ["same", "same-too", "near", "many"]
    plan = plan_from(
        serving(
            ("same", (1,)),
            ("same-too", (1,)),
            ("near", (1,)),
            ("many", (1, 2)),
            levels={"same": (2, 3, 5), "same-too": (2, 3, 5), "near": (2, 4, 4), "many": (2, 3, 5)},
        )
    )
    assert ids(proposed_order(plan, order)) == ["many", "near", "same", "same-too"]


def test_what_is_not_rated_comes_first_then_what_has_no_level_in_a_year() -> None:
    plan = plan_from(
        serving(
            ("rated", (1,)),
            ("open", (1,)),
            ("unrated-second", (2,)),
            ("unrated", (1,)),
            levels={"rated": (1, 5, 5), "open": (1, None, 5), "unrated": (None, 5, 5)},
        )
    )
    order = ["rated", "open", "unrated-second", "unrated"]
    assert ids(proposed_order(plan, order)) == ["unrated", "unrated-second", "open", "rated"]


def test_what_serves_no_outcome_is_listed_apart() -> None:
    plan = plan_from(serving(("lost", ()), ("served", (1,))) | {"capabilities/wished/priority": True})
    order = ["wished", "lost", "served"]
    assert ids(proposed_order(plan, order)) == ["served"]
    assert ids(unserved(plan, order)) == ["wished", "lost"]


def test_priorities_are_those_chosen_in_the_proposed_order() -> None:
    values = serving(("small", (1,)), ("large", (1,)), levels={"small": (3, 4, 4), "large": (1, 4, 5)})
    values |= {f"capabilities/{name}/priority": True for name in ("small", "large", "aside")}
    assert ids(priorities(plan_from(values), ["aside", "small", "large"])) == ["large", "small", "aside"]


@given(st.data())
def test_an_outcome_added_at_the_end_does_not_change_the_order(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject
) -> None:
    values = data.draw(any_answers)
    added = values | {"outcomes/outcome-9999/statement": "One more", "outcomes/outcome-9999/order": "zz" * 9}
    before, after = plan_from(values), plan_from(added)
    assert after.outcomes[-1].id == "outcome-9999"
    assert proposed_order(before, order) == proposed_order(after, order)
    assert unserved(before, order) == unserved(after, order)


@given(st.data())
def test_the_order_of_requirements_does_not_matter(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject
) -> None:
    plan = plan_from(data.draw(any_answers))
    shuffled = plan.model_copy(update={"requirements": tuple(data.draw(st.permutations(plan.requirements)))})
    assert proposed_order(shuffled, order) == proposed_order(plan, order)


@given(st.data())
def test_every_capability_in_play_stands_once_in_the_order_or_apart(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject
) -> None:
    plan = plan_from(data.draw(any_answers))
    found = ids((*proposed_order(plan, order), *unserved(plan, order)))
    assert sorted(found) == sorted(in_play(plan, order))
    assert all(gap.priority for gap in priorities(plan, order))


@given(st.data())
def test_among_the_rated_scores_never_rise(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject
) -> None:
    plan = plan_from(data.draw(any_answers))
    scores = [score(gap) or Fraction(0) for gap in proposed_order(plan, order) if gap.gap_12 is not None]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], None),
        ([3, 3], None),
        ([3, 3, 3], Spread.CLOSE),
        ([3, 4, 4, 3], Spread.CLOSE),
        ([2, 3, 4], Spread.MIXED),
        ([2, 2, 4], Spread.MIXED),
        ([1, 3, 4], Spread.FAR_APART),
        ([1, 5, 5, 5, 5], Spread.FAR_APART),
    ],
)
def test_spread_is_told_from_three_ratings_on(levels: list[int], expected: Spread | None) -> None:
    assert spread(levels) == expected


@given(st.lists(st.integers(1, 5), min_size=3), st.randoms())
def test_spread_does_not_depend_on_who_rated_first(levels: list[int], random: Random) -> None:
    shuffled = random.sample(levels, len(levels))
    assert spread(shuffled) == spread(levels)
