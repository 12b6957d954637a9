"""One participant's device: what it says, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from workshop.answers import Edit, Receipt, Stored
from workshop.errors import WorkshopError
from workshop.forms.messages import Desk, edit_from, receipt_told, replies
from workshop.room.identity import CODE, Person
from workshop.room.line import Line
from workshop.room.table import Rows, Table, text_of
from workshop.room.voting import Question, cast, own, question_of

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
        """Take a place at the team's table."""
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
                    self.step, self.at = step, ""
                    self.room.presence_changed(self.table)
                await self._hear_form(step, inner)

    async def _hear_form(self, step: str, message: Mapping[str, Any]) -> None:
        try:
            match message:
                case {"type": "hello"}:
                    self._say(step, await self._all(step, message.get("seq", 0)))
                case {"type": "edits", "edits": list(edits)}:
                    await self._store(step, edits)
                case {"type": "cast", "ballots": list(ballots)}:
                    await self._cast(step, ballots)
                case {"type": "alone"}:
                    await self._tell_alone(step, [])
                case {"type": "since", "seq": int(seq)}:
                    changes = {"answers": self.table.told(seq), "latest": self.table.seq}
                    self._say(step, {"type": "changes", **changes})
                case {"type": "history"}:
                    desk = Desk(self.answers, step, self.table.team)
                    for reply in await self.room.reading(replies, desk, message):
                        self._say(step, reply)
        except WorkshopError as reason:
            self._say(step, {"type": "failed", "text": str(reason)})

    def _say(self, step: str, message: Mapping[str, Any]) -> None:
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
        """Store edits; tell this device what became of them, and the others of the team what changed."""
        table = self.table
        receipts, new = await self._stored(sent)
        self._say(step, {"type": "receipts", "receipts": self._told(receipts)})
        if not new:
            return
        table.spread(table.changes(new), but=self)
        own = {receipt.path for receipt in receipts if receipt.stored}
        if others := {path: stored for path, stored in new.items() if path not in own}:
            self._say("", table.changes(others))
        self.room.changed(table)

    async def store(self, sent: list[object]) -> list[dict[str, Any]]:
        """Store edits; tell every device of the team what changed. Return what became of each."""
        receipts, new = await self._stored(sent)
        if new:
            self.table.spread(self.table.changes(new))
            self.room.changed(self.table)
        return self._told(receipts)

    async def _stored(self, sent: list[object]) -> tuple[list[Receipt], dict[str, Stored]]:
        """Store edits; return their receipts, and what is new to the table."""
        table = self.table
        asked = [edit_from(table.team, each) for each in sent[:MOST_EDITS] if isinstance(each, Mapping)]
        async with table.lock:
            receipts, rows = await self.room.writing(_append, self.answers.append, asked, table.read_since)
            return receipts, self.room.take(table, rows)

    def _told(self, receipts: list[Receipt]) -> list[dict[str, Any]]:
        people = self.table.people()
        return [receipt_told(receipt, people) for receipt in receipts]

    async def _cast(self, step: str, sent: list[object]) -> None:
        """Take what this person answered alone, and tell this device what lies in the box."""
        await self._tell_alone(step, await self.cast(step, sent, self._code))

    async def cast(self, step: str, sent: list[object], code: str) -> list[dict[str, str]]:
        """Take what this person answered alone; the others learn nothing but who is done."""
        asked, code = await self._asked_alone(step), self._box(code)
        receipts = await self.room.writing(cast, self.answers, code, asked, sent)
        self.room.look_again()
        return receipts

    async def _tell_alone(self, step: str, receipts: list[dict[str, str]]) -> None:
        self._say(step, {"type": "alone", **await self.told_alone(step, receipts, self._code)})

    async def told_alone(self, step: str, receipts: list[dict[str, str]], code: str) -> dict[str, Any]:
        """Return what lies in the ballot box by a device's code, and what became of what it sent just now."""
        asked = await self._asked_alone(step)
        lying = await self.room.reading(own, self.answers, self._box(code), asked)
        return {"own": lying, "receipts": receipts}

    def _box(self, code: str) -> str:
        """Return the code by which this person's ballots are known: that of the first device that had one.

        Else whoever goes on at a laptop would count twice. It is known only while the room is open, and
        kept nowhere.
        """
        boxes = self.room.boxes
        return (
            boxes.setdefault(self.person.id, code)
            if CODE.fullmatch(code)
            else boxes.get(self.person.id, code)
        )

    async def _asked_alone(self, step: str) -> Question:
        plan = await self.room.drawing.plan(self.table)
        return question_of(self.room.kit, self.room.session.facts, step, plan)


def _append(
    append: Callable[[list[Edit]], list[Receipt]], asked: list[Edit], read: Callable[[], Rows]
) -> tuple[list[Receipt], Rows]:
    return append(asked), read()
