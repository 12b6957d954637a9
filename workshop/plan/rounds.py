"""Rounds of rating: a reveal closes one, and the next begins."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.plan.paths import ROUND

TODAY = "day-0"
"""The occasion of the workshop itself; a follow-up's is ``day-90`` or the like."""


def closed_rounds(counted: Iterable[str], question: str, occasion: str = TODAY) -> tuple[str, ...]:
    """Return the rounds of a question that are closed, in their order.

    Parameters
    ----------
    counted
        The paths that hold an answer; others than tallies are passed over.
    question
        The id of a capability or a habit, or ``votes``.
    occasion
        Such as ``day-0`` or ``day-90``.

    Examples
    --------
    >>> closed_rounds(["tallies/hiring/day-0/2", "tallies/hiring/day-0/1", "about/owner"], "hiring")
    ('day-0/1', 'day-0/2')
    """
    before = f"tallies/{question}/{occasion}/"
    rounds = (path.removeprefix(f"tallies/{question}/") for path in counted if path.startswith(before))
    return tuple(sorted((each for each in rounds if ROUND.fullmatch(each)), key=number_of))


def open_round(counted: Iterable[str], question: str, occasion: str = TODAY) -> str:
    """Return the round that answers to a question belong to now: the one after the last that is closed.

    Examples
    --------
    >>> open_round([], "hiring"), open_round(["tallies/hiring/day-90/3"], "hiring", "day-90")
    ('day-0/1', 'day-90/4')
    """
    closed = closed_rounds(counted, question, occasion)
    return f"{occasion}/{number_of(closed[-1]) + 1 if closed else 1}"


def number_of(round_: str) -> int:
    """Return which round of its day it is, from 1 on."""
    return int(round_.rpartition("/")[2])
