"""The complete plan of the sample is one that an executive could sign: its figures hold."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal

from workshop.plan.dates import FOLLOWUPS, months_after
from workshop.plan.links import thread
from workshop.plan.model import Plan
from workshop.plan.money import investment_case
from workshop.plan.scoring import priorities, proposed_order
from workshop.plan.workload import by_owner, by_term, first_90_days, hours_freed

DAY = datetime.date(2027, 1, 12)
YEARS = 3
HOURS_A_DAY = 8
WEEKS_A_YEAR = 44


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
    assert len(loads) == 6
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
