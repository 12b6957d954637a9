"""Which steps are closed or locked at present, and which answers belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from workshop.answers import _reading
from workshop.answers.border import Closed, Sender
from workshop.answers.port import SESSION
from workshop.answers.store import Store
from workshop.kit.definitions import RecordList, Step
from workshop.kit.loading import Kit
from workshop.plan.paths import Address

ALWAYS_OPEN = frozenset({"people", "parked"})
"""Lists that are written from every step: names, and what is put aside for another day."""
SENTENCES = {
    "locked": "This step is locked: it can be read, not changed. The facilitator can unlock it.",
    "closed": "This step is not open. The facilitator opens it for everybody.",
}


def steps_by_place(kit: Kit) -> Mapping[str, frozenset[str]]:
    """Return the ids of the steps that ask for an answer, by its pattern; and by the name of a list.

    A list belongs to the steps in which it is made; what is not asked anywhere belongs to none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for step in kit.steps:
        for place in _places(step):
            found[place].add(step.id)
    return {place: frozenset(steps) for place, steps in found.items()}


def _places(step: Step) -> set[str]:
    asked = {field.field for field in step.fields()}
    return asked | {block.collection for block in step.blocks if isinstance(block, RecordList)}


def steps_of(place: Address, by_place: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the steps to which an answer belongs: those that ask for it, else those that make its list."""
    if place.part in ALWAYS_OPEN:
        return frozenset()
    return by_place.get(place.pattern) or by_place.get(place.part, frozenset())


def closed_steps(database: Store, session_id: str, kit: Kit) -> Closed:
    """Return what says why a participant can't change an answer at present.

    An answer that several steps ask for can be changed as long as one of them is open. The
    facilitator, and whoever works in a notebook on the session's own folder, is never held up.
    """
    by_place = steps_by_place(kit)

    def closed(sender: Sender, place: Address) -> str:
        steps = frozenset[str]() if sender.role == "facilitator" else steps_of(place, by_place)
        if not steps:
            return ""
        with database.reading() as connection:
            found = (
                _reading.current_value(connection, session_id, SESSION, f"steps/{step}/state")
                for step in steps
            )
            states = [str(stored.value) if stored else "" for stored in found]
        if any(state not in SENTENCES for state in states):
            return ""
        return SENTENCES["locked" if "locked" in states else "closed"]

    return closed
