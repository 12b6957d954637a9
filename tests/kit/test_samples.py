"""The bundled samples read like real sessions: their sums are right and their links hold."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from decimal import Decimal

import pytest

from workshop.kit.loading import Kit, kit_folder, load_kit
from workshop.kit.progress import progress
from workshop.kit.sample_file import Sample, read_sample_file
from workshop.plan.checks import check
from workshop.plan.dates import FOLLOWUPS, months_after
from workshop.plan.fold import plan_from, values_from
from workshop.plan.links import thread
from workshop.plan.model import Plan
from workshop.plan.money import investment_case
from workshop.plan.scoring import Spread, priorities, proposed_order
from workshop.plan.tallies import tallied, votes
from workshop.plan.workload import by_owner, by_term, first_90_days, hours_freed

SAMPLES = kit_folder() / "samples"
DAY = datetime.date(2027, 1, 12)
YEARS = 3
HOURS_A_DAY = 8
WEEKS_A_YEAR = 44
NORDICS, IBERIA, BENELUX, POLAND, SPITAELER, HOTELLERIE = TEAMS = (
    "Nordics",
    "Iberia",
    "Benelux",
    "Poland and Czechia",
    "Spitäler & Heime",
    "Hotellerie",
)


@pytest.fixture(scope="module")
def kit() -> Kit:
    """The kit of this program."""
    return load_kit()


@pytest.fixture(scope="module")
def samples(kit: Kit) -> dict[str, Sample]:
    """The bundled samples by name."""
    return {file.stem: read_sample_file(file, kit) for file in sorted(SAMPLES.glob("*.json"))}


@pytest.fixture(scope="module")
def plans(samples: dict[str, Sample]) -> dict[str, Plan]:
    """Every team's plan by the team's name."""
    return {team.name: plan_from(team.values) for sample in samples.values() for team in sample.teams}


@pytest.fixture(scope="module")
def order(kit: Kit) -> list[str]:
    """The framework's capabilities in its order."""
    return [each.id for each in kit.frameworks["sales-managers"].capabilities()]


@pytest.fixture(scope="module")
def nordics(plans: dict[str, Plan]) -> Plan:
    """The complete plan."""
    return plans[NORDICS]


@pytest.fixture(scope="module")
def benelux(plans: dict[str, Plan]) -> Plan:
    """The complete plan with weak spots."""
    return plans[BENELUX]


def states(kit: Kit, plan: Plan) -> dict[str, str]:
    """How far a plan has come with each step, by the step's id."""
    framework = kit.frameworks["sales-managers"]
    return {step.id: progress(step, plan, framework).state for step in kit.steps}


