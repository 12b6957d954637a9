"""Where the managers stand, how far they have to go, and in which order to begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workshop.plan.kinds import CANNOT_SAY
from workshop.plan.model import CapabilityGoal, Plan
from workshop.plan.parts import AgreedLevel

CLOSE_WITHIN = 1
FAR_APART_FROM = 3
FEWEST_FOR_A_SPREAD = 3


class Spread(StrEnum):
    """How far the ratings that several people gave lie from each other."""

    CLOSE = "close"
    MIXED = "mixed"
    FAR_APART = "far_apart"


@dataclass(frozen=True, slots=True)
class Gap:
    """One capability: today, wanted, and the way between.

    Attributes
    ----------
    capability
        The framework's id.
    today
        The level (1 to 5) that the team agreed in the latest round; None while there is none.
    cannot_say
        Whether ``today`` is None because the team said that it cannot say.
    required_12, required_24
        The levels (1 to 5) needed in 12 and in 24 months; None is open.
    gap_12
        Levels to rise within 12 months (0 to 4); None is open, never 0.
    gap_24
        Levels to rise further in the second year (0 to 4); None is open, never 0.
    strength
        Levels by which today exceeds everything required; 0 when it does not or is not known.
    outcomes
        Ids of the outcomes that it serves, the most important first.
    rank
        Rank of the most important of them (1 is the most important); None when it serves none.
    priority
        Whether the team chose it.
    """

    capability: str
    today: int | None
    cannot_say: bool
    required_12: int | None
    required_24: int | None
    gap_12: int | None
    gap_24: int | None
    strength: int
    outcomes: tuple[str, ...]
    rank: int | None
    priority: bool


def today(plan: Plan, capability: str) -> int | None:
    """Return the level that the team agreed in the latest round, or None when it is not known.

    It is never worked out from individual ratings. When the latest answer is "cannot say", today
    is unknown, whatever an earlier round said.

    Examples
    --------
    >>> today(Plan(ratings={"hiring": {"day-0/1": 2, "day-0/2": 3}}), "hiring")
    3
    >>> today(Plan(ratings={"hiring": {"day-0/1": "cannot-say"}}), "hiring") is None
    True
    """
    level = _latest(plan, capability)
    return level if isinstance(level, int) else None


def in_play(plan: Plan, order: Sequence[str]) -> tuple[str, ...]:
    """Return the capabilities that a requirement takes or that have a goal.

    Parameters
    ----------
    plan
        The team's plan.
    order
        The framework's ids in its order. Ids that it does not hold come last, by name.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"capabilities/hiring/required_12": 3, "capabilities/forecasting/priority": True})
    >>> in_play(plan, ["forecasting", "hiring", "onboarding"])
    ('forecasting', 'hiring')
    """
    found = {capability for requirement in plan.requirements for capability in requirement.takes}
    found |= {goal.id for goal in plan.capabilities if _is_set(goal)}
    known = [capability for capability in order if capability in found]
    return (*known, *sorted(found.difference(known)))


def gaps(plan: Plan, order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the gap of every capability in play, in the framework's order.

    By the exercise's numbers: gap in 12 months = max(0, required_12 - today); further gap =
    max(0, required_24 - max(required_12, today)). What lacks an ingredient stays open (None).

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"capabilities/hiring/required_12": 4, "ratings/hiring/day-0/1": 2})
    >>> [gap] = gaps(plan, ["hiring"])
    >>> gap.gap_12, gap.gap_24
    (2, None)
    """
    goals = {goal.id: goal for goal in plan.capabilities}
    served = outcomes_served(plan)
    ranks = {outcome.id: rank for rank, outcome in enumerate(plan.outcomes, start=1)}
    return tuple(
        _gap(plan, goals.get(capability) or CapabilityGoal(id=capability), served.get(capability, ()), ranks)
        for capability in in_play(plan, order)
    )


