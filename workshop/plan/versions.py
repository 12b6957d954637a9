"""The versions of a plan that were agreed, by which it can be seen what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from workshop.plan.kinds import Kind
from workshop.plan.parts import Day, Record, Short

LARGEST_SEQ = 2**31 - 1


class Version(Record):
    """A version that was agreed: the day, and what it takes to tell what it was.

    ``seq`` is the number of the last answer in it, ``kit`` the fingerprint of the wording it was made
    with, ``program`` the version of this program, ``folder`` the name of the folder that keeps its files.
    """

    on: Day = None
    seq: Annotated[int | None, Kind("whole", least=Decimal(0), most=Decimal(LARGEST_SEQ))] = None
    kit: Annotated[str, Kind("text", longest=64)] = ""
    program: Short = ""
    folder: Short = ""


def latest_of(versions: Sequence[Version]) -> Version | None:
    """Return the version that was agreed last; None when none was.

    >>> latest_of([Version(id="first-00001", seq=9), Version(id="second-0001", seq=4)]).id
    'first-00001'
    """
    known = [(each.seq, each) for each in versions if each.seq]
    return max(known, key=lambda pair: pair[0])[1] if known else None