def test_the_samples_are_two_sessions_of_six_teams(samples: dict[str, Sample]) -> None:
    facts = {name: sample.facts for name, sample in samples.items()}
    assert list(samples) == ["four-regions", "rented-linen"]
    assert [(each.day, each.currency, each.language) for each in facts.values()] == [
        (DAY, "EUR", "en"),
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
    assert set(states(kit, plans[team]).values()) == {"complete"}


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


def test_the_short_cut_says_nothing_of_what_it_leaves_out(plans: dict[str, Plan], order: list[str]) -> None:
    plan = plans[SPITAELER]
    assert (len(plan.outcomes), len(plan.requirements), len(plan.actions), len(plan.investments)) == (
        2,
        3,
        4,
        2,
    )
    assert not any(action.start or action.kind or action.rhythm for action in plan.actions)
    assert not any(outcome.margin or outcome.executive for outcome in plan.outcomes)
    assert {finding.rule for finding in check(plan, datetime.date(2027, 3, 16), order)} <= {"action_start"}


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


def test_the_thread_of_the_complete_plan_breaks_nowhere(nordics: Plan, order: list[str]) -> None:
    loose = thread(nordics, order).loose
    assert {name: getattr(loose, name) for name in loose.__slots__ if getattr(loose, name)} == {}


def test_the_ask_is_the_sum_of_what_is_asked_for_over_three_years(nordics: Plan) -> None:
    asked = [each for each in nordics.investments if each.paid_from == "ask"]
    assert all(each.starts and each.starts < months_after(DAY, 12) for each in asked)
    full = sum((each.once or 0) + YEARS * (each.yearly or 0) for each in asked)
    smaller = sum(
        (each.smaller_once or 0) + YEARS * (each.smaller_yearly or 0)
        if each.smaller == "less"
        else (each.once or 0) + YEARS * (each.yearly or 0)
        for each in asked
        if each.smaller != "no"
    )
    case = investment_case(nordics, DAY)
    assert case.full.ask is not None and case.smaller is not None and case.smaller.ask is not None
    assert nordics.ask.amount == full == case.full.ask.total == Decimal(209_000)
    assert nordics.ask.smaller_amount == smaller == case.smaller.ask.total == Decimal(112_300)


def test_the_investment_case_lacks_nothing_and_pays_back_with_a_modest_share(nordics: Plan) -> None:
    case = investment_case(nordics, DAY)
    assert case.open == ()
    assert case.break_even.open == ()
    assert case.break_even.share is not None
    assert Decimal("0.05") < case.break_even.share < Decimal("0.25")
    assert nordics.about.yearly_cost is not None
    assert nordics.about.day_cost == round(nordics.about.yearly_cost / 220)


def test_the_stops_free_the_hours_that_the_plan_takes_in_its_first_year(nordics: Plan) -> None:
    managers, freed = nordics.about.managers, hours_freed(nordics).per_manager
    assert managers is not None and freed is not None
    in_all = (
        (each.managers or 0) * ((each.days_once or 0) + (each.days_yearly or 0))
        for each in nordics.investments
    )
    days = sum(in_all) / Decimal(managers)
    assert Decimal(3) < days * HOURS_A_DAY / WEEKS_A_YEAR < freed


def test_something_is_in_place_by_day_30_60_and_90_and_later(nordics: Plan) -> None:
    assert all(step.actions for step in first_90_days(nordics, DAY))
    terms = by_term(nordics)
    assert (len(terms.short), len(terms.long), terms.unsaid) == (7, 2, ())
    assert all(action.due and action.due <= months_after(DAY, 6) for action in terms.short)
    assert all(
        action.due and months_after(DAY, 6) < action.due <= months_after(DAY, 24) for action in terms.long
    )


def test_nobody_owns_more_than_a_third_and_courses_are_few(nordics: Plan) -> None:
    loads = by_owner(nordics)
    assert len(loads) == 5
    assert all(load.name and load.share <= Decimal(1) / 3 for load in loads)
    kinds = Counter(action.kind for action in nordics.actions)
    assert kinds["course"] == 1
    assert len(kinds) == 6


def test_the_priorities_are_those_that_the_exercise_proposes(nordics: Plan, order: list[str]) -> None:
    chosen = [gap.capability for gap in priorities(nordics, order)]
    assert chosen == [gap.capability for gap in proposed_order(nordics, order)][:3]
    assert all(gap.gap_12 is not None and gap.gap_12 <= 2 for gap in proposed_order(nordics, order))
    for goal in nordics.capabilities:
        if goal.priority:
            assert goal.seen and goal.noticed_by and goal.noticed_when
            assert months_after(DAY, 2) <= goal.noticed_when <= months_after(DAY, 12)
            assert goal.share is not None and nordics.about.managers is not None
            assert goal.share <= nordics.about.managers


def test_every_baseline_of_the_complete_plan_is_dated_sourced_and_before_the_day(nordics: Plan) -> None:
    assert len(nordics.outcomes) == 3
    for outcome in nordics.outcomes:
        assert outcome.baseline_date and outcome.baseline_date < DAY
        assert outcome.sources and outcome.sources != {"our_view"}


def test_the_follow_ups_fall_on_working_days_in_order(nordics: Plan) -> None:
    dates = {record.id: record.on for record in nordics.followups if record.confirmed}
    days = [dates[key] for key in FOLLOWUPS]
    assert all(day and day.weekday() < 5 for day in days)
    assert days == sorted(day for day in days if day)
