"""A week and ratings as frames: the same columns and dtypes, full or empty."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pandas as pd
import pytest

from workshop.plan import frames_answers
from workshop.plan.fold import plan_from
from workshop.plan.framed import Columns
from workshop.plan.framework import Activity, Behaviours, Capability, Framework, Group, Habit
from workshop.plan.kinds import Json
from workshop.plan.model import Plan

SEEN = Behaviours(one="a", three="b", five="c")
FRAMEWORK = Framework(
    id="test",
    name="Test",
    note="",
    scale={},
    groups=(
        Group(
            name="Growing",
            capabilities=(Capability(id="hiring", name="Hiring", what="", behaviours=SEEN, evidence=""),),
        ),
    ),
    activities=(Activity(id="coaching", name="Coaching", counts=""),),
    habits=(Habit(id="own-craft", name="Own craft", question="?", behaviours=SEEN),),
)
VALUES: dict[str, Json] = {
    "activities/ancient/now": "7",
    "activities/ancient/wanted": "2",
    "activities/coaching/now": "3",
    "activities/coaching/wanted": "9.5",
    "ratings/hiring/day-0/1": 2,
    "tallies/hiring/day-0/1": "2=5",
    "tallies/hiring/day-0/2": "2=2 3=3 cannot-say=1",
    "tallies/own-craft/day-0/1": "1=2 2=2",
    "ratings/gone/day-0/1": "cannot-say",
    "tallies/votes/day-0/1": "hiring=4",
}
EVERY: dict[str, tuple[Callable[[Plan, Framework], pd.DataFrame], Columns]] = {
    "time": (frames_answers.time_frame, frames_answers.TIME),
    "moves": (frames_answers.moves_frame, frames_answers.MOVES),
    "ratings": (frames_answers.ratings_frame, frames_answers.RATINGS),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("values", [{}, VALUES])
def test_columns_and_dtypes_are_the_same_for_an_empty_and_a_whole_plan(
    name: str, values: dict[str, Json]
) -> None:
    make, columns = EVERY[name]
    made = make(plan_from(values), FRAMEWORK)
    assert {str(column): str(dtype) for column, dtype in made.dtypes.items()} == dict(columns)


def test_hours_are_exact_and_an_activity_of_another_framework_comes_last() -> None:
    made = frames_answers.time_frame(plan_from(VALUES), FRAMEWORK)
    assert list(made["name"]) == ["Coaching", "Ancient"]
    assert list(made["wanted"]) == [Decimal("9.5"), Decimal(2)]
    assert list(made["now_share"]) == [30, 70]


def test_what_comes_from_outside_the_week_has_no_source() -> None:
    made = frames_answers.moves_frame(plan_from(VALUES), FRAMEWORK)
    assert [None if pd.isna(each) else each for each in made["source"]] == ["ancient", None]
    assert list(made["hours"]) == [Decimal(5), Decimal("1.5")]


def test_ratings_tell_no_more_than_their_number_allows() -> None:
    made = frames_answers.ratings_frame(plan_from(VALUES), FRAMEWORK).set_index("question")
    assert list(made.index) == ["own-craft", "hiring", "gone"]
    few, many = made.loc["own-craft"], made.loc["hiring"]
    assert (few["raters"], few["spread"]) == (4, "close")
    assert few[["median", "level_1", "cannot_say", "move"]].isna().all()
    assert list(many[["today", "round", "median", "level_2", "cannot_say", "move", "dots"]]) == [
        *(2, "day-0/2", 3, 2, 1, 1, 4)
    ]
    assert made.loc["gone"][["kind", "today", "raters"]].isna().all()
