"""The records of steps 0 to 4: who plans, how managers work, what is wanted and what is in the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from workshop.plan.kinds import Kind
from workshop.plan.parts import (
    NOBODY,
    Count,
    Day,
    Figure,
    Hours,
    Line,
    Marks,
    Money,
    Outcomes,
    Part,
    Person,
    Prose,
    Record,
    Short,
    YesNo,
)


class PersonRecord(Record):
    """Somebody named in the plan.

    ``rated`` marks what this person is done with rating alone; ``left`` says that this person has left
    the room and had the name erased.
    """

    name: Short = ""
    role: Line = ""
    rated: Marks = NOBODY
    left: YesNo = None

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


class WarmUp(Record):
    """What the best sales manager somebody ever had did that others didn't."""

    what: Line = ""

    def title(self) -> str:
        return self.what


class ActivityHours(Record):
    """Hours of a manager's typical recent week (step 1); its id is the framework's activity."""

    now: Hours = None
    wanted: Hours = None


class HabitNotes(Record):
    """What the team saw of one of the framework's habits (step 1); the rating lies in ``ratings``."""

    evidence: Prose = ""


class Improving(Part):
    """Step 2, once for all capabilities. ``dots``: how many votes each person has."""

    dots: Annotated[int | None, Kind("whole", least=Decimal(1), most=Decimal(20))] = None
    own_miss: Prose = ""


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
