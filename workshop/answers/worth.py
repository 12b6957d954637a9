"""Whether it was worth the time: each says so alone, for the whole workshop, and it is counted once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlalchemy import Connection

from workshop.answers import _box, _reading
from workshop.answers.append import Log, append_within, check_all
from workshop.answers.ballots import CODE
from workshop.answers.border import Sender
from workshop.answers.port import SESSION, Edit
from workshop.errors import Refused, WorkshopError
from workshop.plan.kinds import tally_text
from workshop.plan.paths import FIRST_ROUND
from workshop.plan.scoring import FEWEST_FOR_A_SPREAD
from workshop.plan.tallies import WORTH_LEVELS, tally_of_levels

QUESTION, COUNTED = "worth", "end/worth"
ASKED = (QUESTION, FIRST_ROUND)


def say(log: Log, sender: Sender, code: str, answer: str | None) -> None:
    """Put into the box whether it was worth the time, in place of what the device said before.

    Parameters
    ----------
    log
        The session.
    sender
        A participant; the facilitator is told, and not asked.
    code
        What only the device has.
    answer
        ``yes``, ``partly`` or ``no``; None takes the answer back.

    Raises
    ------
    Refused
        When it can't be taken, with a sentence for whoever tapped.
    """
    if sender.role != "participant":
        raise Refused("Only the members of the teams are asked this.")
    if not CODE.fullmatch(code):
        raise Refused("This device could not be told from others. Please reload the page.")
    if answer is not None and answer not in WORTH_LEVELS:
        raise Refused("This can be answered with yes, partly or no.")

    def store(connection: Connection) -> None:
        if _counted(connection, log.session_id):
            raise Refused("The answers are counted already, so that yours stays as it was.")
        level = None if answer is None else WORTH_LEVELS[answer]
        _box.put(connection, _slot(log.session_id), code, level)

    log.write(store)


def said(own: Mapping[tuple[str, str], str]) -> str:
    """Return what a device has said, from its ballots; empty for nothing."""
    return next((answer for answer, level in WORTH_LEVELS.items() if own.get(ASKED) == level), "")


def count(log: Log, sender: Sender) -> int:
    """Count what was said, and keep of it what may be told; return how many had answered.

    With fewer than three nothing is kept and the question stays open. A count stays: between two of them
    the difference would be one person's answer.

    Raises
    ------
    WorkshopError
        When the sender may not, or nothing could be stored.
    """
    if sender.role != "facilitator":
        raise WorkshopError("Only the facilitator can count this.")
    with log.database.writing() as connection:
        lying = _box.answers(connection, _slot(log.session_id)).values()
        if len(lying) < FEWEST_FOR_A_SPREAD or _counted(connection, log.session_id):
            return len(lying)
        edit = Edit(secrets.token_hex(12), SESSION, COUNTED, tally_text(tally_of_levels(lying)))
        checked = check_all([edit], sender, log.border)
        for receipt in append_within(connection, log.session_id, sender, checked, ""):
            if receipt.refused:
                raise WorkshopError(receipt.refused)
    return len(lying)


def _slot(session: str) -> _box.Slot:
    """Return where the answers lie: of all teams together, so that even small ones are counted."""
    return _box.Slot(session, SESSION, QUESTION, FIRST_ROUND)


def _counted(connection: Connection, session: str) -> bool:
    found = _reading.current_value(connection, session, SESSION, COUNTED)
    return found is not None and found.value is not None
