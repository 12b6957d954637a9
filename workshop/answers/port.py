"""The port through which everybody reads and writes answers: a local adapter now, the room later."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.session import Session

Role = Literal["facilitator", "participant"]
SESSION = ""
"""In place of a team's id: the answer belongs to the whole session."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one answer.

    Attributes
    ----------
    id
        Made by the sender, unique in the session: sending it again changes nothing.
    team
        The team's id, or ``SESSION``.
    path
        Where the answer lies.
    value
        The new answer; None empties it.
    base
        The ``seq`` of the answer that the sender last saw on this path; 0 when there was none.
    follows
        The id of the sender's own earlier edit of this path that this one goes on from, where its
        sender does not know yet what became of that: what others wrote meanwhile is then told from
        what the sender had written already.
    after
        For an ``order`` path only: the id of the record to stand after ("" for first). The order
        key is then worked out by ``append`` and ``value`` is ignored.
    """

    id: str
    team: str
    path: str
    value: Json = None
    base: int = 0
    after: str | None = None
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer as it stands, with the ``seq`` of the edit that made it, by whom and when (UTC)."""

    value: Json
    seq: int
    author: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer: where, what was there before (None for nothing), and what came then."""

    path: str
    before: Stored | None
    now: Stored


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of the log: an edit as it was taken.

    ``value`` is the answer after the merge, ``sent`` as it came in, ``base`` the ``seq`` that its
    sender had seen.
    """

    seq: int
    team: str
    path: str
    value: Json
    sent: Json
    base: int
    batch: str
    author: str
    at: datetime.datetime
    id: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an edit.

    Attributes
    ----------
    id, team, path
        Those of the edit.
    stored
        The answer as it stands on that path after the edit.
    refused
        Why an edit was not taken, in words for the person who typed it.
    over
        The answer that the edit took the place of though its sender had not seen it: to be offered
        back. Long texts are merged, so nothing of theirs is taken away.
    waits
        Whether it was refused only because its step is closed or locked at present: sent again later, it
        may be taken.
    """

    id: str
    team: str
    path: str
    stored: Stored | None = None
    refused: str = ""
    over: Stored | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """One answer that a person gives alone.

    Attributes
    ----------
    team
        The team's id.
    question
        The id of a capability or a habit, or ``votes``.
    occasion
        ``day-0`` in the workshop, ``day-90`` or the like in a follow-up.
    answer
        A level from 1 to 5 or ``cannot-say``; for votes how many dots each capability gets, written
        as a tally. None takes the answer back.
    """

    team: str
    question: str
    occasion: str
    answer: Json = None


@dataclass(frozen=True, slots=True)
class CastReceipt:
    """What became of a ballot: the round it lies in and the answer as kept, or why it was not taken.

    ``waits`` says that it was only because its step is closed or locked at present.
    """

    question: str
    round: str = ""
    answer: str | None = None
    refused: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Edits that were made together: their name, by whom and when (UTC), and how many answers they gave."""

    name: str
    author: str
    at: datetime.datetime
    answers: int


class Answers(Protocol):
    """A session's answers as one role sees them."""

    role: Role
    author: str

    def append(self, edits: Sequence[Edit], batch: str = "") -> list[Receipt]:
        """Check, merge and store edits in one transaction; return a receipt for each, in order.

        Refused edits do not hold up the others. Durable when it returns.
        """
        ...

    def session(self) -> Session:
        """Return the session as it stands."""
        ...

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the current answer of every path of a team (emptied ones included)."""
        ...

    def plan(self, team: str) -> Plan:
        """Return the team's current plan."""
        ...

    def since(self, seq: int, team: str) -> Sequence[tuple[str, Stored]]:
        """Return what changed after ``seq`` in a team's answers, as (path, stored), oldest first."""
        ...

    def recent(self, team: str, most: int, patterns: Collection[str] = ()) -> Sequence[Change]:
        """Return the latest changes of a team's answers, of some patterns or of all, the newest first."""
        ...

    def latest(self) -> int:
        """Return the highest ``seq`` of the session; 0 when nothing was ever written."""
        ...
