"""What follow-ups recorded, as frames."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pandas as pd
import pytest

from workshop.kit.loading import load_kit
from workshop.plan.fold import plan_from
from workshop.plan.framed import Columns
from workshop.plan.frames_all import frames_of, frames_of_teams
from workshop.plan.frames_followup import PROGRESS, READINGS, ROUNDS
from workshop.plan.model import Plan

FRAMEWORK = load_kit().frameworks["sales-managers"]
DAY = datetime.date(2027, 1, 19)


@pytest.fixture(scope="module")
def plan(project: Path) -> Plan:
    """The plan of the sample that stands after its 90 days."""
    data = json.loads((project / "kit/samples/ninety-days-on.json").read_text("utf-8"))
    return plan_from(data["teams"][0]["values"])


@pytest.mark.parametrize(
    ("name", "columns"), [("progress", PROGRESS), ("readings", READINGS), ("rounds", ROUNDS)]
)
def test_columns_and_dtypes_are_the_same_for_an_empty_and_a_whole_plan(
    name: str, columns: Columns, plan: Plan
) -> None:
    for each in (plan, Plan()):
        frame = frames_of(each, FRAMEWORK, DAY)[name]
        assert {str(column): str(dtype) for column, dtype in frame.dtypes.items()} == dict(columns)
    assert len(frames_of(plan, FRAMEWORK, DAY)[name]) > 0
    assert len(frames_of(Plan(), FRAMEWORK, DAY)[name]) == 0


def test_progress_is_a_row_for_each_follow_up_of_an_action(plan: Plan) -> None:
    progress = frames_of(plan, FRAMEWORK, DAY)["progress"]
    course = progress[progress["action"] == "act-course-0001"]
    assert list(course["followup"]) == ["day-60", "day-90"]
    assert list(course["state"]) == ["stuck", "stuck"]
    assert list(course["days_later"]) == [151, 151]
    assert course["owner"].iloc[1] == "Anita de Souza"
    assert course["owner"].isna().iloc[0]


def test_rounds_are_in_the_order_in_which_they_were_held(plan: Plan) -> None:
    rounds = frames_of(plan, FRAMEWORK, DAY)["rounds"]
    coaching = rounds[rounds["question"] == "skill-coaching"]
    assert list(zip(coaching["round"], coaching["agreed"], strict=True)) == [("day-0/1", 2), ("day-90/1", 3)]


def test_many_teams_have_the_same_frames_with_their_names(plan: Plan) -> None:
    both = frames_of_teams({"One": plan, "Two": plan}, FRAMEWORK, DAY)
    alone = frames_of(plan, FRAMEWORK, DAY)
    assert both.keys() == alone.keys()
    for name, frame in both.items():
        assert frame.columns[0] == "team"
        pd.testing.assert_frame_equal(
            frame[frame["team"] == "One"].drop(columns="team").reset_index(drop=True), alone[name]
        )
