"""How many wrong codes the room bears: a few are free, then each one makes all strangers wait longer."""

from __future__ import annotations

import time
from collections.abc import Callable

FREE = 12
FORGOTTEN_AFTER = 20.0
"""Seconds after which one wrong code is forgotten."""
LONGEST_WAIT = 120.0


class Guard:
    """The room's budget of wrong codes. Devices that are known already are never asked about.

    Parameters
    ----------
    clock
        Seconds that only ever rise.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong = 0.0
        self._last = clock()
        self._closed_until = 0.0

    def wait(self) -> float:
        """Return the seconds until a code is looked at again; 0 when one is now."""
        return max(0.0, self._closed_until - self._clock())

    def wrong(self) -> None:
        """Take down a wrong code; beyond the free ones each doubles the wait."""
        now = self._clock()
        self._wrong = max(0.0, self._wrong - (now - self._last) / FORGOTTEN_AFTER) + 1
        self._last = now
        if self._wrong > FREE:
            self._closed_until = now + min(2.0 ** (self._wrong - FREE), LONGEST_WAIT)
