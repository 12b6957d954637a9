"""The ballot box: what people answered alone. Only counting, casting and erasing may look into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select

from workshop.answers.tables import ballots

_SIZE_OF_KEY = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the answers to one question in one round lie."""

    session: str
    team: str
    question: str
    round: str

    def key_of(self, code: str) -> str:
        """Return under which name the answer of the device with this code lies here.

        Only the device has the code. The key is another one for every question and round: whoever
        reads the table can't join what one person answered.
        """
        what = "\n".join(astuple(self)).encode()
        secret = hashlib.sha256(code.encode()).digest()
        return hashlib.blake2b(what, key=secret, digest_size=_SIZE_OF_KEY).hexdigest()

    def rows(self) -> list[ColumnElement[bool]]:
        """Return what holds for the rows that lie here."""
        return [ballots.c[name] == value for name, value in asdict(self).items()]


def put(connection: Connection, slot: Slot, code: str, answer: str | None) -> None:
    """Put a device's answer into the box in place of its last; None takes it out.

    All answers to the question are written anew in the order of their keys, so that neither the place
    on the disk nor the number of a transaction tells in which order they were cast.
    """
    lying = answers(connection, slot)
    wanted = {key: each for key, each in {**lying, slot.key_of(code): answer}.items() if each is not None}
    if wanted == lying:
        return
    connection.execute(delete(ballots).where(*slot.rows()))
    if wanted:
        rows = [{**asdict(slot), "rater": key, "answer": wanted[key]} for key in sorted(wanted)]
        connection.execute(ballots.insert(), rows)


def answers(connection: Connection, slot: Slot) -> dict[str, str]:
    """Return the answers that lie in a slot, by rater."""
    asked = select(ballots.c.rater, ballots.c.answer).where(*slot.rows()).order_by(ballots.c.rater)
    return {rater: answer for rater, answer in connection.execute(asked)}


def numbers(connection: Connection, session: str, team: str) -> dict[tuple[str, str], int]:
    """Return how many have answered, by question and round."""
    asked = (
        select(ballots.c.question, ballots.c.round, func.count())
        .where(ballots.c.session == session, ballots.c.team == team)
        .group_by(ballots.c.question, ballots.c.round)
    )
    return {(question, round_): number for question, round_, number in connection.execute(asked)}


def own(
    connection: Connection, session: str, team: str, code: str, asked: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return what the device with this code answered, for each question and round asked of."""
    keys = {Slot(session, team, *each).key_of(code): each for each in asked}
    if not keys:
        return {}
    found = select(ballots.c.rater, ballots.c.answer).where(
        ballots.c.session == session, ballots.c.team == team, ballots.c.rater.in_(keys)
    )
    return {keys[rater]: answer for rater, answer in connection.execute(found)}


def lying(connection: Connection, session: str) -> dict[str, set[tuple[str, str]]]:
    """Return, for every team, the questions and rounds for which anything lies in the box."""
    asked = select(ballots.c.team, ballots.c.question, ballots.c.round).where(ballots.c.session == session)
    found: dict[str, set[tuple[str, str]]] = {}
    for team, question, round_ in connection.execute(asked.distinct()):
        found.setdefault(team, set()).add((question, round_))
    return found


def empty(connection: Connection, session: str) -> int:
    """Take every answer of a session out of the box; return how many there were."""
    return connection.execute(delete(ballots).where(ballots.c.session == session)).rowcount
