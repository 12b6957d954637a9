"""Ratings and votes that people cast alone, and the reveal that closes a round and counts them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from workshop.answers import _box, _reading
from workshop.answers.append import Log, check_all, count_within
from workshop.answers.border import Sender
from workshop.answers.port import Ballot, CastReceipt, Edit
from workshop.answers.tables import REVEAL
from workshop.errors import NotNow, Refused, WorkshopError
from workshop.plan.kinds import canonical, read_tally, tally_text
from workshop.plan.paths import RATING, VOTE_TALLY, VOTES, address
from workshop.plan.rounds import open_round
from workshop.plan.tallies import MOST_DOTS, tally_of_levels, tally_of_votes

CODE = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_QUESTIONS = 200
"""So many questions one team may have ballots for: far more than any framework asks."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """What came of a reveal: the rounds that are closed now, by question."""

    team: str
    rounds: dict[str, str]
    batch: str


def cast(log: Log, sender: Sender, code: str, cast: Sequence[Ballot]) -> list[CastReceipt]:
    """Put ballots into the box, each in place of what the device answered before; durable on return.

    A ballot belongs to the round that is open when it comes in: one that was on its way when its
    round was revealed waits for the next.

    Parameters
    ----------
    log
        The session.
    sender
        A participant; the facilitator does not rate.
    code
        What only the device has: 16 letters and digits or more.
    cast
        The answers; refused ones do not hold up the others.

    Raises
    ------
    WorkshopError
        When nothing could be stored, with the reason.
    """
    if not CODE.fullmatch(code):
        raise WorkshopError("This device could not be told from others. Please reload the page.")

    def store(connection: Connection) -> list[CastReceipt]:
        casting = _Casting(connection, log, sender, code, _counted(connection, log.session_id, sender.team))
        return [casting.take(each) for each in cast]

    return log.write(store)


@dataclass(frozen=True, slots=True)
class _Casting:
    """The ballots of one call on their way into the box; ``counted`` are the tallies that the team has."""

    connection: Connection
    log: Log
    sender: Sender
    code: str
    counted: Collection[str]

    def take(self, ballot: Ballot) -> CastReceipt:
        session, team, question = self.log.session_id, ballot.team, ballot.question
        try:
            self._check(ballot)
            answer = self._answer(ballot)
        except Refused as refusal:
            return CastReceipt(question, refused=str(refusal), waits=isinstance(refusal, NotNow))
        slot = _box.Slot(session, team, question, open_round(self.counted, question, ballot.occasion))
        _box.put(self.connection, slot, self.code, answer)
        return CastReceipt(question, slot.round, answer)

    def _check(self, ballot: Ballot) -> None:
        if self.sender.role != "participant":
            raise Refused("Only the members of a team rate. You can reveal what they rated.")
        if ballot.team != self.sender.team:
            raise Refused("This is another team's question. You can rate with your own team only.")
        place = address(f"tallies/{ballot.question}/{ballot.occasion}/1")
        if reason := self.log.border.closed(self.sender, place):
            raise NotNow(reason)
        known = {each for each, _ in _box.numbers(self.connection, self.log.session_id, ballot.team)}
        if ballot.question not in known and len(known) >= MOST_QUESTIONS:
            raise Refused("Your team has answered more questions than there are. Please reload the page.")

    def _answer(self, ballot: Ballot) -> str | None:
        """Return a ballot's answer as it is kept: a level, "cannot say", dots by capability, or nothing."""
        is_vote = ballot.question == VOTES
        answer = canonical(VOTE_TALLY if is_vote else RATING, ballot.answer)
        if answer is None:
            return None
        if is_vote:
            given, most = sum((read_tally(str(answer)) or {}).values()), self._dots(ballot.team)
            if given > most:
                raise Refused(f"You gave {given} dots; each of you has {most}. Please take some away.")
        return str(answer)

    def _dots(self, team: str) -> int:
        found = _reading.current_value(self.connection, self.log.session_id, team, "improving/dots")
        return found.value if found and isinstance(found.value, int) else MOST_DOTS


def _counted(connection: Connection, session: str, team: str) -> list[str]:
    values = _reading.current_values(connection, session, team)
    return [path for path, stored in values.items() if stored.value and path.startswith("tallies/")]


def reveal(log: Log, sender: Sender, team: str, questions: Iterable[str], occasion: str) -> Revealed:
    """Close the open round of some questions and keep what may be said of it, in one transaction.

    Of each question with any ballot the log gets one tally, which holds no more than everybody may
    see, and which nobody can change or take back from then on: between two reveals of one round the
    difference would be one person's answer. A question that nobody has answered stays open.

    Raises
    ------
    WorkshopError
        When the sender may not reveal, or nothing could be stored.
    """
    if sender.role != "facilitator":
        raise WorkshopError("Only the facilitator can reveal what was rated.")
    batch = f"{REVEAL}{secrets.token_hex(6)}"
    with log.database.writing() as connection:
        rounds: dict[str, str] = {}
        edits: list[Edit] = []
        counted = _counted(connection, log.session_id, team)
        for question in questions:
            round_ = open_round(counted, question, occasion)
            lying = _box.answers(connection, _box.Slot(log.session_id, team, question, round_)).values()
            if lying:
                rounds[question] = round_
                tally = tally_of_votes(lying) if question == VOTES else tally_of_levels(lying)
                path = f"tallies/{question}/{round_}"
                edits.append(Edit(secrets.token_hex(12), team, path, tally_text(tally)))
        checked = check_all(edits, sender, log.border)
        receipts = count_within(connection, log.session_id, sender, checked, batch)
        if refused := next((each for each in receipts if each.refused), None):
            raise WorkshopError(refused.refused)
    return Revealed(team, rounds, batch)
