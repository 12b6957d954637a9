"""Does everything serve something? Outcome, what managers must do, capability, action, investment."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.plan.findings import Facts, Found, named, rule, short, unnamed
from workshop.plan.parts import Record
from workshop.plan.scoring import Gap
from workshop.plan.time_use import time_use


def _records(records: Sequence[Record], collection: str, field: str, word: str) -> Found:
    for record in named(records):
        yield f"{collection}/{record.id}/{field}", {word: short(record.title())}


def _capabilities(facts: Facts, gaps: Sequence[Gap], field: str) -> Found:
    for gap in gaps:
        yield f"capabilities/{gap.capability}/{field}", {"capability": facts.name_of(gap.capability)}


@rule("manager-gaps")
def outcome_unserved(facts: Facts) -> Found:
    """An outcome for which managers need do nothing differently."""
    for outcome in named(facts.thread.loose.outcomes):
        yield "requirements", {"outcome": short(outcome.title())}


@rule("plan")
def outcome_unbuilt(facts: Facts) -> Found:
    """An outcome of whose capabilities nothing builds any."""
    for outcome in named(facts.thread.loose.outcomes_unbuilt):
        yield "actions", {"outcome": short(outcome.title())}


@rule("manager-gaps")
def requirement_unnamed(facts: Facts) -> Found:
    """A line on what managers must do, without words."""
    return unnamed("requirements", "behaviour", facts.plan.requirements)


@rule("manager-gaps")
def requirement_unlinked(facts: Facts) -> Found:
    """Something managers must do that serves no outcome."""
    return _records(facts.thread.loose.requirements, "requirements", "serves", "requirement")


@rule("manager-gaps")
def requirement_untaken(facts: Facts) -> Found:
    """Something managers must do that takes no capability."""
    return _records(facts.thread.loose.requirements_untaken, "requirements", "takes", "requirement")


@rule("manager-gaps")
def capability_unserved(facts: Facts) -> Found:
    """A chosen capability that no outcome needs, unless what takes it is itself without an outcome."""
    blamed = {capability for each in facts.thread.loose.requirements for capability in each.takes}
    alone = [gap for gap in facts.thread.loose.capabilities if gap.capability not in blamed]
    return _capabilities(facts, alone, "priority")


@rule("plan")
def priority_unbuilt(facts: Facts) -> Found:
    """A priority that nothing builds."""
    return _capabilities(facts, facts.thread.loose.priorities, "priority")


@rule("plan")
def action_serves_nothing(facts: Facts) -> Found:
    """An action that builds nothing, removes nothing and frees nothing."""
    return _records(facts.thread.loose.actions, "actions", "builds", "action")


@rule("plan")
def action_aside(facts: Facts) -> Found:
    """An action that builds only what no outcome needs."""
    return _records(facts.thread.loose.actions_aside, "actions", "builds", "action")


@rule("investment")
def investment_serves_nothing(facts: Facts) -> Found:
    """An investment that pays for no action, builds nothing and removes nothing."""
    return _records(facts.thread.loose.investments, "investments", "funds", "investment")


@rule("investment")
def investment_aside(facts: Facts) -> Found:
    """An investment that builds only what no outcome needs."""
    return _records(facts.thread.loose.investments_aside, "investments", "builds", "investment")


@rule("time", "consider")
def week_longer(facts: Facts) -> Found:
    """Wanted hours that come to more than today's week."""
    week = time_use(facts.plan, ())
    if week.now is not None and week.wanted is not None and week.wanted > week.now:
        gaining = max(week.activities, key=lambda each: (each.wanted or each.now or 0) - (each.now or 0))
        longer = (week.wanted - week.now).normalize()
        yield f"activities/{gaining.activity}/wanted", {"hours": f"{longer:f}"}
