"""Moving somebody to another team: what was written and cast so far stays where it was."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

from workshop.answers import SESSION, Edit
from workshop.errors import Refused
from workshop.plan.session import Session
from workshop.room.identity import Person, boxes
from workshop.room.table import text_of

if TYPE_CHECKING:
    from workshop.room.room import Room


def person_now(session: Session, person: Person) -> Person:
    """Return as whom, and in which team, somebody is in the room now, however often they were moved."""
    noted = {each.id: Person(each.team, each.person) for each in session.participants if each.person}
    passed = {person.id}
    while (then := noted.get(person.id)) and then.id not in passed:
        passed.add(then.id)
        person = then
    return person


def earlier(session: Session, person: Person, there: Collection[str]) -> str:
    """Return which of the people of a team somebody was before; empty for who was never in it."""
    found = (each.id for each in session.participants if each.person and each.id in there)
    return next((each for each in found if person_now(session, Person("", each)) == person), "")


def own_boxes(session: Session, kept: str | None, person: Person) -> dict[str, str]:
    """Return the codes by which a device answers alone for a person, by the ids they have had; oldest first.

    It is one code, whatever team they are in: of each team it makes other ballots. So nobody is counted
    twice who is moved, or comes back.
    """
    now = person_now(session, person).id
    return {owner: code for owner, code in boxes(kept) if person_now(session, Person("", owner)).id == now}


async def move(room: Room, person: Person, to: str) -> None:
    """Move somebody to another team, and tell their devices, which go over once nothing is being typed.

    Raises
    ------
    Refused
        When somebody of that name is in the other team already.
    """
    table, target = room.table_of(person), room.session.team(to)
    if table is None or target is None or to == person.team or person_now(room.session, person) != person:
        return
    name = table.people().person(person.id)
    before = earlier(room.session, person, {each.id for each in room.tables[to].people().people})
    try:
        then = Person(to, before) if before else await room.join(to, name)
    except Refused as reason:
        raise Refused(room.words["move_name_taken"].format(name=name, team=target.name)) from reason
    hand = person.id in room.hands
    values = {
        f"{then.id}/person": None,
        f"{then.id}/team": None,
        f"{then.id}/hand": hand or None,
        f"{person.id}/person": then.id,
        f"{person.id}/team": to,
        f"{person.id}/hand": None,
    }
    edits = [
        Edit(secrets.token_hex(12), SESSION, f"participants/{path}", value) for path, value in values.items()
    ]
    await room.write_session(edits)
    for device in table.devices:
        if device.person.id == person.id:
            device.line.put(text_of({"moved": target.name}))
