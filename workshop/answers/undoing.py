"""Take back a batch of edits, such as an import: what was there before stands again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from workshop.answers import _reading
from workshop.answers.append import Log, append_within, check_all
from workshop.answers.border import Sender
from workshop.answers.port import Edit, Stored
from workshop.answers.tables import REVEAL
from workshop.errors import WorkshopError


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer of a batch that was not taken back, since it was written anew afterwards.

    ``before`` is what stood there before the batch, None for nothing; ``now`` what stands there.
    """

    team: str
    path: str
    before: Stored | None
    now: Stored


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of taking back a batch: how many answers are as they were, and which were left alone."""

    restored: int
    kept: tuple[Kept, ...]


def undo(log: Log, sender: Sender, batch: str) -> Undone:
    """Take back a batch in one transaction, by new edits that restore what was there before.

    An answer that somebody has written since then stays as it is and is told, with what stood there
    before the batch. Taking back twice changes nothing more; to take back the taking back, undo the
    batch that it made, named ``undo-`` and a number.

    Raises
    ------
    WorkshopError
        When there is no batch of that name, or nothing could be stored.
    """
    with log.database.writing() as connection:
        if batch.startswith(REVEAL):  # between two reveals of a round the difference is one person's answer
            raise WorkshopError("What was revealed stays as it is. To change it, rate again.")
        first_and_last = _reading.answers_of_batch(connection, log.session_id, batch)
        if not first_and_last:
            raise WorkshopError(f"Nothing was brought in under the name “{batch}”.")
        back: list[Edit] = []
        kept: list[Kept] = []
        for (team, path), (first, last) in first_and_last.items():
            before = _reading.value_at(connection, log.session_id, team, path, first - 1)
            now = _reading.current_value(connection, log.session_id, team, path)
            value = before.value if before else None
            if now is None or now.value == value:
                continue
            if now.seq > last:
                kept.append(Kept(team, path, before, now))
            else:
                back.append(Edit(secrets.token_hex(12), team, path, value, base=now.seq))
        _store(connection, log, sender, back)
    return Undone(len(back), tuple(kept))


def _store(connection: Connection, log: Log, sender: Sender, back: Iterable[Edit]) -> None:
    checked = check_all(list(back), sender, log.border)
    batch = f"undo-{secrets.token_hex(6)}"
    receipts = append_within(connection, log.session_id, sender, checked, batch)
    for receipt in receipts:
        if receipt.refused:  # none of it is taken back then: the transaction ends with this
            raise WorkshopError(f"{receipt.path} can't be put back: {receipt.refused}")
