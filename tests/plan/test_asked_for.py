"""What the cash that is asked for builds."""

from __future__ import annotations

from decimal import Decimal

from workshop.plan.asked_for import asked_by_capability
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json

COACH: dict[str, Json] = {
    "investments/coach-000001/yearly": "300",
    "investments/coach-000001/paid_from": "ask",
}


def test_cash_over_three_years_goes_to_what_the_actions_build_that_it_pays_for() -> None:
    values: dict[str, Json] = {
        **COACH,
        "investments/coach-000001/funds/action-00001": True,
        "investments/coach-000001/builds/hiring": True,
        "actions/action-00001/builds/hiring": True,
        "actions/action-00001/builds/motivation": True,
    }
    found = asked_by_capability(plan_from(values), None)
    assert found == {"hiring": Decimal(450), "motivation": Decimal(450)}


def test_what_builds_nothing_is_counted_apart_and_own_budget_and_no_cash_not_at_all() -> None:
    assert asked_by_capability(plan_from(COACH), None) == {"": Decimal(900)}
    own = {**COACH, "investments/coach-000001/paid_from": "own"}
    assert asked_by_capability(plan_from(own), None) == {}
    assert asked_by_capability(plan_from({"investments/coach-000001/paid_from": "ask"}), None) == {}
