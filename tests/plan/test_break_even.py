from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.break_even import CENT, BreakEven, RisingMargin, break_even, movement_of
from workshop.plan.costs import line, version
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.money import investment_case

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]

MARGINS = st.decimals(-(10**13), 10**13, places=2)
RISES = st.decimals(0, 25, places=4)
T = TypeVar("T")


def known(value: T | None) -> T:
    assert value is not None
    return value


def made(day: datetime.date | None, cost: str | None = "52000", **outcomes: Answers) -> BreakEven:
    """The break-even of a plan that costs so much cash, with these outcomes by id."""
    values: Answers = {"investments/invest-00001/once": cost}
    for number, (name, answers) in enumerate(outcomes.items()):
        values[f"outcomes/{name}/order"] = f"a{number}"
        values |= {f"outcomes/{name}/{field}": value for field, value in answers.items()}
    plan = plan_from(values)
    return break_even(plan, day, version([line(each, None, day) for each in plan.investments], None))


def grow(**changes: Json) -> Answers:
    answers = {"baseline": "4.2", "target": "9.8", "by": "2030-01-12", "margin": "400000"}
    return answers | changes


def test_what_pays_it_back_is_said_in_the_outcomes_own_unit(day: datetime.date) -> None:
    found = made(day, growth=grow())
    assert known(found.margin).total == 600000
    [growth] = found.returns
    assert growth.yearly_margin == 400000
    assert growth.movement == Decimal("5.6")
    assert round(known(growth.share), 4) == Decimal("0.0867")
    assert round(known(growth.pays_back), 2) == Decimal("0.49")
    assert found.share == growth.share


@pytest.mark.parametrize(
    ("by", "years"),
    [
        ("2030-01-12", (200, 600, 1000)),
        ("2027-01-12", (1200, 1200, 1200)),
        ("2020-01-01", (1200, 1200, 1200)),
        ("2033-01-11", (100, 300, 500)),
    ],
)
def test_a_margin_rises_evenly_to_the_target_date_and_then_stays(
    day: datetime.date, by: str, years: tuple[int, ...]
) -> None:
    [growth] = made(day, growth=grow(margin="1200", by=by)).returns
    assert [round(year) for year in growth.margin.years] == list(years)


def test_overlapping_margin_is_left_out_and_named(day: datetime.date) -> None:
    found = made(day, growth=grow(), share=grow(margin="900000", margin_counted=True), other=grow())
    assert [each.outcome for each in found.returns] == ["growth", "other"]
    assert found.left_out == ("share",)
    assert known(found.margin).total == 1200000
    assert abs(known(found.share) * 2 - known(found.returns[0].share)) < Decimal(10) ** -20


def test_a_margin_said_not_to_overlap_is_counted(day: datetime.date) -> None:
    found = made(day, growth=grow(margin_counted=False))
    assert ([each.outcome for each in found.returns], found.left_out) == (["growth"], ())


def test_an_outcome_without_margin_or_date_stays_out_and_is_named_as_open(day: datetime.date) -> None:
    found = made(
        day,
        undated=grow(by=None),
        unvalued=grow(margin=None),
        neither=grow(by=None, margin=None),
        growth=grow(),
    )
    assert [each.outcome for each in found.returns] == ["growth"]
    assert found.open == (
        "outcomes/undated/by",
        "outcomes/unvalued/margin",
        "outcomes/neither/margin",
        "outcomes/neither/by",
    )


def test_without_any_margin_it_says_what_must_come_in_a_year(day: datetime.date) -> None:
    found = made(day, cost="60000", growth=grow(margin=None))
    assert found.needed_yearly == 20000
    assert (found.share, found.margin, found.months) == (None, None, ())
    assert made(day, growth=grow()).needed_yearly is None


def test_months_are_given_for_a_tenth_and_a_quarter_only(day: datetime.date) -> None:
    found = made(day, cost="30000", growth=grow(margin="400000", by="2028-01-12"))
    assert [(payback.share, payback.month) for payback in found.months] == [
        (Decimal("0.1"), 15),
        (Decimal("0.25"), 10),
    ]


def test_a_share_that_does_not_pay_back_within_three_years_has_no_month(day: datetime.date) -> None:
    found = made(day, cost="100000", growth=grow())
    assert [payback.month for payback in found.months] == [None, 30]


def test_a_cost_of_nothing_is_paid_back_at_once(day: datetime.date) -> None:
    found = made(day, cost="0", growth=grow())
    assert found.share == 0
    assert {payback.month for payback in found.months} == {0}


@pytest.mark.parametrize("margin", ["0", "-5000"])
def test_what_brings_nothing_never_pays_back(day: datetime.date, margin: str) -> None:
    found = made(day, growth=grow(margin=margin))
    assert (found.share, found.returns[0].share, found.returns[0].pays_back) == (None, None, None)
    assert {payback.month for payback in found.months} == {None}
    assert found.needed_yearly is None


