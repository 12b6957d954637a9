"""What the members of a team answer alone, and how far each has come with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.rounds import open_round


def mark_of(step: str, round_: str) -> str:
    """Return the mark under which it is noted that somebody has rated everything of a step in a round.

    >>> mark_of("where-to-improve", "day-0/2")
    'where-to-improve-day-0-2'
    """
    return f"{step}-{round_.replace('/', '-')}"


def rounds_open(plan: Plan, questions: Iterable[str], occasion: str) -> dict[str, str]:
    """Return, for each question, the round to which an answer given now belongs.

    >>> plan = Plan(tallies={"hiring": {"day-0/1": {"close": 3}}})
    >>> rounds_open(plan, ["hiring", "forecasting"], "day-0")
    {'hiring': 'day-0/2', 'forecasting': 'day-0/1'}
    """
    counted = [
        f"tallies/{question}/{round_}"
        for question, rounds in plan.tallies.items()
        for round_, counts in rounds.items()
        if counts
    ]
    return {question: open_round(counted, question, occasion) for question in questions}


def is_done(rounds: Mapping[str, str], own: Collection[tuple[str, str]]) -> bool:
    """Return whether somebody has answered every question but the votes, which come later, in its round.

    Parameters
    ----------
    rounds
        The open round of every question.
    own
        The questions and rounds that this person has answered.

    Examples
    --------
    >>> is_done({"hiring": "day-0/1", "votes": "day-0/1"}, [("hiring", "day-0/1")])
    True
    >>> is_done({"hiring": "day-0/2"}, [("hiring", "day-0/1")])
    False
    """
    rated = {question: round_ for question, round_ in rounds.items() if question != VOTES}
    return bool(rated) and all(each in own for each in rated.items())
