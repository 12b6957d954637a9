"""Hears what others write in a room, in a thread beside the kernel, and comes back when the room does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from workshop.answers.calling import Caller, LineGone, RoomAway, Stranger
from workshop.errors import WorkshopError

HELD_OPEN = 30.0
"""Seconds to wait for news: the room answers before, also when there are none."""
FIRST_PAUSE = 0.3
LONGEST_PAUSE = 4.0


class Follower:
    """One line to a room.

    Parameters
    ----------
    caller
        Asks the room.
    begun
        Told whenever a line was begun: what was missed meanwhile is to be asked for.
    hear
        Told each message of the room.

    Attributes
    ----------
    problem
        Why there is no connection, in a sentence; empty while there is one.
    """

    def __init__(
        self, caller: Caller, begun: Callable[[], None], hear: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._caller, self._begun, self._hear = caller, begun, hear
        self._line = ""
        self._got = 0
        self._end = threading.Event()
        self.problem = ""

    def start(self) -> None:
        """Begin a line, and follow it until the end.

        Raises
        ------
        WorkshopError
            When the room can't be reached, or does not know who asks.
        """
        self._begin()
        threading.Thread(target=self._follow, name="room-follower", daemon=True).start()

    def stop(self) -> None:
        """Follow no longer."""
        self._end.set()

    def ask(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Ask something over the line.

        Raises
        ------
        WorkshopError
            With the room's own sentence, or why it can't be asked.
        """
        return self._call("ask", content)

    def say(self, message: Mapping[str, Any]) -> None:
        """Say something to which the room has no answer but what it tells everybody.

        Raises
        ------
        WorkshopError
            Why it can't be said.
        """
        self._call("say", {"messages": [message]})

    def _call(self, how: str, content: Mapping[str, Any]) -> dict[str, Any]:
        if self.problem:
            raise RoomAway(self.problem)
        return self._caller.ask(f"/line/{self._line}/{how}", content)

    def _begin(self) -> None:
        self._line, self._got = str(self._caller.ask("/line?as=participant", {}).get("line", "")), 0
        self.problem = ""
        try:
            self._begun()
        except WorkshopError as reason:
            self.problem = str(reason)
            raise

    def _follow(self) -> None:
        pause = FIRST_PAUSE
        while not self._end.is_set():
            try:
                if self.problem:
                    self._begin()
                self._take()
                pause = FIRST_PAUSE
            except LineGone as reason:
                self.problem = str(reason)
            except Stranger as reason:
                self.problem = str(reason)
                return
            except WorkshopError as reason:
                self.problem = str(reason)
                self._end.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def _take(self) -> None:
        told = self._caller.ask(f"/line/{self._line}/take", {"got": self._got}, HELD_OPEN)
        for number, message in told.get("messages", ()):
            self._got = number
            if "unknown" in message:
                raise self._caller.stranger()
            self._hear(message)
