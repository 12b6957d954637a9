"""What several people answered is told only as far as nobody can be worked out from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.model import Plan
from workshop.plan.scoring import Spread
from workshop.plan.tallies import move_between_rounds, suggested_dots, tallied, votes

counts = st.dictionaries(
    st.sampled_from(["1", "2", "3", "4", "5", "cannot-say"]), st.integers(min_value=0, max_value=9)
)


def counted(**rounds: dict[str, int]) -> Plan:
    """A plan in which hiring was rated in these rounds of the day."""
    return Plan(tallies={"hiring": {name.replace("r", "day-0/"): each for name, each in rounds.items()}})


def test_nobody_counted_is_nothing_to_say() -> None:
    assert tallied(Plan(), "hiring") is None
    assert tallied(counted(r1={"2": 0}), "hiring") is None


@pytest.mark.parametrize(
    ("given_answers", "word"),
    [
        ({"2": 1, "5": 1}, None),
        ({"2": 2, "3": 1}, Spread.CLOSE),
        ({"2": 2, "4": 1}, Spread.MIXED),
        ({"1": 3, "4": 1}, Spread.FAR_APART),
    ],
)
def test_below_five_answers_there_is_the_word_at_most(
    given_answers: dict[str, int], word: Spread | None
) -> None:
    found = tallied(counted(r1={**given_answers, "cannot-say": 4}), "hiring")
    assert found is not None
    assert (found.spread, found.median, found.counts, found.cannot_say) == (word, None, None, None)


def test_from_five_answers_on_there_are_median_and_distribution() -> None:
    found = tallied(counted(r1={"2": 3, "3": 1, "5": 2, "cannot-say": 1}), "hiring")
    assert found is not None
    assert (found.raters, found.median, found.counts, found.cannot_say) == (6, 2.5, (0, 3, 1, 0, 2), 1)


@given(counts)
def test_cannot_say_counts_nowhere_else(given_answers: dict[str, int]) -> None:
    plan = counted(r1={**given_answers, "1": given_answers.get("1", 0) + 1})
    without = {
        name: count for name, count in plan.tallies["hiring"]["day-0/1"].items() if name != "cannot-say"
    }
    found, same = tallied(plan, "hiring"), tallied(counted(r1=without), "hiring")
    assert found is not None and same is not None
    assert (found.raters, found.spread, found.median) == (same.raters, same.spread, same.median)


def test_the_latest_round_counts_and_the_move_is_told() -> None:
    plan = counted(r1={"2": 5}, r2={"3": 5}, r10={"4": 5})
    found = tallied(plan, "hiring")
    assert found is not None and found.round == "day-0/10"
    assert move_between_rounds(plan, "hiring") == 1
    assert move_between_rounds(counted(r1={"2": 4}, r2={"3": 5}), "hiring") is None


def test_votes_come_most_first_and_ties_by_name() -> None:
    plan = Plan(tallies={"votes": {"day-0/1": {"b": 1}, "day-0/2": {"b": 2, "a": 2, "c": 3}}})
    assert votes(plan) == (("c", 3), ("a", 2), ("b", 2))
    assert votes(Plan()) == ()


@pytest.mark.parametrize(("capabilities", "dots"), [(0, 0), (1, 1), (6, 2), (7, 3), (12, 4), (30, 5)])
def test_a_third_of_the_capabilities_are_the_suggested_dots(capabilities: int, dots: int) -> None:
    assert suggested_dots(["x"] * capabilities) == dots
