"""How quickly plans are made, and how long the rest will take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.reports.task import PlanResult

MINUTE = 60
FEWEST = 2
"""From so few plans nothing can be said of the rest."""


class Pace:
    """Counts plans as they are done.

    Parameters
    ----------
    total
        How many there will be.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = self.made = 0
        self._first = self._last = 0.0

    def count(self, result: PlanResult) -> None:
        """Take in a plan that is done; one that was left as it was says nothing of how quick others are."""
        self.done += 1
        if not result.unchanged:
            self.made += 1
            self._last = time.monotonic()
            self._first = self._first or self._last  # before it stands what is done but once

    @property
    def a_minute(self) -> float | None:
        """How many plans are made in a minute; None as long as that can't be said."""
        taken = self._last - self._first
        return (self.made - 1) / taken * MINUTE if self.made >= FEWEST and taken else None

    @property
    def left(self) -> int | None:
        """The seconds until all are done; None as long as that can't be said."""
        rate = self.a_minute
        return round((self.total - self.done) / rate * MINUTE) if rate else None


def clock(seconds: int) -> str:
    """Return a span of time as minutes and seconds.

    >>> clock(5), clock(65), clock(3605)
    ('0:05', '1:05', '60:05')
    """
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"
