"""What holds for a whole session: its title, day, currency, language, teams, and where the room is."""

from __future__ import annotations

import datetime
from typing import Annotated

from workshop.plan.kinds import STEP_STATES, Kind
from workshop.plan.parts import Line, Part, Record, YesNo


class Team(Record):
    """A team of the session; ``released`` when its plan is given to its members in the room."""

    name: Line = ""
    released: YesNo = None

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


class StepState(Record):
    """Whether a step may be worked on in the room; its id is the step's.

    ``open`` unless said otherwise; ``locked`` is to be read only; ``closed`` is not begun yet.
    """

    state: Annotated[str, Kind("choice", options=STEP_STATES)] = "open"


class Participant(Record):
    """Somebody who came into the room; the id is that of the person in the team that was joined.

    Attributes
    ----------
    hand
        Whether a hand is raised.
    team, person
        To which team the facilitator has moved them, and which person they are there; else empty.
    """

    hand: YesNo = None
    team: Annotated[str, Kind("text", longest=64)] = ""
    person: Annotated[str, Kind("text", longest=64)] = ""


class Live(Part):
    """Where the room is.

    Attributes
    ----------
    step
        The step at which the room is, where late comers land.
    called
        When everybody was last called to it, as a moment in UTC.
    message
        What all are told.
    timer_ends
        When the timer ends, as a moment in UTC; empty while none runs.
    wall
        The team whose revealed answers the projector shows; empty for none.
    """

    step: Annotated[str, Kind("text", longest=64)] = ""
    called: Annotated[str, Kind("text", longest=40)] = ""
    message: Line = ""
    timer_ends: Annotated[str, Kind("text", longest=40)] = ""
    wall: Annotated[str, Kind("text", longest=64)] = ""


class End(Part):
    """What came of the workshop.

    ``worth`` is what may be told of whether it was worth the time, once it is counted; see ``tallies``.
    """

    worth: Annotated[str, Kind("tally")] = ""


class Session(Part):
    """A session as it stands: ``id`` never changes, the rest may be edited."""

    id: str
    facts: SessionFacts = SessionFacts()
    teams: tuple[Team, ...] = ()
    steps: tuple[StepState, ...] = ()
    participants: tuple[Participant, ...] = ()
    live: Live = Live()
    end: End = End()

    def team(self, team_id: str) -> Team | None:
        """Return the team with that id, or None."""
        return next((team for team in self.teams if team.id == team_id), None)

    def state_of(self, step_id: str) -> str:
        """Return whether a step is ``open``, ``locked`` or ``closed``; nothing said is open.

        Examples
        --------
        >>> session = Session(id="s", steps=(StepState(id="outcomes", state="locked"),))
        >>> session.state_of("outcomes"), session.state_of("time")
        ('locked', 'open')
        """
        return next((step.state for step in self.steps if step.id == step_id), "open")
