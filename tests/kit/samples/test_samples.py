"""The bundled samples read like real sessions: their sums are right and their links hold."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from decimal import Decimal

import pytest

from workshop.kit.loading import Kit, kit_folder
from workshop.kit.progress import progress
from workshop.kit.sample_file import Sample
from workshop.plan.checks import check
from workshop.plan.fold import plan_from, values_from
from workshop.plan.model import Plan
from workshop.plan.scoring import Spread
from workshop.plan.session import SessionFacts
from workshop.plan.standing import rated_again, recorded, standings
from workshop.plan.tallies import tallied, votes
from workshop.plan.workload import by_owner, hours_freed

SAMPLES = kit_folder() / "samples"
DAY = datetime.date(2027, 1, 12)
NORDICS, IBERIA, BENELUX, POLAND, SERVICE, SPITAELER, HOTELLERIE = TEAMS = (
    "Nordics",
    "Iberia",
    "Benelux",
    "Poland and Czechia",
    "Service contracts",
    "Spitäler & Heime",
    "Hotellerie",
)


def states(kit: Kit, plan: Plan) -> dict[str, str]:
    """How far a plan has come with each step, by the step's id."""
    framework = kit.frameworks["sales-managers"]
    return {step.id: progress(step, plan, framework).state for step in kit.steps}


def test_the_samples_are_three_sessions_of_seven_teams(samples: dict[str, Sample]) -> None:
    facts = {name: sample.facts for name, sample in samples.items()}
    assert list(samples) == ["four-regions", "ninety-days-on", "rented-linen"]
    assert [(each.day, each.currency, each.language) for each in facts.values()] == [
        (DAY, "EUR", "en"),
        (datetime.date(2027, 1, 19), "GBP", "en-GB"),
        (datetime.date(2027, 3, 16), "CHF", "de-CH"),
    ]
    assert tuple(team.name for sample in samples.values() for team in sample.teams) == TEAMS


def test_answers_are_written_as_they_are_stored_and_all_enter_the_plan(samples: dict[str, Sample]) -> None:
    for name, sample in samples.items():
        written = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
        for team, raw in zip(sample.teams, written["teams"], strict=True):
            assert team.values == raw["values"]
            assert values_from(plan_from(team.values)) == team.values


@pytest.mark.parametrize("team", [NORDICS, BENELUX])
def test_a_complete_plan_leaves_nothing_open_in_any_step(kit: Kit, plans: dict[str, Plan], team: str) -> None:
    found = states(kit, plans[team])
    assert found.pop("follow-up") == "empty"
    assert set(found.values()) == {"complete"}


def test_the_half_way_plan_is_begun_in_every_step_that_has_a_number(kit: Kit, plans: dict[str, Plan]) -> None:
    found = states(kit, plans[IBERIA])
    numbered = [found[step.id] for step in kit.steps if step.number is not None]
    assert set(numbered) == {"begun"}


@pytest.mark.parametrize("team", [POLAND, HOTELLERIE])
def test_a_plan_just_begun_has_its_first_steps_and_one_outcome(
    kit: Kit, plans: dict[str, Plan], team: str
) -> None:
    found = states(kit, plans[team])
    assert {step for step, state in found.items() if state == "begun"} >= {"about-us", "time", "outcomes"}
    empty = ("where-to-improve", "current-state", "manager-gaps", "plan", "investment", "close")
    assert {found[step] for step in empty} == {"empty"}
    assert len(plans[team].outcomes) == 1
    assert plans[team].warmups


def test_the_short_cut_says_nothing_of_what_it_leaves_out(
    kit: Kit, plans: dict[str, Plan], order: list[str]
) -> None:
    plan = plans[SPITAELER]
    assert (len(plan.outcomes), len(plan.requirements), len(plan.actions), len(plan.investments)) == (
        2,
        3,
        4,
        2,
    )
    assert not any(action.start or action.kind or action.rhythm for action in plan.actions)
    assert not any(outcome.margin or outcome.executive for outcome in plan.outcomes)
    left_out = kit.left_out(SessionFacts(agenda="90-minutes"))
    found = check(plan, datetime.date(2027, 3, 16), order, left_out=left_out)
    assert {finding.rule for finding in found} == {"milestone_empty"}
    assert {finding.rule for finding in check(plan, datetime.date(2027, 3, 16), order)} >= {"other_causes"}


