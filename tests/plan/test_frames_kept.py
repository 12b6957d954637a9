"""Frames that were kept as text are those that are made from the plans."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from workshop.kit.loading import load_kit
from workshop.plan.fold import plan_from
from workshop.plan.frames_all import frames_of_teams, makers
from workshop.plan.frames_kept import packed, unpacked
from workshop.plan.model import Plan

DAY = datetime.date(2027, 1, 12)


@pytest.fixture(params=["four-regions.json", "ninety-days-on.json"])
def plans(request: pytest.FixtureRequest, project: Path) -> Mapping[str, Plan]:
    """The plans of a sample, by team, and an empty one."""
    data = json.loads((project / "kit/samples" / request.param).read_text("utf-8"))
    return {team["name"]: plan_from(team["values"]) for team in data["teams"]} | {"Nobody": Plan()}


def test_they_are_the_same_to_the_last_place(plans: Mapping[str, Plan]) -> None:
    framework = load_kit().frameworks["sales-managers"]
    kinds = makers(framework, DAY)
    made = unpacked({team: packed(plan, kinds) for team, plan in plans.items()}, kinds)
    wanted = frames_of_teams(plans, framework, DAY)
    assert list(made) == list(wanted)
    for name, frame in wanted.items():
        pd.testing.assert_frame_equal(made[name], frame)
        assert [list(map(type, frame[column])) for column in frame] == [
            list(map(type, made[name][column])) for column in frame
        ]


def test_no_team_makes_empty_frames() -> None:
    framework = load_kit().frameworks["sales-managers"]
    kinds = makers(framework, DAY)
    for name, frame in frames_of_teams({}, framework, DAY).items():
        pd.testing.assert_frame_equal(unpacked({}, kinds)[name], frame)


def test_a_text_of_other_columns_is_refused() -> None:
    kinds = makers(load_kit().frameworks["sales-managers"], DAY)
    text = json.dumps({**json.loads(packed(Plan(), kinds)), "stops": [[], []]})
    with pytest.raises(ValueError, match="shorter"):
        unpacked({"North": text}, kinds)
