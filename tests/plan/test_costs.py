from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.costs import YEARS, Amounts, divided, has_days, line, spread_over, start_year, version
from workshop.plan.dates import months_after
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Investment

Answers = dict[str, Json]

MONEY = st.decimals(0, 10**13, places=2)
MAYBE = st.none() | MONEY
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))
T = TypeVar("T")


def known(value: T | None) -> T:
    assert value is not None
    return value


def investment(**answers: Json) -> Investment:
    values = {f"investments/invest-00001/{name}": value for name, value in answers.items()}
    return plan_from({"investments/invest-00001/order": "a"} | values).investments[0]


def amounts(*years: int) -> Amounts:
    return Amounts(tuple(Decimal(year) for year in years))


@pytest.mark.parametrize(
    ("months", "year"),
    [(-1, 1), (0, 1), (11, 1), (12, 2), (14, 2), (23, 2), (24, 3), (35, 3), (36, 4), (99, 4)],
)
def test_the_year_of_a_start_is_counted_in_months_from_the_sessions_day(
    months: int, year: int, day: datetime.date
) -> None:
    assert start_year(months_after(day, months), day) == year


def test_the_last_day_before_an_anniversary_is_still_in_the_year_before(day: datetime.date) -> None:
    assert start_year(datetime.date(2028, 1, 11), day) == 1
    assert start_year(datetime.date(2028, 1, 12), day) == 2


@pytest.mark.parametrize(("starts", "session"), [(None, True), (True, False), (None, False)])
def test_without_a_start_or_a_day_it_counts_from_year_1(
    starts: bool, session: bool, day: datetime.date
) -> None:
    assert start_year(day if starts else None, day if session else None) == 1


@given(DAYS, DAYS)
def test_a_start_has_one_year_and_later_starts_no_earlier_year(
    starts: datetime.date, day: datetime.date
) -> None:
    assert 1 <= start_year(starts, day) <= YEARS + 1
    assert start_year(starts + datetime.timedelta(30), day) >= start_year(starts, day)


@pytest.mark.parametrize(
    ("start", "years"),
    [(1, (25, 5, 5)), (2, (0, 25, 5)), (3, (0, 0, 25)), (4, (0, 0, 0))],
)
def test_once_falls_in_the_year_of_the_start_and_yearly_in_it_and_each_after(
    start: int, years: tuple[int, ...]
) -> None:
    assert spread_over(Decimal(20), Decimal(5), start) == amounts(*years)


@pytest.mark.parametrize(
    ("once", "yearly", "expected"),
    [
        (None, None, None),
        (0, None, (0, 0, 0)),
        (None, 0, (0, 0, 0)),
        (7, None, (7, 0, 0)),
        (None, 2, (2, 2, 2)),
    ],
)
def test_both_blank_is_not_known_and_one_blank_is_nothing(
    once: int | None, yearly: int | None, expected: tuple[int, ...] | None
) -> None:
    one, each_year = (None if each is None else Decimal(each) for each in (once, yearly))
    found = spread_over(one, each_year, 1)
    assert found == (None if expected is None else amounts(*expected))


@given(MONEY, MONEY, st.integers(1, 4))
def test_over_three_years_it_is_once_and_yearly_for_each_year_begun(
    once: Decimal, yearly: Decimal, start: int
) -> None:
    total = known(spread_over(once, yearly, start)).total
    assert total == (once + yearly * (YEARS + 1 - start) if start <= YEARS else 0)


def test_paid_time_is_managers_days_and_bosses_days_at_the_cost_of_a_day(day: datetime.date) -> None:
    found = line(
        investment(managers=10, days_once="3", days_yearly="1", boss_days_yearly="4", starts="2028-02-01"),
        Decimal(500),
        day,
    )
    assert found.manager_days == amounts(0, 40, 10)
    assert found.boss_days == amounts(0, 4, 4)
    assert found.paid_time == amounts(0, 22000, 7000)
    assert found.cash is None
    assert (found.start_year, found.paid_from) == (2, None)


