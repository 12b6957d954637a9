"""The end of a workshop: what was answered alone is erased."""

from __future__ import annotations

from workshop.answers import _box
from workshop.answers.append import Log
from workshop.answers.store import Store
from workshop.answers.tables import ballots


def erase_ballots(log: Log) -> int:
    """Erase every ballot of a session, from the disk as well; return how many there were.

    What was revealed stays: it lies in the log, without anybody's answer.
    """
    return _erase(log.database, log.session_id)


def leave_none(store: Store, session_id: str) -> None:
    """Erase the ballots of a session from a store whose place another one has taken."""
    with store.reading() as connection:
        lying = _box.lying(connection, session_id)
    if lying:
        _erase(store, session_id)


def _erase(store: Store, session_id: str) -> int:
    with store.writing() as connection:
        erased = _box.empty(connection, session_id)
    store.overwrite_erased(ballots.name)
    return erased
