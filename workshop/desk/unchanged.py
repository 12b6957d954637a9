"""What was worked out for a team, kept until its answers or the session's facts change."""

from __future__ import annotations

from collections.abc import Callable
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
        self._known: dict[str, tuple[object, FoundT]] = {}

    def of(self, teams: tuple[Team, ...]) -> dict[str, FoundT]:
        """Return what is worked out for each team, by its id; a team that is gone is forgotten."""
        facts = self._answers.session().facts
        known = {}
        for team in teams:
            state = (self._answers.version_of(team.id), facts, team.name)
            before = self._known.get(team.id)
            known[team.id] = before if before and before[0] == state else (state, self._work(team))
        self._known = known
        return {team: found for team, (_, found) in known.items()}
