"""What must managers become? Few priorities, each with levels and what will be seen, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.plan.dates import months_after
from workshop.plan.findings import Facts, Found, rule
from workshop.plan.model import CapabilityGoal
from workshop.plan.scoring import today

MOST = 4
STEEP = 2
"""So many levels in a year are many; more are hardly ever seen."""
SOONEST, LATEST = 2, 12
"""Behaviour that changed is noticed between so many months from the session's day."""


def _priorities(facts: Facts) -> Iterator[CapabilityGoal]:
    return (goal for goal in facts.plan.capabilities if goal.priority)


def _lacking(facts: Facts, field: str) -> Found:
    for goal in _priorities(facts):
        if not getattr(goal, field):
            yield f"capabilities/{goal.id}/{field}", _words(facts, goal.id)


@rule("manager-gaps", "should")
def priorities_none(facts: Facts) -> Found:
    """Capabilities that are needed, but none chosen to begin with."""
    needed = [gap for gap in facts.gaps if gap.outcomes]
    if needed and not any(_priorities(facts)):
        yield f"capabilities/{needed[0].capability}/priority", {}


@rule("manager-gaps", "should")
def priorities_many(facts: Facts) -> Found:
    """More than four priorities."""
    chosen = list(_priorities(facts))
    if len(chosen) > MOST:
        yield f"capabilities/{chosen[-1].id}/priority", {"count": str(len(chosen))}


@rule("manager-gaps", "should")
def others_wait(facts: Facts) -> Found:
    """Priorities, but no reason why the others wait."""
    waiting = [gap for gap in facts.gaps if gap.outcomes and not gap.priority]
    if any(_priorities(facts)) and waiting and not facts.plan.gaps.why_others_wait:
        yield "gaps/why_others_wait", {}


@rule("manager-gaps", "should")
def priority_unrated(facts: Facts) -> Found:
    """A priority whose level today the team has not agreed."""
    for goal in _priorities(facts):
        if today(facts.plan, goal.id) is None:
            yield f"ratings/{goal.id}/day-0/1", _words(facts, goal.id)


@rule("manager-gaps", "should")
def priority_level_12(facts: Facts) -> Found:
    """A priority without the level required in a year."""
    return _lacking(facts, "required_12")


@rule("manager-gaps", "should")
def priority_level_24(facts: Facts) -> Found:
    """A priority without the level required in two years."""
    return _lacking(facts, "required_24")


@rule("manager-gaps", "should")
def level_falls(facts: Facts) -> Found:
    """A level in 24 months below that in 12."""
    for gap in facts.gaps:
        if gap.required_12 and gap.required_24 and gap.required_24 < gap.required_12:
            words = {"in_12": str(gap.required_12), "in_24": str(gap.required_24)}
            yield f"capabilities/{gap.capability}/required_24", _words(facts, gap.capability) | words


@rule("manager-gaps", "consider")
def rise_steep(facts: Facts) -> Found:
    """A rise of more than two levels in a year."""
    for gap in facts.gaps:
        if gap.gap_12 is not None and gap.gap_12 > STEEP:
            words = {"levels": str(gap.gap_12)}
            yield f"capabilities/{gap.capability}/required_12", _words(facts, gap.capability) | words


@rule("manager-gaps", "should")
def priority_seen(facts: Facts) -> Found:
    """A priority that does not say what will be seen."""
    return _lacking(facts, "seen")


@rule("manager-gaps", "should")
def priority_noticed_by(facts: Facts) -> Found:
    """A priority of which nobody is named to notice it first."""
    return _lacking(facts, "noticed_by")


@rule("manager-gaps", "should")
def priority_noticed_when(facts: Facts) -> Found:
    """A priority without the date by which it shows."""
    return _lacking(facts, "noticed_when")


@rule("manager-gaps", "consider")
def noticed_out_of_reach(facts: Facts) -> Found:
    """A date on which a change is noticed too soon, or later than in a year."""
    for goal in _priorities(facts) if facts.day else ():
        when = goal.noticed_when
        if (
            when
            and facts.day
            and not months_after(facts.day, SOONEST) <= when <= months_after(facts.day, LATEST)
        ):
            yield f"capabilities/{goal.id}/noticed_when", _words(facts, goal.id)


def _words(facts: Facts, capability: str) -> dict[str, str]:
    return {"capability": facts.name_of(capability)}
