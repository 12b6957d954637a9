"""What would have to come from the plan to pay it back. It never claims that it will."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workshop.plan.costs import MONTHS, YEARS, ZERO, Amounts, Version, divided
from workshop.plan.dates import months_after
from workshop.plan.model import Plan
from workshop.plan.situation import Outcome

CENT = Decimal("0.01")
STATED_SHARES = (Decimal("0.1"), Decimal("0.25"))
"""A tenth and a quarter: the only shares for which months are given."""


@dataclass(frozen=True, slots=True)
class OutcomeReturn:
    """What one outcome brings over three years, and how much of it pays the plan back alone.

    Attributes
    ----------
    outcome
        Its id.
    yearly_margin
        The margin a year once the target is reached.
    margin
        Year 1, 2 and 3: it rises evenly from the session's day to the target date, then stays.
    movement
        Target - baseline in the outcome's own unit (negative when it is to fall); None while
        either is blank.
    share
        Cost ÷ this outcome's margin over three years; above 1 when it can't pay back alone, None
        when it brings nothing.
    pays_back
        ``share`` of the movement in the outcome's own unit ("0.52 of the 5.6").
    """

    outcome: str
    yearly_margin: Decimal
    margin: Amounts
    movement: Decimal | None
    share: Decimal | None
    pays_back: Decimal | None


@dataclass(frozen=True, slots=True)
class Payback:
    """The month (0 to 36) by which a share of the margin equals the cost; None when none does."""

    share: Decimal
    month: int | None


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Cost over three years against margin over three years.

    Attributes
    ----------
    cost
        Cash and paid time; None while nothing is known, and when it would be 0 only because planned
        days have no price.
    paid_time_counted
        Whether all planned days are known and priced, and so part of ``cost``.
    returns
        The outcomes whose margin and target date are known and not counted elsewhere.
    margin
        Theirs together, by year; None when there are none.
    share
        Cost ÷ margin: the share of it all that would have to come from this plan; above 1 when the
        margin is less than the cost, None when there is no margin or it is not positive.
    months
        When a tenth, or a quarter, of the margin would have paid the three years' cost.
    needed_yearly
        Without any margin: what it must bring a year, on average over the three; else None.
    left_out
        Ids of outcomes whose margin is counted in another.
    open
        Paths of the blank answers (margins, target dates) that keep an outcome out.
    """

    cost: Decimal | None
    paid_time_counted: bool
    returns: tuple[OutcomeReturn, ...]
    margin: Amounts | None
    share: Decimal | None
    months: tuple[Payback, ...]
    needed_yearly: Decimal | None
    left_out: tuple[str, ...]
    open: tuple[str, ...]


def break_even(plan: Plan, day: datetime.date | None, costs: Version) -> BreakEven:
    """Return what would have to come from the plan to pay back these costs.

    By the exercise's numbers: cost over three years (cash and paid time) ÷ margin over three
    years, where each outcome's yearly margin rises evenly from the session's day to its target
    date and then stays; overlaps are left out.

    Parameters
    ----------
    plan
        The team's plan.
    day
        The session's day; without one no margin can be placed in time and all stay out.
    costs
        The version of the plan to be paid back.
    """
    unpriced = any(each.unpriced for each in costs.lines)
    cost = costs.cost.total if costs.cost else None
    if not cost and unpriced:
        cost = None
    counted = [outcome for outcome in plan.outcomes if not outcome.margin_counted]
    rising = _rising(counted, day)
    returns = tuple(_return_of(outcome, each, cost) for outcome, each in rising)
    margin = sum((each.margin for each in returns), Amounts()) if returns else None
    total = margin.total if margin else ZERO
    return BreakEven(
        cost=cost,
        paid_time_counted=costs.paid_time is not None and not unpriced,
        returns=returns,
        margin=margin,
        share=divided(cost, total) if total > 0 else None,
        months=_months([margin for _, margin in rising], cost),
        needed_yearly=divided(cost, YEARS) if not returns else None,
        left_out=tuple(outcome.id for outcome in plan.outcomes if outcome.margin_counted),
        open=tuple(
            f"outcomes/{outcome.id}/{name}"
            for outcome in counted
            for name in ("margin", "by")
            if getattr(outcome, name) is None
        ),
    )


@dataclass(frozen=True, slots=True)
class RisingMargin:
    """A yearly margin that rises evenly from the session's day and then stays.

    ``rise`` is the time to the target date as a share of the three years: 0 when it is past, above 1
    when it lies beyond them.
    """

    yearly: Decimal
    rise: Decimal

    def until(self, month: int) -> Decimal:
        """Return the margin that has come in after so many months (0 to 36), in whole cents.

        Examples
        --------
        >>> two_years = RisingMargin(Decimal(300), rise=Decimal(24) / 36)
        >>> [str(two_years.until(month)) for month in (12, 24, 36)]
        ['75.00', '300.00', '600.00']
        """
        passed = Decimal(month) / MONTHS
        at_full = passed - self.rise / 2 if passed >= self.rise else passed * passed / (2 * self.rise)
        return (self.yearly * YEARS * at_full).quantize(CENT)


def _rising(outcomes: Sequence[Outcome], day: datetime.date | None) -> list[tuple[Outcome, RisingMargin]]:
    """The margins whose size and target date are known."""
    if day is None:
        return []
    horizon = (months_after(day, MONTHS) - day).days
    return [
        (outcome, RisingMargin(outcome.margin, Decimal(max(0, (outcome.by - day).days)) / horizon))
        for outcome in outcomes
        if outcome.margin is not None and outcome.by is not None
    ]


def _return_of(outcome: Outcome, rising: RisingMargin, cost: Decimal | None) -> OutcomeReturn:
    margin = Amounts(tuple(rising.until(end) - rising.until(end - 12) for end in (12, 24, 36)))
    movement = movement_of(outcome)
    share = divided(cost, margin.total) if margin.total > 0 else None
    return OutcomeReturn(
        outcome=outcome.id,
        yearly_margin=rising.yearly,
        margin=margin,
        movement=movement,
        share=share,
        pays_back=None if share is None or movement is None else share * movement,
    )


def movement_of(outcome: Outcome) -> Decimal | None:
    """Return target - baseline in the outcome's own unit, or None while either is blank."""
    if outcome.target is None or outcome.baseline is None:
        return None
    return outcome.target - outcome.baseline


def _months(margins: Sequence[RisingMargin], cost: Decimal | None) -> tuple[Payback, ...]:
    if cost is None or not margins:
        return ()
    come_in = [sum((each.until(month) for each in margins), ZERO) for month in range(MONTHS + 1)]
    return tuple(
        Payback(share, next((month for month, sum_ in enumerate(come_in) if share * sum_ >= cost), None))
        for share in STATED_SHARES
    )
