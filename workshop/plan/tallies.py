"""What several people answered: how far they lie apart, and where their votes went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from workshop.plan.kinds import CANNOT_SAY, LEVELS
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.scoring import Spread, latest_round, spread

FEWEST_FOR_FIGURES = 5
"""From so many answers on, the median and the distribution are shown; below, the word alone."""
MOST_DOTS = 5


@dataclass(frozen=True, slots=True)
class Tallied:
    """What may be said of one question's latest round.

    Attributes
    ----------
    question
        The id of a capability or a habit.
    round
        Such as ``day-0/2``.
    raters
        How many gave a level; "cannot say" counts nowhere.
    spread
        The word for how far they lie apart; None when there were too few.
    median
        The middle level (1 to 5, or half-way between two); None below five answers.
    counts
        How many gave each level from 1 to 5; None below five answers.
    cannot_say
        How many could not say; None below five answers.
    """

    question: str
    round: str
    raters: int
    spread: Spread | None
    median: float | None
    counts: tuple[int, ...] | None
    cannot_say: int | None


def tallied(plan: Plan, question: str) -> Tallied | None:
    """Return what may be said of a question's latest round; None when nobody was counted.

    By the exercise's numbers: the word from three answers on, median and distribution from five.

    Examples
    --------
    >>> plan = Plan(tallies={"hiring": {"day-0/1": {"2": 2, "3": 1, "cannot-say": 1}}})
    >>> found = tallied(plan, "hiring")
    >>> found.raters, found.spread.value, found.median
    (3, 'close', None)
    """
    rounds = {name: counts for name, counts in plan.tallies.get(question, {}).items() if sum(counts.values())}
    if not rounds:
        return None
    latest = latest_round(rounds)
    counts = rounds[latest]
    levels = [level for level in LEVELS for _ in range(counts.get(str(level), 0))]
    may_count = len(levels) >= FEWEST_FOR_FIGURES
    return Tallied(
        question=question,
        round=latest,
        raters=len(levels),
        spread=spread(levels),
        median=median(levels) if may_count else None,
        counts=tuple(counts.get(str(level), 0) for level in LEVELS) if may_count else None,
        cannot_say=counts.get(CANNOT_SAY, 0) if may_count else None,
    )


def move_between_rounds(plan: Plan, question: str) -> float | None:
    """Return by how much the median moved from the round before to the latest one.

    None unless both rounds have five answers or more.

    Examples
    --------
    >>> before, after = {"2": 3, "3": 2}, {"2": 1, "3": 4}
    >>> move_between_rounds(Plan(tallies={"hiring": {"day-0/1": before, "day-0/2": after}}), "hiring")
    1
    """
    rounds = dict(plan.tallies.get(question, {}))
    latest = tallied(plan, question)
    if latest is None or latest.median is None:
        return None
    del rounds[latest.round]
    before = tallied(Plan.model_construct(tallies={question: rounds}), question)
    return None if before is None or before.median is None else latest.median - before.median


def votes(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Return the dots of the latest round as (capability, dots), most first, ties by id.

    Examples
    --------
    >>> votes(Plan(tallies={"votes": {"day-0/1": {"hiring": 2, "forecasting": 5}}}))
    (('forecasting', 5), ('hiring', 2))
    """
    rounds: Mapping[str, Mapping[str, int]] = plan.tallies.get(VOTES, {})
    counts = rounds[latest_round(rounds)] if rounds else {}
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def suggested_dots(capabilities: Sequence[str]) -> int:
    """Return how many dots each person is offered: a third of the capabilities, five at most.

    The rule of thumb of dot voting: votes for about a third of the options, so that choosing costs
    something.

    Examples
    --------
    >>> suggested_dots(["a"] * 12), suggested_dots(["a"] * 6), suggested_dots(["a"] * 40)
    (4, 2, 5)
    """
    return min(MOST_DOTS, -(-len(capabilities) // 3))
