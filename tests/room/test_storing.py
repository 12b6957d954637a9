"""What a team writes at the same time is stored and told together: once, to everybody, and as it stands."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest

from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.room.line import Line
from workshop.room.participant import Participant
from workshop.room.room import Room

WHY = "outcomes/outcome-001/why"
MEASURE = "outcomes/outcome-{:03}/measure"
Work = Callable[[Sequence[Participant]], Coroutine[Any, Any, None]]


def with_devices(room: Room, count: int, work: Work) -> None:
    """Do something with so many devices of the team North."""

    async def run() -> None:
        with room.opened():
            team = room.session.teams[0].id
            devices = []
            for number in range(count):
                person = await room.join(team, f"Person {number}")
                devices.append(Participant(room, room.tables[team], person, Line()))
                await devices[-1].come()
            await work(devices)

    asyncio.run(run())


async def write(device: Participant, path: str, value: str, edit_id: str) -> None:
    """Write as a page does."""
    edits = [{"id": edit_id, "path": path, "value": value, "base": 0}]
    await device.hear({"form": "outcomes", "message": {"type": "edits", "edits": edits}})


async def told(device: Participant, kind: str) -> list[dict[str, Any]]:
    """Return the messages of a kind that wait for a device."""
    waiting = [json.loads(text).get("message", {}) for _, text in await device.line.waiting(0)]
    return [message for message in waiting if message.get("type") == kind]


def test_who_writes_at_once_is_stored_once_and_heard_once_by_everybody(room: Room) -> None:
    async def work(devices: Sequence[Participant]) -> None:
        *writers, other = devices
        each = enumerate(writers)
        await asyncio.gather(
            *(write(device, MEASURE.format(n), f"by {n}", f"edit-{n}") for n, device in each)
        )
        log = [edit.id for edit in room.answers.log() if edit.path.endswith("/measure")]
        assert sorted(log) == [f"edit-{n}" for n in range(len(writers))]
        for number, device in enumerate(writers):
            receipts = [
                receipt["id"] for message in await told(device, "receipts") for receipt in message["receipts"]
            ]
            assert receipts == [f"edit-{number}"]
            heard = [path for message in await told(device, "changes") for path in message["answers"]]
            others = [MEASURE.format(n) for n in range(len(writers)) if n != number]
            assert sorted(path for path in heard if path.endswith("/measure")) == others
        changes = [
            message for message in await told(other, "changes") if MEASURE.format(1) in message["answers"]
        ]
        assert len(changes) == 1
        assert len(changes[0]["answers"]) > 1  # what gathered while the first was written came together

    with_devices(room, 7, work)


def test_who_writes_into_one_field_at_once_ends_with_what_stands_there(room: Room) -> None:
    async def work(devices: Sequence[Participant]) -> None:
        each = enumerate(devices)
        await asyncio.gather(*(write(device, WHY, f"words {n}.", f"edit-{n}") for n, device in each))
        stands = room.answers.values(devices[0].table.team)[WHY]
        for device in devices:
            known = [receipt for message in await told(device, "receipts") for receipt in message["receipts"]]
            seen = {receipt["seq"]: receipt["value"] for receipt in known}
            for message in await told(device, "changes"):
                if WHY in message["answers"]:
                    value, seq, *_ = message["answers"][WHY]
                    seen[seq] = value
            assert (max(seen), seen[max(seen)]) == (stands.seq, stands.value)
            assert all(f"words {n}." in str(stands.value) for n in range(len(devices)))

    with_devices(room, 5, work)


def test_what_fails_for_one_is_stored_for_the_others(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(devices: Sequence[Participant]) -> None:
        append = LocalAnswers.append

        def fails(self: LocalAnswers, edits: Any, batch: str = "") -> Any:
            if any(edit.id == "edit-1" for edit in edits):
                raise WorkshopError("There is no room left.")
            return append(self, edits, batch)

        monkeypatch.setattr(LocalAnswers, "append", fails)
        each = enumerate(devices)
        await asyncio.gather(*(write(device, MEASURE.format(n), "x", f"edit-{n}") for n, device in each))
        for number, device in enumerate(devices):
            failed = [message["text"] for message in await told(device, "failed")]
            assert failed == (["There is no room left."] if number == 1 else [])
            assert len(await told(device, "receipts")) == (number != 1)
        assert len([edit for edit in room.answers.log() if edit.path.endswith("/measure")]) == 3

    with_devices(room, 4, work)


def test_when_the_log_cannot_be_read_everybody_is_told_and_the_next_try_stores_it_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(devices: Sequence[Participant]) -> None:
        def fails() -> Any:
            raise WorkshopError("The database cannot be reached.")

        table = devices[0].table
        for is_away in (True, False):
            with monkeypatch.context() as patched:
                if is_away:
                    patched.setattr(table, "read_since", fails)
                await asyncio.gather(
                    *(write(device, MEASURE.format(n), "x", f"edit-{n}") for n, device in enumerate(devices))
                )
        for device in devices:
            assert [message["text"] for message in await told(device, "failed")] == [
                "The database cannot be reached."
            ]
            assert len(await told(device, "receipts")) == 1
        assert len([edit for edit in room.answers.log() if edit.path.endswith("/measure")]) == len(devices)

    with_devices(room, 3, work)
