"""A team's plan: what each answer is, where it lies and what it may hold.

Every answer has a path: ``about/owner`` for a single one, ``outcomes/ID/target`` for a field of a
record, ``requirements/ID/serves/OUTCOME`` for a member of a set. Words live in the kit; this
module owns types and limits. A half-filled plan is a valid plan: everything may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from workshop.plan.following import Decision, FollowUp, Progress, Reading, Review
from workshop.plan.kinds import Kind
from workshop.plan.parts import (
    NOBODY,
    Actions,
    AgreedLevel,
    Capabilities,
    Count,
    Day,
    Days,
    Hours,
    Line,
    Money,
    Obstacles,
    Outcomes,
    Part,
    Person,
    Prose,
    Record,
    Required,
    Stops,
    YesNo,
)
from workshop.plan.situation import (
    About,
    ActivityHours,
    HabitNotes,
    Improving,
    Obstacle,
    Outcome,
    PersonRecord,
    WarmUp,
)
from workshop.plan.versions import Version


class Requirement(Record):
    """What a seller will see a manager do (step 5)."""

    behaviour: Line = ""
    serves: Outcomes = NOBODY
    takes: Capabilities = NOBODY

    def title(self) -> str:
        return self.behaviour


class CapabilityGoal(Record):
    """What a capability is today to the team (step 2) and must become (step 5); its id is the framework's.

    ``focus`` marks those that the team chose to talk about by dot votes; ``share`` is the number of
    managers in whom it will be seen.
    """

    focus: YesNo = None
    effort: Prose = ""
    miss: Prose = ""
    required_12: Required = None
    required_24: Required = None
    priority: YesNo = None
    seen: Prose = ""
    share: Count = None
    noticed_by: Line = ""
    noticed_when: Day = None


class Gaps(Part):
    """What step 5 says of all capabilities together."""

    why_others_wait: Prose = ""


class Action(Record):
    """What will be done (step 6)."""

    what: Line = ""
    term: Annotated[Literal["short", "long"] | None, Kind("choice", options=("short", "long"))] = None
    kind: Annotated[
        str | None,
        Kind("choice", options=("practice", "coaching", "peers", "course", "process", "tool", "hiring")),
    ] = None
    builds: Capabilities = NOBODY
    removes: Obstacles = NOBODY
    frees: Stops = NOBODY
    owner: Person = ""
    start: Day = None
    due: Day = None
    rhythm: Annotated[str | None, Kind("choice", options=("once", "weekly", "monthly", "quarterly"))] = None
    evidence: Prose = ""

    def title(self) -> str:
        return self.what


class Stop(Record):
    """What managers will no longer do (step 6). ``hours``: freed per manager in a week."""

    what: Line = ""
    hours: Hours = None
    agrees: Person = ""

    def title(self) -> str:
        return self.what


class Sufficiency(Part):
    """Step 7: are we investing enough? ``spend_today``: money per manager in a year."""

    spend_today: Money = None
    verdict: Annotated[
        Literal["yes", "no", "not_sure"] | None, Kind("choice", options=("yes", "no", "not_sure"))
    ] = None
    reason: Prose = ""
    other_causes: Prose = ""


class Investment(Record):
    """What it takes (step 7). Days are per manager; bosses' days are in total."""

    what: Line = ""
    funds: Actions = NOBODY
    builds: Capabilities = NOBODY
    removes: Obstacles = NOBODY
    starts: Day = None
    once: Money = None
    yearly: Money = None
    managers: Count = None
    days_once: Days = None
    days_yearly: Days = None
    boss_days_once: Annotated[
        Decimal | None, Kind("number", least=Decimal(0), most=Decimal(100_000), places=2)
    ] = None
    boss_days_yearly: Annotated[
        Decimal | None, Kind("number", least=Decimal(0), most=Decimal(100_000), places=2)
    ] = None
    paid_from: Annotated[Literal["ask", "own"] | None, Kind("choice", options=("ask", "own"))] = None
    smaller: Annotated[Literal["yes", "no", "less"] | None, Kind("choice", options=("yes", "no", "less"))] = (
        None
    )
    smaller_once: Money = None
    smaller_yearly: Money = None

    def title(self) -> str:
        return self.what


