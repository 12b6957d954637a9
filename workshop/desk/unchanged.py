"""What was worked out for a team, kept until its answers or the session's facts change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from workshop.answers import LocalAnswers
from workshop.plan.session import Team

FoundT = TypeVar("FoundT")


class Unchanged(Generic[FoundT]):
    """Works something out for each team, and again only where it may have become another.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    work
        Works it out for one team.
    """

    def __init__(self, answers: LocalAnswers, work: Callable[[Team], FoundT]) -> None:
        self._answers, self._work = answers, work
        self._latest = -1
        self._states: dict[str, object] = {}
        self._known: dict[str, FoundT] = {}

    def __call__(self) -> Mapping[str, FoundT]:
        """Return what is worked out for each team of the session, by its id."""
        latest = self._answers.latest()
        if latest != self._latest:
            self._look()
            self._latest = latest
        return self._known

    def _look(self) -> None:
        session = self._answers.session()
        states: dict[str, object] = {}
        known: dict[str, FoundT] = {}
        for team in session.teams:
            states[team.id] = (self._answers.version_of(team.id), session.facts, team.name)
            is_same = self._states.get(team.id) == states[team.id]
            known[team.id] = self._known[team.id] if is_same else self._work(team)
        self._states, self._known = states, known
