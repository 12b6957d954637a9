"""Does the plan as a whole fit? Short and long term, the first 90 days, more than courses, room for it."""

from __future__ import annotations

from decimal import Decimal

from workshop.plan.findings import Facts, Found, named, rule, short
from workshop.plan.time_use import time_use
from workshop.plan.workload import (
    MANY_ACTIONS,
    MOST_SHARE,
    by_owner,
    by_term,
    first_90_days,
    hours_freed,
)

LEARNING = frozenset({"course"})


@rule("plan", "should")
def actions_no_short(facts: Facts) -> Found:
    """Actions, but none in the short term."""
    terms = by_term(facts.plan)
    if facts.plan.actions and not terms.short:
        yield "actions", {}


@rule("plan", "should")
def actions_no_long(facts: Facts) -> Found:
    """Actions, but none in the long term."""
    terms = by_term(facts.plan)
    if facts.plan.actions and not terms.long:
        yield "actions", {}


@rule("plan", "should")
def milestone_empty(facts: Facts) -> Found:
    """Nothing in place by day 30, by day 60 or by day 90, although actions have dates."""
    if any(action.due for action in facts.plan.actions):
        for step in first_90_days(facts.plan, facts.day):
            if not step.actions:
                yield "actions", {"day": str(step.days)}


@rule("plan", "should")
def courses_only(facts: Facts) -> Found:
    """Nothing but courses."""
    kinds = {action.kind for action in facts.plan.actions if action.kind}
    if kinds and kinds <= LEARNING:
        yield "actions", {}


@rule("plan", "should")
def boss_absent(facts: Facts) -> Found:
    """No action in which the managers' own boss coaches them."""
    kinds = {action.kind for action in facts.plan.actions if action.kind}
    if kinds and "coaching" not in kinds:
        yield "actions", {}


@rule("plan", "consider")
def action_kind(facts: Facts) -> Found:
    """An action that does not say of which kind it is."""
    for action in named(facts.plan.actions):
        if action.kind is None:
            yield f"actions/{action.id}/kind", {"action": short(action.what)}


@rule("plan", "should")
def owner_overloaded(facts: Facts) -> Found:
    """One owner with more than a third of the actions, from six actions on."""
    if len(facts.plan.actions) < MANY_ACTIONS:
        return
    for load in by_owner(facts.plan):
        if load.person and load.share > MOST_SHARE:
            counted = {"count": str(len(load.actions)), "all": str(len(facts.plan.actions))}
            yield f"actions/{load.actions[-1].id}/owner", {"person": short(load.name)} | counted


@rule("plan", "should")
def stops_none(facts: Facts) -> Found:
    """Actions, but nothing that stops."""
    if facts.plan.actions and not facts.plan.stops:
        yield "stops", {}


@rule("plan", "consider")
def stop_hours(facts: Facts) -> Found:
    """Something that stops, without the hours that it frees."""
    for stop in named(facts.plan.stops):
        if stop.hours is None:
            yield f"stops/{stop.id}/hours", {"stop": short(stop.what)}


@rule("plan", "should")
def stop_agrees(facts: Facts) -> Found:
    """Something that stops, without anybody who must agree to it."""
    for stop in named(facts.plan.stops):
        if not facts.plan.person(stop.agrees):
            yield f"stops/{stop.id}/agrees", {"stop": short(stop.what)}


@rule("plan", "consider")
def hours_not_freed(facts: Facts) -> Found:
    """Hours that some activities are to gain, and stops that free fewer, in a week that does not get shorter.

    Hours that other activities lose count as freed only as far as something stops.
    """
    week = time_use(facts.plan, ())
    gained = sum(
        (
            max(Decimal(0), each.wanted - each.now)
            for each in week.activities
            if each.wanted is not None and each.now is not None
        ),
        Decimal(0),
    )
    freed = hours_freed(facts.plan).per_manager
    if gained and freed is None and facts.plan.actions:
        yield "stops", {"gained": f"{gained.normalize():f}"}
