"""Which team could learn from which: what one does reliably is what another falls short in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.plan.model import Plan
from workshop.plan.scoring import Gap, Spread, gaps, today
from workshop.plan.tallies import tallied

HIGH = 4
"""From this level on ("reliably") a team has something to show."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one team could learn from another; teams are known by their place in the list.

    Attributes
    ----------
    capability
        Its id.
    learner, teacher
        The teams.
    from_level, to_level
        What each agreed on: the learner's level today, and the teacher's.
    gap
        The learner's.
    """

    capability: str
    learner: int
    teacher: int
    from_level: int
    to_level: int
    gap: Gap


def lessons(plans: Sequence[Plan], order: Sequence[str]) -> tuple[Lesson, ...]:
    """Return what teams could learn from each other, the best pair first.

    A team can teach what it agreed to do reliably (level 4 or more), if its own plan asks for no more
    and its people do not see it very differently. A team learns what it falls short in or chose as a
    priority, from the team that agreed on the highest level, the first of several. Both levels were
    agreed: without them there is no evidence, and no pair. The best pair is the one whose levels lie
    furthest apart; of two alike what the learner chose comes first, then the larger gap.

    Parameters
    ----------
    plans
        The teams' plans.
    order
        The framework's ids in its order.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> north = plan_from({"ratings/hiring/day-0/1": 2, "capabilities/hiring/required_12": 4})
    >>> south = plan_from({"ratings/hiring/day-0/1": 4})
    >>> [found] = lessons([north, south], ["hiring"])
    >>> found.learner, found.teacher, found.from_level, found.to_level
    (0, 1, 2, 4)
    """
    found = []
    for learner, plan in enumerate(plans):
        for gap in gaps(plan, order):
            if gap.today is None or not (gap.gap_12 or gap.priority):
                continue
            levels = [_taught(other, gap.capability, order) for other in plans]
            if (best := max(levels)) > gap.today:
                found.append(Lesson(gap.capability, learner, levels.index(best), gap.today, best, gap))
    return tuple(sorted(found, key=_place))


def _taught(plan: Plan, capability: str, order: Sequence[str]) -> int:
    """Return the level at which a team could teach a capability; 0 when it could not."""
    level = today(plan, capability)
    if level is None or level < HIGH:
        return 0
    seen = tallied(plan, capability)
    if seen is not None and seen.spread is Spread.FAR_APART:
        return 0
    short = any(gap.gap_12 or gap.gap_24 for gap in gaps(plan, order) if gap.capability == capability)
    return 0 if short else level


def _place(lesson: Lesson) -> tuple[int, bool, int]:
    return lesson.from_level - lesson.to_level, not lesson.gap.priority, -(lesson.gap.gap_12 or 0)
