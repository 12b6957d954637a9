"""A team's plan: what each answer is, where it lies and what it may hold.

Every answer has a path: ``about/owner`` for a single one, ``outcomes/ID/target`` for a field of a
record, ``requirements/ID/serves/OUTCOME`` for a member of a set. Words live in the kit; this
module owns types and limits. A half-filled plan is a valid plan: everything may be missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from workshop.plan.kinds import Kind

Level = Literal[1, 2, 3, 4, 5]
AgreedLevel = Level | Literal["cannot-say"]

Line = Annotated[str, Kind("text", longest=300)]
Short = Annotated[str, Kind("text", longest=60)]
Prose = Annotated[str, Kind("long", longest=5000)]
Day = Annotated[datetime.date | None, Kind("date")]
Money = Annotated[Decimal | None, Kind("money", least=Decimal(0), most=Decimal(10) ** 13, places=2)]
Figure = Annotated[
    Decimal | None, Kind("number", least=-(Decimal(10) ** 15), most=Decimal(10) ** 15, places=6)
]
Count = Annotated[int | None, Kind("whole", least=Decimal(0), most=Decimal(1_000_000))]
Hours = Annotated[Decimal | None, Kind("number", least=Decimal(0), most=Decimal(168), places=2)]
Days = Annotated[Decimal | None, Kind("number", least=Decimal(0), most=Decimal(366), places=2)]
YesNo = Annotated[bool | None, Kind("yes_no")]
Required = Annotated[Level | None, Kind("level")]
Person = Annotated[str, Kind("link", to="people")]
Outcomes = Annotated[frozenset[str], Kind("link", to="outcomes", many=True)]
Capabilities = Annotated[frozenset[str], Kind("link", to="capabilities", many=True)]
Obstacles = Annotated[frozenset[str], Kind("link", to="obstacles", many=True)]
Stops = Annotated[frozenset[str], Kind("link", to="stops", many=True)]
Actions = Annotated[frozenset[str], Kind("link", to="actions", many=True)]

NOBODY: frozenset[str] = frozenset()


class Part(BaseModel):
    """Anything in a plan: it never changes; a new answer makes a new plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Part):
    """One of a list: an outcome, an action. ``order`` sorts the list, ties by id."""

    id: str
    order: Annotated[str, Kind("order")] = ""

    def title(self) -> str:
        """Return the words by which people know this record; empty while there are none."""
        return ""


class PersonRecord(Record):
    """Somebody named in the plan."""

    name: Short = ""
    role: Line = ""

    def title(self) -> str:
        return self.name


class About(Part):
    """Step 0: who this plan is for."""

    owner: Person = ""
    sponsor: Person = ""
    managers: Count = None
    sellers: Count = None
    yearly_cost: Money = None
    day_cost: Money = None
    sales_cost: Money = None
    business_strategy: Prose = ""
    sales_strategy: Prose = ""


class Outcome(Record):
    """A business or sales figure that will have moved (step 3), from where (4), its worth (7)."""

    statement: Line = ""
    kind: Annotated[Literal["business", "sales"] | None, Kind("choice", options=("business", "sales"))] = None
    measure: Line = ""
    unit: Short = ""
    direction: Annotated[
        Literal["up", "down", "stay"] | None, Kind("choice", options=("up", "down", "stay"))
    ] = None
    target: Figure = None
    by: Day = None
    why: Prose = ""
    executive: Person = ""
    baseline: Figure = None
    baseline_date: Day = None
    sources: Annotated[
        frozenset[str],
        Kind(
            "choice", options=("crm", "finance", "calendars", "sellers", "customers", "our_view"), many=True
        ),
    ] = NOBODY
    practices: Prose = ""
    margin: Annotated[
        Decimal | None, Kind("money", least=-(Decimal(10) ** 13), most=Decimal(10) ** 13, places=2)
    ] = None
    margin_counted: YesNo = None

    def title(self) -> str:
        return self.statement


class Obstacle(Record):
    """What is in the way (step 4), and its remedy where training can't fix it."""

    what: Line = ""
    blocks: Outcomes = NOBODY
    trainable: YesNo = None
    cause: Annotated[
        str | None, Kind("choice", options=("time", "pay", "tools", "territory", "head_count", "other"))
    ] = None
    remedy: Prose = ""
    clears: Person = ""
    by: Day = None
    sponsor_must: YesNo = None

    def title(self) -> str:
        return self.what


class Requirement(Record):
    """What a seller will see a manager do (step 5)."""

    behaviour: Line = ""
    serves: Outcomes = NOBODY
    takes: Capabilities = NOBODY

    def title(self) -> str:
        return self.behaviour


class CapabilityGoal(Record):
    """What a capability must become (step 5); its id is the framework's.

    ``share`` is the number of managers in whom it will be seen.
    """

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


class FollowUp(Record):
    """A date on which the plan is looked at again; its id is ``day-30``, ``day-90``, ``month-6`` …"""

    on: Day = None
    confirmed: YesNo = None


class Agreement(Record):
    """Who agreed to the plan, and when."""

    person: Person = ""
    on: Day = None


class Plan(Part):
    """Everything that one team has answered.

    Lists are in the team's order and hold no removed records. ``ratings`` maps a capability to
    the rating the team agreed in each round; ``removed`` maps ``outcomes/ID`` of a record that was
    taken out to its words; ``own`` holds answers to questions that a facilitator added.
    """

    about: About = About()
    people: tuple[PersonRecord, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    capabilities: tuple[CapabilityGoal, ...] = ()
    ratings: Mapping[str, Mapping[str, AgreedLevel]] = {}
    gaps: Gaps = Gaps()
    actions: tuple[Action, ...] = ()
    stops: tuple[Stop, ...] = ()
    sufficiency: Sufficiency = Sufficiency()
    investments: tuple[Investment, ...] = ()
    ask: Ask = Ask()
    risks: tuple[Risk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    own: Mapping[str, str | int | bool] = {}
    removed: Mapping[str, str] = {}

    def person(self, person_id: str) -> str:
        """Return the name of a person in the plan, or an empty text."""
        return next((person.name for person in self.people if person.id == person_id), "")


SINGLES: dict[str, type[Part]] = {
    "about": About,
    "gaps": Gaps,
    "sufficiency": Sufficiency,
    "ask": Ask,
}
COLLECTIONS: dict[str, type[Record]] = {
    "people": PersonRecord,
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
    "agreements": Agreement,
}
