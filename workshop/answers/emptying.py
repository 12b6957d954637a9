"""The end of a workshop: what was answered alone is erased."""

from __future__ import annotations

from workshop.answers import _box
from workshop.answers.append import Log
from workshop.answers.tables import ballots


def erase_ballots(log: Log) -> int:
    """Erase every ballot of a session, from the disk as well; return how many there were.

    What was revealed stays: it lies in the log, without anybody's answer.
    """
    with log.database.writing() as connection:
        erased = _box.empty(connection, log.session_id)
    log.database.overwrite_erased(ballots.name)
    return erased
