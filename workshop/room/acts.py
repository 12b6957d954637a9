"""What the facilitator does to single people, teams or the whole workshop, beside steering the room."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop.answers import SESSION, Edit
from workshop.room.table import text_of
from workshop.room.voting import question_of

if TYPE_CHECKING:
    from workshop.room.room import Room


async def reveal(room: Room, step: str, teams: Sequence[object]) -> None:
    """Close the open rounds of a step and show what came of them, for some teams or for all."""
    for table in list(room.tables.values()):
        if teams and table.team not in teams:
            continue
        asked = question_of(room.kit, room.session.facts, step, await room.drawing.plan(table))
        await room.writing(room.answers.reveal, table.team, asked.questions, asked.occasion)
    await room.look()


async def nudge(room: Room, team: str, step: str) -> None:
    """Remind the members of a team who are here and not done with what each answers alone."""
    table = room.tables.get(team)
    if table is None:
        return
    plan = await room.drawing.plan(table)
    mark = question_of(room.kit, room.session.facts, step, plan).mark(plan)
    done = {each.id for each in plan.people if mark in each.rated}
    for device in table.devices:
        if device.person.id not in done:
            device.line.put(text_of({"nudge": step}))


async def hand(room: Room, person: str, is_raised: bool) -> None:
    """Raise somebody's hand, or take it down, once it was seen to; all their devices are told."""
    if is_raised != (person in room.hands):
        path = f"participants/{person}/hand"
        await room.write_session([Edit(secrets.token_hex(12), SESSION, path, is_raised or None)])
    for table in room.tables.values():
        for device in table.devices:
            if device.person.id == person:
                device.line.put(text_of({"hand": is_raised}))


async def end(room: Room) -> int:
    """Close the workshop: erase what was answered alone; return how many answers that were."""
    return await room.writing(room.answers.end_workshop)