@pytest.mark.parametrize(
    ("answers", "day_cost", "manager_days", "paid_time"),
    [
        ({}, 500, None, None),
        ({"days_once": "2"}, 500, None, None),
        ({"days_once": "2", "boss_days_once": "1"}, 500, None, None),
        ({"days_once": "0"}, 500, 0, 0),
        ({"days_once": "0"}, None, 0, 0),
        ({"days_once": "2", "managers": 0}, 500, 0, 0),
        ({"days_once": "2", "managers": 3}, None, 6, None),
        ({"days_once": "2", "managers": 3}, 0, 6, 0),
        ({"boss_days_once": "2"}, 500, None, 1000),
    ],
)
def test_paid_time_is_known_only_when_all_that_makes_it_is(
    answers: Answers, day_cost: int | None, manager_days: int | None, paid_time: int | None
) -> None:
    found = line(investment(**answers), None if day_cost is None else Decimal(day_cost), None)
    assert (found.manager_days.total if found.manager_days else None) == manager_days
    assert (found.paid_time.total if found.paid_time else None) == paid_time


def test_a_version_adds_what_is_known_and_keeps_ask_own_and_unsaid_apart() -> None:
    lines = [
        line(investment(what=what, once=once, paid_from=paid_from, boss_days_once=days), Decimal(100), None)
        for what, once, paid_from, days in [
            ("a", "10", "ask", "1"),
            ("b", "20", "own", None),
            ("c", "40", None, "2"),
            ("d", None, "ask", None),
        ]
    ]
    found = version(lines, 10)
    cash = [found.ask, found.own, found.unassigned, found.cash]
    assert [known(each).total for each in cash] == [10, 20, 40, 70]
    assert [known(each).total for each in (found.days, found.paid_time, found.cost)] == [3, 300, 370]
    assert found.cash_per_manager == 7
    assert found.cost_per_manager == 37
    assert [each.what for each in found.lines] == ["a", "b", "c", "d"]


def test_what_nothing_is_known_of_is_none_and_not_zero() -> None:
    found = version([line(investment(what="a"), None, None)], None)
    assert {found.cash, found.ask, found.own, found.unassigned, found.days, found.paid_time, found.cost} == {
        None
    }
    assert found.cash_per_manager is None
    assert version([], 10).cash is None


@given(st.lists(st.tuples(MAYBE, MAYBE, st.sampled_from([None, "ask", "own"])), max_size=6))
def test_cash_is_ask_and_own_and_unsaid_together_in_every_year(
    rows: list[tuple[Decimal | None, Decimal | None, str | None]],
) -> None:
    lines = []
    for once, yearly, paid_from in rows:
        text = {"once": once, "yearly": yearly}
        answers = {name: f"{figure:f}" for name, figure in text.items() if figure is not None}
        lines.append(line(investment(paid_from=paid_from, **answers), None, None))
    found = version(lines, None)
    parts = [each or Amounts() for each in (found.ask, found.own, found.unassigned)]
    assert sum(parts[1:], parts[0]) == (found.cash or Amounts())
    assert (found.cash is None) == all(each.cash is None for each in lines)


@pytest.mark.parametrize(
    ("amount", "by", "result"), [(None, 2, None), (6, None, None), (6, 0, None), (6, 4, "1.5")]
)
def test_nothing_is_divided_by_nothing(amount: int | None, by: int | None, result: str | None) -> None:
    found = divided(None if amount is None else Decimal(amount), by)
    assert found == (None if result is None else Decimal(result))


@pytest.mark.parametrize("name", ["days_once", "days_yearly", "boss_days_once", "boss_days_yearly"])
def test_days_are_counted_also_when_they_are_none(name: str) -> None:
    assert has_days(investment(**{name: "0"}))
    assert not has_days(investment(once="5", managers=3))
