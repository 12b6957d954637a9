"""How a room is led, as a participant's notebook was told last: where it is, what it says to this person."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Led:
    """What a room has told a device beside the answers.

    Attributes
    ----------
    hand
        Whether this person's hand is raised.
    moved
        The name of the team to which the facilitator has moved them; empty while they are where they were.
    nudged, nudges
        The step in which their own answers were said to be missing, and how often that was said.
    """

    hand: bool = False
    moved: str = ""
    nudged: str = ""
    nudges: int = 0
    _live: Mapping[str, Any] = field(default_factory=dict)
    _heard_at: float = 0.0

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take in a message of the room; what is of no concern here is passed over."""
        if isinstance(live := message.get("live"), Mapping):
            self._live, self._heard_at = live, time.monotonic()
        self.hand = bool(message.get("hand", self.hand))
        self.moved = str(message.get("moved", self.moved))
        if nudged := message.get("nudge"):
            self.nudged, self.nudges = str(nudged), self.nudges + 1

    def live(self) -> dict[str, Any]:
        """Return where the room is, with its clock as it stands by now; empty while nothing was heard."""
        if not self._live:
            return {}
        passed = round((time.monotonic() - self._heard_at) * 1000)
        return {**self._live, "now": int(self._live["now"]) + passed}
