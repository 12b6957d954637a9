"""The investment case: what the plan costs, against today's spend, and what would pay it back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from workshop.plan.break_even import BreakEven, break_even
from workshop.plan.costs import YEARS, Version, divided, has_days, line, spread_over, version
from workshop.plan.dates import months_after
from workshop.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Today:
    """Today's spend on developing managers, in cash.

    ``per_manager_yearly`` is what the team wrote; ``per_manager`` and ``total`` are over three
    years, to compare like with like.
    """

    per_manager_yearly: Decimal | None
    per_manager: Decimal | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class InvestmentCase:
    """The money side of the plan over three years.

    Attributes
    ----------
    starts
        The first day of each year, and the day after the last (four dates); empty without a day.
    managers
        Number of front-line managers; None when unknown or none.
    full, smaller
        ``smaller`` is None until at least one investment says what becomes of it there. An
        investment that does not say is in it whole, so that it is never understated.
    today
        What is spent on them now.
    times_today
        New cash per manager ÷ today's cash per manager, both over three years; None when
        today's is unknown or 0.
    share_of_sales_cost
        New cash ÷ sales cost, both over three years, as a share of 1.
    break_even
        What would pay the full version back.
    open
        Paths of the blank answers that keep a cost from being complete.
    """

    starts: tuple[datetime.date, ...]
    managers: int | None
    full: Version
    smaller: Version | None
    today: Today
    times_today: Decimal | None
    share_of_sales_cost: Decimal | None
    break_even: BreakEven
    open: tuple[str, ...]


def investment_case(plan: Plan, day: datetime.date | None) -> InvestmentCase:
    """Return what the plan costs over three years from the session's day, and what pays it back.

    By the exercise's numbers: new cash over three years, in total and per manager, against today's
    cash per manager; paid time on a line of its own; ask and own budget apart.

    Parameters
    ----------
    plan
        The team's plan; whatever is missing in it stays None in the result.
    day
        The session's day. Without one every investment counts from year 1.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({
    ...     "about/managers": 10, "about/day_cost": "500",
    ...     "investments/coaching-0001/once": "9000", "investments/coaching-0001/yearly": "3000",
    ...     "investments/coaching-0001/days_once": "2", "investments/coaching-0001/managers": 10,
    ...     "investments/coaching-0001/starts": "2028-03-12",
    ... })
    >>> case = investment_case(plan, datetime.date(2027, 1, 12))
    >>> [str(amount) for amount in case.full.cash.years]
    ['0', '12000', '3000']
    >>> str(case.full.paid_time.total), str(case.full.cash_per_manager)
    ('10000', '1500')
    """
    managers = plan.about.managers or None
    full = version([line(each, plan.about.day_cost, day) for each in plan.investments], managers)
    today = _today(plan, managers)
    sales = plan.about.sales_cost
    return InvestmentCase(
        starts=tuple(months_after(day, 12 * year) for year in range(YEARS + 1)) if day else (),
        managers=managers,
        full=full,
        smaller=_smaller(plan, day, managers),
        today=today,
        times_today=divided(full.cash_per_manager, today.per_manager),
        share_of_sales_cost=divided(full.cash.total if full.cash else None, sales * YEARS if sales else None),
        break_even=break_even(plan, day, full),
        open=tuple(_open(plan)),
    )


def _today(plan: Plan, managers: int | None) -> Today:
    spend = plan.sufficiency.spend_today
    if spend is None:
        return Today(None, None, None)
    return Today(spend, spend * YEARS, None if managers is None else spend * YEARS * managers)


def _smaller(plan: Plan, day: datetime.date | None, managers: int | None) -> Version | None:
    """What remains when less is granted: yes = whole, no = out, less = its smaller amounts.

    The days of an investment that becomes cheaper are kept whole: nobody said they shrink.
    """
    if all(each.smaller is None for each in plan.investments):
        return None
    lines = []
    for each in plan.investments:
        whole = line(each, plan.about.day_cost, day)
        if each.smaller == "less":
            less = spread_over(each.smaller_once, each.smaller_yearly, whole.start_year)
            lines.append(replace(whole, cash=less))
        elif each.smaller != "no":
            lines.append(whole)
    return version(lines, managers)


def _open(plan: Plan) -> Iterable[str]:
    """Paths of blank answers without which a cost is not complete."""
    yield from (f"about/{name}" for name in ("managers", "day_cost") if getattr(plan.about, name) is None)
    if plan.sufficiency.spend_today is None:
        yield "sufficiency/spend_today"
    for each in plan.investments:
        path = f"investments/{each.id}"
        yield from (f"{path}/{name}" for name in ("starts", "paid_from") if getattr(each, name) is None)
        if each.once is None and each.yearly is None:
            yield f"{path}/once"
        if not has_days(each):
            yield f"{path}/days_once"
        if (each.days_once or each.days_yearly) and each.managers is None:
            yield f"{path}/managers"
        if each.paid_from == "ask" and each.smaller is None:
            yield f"{path}/smaller"
        if each.smaller == "less" and each.smaller_once is None and each.smaller_yearly is None:
            yield f"{path}/smaller_once"
