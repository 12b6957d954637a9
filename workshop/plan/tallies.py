"""What several people answered: how far they lie apart, and where their votes went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from workshop.plan.kinds import CANNOT_SAY, LEVELS, SUMMED_UP, TOO_FEW, read_tally
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.scoring import FEWEST_FOR_A_SPREAD, Spread, latest_round, spread

FEWEST_FOR_FIGURES = 5
"""From so many answers on, the median and the distribution are shown; below, the word alone."""
MOST_DOTS = 5
WORTH_LEVELS = {"yes": "5", "partly": "3", "no": "1"}
"""How whether it was worth the time is counted: by the rules of ratings, as their ends and middle."""


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
    if summed_up := next((word for word in SUMMED_UP if word in counts), None):
        word = None if summed_up == TOO_FEW else Spread(summed_up.replace("-", "_"))
        return Tallied(question, latest, counts[summed_up], word, None, None, None)
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


def words_alone(plan: Plan) -> dict[str, dict[str, dict[str, int]]]:
    """Return a plan's tallies without any level in them: the words alone, and how many rated.

    That is what may be said of a team beside others: how far apart its people are, where three or more
    rated, and nothing of what they gave. Votes are left out.

    Examples
    --------
    >>> rated = {"hiring": {"day-0/1": {"2": 4, "5": 1}}, "own-rhythm": {"day-0/1": {"2": 1}}}
    >>> words_alone(Plan(tallies=rated))
    {'hiring': {'day-0/1': {'far-apart': 5}}}
    """
    found = {}
    for question in plan.tallies:
        seen = tallied(plan, question) if question != VOTES else None
        if seen is not None and seen.spread is not None:
            found[question] = {seen.round: {seen.spread.value.replace("_", "-"): seen.raters}}
    return found


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
    dots = ((capability, given) for capability, given in counts.items() if capability != TOO_FEW)
    return tuple(sorted(dots, key=lambda pair: (-pair[1], pair[0])))


def tally_of_levels(ballots: Iterable[str]) -> dict[str, int]:
    """Return what may be kept of ballots that were cast alone, once their round is closed.

    By the exercise's numbers: from five levels on how many gave each answer; with three or four the
    word for how far apart they lie and how many they were; with fewer only that they were too few.
    What is kept can be read by the whole team, so that nothing more may be in it. "Cannot say" counts
    nowhere, and is kept beside five levels only.

    Parameters
    ----------
    ballots
        Each a level from "1" to "5", or ``cannot-say``.

    Examples
    --------
    >>> tally_of_levels(["2", "3", "3", "4", "5", "cannot-say"])
    {'2': 1, '3': 2, '4': 1, '5': 1, 'cannot-say': 1}
    >>> tally_of_levels(["2", "5", "3", "cannot-say"])
    {'far-apart': 3}
    >>> tally_of_levels(["2", "2", "cannot-say", "cannot-say"]), tally_of_levels([])
    ({'too-few': 2}, {})
    """
    counts = Counter(ballots)
    levels = [int(answer) for answer in counts.elements() if answer != CANNOT_SAY]
    if len(levels) >= FEWEST_FOR_FIGURES:
        return dict(sorted(counts.items()))
    word = spread(levels)
    if word is not None:
        return {word.value.replace("_", "-"): len(levels)}
    return {TOO_FEW: len(levels) or len(list(counts.elements()))} if counts else {}


def worth_told(counted: str) -> dict[str, object]:
    """Return what may be told of whether it was worth the time, from the text in which it is kept.

    Returns
    -------
    dict
        How many ``answers`` there were, and ``counts`` by answer from five on; else the ``spread``.

    Examples
    --------
    >>> worth_told("1=1 5=4"), worth_told("close=3"), worth_told("")
    ({'answers': 5, 'counts': {'yes': 4, 'partly': 0, 'no': 1}}, {'answers': 3, 'spread': 'close'}, {})
    """
    counts = read_tally(counted) or {}
    if not counts:
        return {}
    answers = sum(counts.values())
    if word := next((each for each in SUMMED_UP if each in counts), None):
        return {"answers": answers, "spread": word}
    return {"answers": answers, "counts": {said: counts.get(key, 0) for said, key in WORTH_LEVELS.items()}}


def tally_of_votes(ballots: Iterable[str]) -> dict[str, int]:
    """Return how many dots each capability got; with fewer than three people only that they were too few.

    Parameters
    ----------
    ballots
        Each person's dots by capability, as a tally is written.

    Examples
    --------
    >>> tally_of_votes(["hiring=2 forecasting=1", "hiring=1", "coaching=3"])
    {'coaching': 3, 'forecasting': 1, 'hiring': 3}
    >>> tally_of_votes(["hiring=2"]), tally_of_votes([])
    ({'too-few': 1}, {})
    """
    cast = [read_tally(each) or {} for each in ballots]
    if len(cast) < FEWEST_FOR_A_SPREAD:
        return {TOO_FEW: len(cast)} if cast else {}
    dots = sum((Counter(each) for each in cast), Counter[str]())
    return dict(sorted(dots.items()))


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