class Ask(Part):
    """The one decision that the plan asks for (step 7)."""

    what: Line = ""
    amount: Money = None
    person: Person = ""
    by: Day = None
    smaller_what: Line = ""
    smaller_amount: Money = None
    gives_up: Prose = ""


class Risk(Record):
    """What could go wrong, how we would notice, and what we would do."""

    what: Line = ""
    sign: Line = ""
    response: Prose = ""

    def title(self) -> str:
        return self.what


class Indicator(Record):
    """An early sign that it works, and the rule for changing course."""

    what: Line = ""
    today: Line = ""
    expected: Line = ""
    by: Day = None
    rule: Prose = ""

    def title(self) -> str:
        return self.what


class Agreement(Record):
    """Who agreed to the plan, and when."""

    person: Person = ""
    on: Day = None


class Parked(Record):
    """Something for another day, from the parking lot."""

    what: Line = ""
    who: Person = ""

    def title(self) -> str:
        return self.what


class Feedback(Part):
    """The one tap at the end: was this worth our time?"""

    worth: Annotated[
        Literal["yes", "partly", "no"] | None, Kind("choice", options=("yes", "partly", "no"))
    ] = None
    change: Prose = ""


class Plan(Part):
    """Everything that one team has answered.

    Lists are in the team's order and hold no removed records. ``ratings`` maps a capability to
    the rating the team agreed in each round; ``tallies`` maps a question (a capability, a habit, or
    ``votes``) to how many gave each answer in each round; ``removed`` maps
    ``outcomes/ID`` of a record that was taken out to its words; ``own`` holds answers to questions that
    a facilitator added.
    """

    about: About = About()
    people: tuple[PersonRecord, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    capabilities: tuple[CapabilityGoal, ...] = ()
    ratings: Mapping[str, Mapping[str, AgreedLevel]] = {}
    tallies: Mapping[str, Mapping[str, Mapping[str, int]]] = {}
    warmups: tuple[WarmUp, ...] = ()
    activities: tuple[ActivityHours, ...] = ()
    habits: tuple[HabitNotes, ...] = ()
    improving: Improving = Improving()
    gaps: Gaps = Gaps()
    actions: tuple[Action, ...] = ()
    stops: tuple[Stop, ...] = ()
    sufficiency: Sufficiency = Sufficiency()
    investments: tuple[Investment, ...] = ()
    ask: Ask = Ask()
    risks: tuple[Risk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    review: Review = Review()
    decision: Decision = Decision()
    progress: tuple[Progress, ...] = ()
    readings: tuple[Reading, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    versions: tuple[Version, ...] = ()
    parked: tuple[Parked, ...] = ()
    feedback: Feedback = Feedback()
    own: Mapping[str, str | int | bool] = {}
    removed: Mapping[str, str] = {}

    def person(self, person_id: str) -> str:
        """Return the name of a person in the plan, or an empty text."""
        return next((person.name for person in self.people if person.id == person_id), "")


SINGLES: dict[str, type[Part]] = {
    "about": About,
    "improving": Improving,
    "gaps": Gaps,
    "sufficiency": Sufficiency,
    "ask": Ask,
    "review": Review,
    "decision": Decision,
    "feedback": Feedback,
}
COLLECTIONS: dict[str, type[Record]] = {
    "people": PersonRecord,
    "warmups": WarmUp,
    "activities": ActivityHours,
    "habits": HabitNotes,
    "outcomes": Outcome,
    "obstacles": Obstacle,
    "requirements": Requirement,
    "capabilities": CapabilityGoal,
    "actions": Action,
    "stops": Stop,
    "investments": Investment,
    "risks": Risk,
    "indicators": Indicator,
    "followups": FollowUp,
    "progress": Progress,
    "readings": Reading,
    "agreements": Agreement,
    "versions": Version,
    "parked": Parked,
}
