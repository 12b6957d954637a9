"""What waits to go out to one device: numbered, bounded, and the same over a socket or by asking again."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque

from workshop.room.limits import Pace

MOST_WAITING = 500
LARGEST_WAITING = 2_000_000
"""Characters that may wait for a device; one that does not take them is let go, and starts afresh."""


class Line:
    """The way out to one device. What goes out is numbered, and kept until it was taken.

    Parameters
    ----------
    page
        The id of the page it leads to, by which a page that comes back is known; empty when unknown.
    """

    def __init__(self, page: str = "") -> None:
        self.page = page
        self.id = secrets.token_urlsafe(12)
        self.pace = Pace()
        self.is_closed = False
        self._waiting: deque[tuple[int, str]] = deque()
        self._size = 0
        self._number = 0
        self._news = asyncio.Event()

    def put(self, text: str) -> None:
        """Let a message go out; a device for which too much waits is let go instead."""
        if self.is_closed:
            return
        if len(self._waiting) >= MOST_WAITING or self._size + len(text) > LARGEST_WAITING:
            self.close()
            return
        self._number += 1
        self._waiting.append((self._number, text))
        self._size += len(text)
        self._news.set()

    def taken(self, number: int) -> None:
        """Forget what the device has; ``number`` is that of the last message it took."""
        while self._waiting and self._waiting[0][0] <= number:
            self._size -= len(self._waiting.popleft()[1])

    async def waiting(self, patience: float | None = None) -> list[tuple[int, str]]:
        """Return what waits, once there is something; empty when patience ran out or the line was closed."""
        if not self._waiting and not self.is_closed:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), patience)
            except TimeoutError:
                return []
        return [] if self.is_closed else list(self._waiting)

    def close(self) -> None:
        """Let the device go; nothing goes out any more."""
        self.is_closed = True
        self._waiting.clear()
        self._size = 0
        self._news.set()
