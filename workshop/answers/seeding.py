"""What a new session begins with: the facts and teams of its file, at times a sample's answers."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from workshop.answers.append import Log, append_within, check_all
from workshop.answers.border import Sender
from workshop.answers.port import SESSION, Edit
from workshop.answers.tables import BEGINNING, sessions
from workshop.errors import Invalid
from workshop.kit.sample_file import SampleTeam
from workshop.kit.session_file import Facts

_NOBODY = Sender("facilitator")


@dataclass(frozen=True, slots=True)
class Seed:
    """What a session begins with; ``source`` names the file that says so."""

    source: str
    facts: Facts
    teams: tuple[SampleTeam, ...]


def seed_once(log: Log, seed: Seed) -> None:
    """Write a seed into the log of a session that never had one; from then on the log rules.

    Raises
    ------
    Invalid
        When something of the seed is not taken; then none of it is.
    """
    with log.database.reading() as connection:
        if not _is_new(connection, log.session_id):
            return
    with log.database.writing() as connection:
        if _is_new(connection, log.session_id):
            _write(connection, log, seed.source, _facts(seed), BEGINNING)
            _write(connection, log, seed.source, _answers(seed), "sample")
            mark_seeded(connection, log.session_id)


def mark_seeded(connection: Connection, session_id: str) -> None:
    """Keep that a session has begun: from now on its log rules, whatever its file says."""
    now = datetime.datetime.now(datetime.UTC)
    connection.execute(sessions.update().where(sessions.c.id == session_id).values(seeded_at=now))


def _is_new(connection: Connection, session_id: str) -> bool:
    asked = select(func.count()).where(sessions.c.id == session_id, sessions.c.seeded_at.is_(None))
    return connection.execute(asked).scalar() == 1


def _write(connection: Connection, log: Log, source: str, edits: Iterator[Edit], batch: str) -> None:
    checked = check_all(list(edits), _NOBODY, log.border)
    receipts = append_within(connection, log.session_id, _NOBODY, checked, batch)
    problems = [f"{source}, {receipt.path}: {receipt.refused}" for receipt in receipts if receipt.refused]
    if problems:
        raise Invalid(problems)


def _facts(seed: Seed) -> Iterator[Edit]:
    for name in Facts.model_fields:
        value = getattr(seed.facts, name)
        plain = value.isoformat() if isinstance(value, datetime.date) else value
        yield Edit(_new_id(), SESSION, f"session/{name}", plain)
    before = ""
    for team in seed.teams:
        yield Edit(_new_id(), SESSION, f"teams/{team.id}/name", team.name)
        yield Edit(_new_id(), SESSION, f"teams/{team.id}/order", after=before)
        before = team.id


def _answers(seed: Seed) -> Iterator[Edit]:
    for team in seed.teams:
        for path, value in team.values.items():
            yield Edit(_new_id(), team.id, path, value)


def _new_id() -> str:
    return secrets.token_hex(12)
