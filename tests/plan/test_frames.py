from __future__ import annotations

import datetime
from decimal import Decimal
from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.plan import frames
from workshop.plan.fold import plan_from
from workshop.plan.framed import Columns, of_teams
from workshop.plan.frames_all import Makes
from workshop.plan.framework import Behaviours, Capability, Framework, Group
from workshop.plan.kinds import Json
from workshop.plan.model import Plan

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]

DAY = datetime.date(2027, 1, 12)


def capability(name: str) -> Capability:
    anchors = Behaviours(one="a", three="b", five="c")
    return Capability(id=name, name=name.title(), what="", behaviours=anchors, evidence="")


FRAMEWORK = Framework(
    id="test",
    name="Test",
    note="",
    scale={},
    groups=(Group(name="Growing", capabilities=(capability("skill-coaching"), capability("forecasting"))),),
)
EVERY: dict[str, tuple[Makes, Columns]] = {
    "outcomes": (frames.outcomes_frame, frames.OUTCOMES),
    "obstacles": (frames.obstacles_frame, frames.OBSTACLES),
    "requirements": (frames.requirements_frame, frames.REQUIREMENTS),
    "gaps": (partial(frames.gaps_frame, framework=FRAMEWORK), frames.GAPS),
    "actions": (frames.actions_frame, frames.ACTIONS),
    "stops": (frames.stops_frame, frames.STOPS),
    "investments": (frames.investments_frame, frames.INVESTMENTS),
    "investment_years": (partial(frames.investment_years_frame, day=DAY), frames.INVESTMENT_YEARS),
    "followups": (partial(frames.followups_frame, day=DAY), frames.FOLLOWUPS),
}


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.mark.parametrize("name", EVERY)
def test_columns_and_dtypes_are_the_same_for_an_empty_and_a_whole_plan(name: str, complete: Answers) -> None:
    make, columns = EVERY[name]
    assert dtypes(make(Plan())) == dtypes(make(plan_from(complete))) == dict(columns)
    assert len(make(plan_from(complete))) > 0
    assert len(make(Plan())) == (10 if name == "followups" else 0)


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data())
@settings(max_examples=15)
def test_a_frame_can_be_made_of_any_answers(name: str, any_answers: AnyAnswers, data: st.DataObject) -> None:
    make, columns = EVERY[name]
    assert dtypes(make(plan_from(data.draw(any_answers)))) == dict(columns)


def test_every_public_frame_is_tried_here() -> None:
    made = {name for name in vars(frames) if name.endswith("_frame") and name[0] != "_"}
    assert made == {f"{name}_frame" for name in EVERY}


def test_outcomes_hold_exact_figures_days_ranks_and_names(complete: Answers) -> None:
    frame = frames.outcomes_frame(
        plan_from(
            complete
            | {
                "outcomes/outcome-0001/executive": "person-00002",
                "outcomes/outcome-0001/sources/finance": True,
            }
        )
    )
    first = frame.iloc[0]
    assert (first["rank"], first["movement"], first["target"]) == (1, Decimal("5.6"), Decimal("9.8"))
    assert first["by"] == pd.Timestamp("2029-01-12")
    assert (first["executive"], first["sources"]) == ("Piet Jansen", ("finance",))
    assert frame["margin"].tolist() == [Decimal(900000), None]
    assert frame["why"].isna().all() and frame["margin_counted"].isna().all()
    assert frame["baseline_date"].isna().all()


def test_gaps_stand_in_the_proposed_order_with_unserved_ones_last(complete: Answers) -> None:
    frame = frames.gaps_frame(
        plan_from(complete | {"capabilities/hiring/required_12": 3, "capabilities/skill-coaching/share": 6}),
        FRAMEWORK,
    )
    assert frame["name"].tolist() == ["Skill-Coaching", "Forecasting", "Hiring"]
    assert frame["place"].tolist() == [1, 2, pd.NA]
    assert frame["gap_12"].tolist() == [2, 0, pd.NA]
    assert frame["gap_24"].tolist() == [1, pd.NA, pd.NA]
    assert frame["group"].tolist() == ["Growing", "Growing", pd.NA]
    assert frame["outcomes"].tolist() == [("outcome-0001", "outcome-0002"), ("outcome-0001",), ()]
    assert frame["share"].tolist() == [6, pd.NA, pd.NA]
    assert frame["priority"].tolist() == [True, False, False]


def test_links_to_removed_records_and_people_are_not_in_a_frame(complete: Answers) -> None:
    plan = plan_from(complete | {"obstacles/obstacle-001/removed": True, "people/person-00001/removed": True})
    first = frames.actions_frame(plan).iloc[0]
    assert (first["removes"], first["builds"]) == ((), ("skill-coaching",))
    assert first["owner"] is pd.NA


def test_the_years_of_an_investment_are_a_row_for_each_line_that_is_known(complete: Answers) -> None:
    frame = frames.investment_years_frame(plan_from(complete), DAY)
    rows = frame.set_index(["id", "line"])
    assert rows.loc[("invest-00001", "cash"), "year_1"] == Decimal(30000)
    assert rows.loc[("invest-00001", "paid_time"), "total"] == Decimal(18000)
    assert rows.loc[("invest-00002", "cash"), "year_1"] == 0
    assert ("invest-00002", "boss_days") not in rows.index


def test_links_explode_into_a_row_each(complete: Answers) -> None:
    frame = frames.requirements_frame(plan_from(complete)).explode("serves")
    assert list(zip(frame["id"], frame["serves"], strict=True)) == [
        ("require-0001", "outcome-0001"),
        ("require-0001", "outcome-0002"),
        ("require-0002", "outcome-0001"),
    ]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("teams", [(), ("empty",), ("empty", "whole"), ("whole", "empty", "whole too")])
def test_many_teams_make_one_frame_with_the_same_dtypes(
    name: str, teams: tuple[str, ...], complete: Answers
) -> None:
    make, columns = EVERY[name]
    plans = {team: plan_from(complete if team.startswith("whole") else {}) for team in teams}
    frame = of_teams(make, plans)
    assert dtypes(frame) == {"team": "string"} | dict(columns)
    assert len(frame) == sum(len(make(plan)) for plan in plans.values())
    assert frame.index.tolist() == list(range(len(frame)))
