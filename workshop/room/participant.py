"""One participant's device: what it says, and what it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workshop.errors import WorkshopError
from workshop.forms.messages import Desk, edit_from, replies
from workshop.room.identity import Person
from workshop.room.line import Line
from workshop.room.table import Table, text_of
from workshop.room.voting import cast, own, question_of

if TYPE_CHECKING:
    from workshop.room.room import Room

MOST_EDITS = 200
"""Edits that one message may carry; the front end sends fewer at a time."""
LONGEST_PLACE = 200


class Participant:
    """A device of a participant, on whatever line it speaks.

    Parameters
    ----------
    room, table
        Where it is.
    person
        Who it belongs to.
    line
        The way out to it.
    code
        By which its ballots are known; only the device keeps it.
    """

    def __init__(self, room: Room, table: Table, person: Person, line: Line, code: str = "") -> None:
        self.room, self.table, self.person, self.line = room, table, person, line
        self._code = code
        self.answers = table.answers.of(person.id)
        self.step = ""
        self.at = ""

    def name(self) -> str:
        """Return the person's name, as it stands now."""
        return self.table.people().person(self.person.id)

    async def come(self) -> None:
        """Take a place at the team's table: one's own, where this page had one whose line died unnoticed."""
        for device in list(self.table.devices):
            if self.line.page and (device.line.page, device.person) == (self.line.page, self.person):
                device.line.close()
                device.go()
        self.table.devices.add(self)
        self.line.put(text_of({"live": self.room.live(), "hand": self.person.id in self.room.hands}))
        self.room.presence_changed(self.table)

    def go(self) -> None:
        """Leave the table; what was sent is stored."""
        self.table.devices.discard(self)
        self.room.presence_changed(self.table)

    async def hear(self, message: Mapping[str, Any]) -> None:
        """Answer one message of the device; what no page of ours says is passed over."""
        match message:
            case {"still": int(number)}:
                self.line.put(text_of({"still": number}))
            case {"at": str(place)} if len(place) <= LONGEST_PLACE:
                self.at = place
                self.room.presence_changed(self.table)
            case {"hand": bool(is_raised)}:
                (self.room.hands.add if is_raised else self.room.hands.discard)(self.person.id)
                self.line.put(text_of({"hand": is_raised}))
                self.room.look_again()
            case {"form": str(step), "message": dict(inner)} if self.room.has_step(step):
                if self.room.table_of(self.person) is not self.table:  # removed, or in another team by now
                    self.line.put(text_of({"unknown": True}))
                    return
                if self.step != step:
                    # A page that is back says where it is before or after its form does.
                    self.step, self.at = step, "" if self.step else self.at
                    self.room.presence_changed(self.table)
                await self._hear_form(step, inner)

    async def _hear_form(self, step: str, message: Mapping[str, Any]) -> None:
        try:
            match message:
                case {"type": "hello"}:
                    self.tell_form(step, await self._all(step, message.get("seq", 0)))
                case {"type": "edits", "edits": list(edits)}:
                    await self._store(step, edits[:MOST_EDITS])
                case {"type": "cast", "ballots": list(ballots)}:
                    await self._cast(step, ballots)
                case {"type": "alone"}:
                    await self._tell_alone(step, [])
                case {"type": "since", "seq": int(seq)}:
                    changes = {"answers": self.table.told(seq), "latest": self.table.seq}
                    self.tell_form(step, {"type": "changes", **changes})
                case {"type": "history"}:
                    desk = Desk(self.answers, step, self.table.team)
                    for reply in await self.room.reading(replies, desk, message):
                        self.tell_form(step, reply)
        except WorkshopError as reason:
            self.tell_form(step, {"type": "failed", "text": str(reason)})

    def tell_form(self, step: str, message: Mapping[str, Any]) -> None:
        """Let the form of a step have a message; all forms where none is named."""
        self.line.put(text_of({"form": step, "message": message}))

    async def _all(self, step: str, seq: object) -> dict[str, Any]:
        """Everything, or what came after ``seq`` where the device knows the rest."""
        known = seq if isinstance(seq, int) and 0 <= seq <= self.table.seq else 0
        derived = await self.room.drawing.derived(self.table, step)
        return {
            "type": "all",
            "answers": self.table.told(known),
            "derived": derived,
            "latest": self.table.seq,
        }

    async def _store(self, step: str, sent: list[object]) -> None:
        """Store edits, together with what the others of the team write at the same time."""
        asked = [edit_from(self.table.team, each) for each in sent if isinstance(each, Mapping)]
        await self.room.storing[self.table.team].store(self, step, asked)

    async def _cast(self, step: str, sent: list[object]) -> None:
        """Take what this person answered alone; the others learn nothing but who is done."""
        asked = question_of(
            self.room.kit, self.room.session.facts, step, await self.room.drawing.plan(self.table)
        )
        receipts = await self.room.writing(cast, self.answers, self._code, asked, sent)
        await self._tell_alone(step, receipts)
        self.room.look_again()

    async def _tell_alone(self, step: str, receipts: list[dict[str, str]]) -> None:
        asked = question_of(
            self.room.kit, self.room.session.facts, step, await self.room.drawing.plan(self.table)
        )
        lying = await self.room.reading(own, self.answers, self._code, asked)
        self.tell_form(step, {"type": "alone", "own": lying, "receipts": receipts})
