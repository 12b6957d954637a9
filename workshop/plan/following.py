"""What a follow-up records: what became of each action and early sign, and what the sponsor decided.

A follow-up is known by its key, ``day-30`` to ``month-24``. What it says of one action or one early sign
lies in a record of its own, whose id joins both: ``progress/day-90-ACTION/state``.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from workshop.plan.kinds import Kind
from workshop.plan.parts import Day, Line, Money, Part, Person, Prose, Record, YesNo

EARLY_DAYS = (30, 60, 90)
QUARTERS = (6, 9, 12, 15, 18, 21, 24)
FOLLOWUPS = (*(f"day-{days}" for days in EARLY_DAYS), *(f"month-{months}" for months in QUARTERS))
"""The keys of the follow-ups, in order."""
BY_FOLLOWUP = frozenset({"progress", "readings"})
"""Collections whose records are each about another record, at one follow-up."""
DAYS_OF_A_MONTH = 30

State = Literal["done", "moving", "stuck", "dropped"]
Answer = Literal["full", "smaller", "conditions", "no"]
Against = Literal["reached", "moving", "rule"]

_JOINED = re.compile(r"((?:day|month)-[0-9]{1,4})-(.+)")


class Review(Part):
    """Which follow-up a team is at."""

    at: Annotated[str | None, Kind("choice", options=FOLLOWUPS)] = None


class Decision(Part):
    """What the sponsor decided on the ask; ``amount`` is what was granted."""

    answer: Annotated[Answer | None, Kind("choice", options=("full", "smaller", "conditions", "no"))] = None
    amount: Money = None
    person: Person = ""
    on: Day = None
    conditions: Prose = ""


class FollowUp(Record):
    """A date on which the plan is looked at again; its id is its key.

    ``held`` is the day on which that was done, ``seen`` what managers were seen to do differently.
    """

    on: Day = None
    confirmed: YesNo = None
    held: Day = None
    seen: Prose = ""


class Progress(Record):
    """What became of an action by one follow-up; ``owner`` and ``due`` are new ones, blank for as before."""

    state: Annotated[State | None, Kind("choice", options=("done", "moving", "stuck", "dropped"))] = None
    reason: Prose = ""
    evidence: Prose = ""
    owner: Person = ""
    due: Day = None


class Reading(Record):
    """What an early sign shows at one follow-up, and how that stands against its rule."""

    figure: Line = ""
    against: Annotated[Against | None, Kind("choice", options=("reached", "moving", "rule"))] = None
    change: Prose = ""


def joined(followup: str, record: str) -> str:
    """Return the id of what a follow-up says of a record.

    >>> joined("day-90", "notes-00001")
    'day-90-notes-00001'
    """
    return f"{followup}-{record}"


def parted(identifier: str) -> tuple[str, str]:
    """Return the follow-up and the record that an id joins; empty texts for one that joins none.

    >>> parted("month-6-notes-00001"), parted("notes-00001")
    (('month-6', 'notes-00001'), ('', ''))
    """
    found = _JOINED.fullmatch(identifier)
    return (found[1], found[2]) if found and found[1] in FOLLOWUPS else ("", "")


FOLLOW_UP = "follow-up"
"""The step in which a plan is looked at again."""


def round_of(followup: str) -> str:
    """Return the round in which capabilities are rated again at a follow-up.

    >>> round_of("day-90"), round_of("month-6")
    ('day-90/1', 'day-180/1')
    """
    kind, _, number = followup.partition("-")
    days = int(number) * (DAYS_OF_A_MONTH if kind == "month" else 1)
    return f"day-{days}/1"
