"""What investments cost over three years, year by year: new cash, and paid time on a line of its own.

Year 1 begins on the session's day. A cost once is counted in the year in which its investment
starts; a cost each year is due whole when it starts and at every anniversary, so it is counted in
the year of its start and in each year after. The same goes for days. An investment that starts
before the session's day counts from that day, and so does one whose start is blank. Hours that
managers gain by stopping something are never money: see ``workload``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workshop.plan.dates import months_after
from workshop.plan.model import Investment

YEARS = 3
MONTHS = 12 * YEARS
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Money or days in year 1, 2 and 3."""

    years: tuple[Decimal, ...] = (ZERO,) * YEARS

    @property
    def total(self) -> Decimal:
        """The sum over the three years."""
        return sum(self.years, ZERO)

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(tuple(one + two for one, two in zip(self.years, other.years, strict=True)))

    def times(self, factor: Decimal | int) -> Amounts:
        """Return every year's amount multiplied."""
        return Amounts(tuple(year * factor for year in self.years))


@dataclass(frozen=True, slots=True)
class Line:
    """What one investment takes, by year; None is not known, and never 0.

    Attributes
    ----------
    investment, what
        Its id and its words.
    paid_from
        ``ask``, ``own`` (budget), or None while that is not said.
    start_year
        1, 2 or 3; 4 when it starts after the three years and so costs nothing in them.
    cash
        New cash.
    manager_days, boss_days
        Paid days of all managers of this investment together, and of their bosses.
    paid_time
        Those days at the cost of a manager's day.
    unpriced
        Whether days are planned whose number or price is not known.
    """

    investment: str
    what: str
    paid_from: Literal["ask", "own"] | None
    start_year: int
    cash: Amounts | None
    manager_days: Amounts | None
    boss_days: Amounts | None
    paid_time: Amounts | None
    unpriced: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The whole plan, or its smaller version: sums of what is known; None while nothing is.

    Attributes
    ----------
    lines
        One for each investment in it, in the plan's order.
    cash, ask, own, unassigned
        New cash in all; asked for; from own budget; not said which.
    days, paid_time
        Managers' and bosses' days, and what they cost. Not cash.
    cost
        Cash and paid time together.
    cash_per_manager, cost_per_manager
        Over the three years, for each front-line manager.
    """

    lines: tuple[Line, ...]
    cash: Amounts | None
    ask: Amounts | None
    own: Amounts | None
    unassigned: Amounts | None
    days: Amounts | None
    paid_time: Amounts | None
    cost: Amounts | None
    cash_per_manager: Decimal | None
    cost_per_manager: Decimal | None


def line(investment: Investment, day_cost: Decimal | None, day: datetime.date | None) -> Line:
    """Return what one investment takes by year.

    Of a pair (once, each year) one blank counts as nothing when the other is filled; both blank
    is not known. Days of managers without the number of managers are not known either.
    """
    start = start_year(investment.starts, day)
    per_manager = spread_over(investment.days_once, investment.days_yearly, start)
    manager_days = _of_all(per_manager, investment.managers)
    boss_days = spread_over(investment.boss_days_once, investment.boss_days_yearly, start)
    uncounted = per_manager is not None and manager_days is None
    days = None if uncounted else added([manager_days, boss_days])
    paid_time = _priced(days, day_cost)
    return Line(
        investment=investment.id,
        what=investment.what,
        paid_from=investment.paid_from,
        start_year=start,
        cash=spread_over(investment.once, investment.yearly, start),
        manager_days=manager_days,
        boss_days=boss_days,
        paid_time=paid_time,
        unpriced=paid_time is None and has_days(investment),
    )


def start_year(starts: datetime.date | None, day: datetime.date | None) -> int:
    """Return the year of the plan in which an investment starts: 1, 2 or 3, or 4 for later.

    Examples
    --------
    >>> start_year(datetime.date(2028, 1, 11), datetime.date(2027, 1, 12))
    1
    >>> start_year(datetime.date(2028, 1, 12), datetime.date(2027, 1, 12))
    2
    """
    if starts is None or day is None:
        return 1
    return 1 + sum(months_after(day, 12 * year) <= starts for year in range(1, YEARS + 1))


def spread_over(once: Decimal | None, yearly: Decimal | None, start: int) -> Amounts | None:
    """Return what falls due in each year; None when neither is given.

    Examples
    --------
    >>> [str(amount) for amount in spread_over(Decimal(9), Decimal(2), 2).years]
    ['0', '11', '2']
    """
    if once is None and yearly is None:
        return None
    years = [ZERO] * YEARS
    for year in range(start, YEARS + 1):
        years[year - 1] = (yearly or ZERO) + (once or ZERO if year == start else ZERO)
    return Amounts(tuple(years))


def version(lines: Sequence[Line], managers: int | None) -> Version:
    """Return the sums of some lines."""
    cash = added(each.cash for each in lines)
    paid_time = added(each.paid_time for each in lines)
    cost = added([cash, paid_time])
    return Version(
        lines=tuple(lines),
        cash=cash,
        ask=added(each.cash for each in lines if each.paid_from == "ask"),
        own=added(each.cash for each in lines if each.paid_from == "own"),
        unassigned=added(each.cash for each in lines if each.paid_from is None),
        days=added(days for each in lines for days in (each.manager_days, each.boss_days)),
        paid_time=paid_time,
        cost=cost,
        cash_per_manager=divided(cash.total if cash else None, managers),
        cost_per_manager=divided(cost.total if cost else None, managers),
    )


def added(amounts: Iterable[Amounts | None]) -> Amounts | None:
    """Return the sum of the amounts that are known; None when none is."""
    known = [each for each in amounts if each is not None]
    return sum(known[1:], known[0]) if known else None


def divided(amount: Decimal | None, by: Decimal | int | None) -> Decimal | None:
    """Return one figure divided by another; None when either is unknown or the divisor is 0."""
    return None if amount is None or not by else amount / by


def _of_all(per_manager: Amounts | None, managers: int | None) -> Amounts | None:
    if per_manager is None or not per_manager.total:
        return per_manager
    return None if managers is None else per_manager.times(managers)


def _priced(days: Amounts | None, day_cost: Decimal | None) -> Amounts | None:
    if days is None:
        return None
    if day_cost is None:
        return None if days.total else Amounts()
    return days.times(day_cost)


def has_days(investment: Investment) -> bool:
    """Return whether it says anything about the days that it takes, be it none."""
    days = (
        investment.days_once,
        investment.days_yearly,
        investment.boss_days_once,
        investment.boss_days_yearly,
    )
    return any(each is not None for each in days)
