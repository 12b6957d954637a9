"""What the room takes from one device: how much, how often, how deeply nested."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

LARGEST_MESSAGE = 256 * 1024
"""Bytes. The front end sends what has gathered offline in pieces well below this."""
DEEPEST = 8
MOST_PER_SECOND = 20.0
AT_A_BURST = 60.0


class TooMuch(Exception):
    """A device sends what no page of ours does; it is let go."""


def read(text: str | bytes) -> dict[str, Any]:
    """Return a message as it was sent.

    Raises
    ------
    TooMuch
        When it is too large, nested too deeply, or no JSON object.
    """
    if len(text) > LARGEST_MESSAGE:
        raise TooMuch("large")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TooMuch("no JSON") from error
    if not isinstance(found, dict) or _is_deeper(found, DEEPEST):
        raise TooMuch("shape")
    return found


def _is_deeper(value: object, most: int) -> bool:
    layer: list[object] = [value]
    for _ in range(most):
        layer = [inner for each in layer for inner in _inside(each)]
        if not layer:
            return False
    return True


def _inside(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in inner if isinstance(each, (dict, list))]


class Pace:
    """How often one device may speak: a burst at once, then so many times a second.

    Parameters
    ----------
    clock
        Seconds that only ever rise.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left = AT_A_BURST
        self._last = clock()

    def spend(self) -> None:
        """Take down one message.

        Raises
        ------
        TooMuch
            When the device has none left.
        """
        now = self._clock()
        self._left = min(AT_A_BURST, self._left + (now - self._last) * MOST_PER_SECOND) - 1
        self._last = now
        if self._left < 0:
            raise TooMuch("often")
