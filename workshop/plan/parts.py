"""What the records of a plan are made of: the kinds of answers under the names the model uses."""

from __future__ import annotations

import datetime
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
Marks = Annotated[frozenset[str], Kind("mark", many=True)]
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
