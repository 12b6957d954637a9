"""What a plan waits for from whoever decides: the ask, an obstacle, something that is to be stopped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop.plan.model import Plan

LAST = datetime.date.max


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """Something that is not decided yet.

    Attributes
    ----------
    kind
        ``ask``; ``obstacle`` for one where the sponsor must act; ``stop`` for one to which somebody must
        agree.
    record
        The id of the obstacle or the stop; empty for the ask.
    person
        The id of who decides; empty while nobody is named.
    by
        By when; None while that is open.
    """

    kind: Literal["ask", "obstacle", "stop"]
    record: str
    person: str
    by: datetime.date | None


def open_decisions(plan: Plan) -> tuple[OpenDecision, ...]:
    """Return what is to be decided, the soonest first, what has no date last.

    The ask is open until an answer of the sponsor is recorded. A stop is open while whoever must agree
    to it neither owns the plan nor has agreed to it as a whole; it is wanted before the first action
    begins that frees it.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({
    ...     "ask/amount": "9000", "ask/by": "2027-02-15",
    ...     "obstacles/pay-is-wrong/sponsor_must": True, "obstacles/pay-is-wrong/by": "2027-02-01",
    ... })
    >>> [(each.kind, each.by.isoformat()) for each in open_decisions(plan)]
    [('obstacle', '2027-02-01'), ('ask', '2027-02-15')]
    """
    found = [*_ask(plan), *_obstacles(plan), *_stops(plan)]
    return tuple(sorted(found, key=lambda each: each.by or LAST))


def _ask(plan: Plan) -> Iterator[OpenDecision]:
    asked = plan.ask.what or plan.ask.amount is not None
    if asked and plan.decision.answer is None:
        yield OpenDecision("ask", "", plan.ask.person, plan.ask.by)


def _obstacles(plan: Plan) -> Iterator[OpenDecision]:
    for each in plan.obstacles:
        if each.sponsor_must and each.trainable is not True:
            yield OpenDecision("obstacle", each.id, plan.about.sponsor, each.by)


def _stops(plan: Plan) -> Iterator[OpenDecision]:
    agreed = {plan.about.owner, *(each.person for each in plan.agreements)}
    for stop in plan.stops:
        if plan.person(stop.agrees) and stop.agrees not in agreed:
            days = [each.start or each.due for each in plan.actions if stop.id in each.frees]
            yield OpenDecision("stop", stop.id, stop.agrees, min(filter(None, days), default=None))
