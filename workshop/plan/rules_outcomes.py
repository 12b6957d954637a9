"""Is it clear what the plan is for? Two to four outcomes, each complete, each beyond its baseline."""

from __future__ import annotations

from decimal import Decimal

from workshop.plan.findings import Facts, Found, named, rule, short, unnamed
from workshop.plan.situation import Outcome

FEWEST = 2
MOST = 4


@rule("outcomes")
def outcomes_none(facts: Facts) -> Found:
    """No outcome."""
    if not facts.plan.outcomes:
        yield "outcomes", {}


@rule("outcomes", "should")
def outcomes_few(facts: Facts) -> Found:
    """A single outcome carries the whole plan."""
    if 0 < len(facts.plan.outcomes) < FEWEST:
        yield "outcomes", {}


@rule("outcomes", "should")
def outcomes_many(facts: Facts) -> Found:
    """More than four outcomes."""
    if len(facts.plan.outcomes) > MOST:
        yield "outcomes", {"count": str(len(facts.plan.outcomes))}


@rule("outcomes")
def outcome_unnamed(facts: Facts) -> Found:
    """An outcome without words."""
    return unnamed("outcomes", "statement", facts.plan.outcomes)


def _lacking(facts: Facts, field: str) -> Found:
    for outcome in named(facts.plan.outcomes):
        if getattr(outcome, field) in ("", None):
            yield f"outcomes/{outcome.id}/{field}", _words(outcome)


@rule("outcomes")
def outcome_measure(facts: Facts) -> Found:
    """An outcome without a measure."""
    return _lacking(facts, "measure")


@rule("outcomes")
def outcome_unit(facts: Facts) -> Found:
    """An outcome without a unit."""
    return _lacking(facts, "unit")


@rule("outcomes")
def outcome_direction(facts: Facts) -> Found:
    """An outcome that does not say which way it is to move."""
    return _lacking(facts, "direction")


@rule("outcomes")
def outcome_target(facts: Facts) -> Found:
    """An outcome without a target."""
    return _lacking(facts, "target")


@rule("outcomes")
def outcome_by(facts: Facts) -> Found:
    """An outcome without a date."""
    return _lacking(facts, "by")


@rule("outcomes")
def outcome_by_past(facts: Facts) -> Found:
    """An outcome whose date is not after the session's day."""
    for outcome in named(facts.plan.outcomes):
        if facts.day and outcome.by and outcome.by <= facts.day:
            yield f"outcomes/{outcome.id}/by", _words(outcome)


@rule("current-state")
def outcome_baseline(facts: Facts) -> Found:
    """An outcome without a baseline."""
    return _lacking(facts, "baseline")


@rule("outcomes")
def outcome_not_beyond(facts: Facts) -> Found:
    """A target that is not past its baseline in the wanted direction; one that stays can't fail this."""
    for outcome in named(facts.plan.outcomes):
        if outcome.target is None or outcome.baseline is None:
            continue
        move = outcome.target - outcome.baseline
        if (outcome.direction == "up" and move <= 0) or (outcome.direction == "down" and move >= 0):
            words = {"target": _figure(outcome.target), "baseline": _figure(outcome.baseline)}
            yield f"outcomes/{outcome.id}/target", _words(outcome) | words


def _words(outcome: Outcome) -> dict[str, str]:
    return {"outcome": short(outcome.statement)}


def _figure(figure: Decimal) -> str:
    return f"{figure:f}"
