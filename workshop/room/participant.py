"""One participant's device: what it says, and what it is told."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workshop.answers import Edit
from workshop.errors import NotStored
from workshop.forms.messages import edit_from, receipt_told
from workshop.room import acts
from workshop.room.identity import Person
from workshop.room.line import Line
from workshop.room.moving import person_now
from workshop.room.reader import Reader
from workshop.room.table import Table, text_of
from workshop.room.voting import Question, cast, own, question_of

if TYPE_CHECKING:
    from workshop.room.room import Room

MOST_EDITS = 200
"""Edits that one message may carry; the front end sends fewer at a time."""
LONGEST_PLACE = 200


class Participant(Reader):
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
        By which its ballots are known, as it says itself; empty where it has none.
    """

    def __init__(self, room: Room, table: Table, person: Person, line: Line, code: str = "") -> None:
        super().__init__(room, table, line)
        self.person, self._code = person, code
        self.answers = table.answers.of(person.id)
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
        await self._tell_worth()
        if (now := person_now(self.room.session, self.person)) != self.person:
            team = self.room.session.team(now.team)
            self.line.put(text_of({"moved": team.name if team else ""}))
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
                await acts.hand(self.room, self.person.id, is_raised)
            case {"worth": answer} if answer is None or isinstance(answer, str):
                if code := self.box():
                    await self.room.writing(self.answers.say_worth, code, answer)
                await self._tell_worth()
                self.room.look_again()
            case {"form": str(step), "message": dict(inner)} if self.room.has_step(step):
                if self.room.table_of(self.person) is not self.table:  # removed, or in another team by now
                    self.line.put(text_of({"unknown": True}))
                    return
                if self.step != step:
                    # A page that is back says where it is before or after its form does.
                    self.step, self.at = step, "" if self.step else self.at
                    self.room.presence_changed(self.table)
                await self.hear_form(step, inner)

    async def _tell_worth(self) -> None:
        """Tell this device alone what its owner said of whether it was worth the time."""
        code, own = self.box(), ""
        with contextlib.suppress(NotStored):  # the phone is let in all the same, and told with the next tap
            own = await self.room.reading(self.answers.own_worth, code) if code else ""
        self.line.put(text_of({"worth": own, "waits": "" if code else self.room.words["box_waits"]}))

    async def _answer(self, step: str, message: Mapping[str, Any]) -> None:
        match message:
            case {"type": "edits", "edits": list(edits)}:
                await self._store(step, edits[:MOST_EDITS])
            case {"type": "cast", "ballots": list(ballots), **more}:
                # What was answered in another step may come late, when a form of this one is shown.
                asked = str(more.get("step", step))
                if self.room.has_step(asked):
                    await self._tell_alone(step, asked, await self.cast(asked, ballots))
            case {"type": "alone"}:
                await self._tell_alone(step, step, [])
            case _:
                await super()._answer(step, message)

    async def _store(self, step: str, sent: list[object]) -> None:
        """Store edits, together with what the others of the team write at the same time."""
        await self.room.storing[self.table.team].store(self, step, self._edits(sent))

    async def store(self, sent: list[object]) -> list[dict[str, Any]]:
        """Store edits; tell every page of the team what changed. Return what became of each."""
        edits = self._edits(sent[:MOST_EDITS])
        receipts = await self.room.storing[self.table.team].store(self, None, edits)
        people = self.table.people()
        return [receipt_told(receipt, people) for receipt in receipts]

    def _edits(self, sent: list[object]) -> list[Edit]:
        return [edit_from(self.table.team, each) for each in sent if isinstance(each, Mapping)]

    async def cast(self, step: str, sent: list[object]) -> list[dict[str, Any]]:
        """Take what this person answered alone; the others learn nothing but who is done.

        Without a code to know it by nothing is taken: the device keeps it until there is one.
        """
        asked, code = await self._asked_alone(step), self.box()
        if not code:
            return []
        receipts = await self.room.writing(cast, self.answers, code, asked, sent)
        self.room.look_again()
        return receipts

    async def _tell_alone(self, form: str, step: str, receipts: list[dict[str, Any]]) -> None:
        """Tell a form of this device what lies in its owner's box of a step."""
        self.say(form, {"type": "alone", "step": step, **await self.told_alone(step, receipts)})

    async def told_alone(self, step: str, receipts: list[dict[str, Any]]) -> dict[str, Any]:
        """Return what lies in this person's ballot box, and what became of what the device sent just now."""
        code = self.box()
        if not code:
            return {"own": [], "receipts": [], "waits": self.room.words["box_waits"]}
        asked = await self._asked_alone(step)
        return {"own": await self.room.reading(own, self.answers, code, asked), "receipts": receipts}

    def bring(self, code: str) -> None:
        """Take in the code for ballots that a notebook's page keeps."""
        self._code = code

    def box(self) -> str:
        """Return the code by which this person's ballots are known; empty while nobody has brought it.

        A device that has none, or another, is told to fetch it.
        """
        code = self.room.boxes.learn(self.person.id, self._code)
        if code and code != self._code:
            self._code = code
            self.line.put(text_of({"box": True}))
        return code

    async def _asked_alone(self, step: str) -> Question:
        plan = await self.room.drawing.plan(self.table)
        return question_of(self.room.kit, self.room.session.facts, step, plan)