@pytest.mark.parametrize("team", TEAMS)
def test_the_week_that_is_wanted_has_no_more_hours_than_the_one_that_is(
    plans: dict[str, Plan], team: str
) -> None:
    week = [each for each in plans[team].activities if each.now is not None]
    now = sum(each.now or 0 for each in week)
    wanted = sum((each.now if each.wanted is None else each.wanted) or 0 for each in week)
    assert wanted <= now
    if team in (NORDICS, BENELUX, SPITAELER):
        assert Decimal(40) <= now <= Decimal(60)


def test_the_hours_that_stopping_frees_are_the_hours_that_leave_those_activities(
    plans: dict[str, Plan],
) -> None:
    for team in (NORDICS, SPITAELER):
        less = {
            each.id: each.now - each.wanted
            for each in plans[team].activities
            if each.now is not None and each.wanted is not None
        }
        freed = hours_freed(plans[team]).per_manager
        assert freed == less["pipeline-reporting"] + less["internal-problems"] == Decimal("5.5")


@pytest.mark.parametrize("team", [NORDICS, IBERIA, BENELUX, SPITAELER])
def test_the_same_few_people_answered_each_question_and_placed_all_their_dots(
    plans: dict[str, Plan], team: str
) -> None:
    plan = plans[team]
    people = {
        sum(counts.values())
        for question, rounds in plan.tallies.items()
        if question != "votes"
        for counts in rounds.values()
    }
    (count,) = people
    assert 4 <= count <= 7
    placed = votes(plan)
    assert sum(dots for _, dots in placed) in (0, count * (plan.improving.dots or 0))
    focus = {goal.id for goal in plan.capabilities if goal.focus}
    assert not placed or focus == {capability for capability, _ in placed[: len(focus)]}


@pytest.mark.parametrize("team", [NORDICS, BENELUX, SPITAELER])
def test_an_agreed_rating_lies_among_those_that_were_given(plans: dict[str, Plan], team: str) -> None:
    for question, rounds in plans[team].tallies.items():
        if question != "votes":
            agreed = str(plans[team].ratings[question]["day-0/1"])
            assert all(agreed in counts for counts in rounds.values())


def test_the_complete_team_is_close_on_some_far_apart_on_others_and_too_few_on_one(nordics: Plan) -> None:
    found = [tallied(nordics, question) for question in nordics.tallies if question != "votes"]
    known = [each for each in found if each is not None]
    assert {each.spread for each in known} == set(Spread)
    assert [each.question for each in known if each.counts is None] == ["motivation"]
    assert [name for name, rounds in nordics.tallies.items() if len(rounds) > 1] == ["opportunity-coaching"]


def test_the_weak_plan_is_courses_of_one_owner_and_gives_up_nothing(benelux: Plan, order: list[str]) -> None:
    assert {finding.rule for finding in check(benelux, DAY, order)} == {
        "outcome_unbuilt",
        "milestone_empty",
        "boss_absent",
        "owner_overloaded",
        "ask_amount_differs",
    }
    assert Counter(action.kind for action in benelux.actions)["course"] == 5
    assert max(load.share for load in by_owner(benelux)) > Decimal("0.8")
    assert [outcome.id for outcome in benelux.outcomes if outcome.sources == {"our_view"}] == [
        "outcome-new-names"
    ]
    assert hours_freed(benelux).per_manager == Decimal("0.5")


def test_the_plan_check_would_let_an_executive_sign_the_complete_plan(
    nordics: Plan, order: list[str]
) -> None:
    assert check(nordics, DAY, order) == ()


def test_the_plan_check_finds_what_the_half_way_plan_lacks(plans: dict[str, Plan], order: list[str]) -> None:
    found = {finding.rule for finding in check(plans[IBERIA], DAY, order)}
    assert found >= {
        "outcome_target",
        "outcome_unserved",
        "action_owner",
        "action_evidence",
        "action_serves_nothing",
        "ask_none",
        "followups_none",
        "indicators_none",
    }


def test_a_plan_stands_after_its_90_days_with_slips_a_dropped_action_and_ratings_again(
    kit: Kit, plans: dict[str, Plan], order: list[str]
) -> None:
    plan = plans[SERVICE]
    assert set(states(kit, plan).values()) == {"complete"}
    assert recorded(plan) == ("day-30", "day-60", "day-90")
    assert {each.state for each in standings(plan)} == {"done", "moving", "stuck", "dropped"}
    assert max(len(each.slips) for each in standings(plan)) == 2
    assert {each.moved for each in rated_again(plan, order)} == {0, 1}
    assert plan.decision.answer == "smaller"
