"""What the kit proposes for a blank field, with the reason: a person takes it or writes another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from workshop.plan.costs import Amounts
from workshop.plan.dates import followup_dates, followups
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.money import investment_case

WORKING_DAYS = 220


@dataclass(frozen=True, slots=True)
class Offer:
    """A value for a blank field.

    Attributes
    ----------
    value
        The answer in the form in which it would be stored.
    reason
        The key of the sentence that says where it comes from, in the form's words.
    amounts
        What that sentence names: figures as plain decimal text, dates in ISO 8601, people's names.
    """

    value: Json
    reason: str
    amounts: Mapping[str, str] = field(default_factory=dict)


def offers(plan: Plan, day: datetime.date | None) -> dict[str, Offer]:
    """Return an offer for each blank field that something can be proposed for, by path.

    Parameters
    ----------
    plan
        The team's plan.
    day
        The session's day; without one no date is offered.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> made = offers(plan_from({"about/yearly_cost": "96000"}), datetime.date(2027, 1, 12))
    >>> made["about/day_cost"].value, made["about/day_cost"].reason
    ('436', 'offer_day_cost')
    >>> made["followups/day-30/on"].value
    '2027-02-11'
    """
    return dict(
        [
            *_day_cost(plan),
            *_sponsor(plan),
            *_managers(plan),
            *_investment_starts(plan),
            *_ask(plan, day),
            *_dates(plan, day),
        ]
    )


def _day_cost(plan: Plan) -> Iterator[tuple[str, Offer]]:
    """The exercise's numbers: a manager's day costs the yearly cost ÷ 220."""
    yearly = plan.about.yearly_cost
    if yearly and plan.about.day_cost is None:
        cost = (yearly / WORKING_DAYS).quantize(Decimal(1), ROUND_HALF_UP)
        yield (
            "about/day_cost",
            Offer(plain(cost), "offer_day_cost", {"yearly_cost": plain(yearly), "days": str(WORKING_DAYS)}),
        )


def _sponsor(plan: Plan) -> Iterator[tuple[str, Offer]]:
    name = plan.person(plan.about.sponsor)
    if not name:
        return
    offer = Offer(plan.about.sponsor, "offer_sponsor", {"name": name})
    for outcome in plan.outcomes:
        if not outcome.executive:
            yield f"outcomes/{outcome.id}/executive", offer
    for obstacle in plan.obstacles:
        if obstacle.sponsor_must and not obstacle.clears:
            yield f"obstacles/{obstacle.id}/clears", offer
    if not plan.ask.person:
        yield "ask/person", offer


def _managers(plan: Plan) -> Iterator[tuple[str, Offer]]:
    if not plan.about.managers:
        return
    offer = Offer(plan.about.managers, "offer_managers", {"managers": str(plan.about.managers)})
    for investment in plan.investments:
        if investment.managers is None:
            yield f"investments/{investment.id}/managers", offer


def _investment_starts(plan: Plan) -> Iterator[tuple[str, Offer]]:
    """An investment starts with the first of the actions that it pays for."""
    for investment in plan.investments:
        funded = [each for each in plan.actions if each.id in investment.funds and each.start]
        first = min(funded, key=lambda each: each.start or datetime.date.max, default=None)
        if investment.starts is None and first is not None and first.start is not None:
            offer = Offer(first.start.isoformat(), "offer_starts", {"action": first.what})
            yield f"investments/{investment.id}/starts", offer


def _ask(plan: Plan, day: datetime.date | None) -> Iterator[tuple[str, Offer]]:
    """The ask is the new cash over three years of the investments that are asked for.

    The smaller amount is offered once each of them says what becomes of it in the smaller version.
    """
    case = investment_case(plan, day)
    if plan.ask.amount is None and case.full.ask and case.full.ask.total:
        yield "ask/amount", _sum_of(case.full.ask, "offer_ask_amount")
    asked = [each for each in plan.investments if each.paid_from == "ask"]
    if plan.ask.smaller_amount is not None or not asked or any(each.smaller is None for each in asked):
        return
    smaller = case.smaller.ask if case.smaller else None
    if smaller and case.full.ask and 0 < smaller.total < case.full.ask.total:
        yield "ask/smaller_amount", _sum_of(smaller, "offer_smaller_amount")


def _sum_of(amounts: Amounts, reason: str) -> Offer:
    years = {f"year_{number}": plain(amount) for number, amount in enumerate(amounts.years, start=1)}
    return Offer(plain(amounts.total), reason, {"total": plain(amounts.total), **years})


def _dates(plan: Plan, day: datetime.date | None) -> Iterator[tuple[str, Offer]]:
    if day is None:
        return
    written = {record.id for record in plan.followups if record.on}
    for key, on in followup_dates(day).items():
        if key not in written:
            yield f"followups/{key}/on", Offer(on.isoformat(), "offer_followup", {"date": on.isoformat()})
    noticed = {each.key: each.on for each in followups(plan, day)}["day-90"]
    for goal in plan.capabilities:
        if noticed and goal.priority and goal.noticed_when is None:
            offer = Offer(noticed.isoformat(), "offer_noticed_when", {"date": noticed.isoformat()})
            yield f"capabilities/{goal.id}/noticed_when", offer
    for agreement in plan.agreements:
        if agreement.person and agreement.on is None:
            offer = Offer(day.isoformat(), "offer_agreed_on", {"date": day.isoformat()})
            yield f"agreements/{agreement.id}/on", offer


def plain(figure: Decimal) -> str:
    """Return a figure as decimal text without needless zeros.

    Examples
    --------
    >>> plain(Decimal("120.50")), plain(Decimal("1E+3")), plain(Decimal("0.00"))
    ('120.5', '1000', '0')
    """
    text = f"{figure:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text
