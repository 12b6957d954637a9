"""What the sender of an edit had seen when writing it: from there others' changes are told."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection

from workshop.answers import _reading
from workshop.answers.port import Edit, Stored
from workshop.plan.kinds import Json


@dataclass(frozen=True, slots=True)
class _Own:
    """An edit of the sender's own: its number, and the answer as it was sent, before any merge."""

    seq: int
    sent: Json


@dataclass(slots=True)
class Seen:
    """What one sender has seen of a session's answers, in the course of one call."""

    connection: Connection
    session: str
    _sent: dict[tuple[str, str], _Own] = field(default_factory=dict)

    def note(self, edit: Edit, seq: int, sent: Json) -> None:
        """Remember an edit of this call: a later one on its path goes on from it."""
        self._sent[edit.team, edit.path] = _Own(seq, sent)

    def up_to(self, edit: Edit) -> int:
        """Return the last edit of the path that the sender knows of, an own one included."""
        own = self._own(edit)
        return max(edit.base, own.seq if own else 0)

    def text(self, edit: Edit, there: Stored) -> str:
        """Return the long text that the sender went on from: as it was seen, or as written before.

        What the sender wrote before may have been merged with others' words, which the sender has not
        seen: those must not look as if they had been deleted.
        """
        own = self._own(edit)
        if own is not None and own.seq >= edit.base:
            return text_of(own.sent)
        if there.seq <= edit.base:
            return text_of(there.value)
        before = _reading.value_at(self.connection, self.session, edit.team, edit.path, edit.base)
        return text_of(before.value if before else None)

    def _own(self, edit: Edit) -> _Own | None:
        """Return the sender's own edit that this one goes on from, where there is one."""
        if own := self._sent.get((edit.team, edit.path)):
            return own
        row = _reading.edit_by_id(self.connection, self.session, edit.follows) if edit.follows else None
        if row is None or (row.team, row.path) != (edit.team, edit.path):
            return None
        return _Own(row.seq, row.sent)


def text_of(value: Json) -> str:
    """Return an answer as a text; nothing, and what is none, as an empty one."""
    return value if isinstance(value, str) else ""
