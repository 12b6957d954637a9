"""Is the beginning solid? Why each outcome matters, where its figure comes from, what is in the way."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.plan.findings import Facts, Found, named, rule, short
from workshop.plan.situation import Obstacle, Outcome

OWN_VIEW = frozenset({"our_view"})


def _lacking(facts: Facts, field: str) -> Found:
    for outcome in named(facts.plan.outcomes):
        if not getattr(outcome, field):
            yield f"outcomes/{outcome.id}/{field}", _words(outcome)


@rule("outcomes", "should")
def outcome_why(facts: Facts) -> Found:
    """An outcome that does not say why it matters."""
    return _lacking(facts, "why")


@rule("outcomes", "should")
def outcome_executive(facts: Facts) -> Found:
    """An outcome without the executive to whom it matters."""
    for outcome in named(facts.plan.outcomes):
        if not facts.plan.person(outcome.executive):
            yield f"outcomes/{outcome.id}/executive", _words(outcome)


def _known(facts: Facts) -> Iterator[Outcome]:
    return (outcome for outcome in named(facts.plan.outcomes) if outcome.baseline is not None)


@rule("current-state", "should")
def baseline_undated(facts: Facts) -> Found:
    """A figure of today without its date."""
    for outcome in _known(facts):
        if outcome.baseline_date is None:
            yield f"outcomes/{outcome.id}/baseline_date", _words(outcome)


@rule("current-state", "should")
def baseline_unsourced(facts: Facts) -> Found:
    """A figure of today without its source."""
    for outcome in _known(facts):
        if not outcome.sources:
            yield f"outcomes/{outcome.id}/sources", _words(outcome)


@rule("current-state", "should")
def baselines_opinion(facts: Facts) -> Found:
    """Figures of today that all rest on one's own view alone."""
    sourced = [outcome for outcome in _known(facts) if outcome.sources]
    if sourced and all(outcome.sources <= OWN_VIEW for outcome in sourced):
        yield f"outcomes/{sourced[0].id}/sources", {}


@rule("current-state", "consider")
def obstacles_none(facts: Facts) -> Found:
    """Outcomes, and nothing that is in their way."""
    if facts.plan.outcomes and not facts.plan.obstacles:
        yield "obstacles", {}


@rule("current-state", "consider")
def obstacle_untold(facts: Facts) -> Found:
    """An obstacle of which nobody said whether training could fix it."""
    for obstacle in named(facts.plan.obstacles):
        if obstacle.trainable is None:
            yield f"obstacles/{obstacle.id}/trainable", _obstacle(obstacle)


def _untrainable(facts: Facts) -> Iterator[Obstacle]:
    return (each for each in named(facts.plan.obstacles) if each.trainable is False)


@rule("current-state", "should")
def obstacle_remedy(facts: Facts) -> Found:
    """An obstacle that training can't fix, without another remedy."""
    loose = {each.id for each in facts.thread.loose.obstacles}
    for obstacle in _untrainable(facts):
        if obstacle.id in loose:
            yield f"obstacles/{obstacle.id}/remedy", _obstacle(obstacle)


@rule("current-state", "should")
def obstacle_clears(facts: Facts) -> Found:
    """A remedy that nobody is named for."""
    for obstacle in _untrainable(facts):
        if obstacle.remedy and not facts.plan.person(obstacle.clears):
            yield f"obstacles/{obstacle.id}/clears", _obstacle(obstacle)


@rule("current-state", "should")
def obstacle_by(facts: Facts) -> Found:
    """A remedy without a date."""
    for obstacle in _untrainable(facts):
        if obstacle.remedy and obstacle.by is None:
            yield f"obstacles/{obstacle.id}/by", _obstacle(obstacle)


def _words(outcome: Outcome) -> dict[str, str]:
    return {"outcome": short(outcome.statement)}


def _obstacle(obstacle: Obstacle) -> dict[str, str]:
    return {"obstacle": short(obstacle.what)}
