"""What the cash that is asked for builds, over three years."""

from __future__ import annotations

import datetime
from decimal import Decimal

from workshop.plan.costs import ZERO, line
from workshop.plan.model import Plan

NO_CAPABILITY = ""
"""In place of a capability's id: cash that builds none, such as what clears an obstacle."""


def asked_by_capability(plan: Plan, day: datetime.date | None) -> dict[str, Decimal]:
    """Return the cash asked for by the capability that it builds, itself or through the actions it pays for.

    What builds several is shared out evenly among them.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> coach = "investments/coach-000001"
    >>> plan = plan_from({
    ...     f"{coach}/once": "900", f"{coach}/paid_from": "ask",
    ...     f"{coach}/builds/hiring": True, f"{coach}/builds/motivation": True,
    ... })
    >>> {name: str(amount) for name, amount in asked_by_capability(plan, None).items()}
    {'hiring': '450', 'motivation': '450'}
    """
    through = {action.id: action.builds for action in plan.actions}
    found: dict[str, Decimal] = {}
    for each in plan.investments:
        cash = line(each, plan.about.day_cost, day).cash
        if each.paid_from != "ask" or cash is None or not cash.total:
            continue
        builds = each.builds.union(*(through.get(action, frozenset()) for action in each.funds))
        kept = sorted(builds) or [NO_CAPABILITY]
        for capability in kept:
            found[capability] = found.get(capability, ZERO) + cash.total / len(kept)
    return found
