"""What a team's devices write at the same time goes into the log, and out to the team, together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.answers import Edit, Receipt, Stored
from workshop.errors import WorkshopError
from workshop.forms.messages import receipt_told
from workshop.room.table import Rows, Table
from workshop.room.trouble import Way

if TYPE_CHECKING:
    from workshop.room.participant import Participant
    from workshop.room.room import Room


@dataclass(eq=False, slots=True)
class _Sent:
    """The edits of one message, and what became of them."""

    device: Participant
    step: str | None
    edits: Sequence[Edit]
    receipts: Sequence[Receipt] = ()
    failure: WorkshopError | None = None
    is_settled: bool = False


class Storing:
    """Stores what the devices of one team send: while some of it is on its way, the rest gathers.

    Parameters
    ----------
    room, table
        Where it is.
    """

    def __init__(self, room: Room, table: Table) -> None:
        self._room, self._table = room, table
        self._waiting: list[_Sent] = []

    async def store(self, device: Participant, step: str | None, edits: Sequence[Edit]) -> Sequence[Receipt]:
        """Store edits; tell the device what became of them, and the others of the team what changed.

        Parameters
        ----------
        device, step
            Whose edits they are, and the step whose form sent them; None for a notebook, which is told by
            what this returns, and of the changes as everybody else is.
        edits
            What is to be stored.

        Raises
        ------
        WorkshopError
            When nothing could be stored, with the reason.
        """
        sent = _Sent(device, step, edits)
        self._waiting.append(sent)
        try:
            async with self._table.lock:
                if not sent.is_settled:
                    await self._store_what_waits()
        finally:
            if sent in self._waiting:  # it was called off, or the log could not be read: its page asks again
                self._waiting.remove(sent)
        if sent.failure is not None:
            raise sent.failure
        self._room.trouble.over(Way.WRITING)
        return sent.receipts

    async def _store_what_waits(self) -> None:
        taken, self._waiting = self._waiting, []
        try:
            rows = await self._written(taken)
            self._tell(taken, self._room.take(self._table, rows))
        finally:  # should the first of them fail, each of the others still sees to its own
            self._waiting = [sent for sent in taken if not sent.is_settled] + self._waiting

    async def _written(self, taken: Sequence[_Sent]) -> Rows:
        """Store everything; return what is new since the last look, also by another program."""
        if len(taken) == 1:
            return await self._room.writing(_write_and_read, taken[0], self._table.read_since)
        await asyncio.gather(*(self._room.writing(_write, sent) for sent in taken))
        return await self._room.reading(self._table.read_since)

    def _tell(self, taken: Sequence[_Sent], new: dict[str, Stored]) -> None:
        table, people = self._table, self._table.people()
        own: dict[Participant, set[int]] = {}
        for sent in taken:
            sent.is_settled = True
            if sent.step is None:
                continue
            if sent.failure is None:
                told = [receipt_told(receipt, people) for receipt in sent.receipts]
                sent.device.say(sent.step, {"type": "receipts", "receipts": told})
            stored = {receipt.stored.seq for receipt in sent.receipts if receipt.stored}
            own.setdefault(sent.device, set()).update(stored)
        if not new:
            return
        table.spread(table.changes(new), but=own.keys())
        for device, seqs in own.items():
            if others := {path: stored for path, stored in new.items() if stored.seq not in seqs}:
                device.say("", table.changes(others))
        self._room.changed(table)


def _write(sent: _Sent) -> None:
    try:
        sent.receipts = sent.device.answers.append(sent.edits)
    except WorkshopError as reason:
        sent.failure = reason


def _write_and_read(sent: _Sent, read: Callable[[], Rows]) -> Rows:
    _write(sent)
    return read()
