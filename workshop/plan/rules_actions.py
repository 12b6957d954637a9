"""Can each action be held to? One named owner, a start, a date, and evidence that it works."""

from __future__ import annotations

from workshop.plan.findings import Facts, Found, named, rule, short, unnamed
from workshop.plan.model import Action


@rule("plan")
def actions_none(facts: Facts) -> Found:
    """No action."""
    if not facts.plan.actions:
        yield "actions", {}


@rule("plan")
def action_unnamed(facts: Facts) -> Found:
    """An action without words."""
    return unnamed("actions", "what", facts.plan.actions)


@rule("plan")
def action_owner(facts: Facts) -> Found:
    """An action without a named owner; one who was taken out of the plan is none."""
    for action in named(facts.plan.actions):
        if not facts.plan.person(action.owner):
            yield f"actions/{action.id}/owner", _words(action)


def _lacking(facts: Facts, field: str) -> Found:
    for action in named(facts.plan.actions):
        if not getattr(action, field):
            yield f"actions/{action.id}/{field}", _words(action)


@rule("plan")
def action_start(facts: Facts) -> Found:
    """An action without a start."""
    return _lacking(facts, "start")


@rule("plan")
def action_due(facts: Facts) -> Found:
    """An action without a date by which it is in place."""
    return _lacking(facts, "due")


@rule("plan")
def action_before_start(facts: Facts) -> Found:
    """An action in place before it starts."""
    for action in named(facts.plan.actions):
        if action.start and action.due and action.due < action.start:
            yield f"actions/{action.id}/due", _words(action)


@rule("plan")
def action_evidence(facts: Facts) -> Found:
    """An action without evidence that it works."""
    return _lacking(facts, "evidence")


def _words(action: Action) -> dict[str, str]:
    return {"action": short(action.what)}
