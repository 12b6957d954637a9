"""The one way into the log: every edit is checked, merged and stored here, in one transaction."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, bindparam

from workshop.answers import _box, _reading
from workshop.answers.border import EDIT_ID, Border, Sender
from workshop.answers.grouping import Together
from workshop.answers.merge import merge
from workshop.answers.ordering import keys_to_place
from workshop.answers.port import SESSION, Edit, Receipt, Stored
from workshop.answers.seen import Seen, text_of
from workshop.answers.store import Store
from workshop.answers.tables import REVEAL, SCHEMA_VERSION, current, edits
from workshop.errors import NotNow, Refused, WorkshopError
from workshop.plan.kinds import Json
from workshop.plan.paths import Address

T = TypeVar("T")
Checked = tuple[Edit, Address, Json]
_INSERT = edits.insert()
_INSERT_CURRENT = current.insert()
_UPDATE_CURRENT = (
    current.update()
    .where(*(current.c[name] == bindparam(f"at_{name}") for name in ("session", "team", "path")))
    .values({name: bindparam(name) for name in ("value", "seq", "author", "at")})
)


@dataclass(frozen=True, slots=True)
class Log:
    """A session's log: the database, which session of it, and what its edits must meet."""

    database: Store
    session_id: str
    border: Border
    _together: Together = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_together", Together(self.database))

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do a piece of work in a transaction, with what other threads want stored at the same time."""
        return self._together.write(work)

    def close(self) -> None:
        """Let go of the database file; the next use takes it up again."""
        self.database.close()


def append(log: Log, sender: Sender, asked: Sequence[Edit], batch: str = "") -> list[Receipt]:
    """Check, merge and store edits in one transaction; return a receipt for each, in order.

    The edits of one call come from one sender: a later one on the same path has seen the earlier.

    Parameters
    ----------
    log
        Where to.
    sender
        Who sends them.
    asked
        The edits; refused ones do not hold up the others.
    batch
        A name for all of them together, such as an import.

    Raises
    ------
    WorkshopError
        When nothing could be stored, with the reason.
    """
    _check_batch(batch)
    checked = check_all(asked, sender, log.border)
    refused = [each for each in checked if isinstance(each, Receipt) and not each.waits]
    if len(refused) == len(checked):
        return refused
    return log.write(
        partial(append_within, session=log.session_id, sender=sender, checked=checked, batch=batch)
    )


def append_all(log: Log, sender: Sender, asked: Sequence[Edit], batch: str) -> list[Receipt]:
    """Store all edits as one batch, or none of them.

    Returns
    -------
    list of Receipt
        One for each edit; when any of them is refused, nothing was stored, and only the refused are
        returned.
    """
    _check_batch(batch)
    checked = check_all(asked, sender, log.border)
    if refused := _refused(checked):
        return refused

    def store(connection: Connection) -> list[Receipt]:
        with connection.begin_nested() as attempt:
            receipts = append_within(connection, log.session_id, sender, checked, batch)
            if refused := _refused(receipts):
                attempt.rollback()
            return refused or receipts

    return log.write(store)


def _refused(found: Sequence[Checked | Receipt]) -> list[Receipt]:
    return [each for each in found if isinstance(each, Receipt) and each.refused]


def _check_batch(batch: str) -> None:
    if batch and not EDIT_ID.fullmatch(batch):
        raise WorkshopError("The name of a batch is made of 1 to 64 letters, digits, - and _.")


def check_all(asked: Sequence[Edit], sender: Sender, border: Border) -> list[Checked | Receipt]:
    """Check edits without storing them; in place of a refused one stands its receipt."""
    return [_checked(edit, sender, border) for edit in asked]


def append_within(
    connection: Connection, session: str, sender: Sender, checked: Sequence[Checked | Receipt], batch: str
) -> list[Receipt]:
    """Merge and store checked edits in a transaction that is under way."""
    storing = _Storing(connection, session, sender, batch, _reading.latest(connection, session))
    return [storing.known(each) if isinstance(each, Receipt) else storing.take(*each) for each in checked]


def count_within(
    connection: Connection, session: str, sender: Sender, checked: Sequence[Checked | Receipt], batch: str
) -> list[Receipt]:
    """Store checked edits as `append_within`; tallies of what was cast alone as well."""
    latest = _reading.latest(connection, session)
    storing = _Storing(connection, session, sender, batch, latest, may_count=True)
    return [each if isinstance(each, Receipt) else storing.take(*each) for each in checked]


def _checked(edit: Edit, sender: Sender, border: Border) -> Checked | Receipt:
    try:
        return edit, *border.check(edit, sender)
    except Refused as refusal:
        return _refusal(edit, refusal)


def _refusal(edit: Edit, refusal: Refused) -> Receipt:
    waits = isinstance(refusal, NotNow)
    return Receipt(edit.id, edit.team, edit.path, refused=str(refusal), waits=waits)


@dataclass(slots=True)
class _Storing:
    """The edits of one call on their way into the log."""

    connection: Connection
    session: str
    sender: Sender
    batch: str
    seq: int
    may_count: bool = False
    at: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    teams: set[str] = field(default_factory=lambda: {SESSION})
    seen: Seen = field(init=False)

    def __post_init__(self) -> None:
        self.seen = Seen(self.connection, self.session)

    def take(self, edit: Edit, place: Address, value: Json) -> Receipt:
        try:
            if stored := self._again(edit):
                where = (edit.team, edit.path, stored.seq - 1)
                before = _reading.value_at(self.connection, self.session, *where)
            else:
                before = _reading.current_value(self.connection, self.session, edit.team, edit.path)
                stored = self._first(edit, place, value, before)
        except Refused as refusal:
            return _refusal(edit, refusal)
        over = self._over(edit, place, stored, before)
        self.seen.note(edit, stored.seq, value)
        return Receipt(edit.id, edit.team, edit.path, stored, over=over)

    def known(self, receipt: Receipt) -> Receipt:
        """Return what became of a refused edit: one that arrived before its step was locked is stored."""
        row = _reading.edit_by_id(self.connection, self.session, receipt.id) if receipt.waits else None
        if row is None or (row.team, row.path) != (receipt.team, receipt.path):
            return receipt
        stored = Stored(row.value, row.seq, row.author, row.at)
        return Receipt(receipt.id, receipt.team, receipt.path, stored)

    def _over(self, edit: Edit, place: Address, stored: Stored, before: Stored | None) -> Stored | None:
        """Return the answer that the edit took the place of without its sender having seen it."""
        if place.kind.name in ("long", "order"):
            return None
        if before is None or before.value in (None, stored.value) or before.seq <= self.seen.up_to(edit):
            return None
        # Edits of one call share their moment: whoever made them has seen each of them.
        is_own = (before.author, before.at) == (stored.author, stored.at)
        return None if is_own else before

    def _again(self, edit: Edit) -> Stored | None:
        """Return what became of the edit when it was sent before."""
        row = _reading.edit_by_id(self.connection, self.session, edit.id)
        if row is None:
            return None
        if (row.team, row.path) != (edit.team, edit.path):
            raise Refused(
                "This change was mixed up with another one and was not stored. Please write it again."
            )
        return Stored(row.value, row.seq, row.author, row.at)

    def _first(self, edit: Edit, place: Address, value: Json, there: Stored | None) -> Stored:
        self._check_team(edit.team)
        if place.kind.name == "order" and edit.after is not None:
            return self._place(edit, place, edit.after)
        if place.part == "tallies" and not self.may_count:
            self._check_tally(edit, place, there)
        return self._store(edit, there, self._merged(edit, place, value, there), value)

    def _check_tally(self, edit: Edit, place: Address, there: Stored | None) -> None:
        """Let a tally be typed in from paper only: what was cast alone is counted by the reveal."""
        batch = _reading.batch_of(self.connection, self.session, there.seq) if there and there.value else ""
        if batch.startswith(REVEAL):
            raise Refused(
                "This was counted when it was revealed and stays as it is. To change it, rate again."
            )
        if _box.answers(self.connection, _box.Slot(self.session, edit.team, place.record, place.field)):
            raise Refused(
                "This is being rated alone, on each one's own device. What comes of it stands here once the "
                "facilitator reveals it."
            )

    def _check_team(self, team: str) -> None:
        if team not in self.teams:
            if not _reading.has_team(self.connection, self.session, team):
                raise Refused("This team is not part of the session. Please choose a team again.")
            self.teams.add(team)

    def _merged(self, edit: Edit, place: Address, value: Json, there: Stored | None) -> Json:
        """Return the value to store: a long text takes in what others wrote since the sender looked."""
        if place.kind.name != "long" or there is None:
            return value
        merged = merge(self.seen.text(edit, there), text_of(there.value), text_of(value))
        if len(merged) > place.kind.longest:
            raise Refused(
                "Somebody else wrote here at the same time, and both texts together are longer than the "
                f"{place.kind.longest:,} characters that the field takes. Please shorten yours."
            )
        return merged or None

    def _place(self, edit: Edit, place: Address, after: str) -> Stored:
        there = _reading.current_values(self.connection, self.session, edit.team)
        keys: dict[str, str] = {}
        for path, stored in there.items():
            part, _, rest = path.partition("/")
            record, _, name = rest.partition("/")
            if part == place.part:
                keys.setdefault(record, "")
                if name == "order":
                    keys[record] = text_of(stored.value)
        fresh = keys_to_place(place.record, after, keys)
        for record in fresh.keys() - {place.record}:
            path = f"{place.part}/{record}/order"
            moved = Edit(secrets.token_hex(12), edit.team, path, base=edit.base)
            self._store(moved, there.get(path), fresh[record], fresh[record])
        return self._store(edit, there.get(edit.path), fresh[place.record], fresh[place.record])

    def _store(self, edit: Edit, there: Stored | None, value: Json, sent: Json) -> Stored:
        self.seq += 1
        where = {"session": self.session, "team": edit.team, "path": edit.path}
        stored = {"value": value, "seq": self.seq, "author": self.sender.author, "at": self.at}
        more = {"sent": sent, "base": edit.base, "batch": self.batch, "edit_id": edit.id}
        row = {**where, **stored, **more, "schema_version": SCHEMA_VERSION}
        self.connection.execute(_INSERT, row)
        if there is None:
            self.connection.execute(_INSERT_CURRENT, {**where, **stored})
        else:
            self.connection.execute(
                _UPDATE_CURRENT, {f"at_{name}": each for name, each in where.items()} | stored
            )
        return Stored(value, self.seq, self.sender.author, self.at)
