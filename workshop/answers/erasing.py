"""A person's name is taken out of a session, its history included; the plan still stands."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select, true, update

from workshop.answers import _kept
from workshop.answers.append import Log, append_within, check_all
from workshop.answers.border import Sender
from workshop.answers.names import Name, folded
from workshop.answers.port import Edit
from workshop.answers.tables import current, edits, kept
from workshop.plan.kinds import Json


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of erasing somebody.

    Attributes
    ----------
    people
        How many entries of that name there were, over all teams.
    texts
        In how many answers, as they stood or stand, the name was replaced in the text.
    left
        In how many answers that stand the name is still part of a text.
    """

    people: int
    texts: int
    left: int


def erase(log: Log, sender: Sender, name: str, placeholder: str, *, in_texts: bool) -> Erased:
    """Put a placeholder where a person's name stands or ever stood, and empty what the person's role was.

    Actions, the ask and signatures go on naming the same person, who is then called as the placeholder
    says; who wrote what keeps its author, without a name. It can't be undone: the name is overwritten
    on the disk too.

    Parameters
    ----------
    log, sender
        The session, and the facilitator.
    name
        As it stands in the list of people of any team, in capitals or not.
    placeholder
        What stands there from now on.
    in_texts
        Whether the name is replaced in everything else that people wrote as well, word for word.

    Raises
    ------
    WorkshopError
        When it could not be stored; then nothing is changed.
    """
    with log.database.writing() as connection:
        erasing = _Erasing(connection, log, sender, placeholder, Name(name))
        people = erasing.find(name)
        erasing.rename(people)
        erasing.scrub_entries(people)
        erasing.scrub_authors(name)
        texts = erasing.scrub_texts() if in_texts else 0
        left = len(set(erasing.texts_with_it(current)))
        _kept.forget(connection, log.session_id)
    log.database.overwrite_erased(edits.name, current.name, kept.name)
    return Erased(len(people), texts, left)


def erase_entry(log: Log, sender: Sender, team: str, person: str, placeholder: str) -> None:
    """Put a placeholder where one entry of a team's list of people has or had its name, for good.

    That is for somebody who leaves: another one of the same name is left alone, and nobody is held up.
    What is left of it on the disk goes when the workshop is closed.

    Raises
    ------
    WorkshopError
        When it could not be stored; then nothing is changed.
    """
    with log.database.writing() as connection:
        erasing = _Erasing(connection, log, sender, placeholder, Name(placeholder))
        erasing.rename({(team, person)})
        erasing.scrub_entries({(team, person)})
        _kept.forget(connection, log.session_id)


@dataclass(frozen=True, slots=True)
class _Erasing:
    """One person on the way out of the tables."""

    connection: Connection
    log: Log
    sender: Sender
    placeholder: str
    name: Name

    def find(self, name: str) -> set[tuple[str, str]]:
        """Return the entries, by team and id, that have or ever had this name."""
        asked = select(edits.c.team, edits.c.path, edits.c.value).where(
            self._ours(edits), edits.c.path.like("people/%/name")
        )
        return {
            (team, path.split("/")[1])
            for team, path, value in self.connection.execute(asked)
            if isinstance(value, str) and folded(value) == folded(name)
        }

    def rename(self, people: set[tuple[str, str]]) -> None:
        """Tell everybody who follows by ordinary edits."""
        wanted = [
            Edit(secrets.token_hex(12), team, f"people/{person}/{field}", value, base=2**30)
            for team, person in sorted(people)
            for field, value in (("name", self.placeholder), ("role", None))
        ]
        checked = check_all(wanted, self.sender, self.log.border)
        append_within(self.connection, self.log.session_id, self.sender, checked, "")

    def scrub_entries(self, people: set[tuple[str, str]]) -> None:
        """Overwrite what these entries ever said."""
        for team, person in people:
            for field, value in (("name", self.placeholder), ("role", None)):
                here = and_(
                    self._ours(edits), edits.c.team == team, edits.c.path == f"people/{person}/{field}"
                )
                for column in ("value", "sent"):
                    filled = and_(here, edits.c[column].is_not(None))
                    self.connection.execute(update(edits).where(filled).values({column: value}))

    def scrub_authors(self, name: str) -> None:
        """Overwrite the name where it says who wrote."""
        for table in (edits, current):
            authors = self.connection.execute(select(table.c.author).where(self._ours(table)).distinct())
            for author in [each for each in authors.scalars() if folded(each) == folded(name)]:
                here = and_(self._ours(table), table.c.author == author)
                self.connection.execute(update(table).where(here).values(author=self.placeholder))

    def scrub_texts(self) -> int:
        """Replace the name in every text of the log; return how many answers that were.

        Where a text stands, that is an ordinary edit: who follows sees it, and plans are made anew.
        """
        places = set(self.texts_with_it(edits))
        standing = [
            Edit(secrets.token_hex(12), row["team"], row["path"], self._without(row["value"]), base=2**30)
            for _, row in self._rows(current, ("value",))
        ]
        checked = check_all(standing, self.sender, self.log.border)
        append_within(self.connection, self.log.session_id, self.sender, checked, "")
        for table, columns in ((edits, ("value", "sent")), (current, ("value",))):
            for where, row in list(self._rows(table, columns)):
                values = {name: self._without(row[name]) for name in columns}
                self.connection.execute(update(table).where(where).values(values))
        return len(places)

    def texts_with_it(self, table: Table) -> Iterator[tuple[str, str]]:
        """Yield where the name is part of a text."""
        return ((row["team"], row["path"]) for _, row in self._rows(table, ("value",)))

    def _rows(
        self, table: Table, columns: tuple[str, ...]
    ) -> Iterator[tuple[ColumnElement[bool], Mapping[str, Any]]]:
        keys = [column.name for column in table.primary_key]
        names = dict.fromkeys([*keys, "team", "path", *columns])
        asked = select(*(table.c[name] for name in names)).where(
            self._ours(table), or_(*(table.c[name].is_not(None) for name in columns))
        )
        for row in self.connection.execute(asked).mappings():
            if any(isinstance(row[name], str) and self.name.is_in(row[name]) for name in columns):
                yield and_(true(), *(table.c[key] == row[key] for key in keys)), dict(row)

    def _without(self, value: Json) -> Json:
        return self.name.replaced(value, self.placeholder) if isinstance(value, str) else value

    def _ours(self, table: Table) -> ColumnElement[bool]:
        return table.c.session == self.log.session_id
