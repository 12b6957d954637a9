"""What if a figure were another."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from workshop.plan.fold import plan_from, values_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.money import investment_case
from workshop.plan.what_if import AS_WRITTEN, WhatIf, supposed

DAY = datetime.date(2027, 1, 12)
VALUES: dict[str, Json] = {
    "about/managers": 10,
    "about/day_cost": "500",
    "outcomes/growth-0001/margin": "90000",
    "outcomes/growth-0001/by": "2028-01-31",
    "investments/coach-00001/once": "9000",
    "investments/coach-00001/yearly": "3000",
    "investments/coach-00001/days_once": "2",
    "investments/coach-00001/managers": 10,
    "investments/coach-00001/smaller": "less",
    "investments/coach-00001/smaller_once": "1000",
}


def test_by_itself_everything_is_as_it_was_written() -> None:
    plan = plan_from(VALUES)
    assert supposed(plan, AS_WRITTEN) == plan
    assert supposed(Plan(), WhatIf(cash=Decimal(2), later=6)) == Plan()


def test_the_answers_stay_as_they_are() -> None:
    plan = plan_from(VALUES)
    supposed(plan, WhatIf(Decimal(2), Decimal(2), Decimal(2), 12))
    assert values_from(plan) == VALUES


@pytest.mark.parametrize(
    ("what_if", "cash", "time", "smaller"),
    [
        (WhatIf(cash=Decimal("1.5")), "27000.0", "10000", "1500.0"),
        (WhatIf(days=Decimal("0.5")), "18000", "5000.0", "1000"),
        (WhatIf(cash=Decimal(0)), "0", "10000", "0"),
    ],
)
def test_costs_and_days_change_each_for_itself(what_if: WhatIf, cash: str, time: str, smaller: str) -> None:
    case = investment_case(supposed(plan_from(VALUES), what_if), DAY)
    assert case.full.cash and case.full.paid_time and case.smaller and case.smaller.cash
    assert case.full.cash.total == Decimal(cash)
    assert case.full.paid_time.total == Decimal(time)
    assert case.smaller.cash.total == Decimal(smaller)


def test_a_later_target_brings_less_within_three_years() -> None:
    def margin(what_if: WhatIf) -> Decimal:
        found = investment_case(supposed(plan_from(VALUES), what_if), DAY).break_even.margin
        assert found is not None
        return found.total

    assert margin(WhatIf(later=12)) < margin(AS_WRITTEN)
    assert round(margin(WhatIf(margin=Decimal("0.5"))) * 2) == round(margin(AS_WRITTEN))