def test_more_than_all_of_the_margin_is_said_as_it_is(day: datetime.date) -> None:
    assert made(day, cost="1200000", growth=grow()).share == 2


def test_without_a_cost_nothing_is_said(day: datetime.date) -> None:
    found = made(day, cost=None, growth=grow())
    assert (found.cost, found.share, found.needed_yearly, found.months) == (None, None, None, ())


def test_without_a_day_no_margin_can_be_placed() -> None:
    assert made(None, growth=grow()).returns == ()


def test_paid_time_is_part_of_the_cost_and_said_to_be(complete: Answers, day: datetime.date) -> None:
    found = investment_case(plan_from(complete), day).break_even
    assert found.cost == 78000
    assert found.paid_time_counted is True
    assert made(day, growth=grow()).paid_time_counted is False


@pytest.mark.parametrize(
    ("change", "cost"),
    [
        ({"about/day_cost": None}, 60000),
        ({"investments/invest-00001/managers": None}, 60000),
        ({"investments/invest-00002/days_once": None}, 78000),
    ],
)
def test_days_without_a_price_are_said_not_to_be_in_the_cost(
    complete: Answers, day: datetime.date, change: Answers, cost: int
) -> None:
    found = investment_case(plan_from(complete | change), day).break_even
    assert found.cost == cost
    assert found.paid_time_counted is (cost == 78000)


def test_days_alone_without_a_price_do_not_cost_nothing(day: datetime.date) -> None:
    plan = plan_from({"investments/invest-00001/once": "0", "investments/invest-00001/boss_days_once": "3"})
    found = investment_case(plan, day).break_even
    assert (found.cost, found.needed_yearly) == (None, None)


def test_a_figure_that_is_to_fall_pays_back_by_falling(day: datetime.date) -> None:
    [loss] = made(day, loss=grow(baseline="12", target="8", margin="52000", by="2027-01-12")).returns
    assert loss.movement == -4
    assert loss.pays_back == known(loss.share) * -4
    assert round(loss.pays_back, 2) == Decimal("-1.33")


@pytest.mark.parametrize(
    ("baseline", "target", "movement"), [("4", "9", 5), (None, "9", None), ("4", None, None)]
)
def test_movement_is_known_when_both_ends_are(
    baseline: str | None, target: str | None, movement: int | None
) -> None:
    plan = plan_from({"outcomes/growth/baseline": baseline, "outcomes/growth/target": target})
    assert movement_of(plan.outcomes[0]) == movement


def integral(margin: RisingMargin, steps: int = 2000) -> Decimal:
    """The same sum by adding up small pieces of the three years."""
    middles = [(Decimal(step) + Decimal("0.5")) / steps for step in range(steps)]
    return (
        sum(
            (margin.yearly * (min(Decimal(1), at / margin.rise) if margin.rise else 1) for at in middles),
            Decimal(0),
        )
        * Decimal(3)
        / steps
    )


@pytest.mark.parametrize("rise", ["0", "0.1", "0.3333", "0.6667", "1", "1.5", "20"])
def test_the_sum_of_a_rising_margin_is_the_area_under_it(rise: str) -> None:
    margin = RisingMargin(Decimal(1_000_000), Decimal(rise))
    assert abs(margin.until(36) - integral(margin)) < Decimal(1000)


@given(MARGINS, RISES)
def test_three_years_bring_no_more_than_three_years_of_the_full_margin(
    yearly: Decimal, rise: Decimal
) -> None:
    margin = RisingMargin(yearly, rise)
    assert abs(margin.until(36)) <= abs(yearly) * 3 + CENT
    assert margin.until(0) == 0


@given(MARGINS.filter(lambda yearly: yearly > 0), RISES, st.integers(1, 36))
def test_a_margin_never_shrinks_and_a_later_target_never_brings_more(
    yearly: Decimal, rise: Decimal, month: int
) -> None:
    margin = RisingMargin(yearly, rise)
    assert margin.until(month) >= margin.until(month - 1)
    assert RisingMargin(yearly, rise + 1).until(month) <= margin.until(month)


@given(st.data())
def test_what_pays_back_alone_is_never_less_than_its_part_of_all(
    any_answers: AnyAnswers, day: datetime.date, data: st.DataObject
) -> None:
    found = investment_case(plan_from(data.draw(any_answers)), day).break_even
    if found.share is not None and all(each.margin.total >= 0 for each in found.returns):
        shares = [each.share for each in found.returns if each.share is not None]
        assert all(share >= found.share * (1 - Decimal(10) ** -20) for share in shares)


def test_the_day_of_the_session_may_be_any_day_of_a_leap_year() -> None:
    found = made(datetime.date(2028, 2, 29), growth=grow(by="2031-02-28"))
    assert known(found.margin).total == 600000
