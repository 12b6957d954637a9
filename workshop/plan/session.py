"""What holds for a whole session: its title, day, currency, language and teams."""

from __future__ import annotations

import datetime
from typing import Annotated

from workshop.plan.kinds import Kind
from workshop.plan.parts import Line, Part, Record


class Team(Record):
    """A team of the session."""

    name: Line = ""

    def title(self) -> str:
        return self.name


class SessionFacts(Part):
    """The facts that a session file seeds and the answers then rule.

    ``day`` is the day of the workshop, from which 12 and 24 months, day 30 and the terms count.
    """

    title: Line = ""
    day: Annotated[datetime.date | None, Kind("date")] = None
    currency: Annotated[str, Kind("text", longest=3)] = "EUR"
    language: Annotated[str, Kind("text", longest=20)] = "en"
    agenda: Annotated[str, Kind("text", longest=60)] = "half-day"
    framework: Annotated[str, Kind("text", longest=60)] = "sales-managers"


class Session(Part):
    """A session as it stands: ``id`` never changes, the rest may be edited."""

    id: str
    facts: SessionFacts = SessionFacts()
    teams: tuple[Team, ...] = ()

    def team(self, team_id: str) -> Team | None:
        """Return the team with that id, or None."""
        return next((team for team in self.teams if team.id == team_id), None)