def outcomes_served(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return, for each capability that a requirement takes, the outcomes it serves by rank.

    A capability serves an outcome when a requirement that serves the outcome takes it. Links to
    removed outcomes count for nothing.
    """
    found: dict[str, set[str]] = {}
    for requirement in plan.requirements:
        for capability in requirement.takes:
            found.setdefault(capability, set()).update(requirement.serves)
    return {
        capability: tuple(outcome.id for outcome in plan.outcomes if outcome.id in outcomes)
        for capability, outcomes in found.items()
    }


def score(gap: Gap) -> Fraction | None:
    """Return the figure that the proposed order goes by; it is never shown.

    By the exercise's numbers: (gap_12 + gap_24 / 2) / rank. An open further gap adds nothing. None
    when the gap in 12 months is open or the capability serves no outcome.

    Examples
    --------
    >>> score(Gap("hiring", 2, False, 4, 5, 2, 1, 0, ("growth",), 1, False))
    Fraction(5, 2)
    """
    if gap.gap_12 is None or gap.rank is None:
        return None
    return (gap.gap_12 + Fraction(gap.gap_24 or 0, 2)) / gap.rank


def proposed_order(plan: Plan, order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the capabilities that serve an outcome in the order in which to begin.

    Not yet rated ones come first, then those whose level in 12 months is open, each by the rank
    of the outcome served; the others by ``score``, ties by the number of outcomes served, then by
    the gap in 12 months, then in the framework's order. Adding an outcome at the end of the list
    changes nothing.
    """
    return tuple(sorted((gap for gap in gaps(plan, order) if gap.outcomes), key=_place))


def unserved(plan: Plan, order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the capabilities in play that serve no outcome, in the framework's order."""
    return tuple(gap for gap in gaps(plan, order) if not gap.outcomes)


def priorities(plan: Plan, order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the capabilities that the team chose, in the proposed order, unserved ones last."""
    return tuple(gap for gap in (*proposed_order(plan, order), *unserved(plan, order)) if gap.priority)


def spread(levels: Sequence[int]) -> Spread | None:
    """Return how far individual ratings lie apart, or None when fewer than three rated.

    By the exercise's numbers: close when all lie within one step, far apart when any two differ
    by three or more, else mixed. "Cannot say" is to be left out by the caller.

    Examples
    --------
    >>> spread([2, 3, 3]).value, spread([1, 3, 3]).value, spread([1, 4, 3]).value, spread([1, 5])
    ('close', 'mixed', 'far_apart', None)
    """
    if len(levels) < FEWEST_FOR_A_SPREAD:
        return None
    width = max(levels) - min(levels)
    if width <= CLOSE_WITHIN:
        return Spread.CLOSE
    return Spread.FAR_APART if width >= FAR_APART_FROM else Spread.MIXED


def _latest(plan: Plan, capability: str) -> AgreedLevel | None:
    rounds = plan.ratings.get(capability)
    return rounds[latest_round(rounds)] if rounds else None


def latest_round(rounds: Iterable[str]) -> str:
    """Return the latest of some rounds, of which there must be one.

    Examples
    --------
    >>> latest_round(["day-0/2", "day-90/1", "day-0/10"])
    'day-90/1'
    """
    return max(rounds, key=_when)


def in_rounds(rounds: Iterable[str]) -> list[str]:
    """Return some rounds in the order in which they were held.

    >>> in_rounds(["day-90/1", "day-0/10", "day-0/2"])
    ['day-0/2', 'day-0/10', 'day-90/1']
    """
    return sorted(rounds, key=_when)


def _when(round_: str) -> tuple[int, ...]:
    """The day and the number of a round, so that ``day-90/1`` comes after ``day-0/2``."""
    return tuple(int(part) for part in round_.removeprefix("day-").split("/") if part.isdecimal())


def _is_set(goal: CapabilityGoal) -> bool:
    return goal.required_12 is not None or goal.required_24 is not None or goal.priority is True


def _gap(plan: Plan, goal: CapabilityGoal, outcomes: tuple[str, ...], ranks: dict[str, int]) -> Gap:
    now, year, later = today(plan, goal.id), goal.required_12, goal.required_24
    required = [level for level in (year, later) if level is not None]
    return Gap(
        capability=goal.id,
        today=now,
        cannot_say=_latest(plan, goal.id) == CANNOT_SAY,
        required_12=year,
        required_24=later,
        gap_12=None if now is None or year is None else max(0, year - now),
        gap_24=None if now is None or year is None or later is None else max(0, later - max(year, now)),
        strength=max(0, now - max(required)) if now is not None and required else 0,
        outcomes=outcomes,
        rank=ranks[outcomes[0]] if outcomes else None,
        priority=goal.priority is True,
    )


def _place(gap: Gap) -> tuple[int, Fraction | int, int, int]:
    if gap.today is None:
        return (0, gap.rank or 0, 0, 0)
    figure = score(gap)
    if figure is None:
        return (1, gap.rank or 0, 0, 0)
    return (2, -figure, -len(gap.outcomes), -(gap.gap_12 or 0))
