from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.costs import Amounts
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.money import Today, investment_case

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]
T = TypeVar("T")


def known(value: T | None) -> T:
    assert value is not None
    return value


def whole(amounts: Amounts | None) -> list[int] | None:
    return None if amounts is None else [int(amount) for amount in amounts.years]


def test_a_whole_case_is_cash_and_paid_time_by_year_ask_and_own_full_and_smaller(
    complete: Answers, day: datetime.date
) -> None:
    case = investment_case(plan_from(complete), day)
    assert [str(start) for start in case.starts] == ["2027-01-12", "2028-01-12", "2029-01-12", "2030-01-12"]
    assert whole(case.full.ask) == [30000, 10000, 10000]
    assert whole(case.full.own) == [0, 5000, 5000]
    assert whole(case.full.cash) == [30000, 15000, 15000]
    assert case.full.unassigned is None
    assert whole(case.full.days) == [32, 2, 2]
    assert whole(case.full.paid_time) == [16000, 1000, 1000]
    assert whole(case.full.cost) == [46000, 16000, 16000]
    assert case.full.cash_per_manager == 6000
    assert case.full.cost_per_manager == 7800
    smaller = known(case.smaller)
    assert whole(smaller.cash) == [20000, 0, 0]
    assert [line.what for line in smaller.lines] == ["A coach for the coaches"]
    assert whole(smaller.paid_time) == [16000, 1000, 1000]
    assert case.open == ()


def test_new_cash_per_manager_stands_against_todays_over_the_same_three_years(
    complete: Answers, day: datetime.date
) -> None:
    case = investment_case(plan_from(complete), day)
    assert case.today == Today(Decimal(400), Decimal(1200), Decimal(12000))
    assert case.times_today == 5
    assert case.share_of_sales_cost == Decimal(60000) / 18000000


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"sufficiency/spend_today": None}, "times_today"),
        ({"sufficiency/spend_today": "0"}, "times_today"),
        ({"about/managers": None}, "times_today"),
        ({"about/managers": 0}, "times_today"),
        ({"about/managers": 0}, "managers"),
        ({"about/sales_cost": None}, "share_of_sales_cost"),
        ({"about/sales_cost": "0"}, "share_of_sales_cost"),
    ],
)
def test_a_comparison_with_what_is_unknown_or_nothing_is_not_made(
    complete: Answers, day: datetime.date, change: Answers, figure: str
) -> None:
    assert getattr(investment_case(plan_from(complete | change), day), figure) is None


def test_a_spend_of_nothing_today_is_told_apart_from_an_unknown_one(
    complete: Answers, day: datetime.date
) -> None:
    assert investment_case(plan_from(complete | {"sufficiency/spend_today": "0"}), day).today.total == 0
    unknown = investment_case(plan_from(complete | {"sufficiency/spend_today": None}), day)
    assert (unknown.today.total, unknown.open) == (None, ("sufficiency/spend_today",))


@pytest.mark.parametrize(
    ("smaller", "cash"),
    [
        ({"invest-00001": "yes", "invest-00002": "yes"}, [30000, 15000, 15000]),
        ({"invest-00001": "yes", "invest-00002": "no"}, [30000, 10000, 10000]),
        ({"invest-00001": "no", "invest-00002": "no"}, None),
        ({"invest-00001": None, "invest-00002": "no"}, [30000, 10000, 10000]),
        ({"invest-00001": "less", "invest-00002": "yes"}, [20000, 5000, 5000]),
    ],
)
def test_the_smaller_version_keeps_drops_or_lessens_each_investment(
    complete: Answers, day: datetime.date, smaller: Answers, cash: list[int] | None
) -> None:
    change = {f"investments/{name}/smaller": choice for name, choice in smaller.items()}
    assert whole(known(investment_case(plan_from(complete | change), day).smaller).cash) == cash


def test_there_is_no_smaller_version_until_an_investment_says_so(
    complete: Answers, day: datetime.date
) -> None:
    change = {f"investments/invest-0000{n}/smaller": None for n in (1, 2)}
    assert investment_case(plan_from(complete | change), day).smaller is None


def test_less_without_an_amount_is_not_known(complete: Answers, day: datetime.date) -> None:
    case = investment_case(plan_from(complete | {"investments/invest-00001/smaller_once": None}), day)
    assert known(case.smaller).cash is None
    assert case.open == ("investments/invest-00001/smaller_once",)


@pytest.mark.parametrize(
    ("change", "opened"),
    [
        ({"about/managers": None}, ["about/managers"]),
        ({"about/day_cost": None}, ["about/day_cost"]),
        ({"investments/invest-00001/starts": None}, ["investments/invest-00001/starts"]),
        ({"investments/invest-00001/paid_from": None}, ["investments/invest-00001/paid_from"]),
        ({"investments/invest-00001/managers": None}, ["investments/invest-00001/managers"]),
        ({"investments/invest-00001/smaller": None}, ["investments/invest-00001/smaller"]),
        ({"investments/invest-00002/smaller": None}, []),
        ({"investments/invest-00002/days_once": None}, ["investments/invest-00002/days_once"]),
        (
            {"investments/invest-00001/once": None, "investments/invest-00001/yearly": None},
            ["investments/invest-00001/once"],
        ),
        ({"investments/invest-00001/once": None}, []),
    ],
)
def test_what_keeps_a_cost_from_being_complete_is_named_by_its_field(
    complete: Answers, day: datetime.date, change: Answers, opened: list[str]
) -> None:
    assert list(investment_case(plan_from(complete | change), day).open) == opened


def test_an_empty_plan_has_a_case_in_which_everything_is_open(day: datetime.date) -> None:
    case = investment_case(Plan(), day)
    assert case.full.lines == () and case.full.cost is None and case.smaller is None
    assert case.open == ("about/managers", "about/day_cost", "sufficiency/spend_today")
    assert investment_case(Plan(), None).starts == ()


@given(st.data(), st.booleans())
def test_a_case_can_be_made_of_any_answers(
    any_answers: AnyAnswers, day: datetime.date, data: st.DataObject, dated: bool
) -> None:
    plan = plan_from(data.draw(any_answers))
    case = investment_case(plan, day if dated else None)
    assert len(case.full.lines) == len(plan.investments)
    if case.full.cost is not None:
        parts = [each.total for each in (case.full.cash, case.full.paid_time) if each is not None]
        assert case.full.cost.total == sum(parts)
    if case.full.cash is not None:
        assert all(year >= 0 for year in case.full.cash.years)
    assert all(path.count("/") in (1, 2) for path in (*case.open, *case.break_even.open))
