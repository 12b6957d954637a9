"""A page that shows a team's forms: what it is told of them, whether or not it may write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workshop.errors import WorkshopError
from workshop.forms.messages import Desk, replies
from workshop.room.line import Line
from workshop.room.table import Table, text_of

if TYPE_CHECKING:
    from workshop.room.room import Room


class Reader:
    """Whoever follows the forms of one team, on whatever line.

    Parameters
    ----------
    room, table
        Where it is.
    line
        The way out to it.
    """

    def __init__(self, room: Room, table: Table, line: Line) -> None:
        self.room, self.table, self.line = room, table, line
        self.answers = table.answers
        self.step = ""

    async def hear_form(self, step: str, message: Mapping[str, Any]) -> None:
        """Answer what a form says; what went wrong is told where it was asked."""
        try:
            await self._answer(step, message)
        except WorkshopError as reason:
            self.say(step, {"type": "failed", "text": self.room.trouble.told(reason)})

    async def _answer(self, step: str, message: Mapping[str, Any]) -> None:
        """Answer what a form asks for; what is no question is passed over."""
        match message:
            case {"type": "hello"}:
                self.say(step, await self._all(step, message.get("seq", 0)))
            case {"type": "since", "seq": int(seq)}:
                changes = {"answers": self.table.told(seq), "latest": self.table.seq}
                self.say(step, {"type": "changes", **changes})
            case {"type": "history"}:
                desk = Desk(self.answers, step, self.table.team)
                for reply in await self.room.reading(replies, desk, message):
                    self.say(step, reply)

    def say(self, step: str, message: Mapping[str, Any]) -> None:
        """Let a form of the page have a message."""
        self.line.put(text_of({"form": step, "message": message}))

    async def _all(self, step: str, seq: object) -> dict[str, Any]:
        """Everything, or what came after ``seq`` where the page knows the rest."""
        known = seq if isinstance(seq, int) and 0 <= seq <= self.table.seq else 0
        derived = await self.room.drawing.derived(self.table, step)
        return {
            "type": "all",
            "answers": self.table.told(known),
            "derived": derived,
            "latest": self.table.seq,
        }
