"""Take the answers of an export into a session that is there: all of them, as one batch, or none."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.errors import Invalid
from workshop.exchange.document import Document, ExportedTeam, Values, for_a_file
from workshop.plan.session import Session

_VERSIONS = "versions/"
_CURRENCIES = (
    "The amounts in this file are in {}, and those of the session in {}. Change the currency of one of the "
    "two, then export and import again."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one team: its name here, whether it is new, how many answers changed."""

    team: str
    new: bool
    changed: int


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did; ``batch`` is empty when there was nothing to change."""

    batch: str
    teams: tuple[Taken, ...]


def import_into(answers: LocalAnswers, document: Document) -> Import:
    """Bring a session's teams to the answers of an export, in one batch, or change nothing.

    A team is known by its id, else by its name, and else is added. What the export does not mention
    stays; the session's title, day, language, agenda and framework stay as they are. Versions that were
    agreed are not taken: each is a moment of the history in which it was agreed.

    Raises
    ------
    Invalid
        With every problem: file, line, team, path and what to do; nothing is changed then.
    """
    session = answers.session()
    if document.teams and document.currency != session.facts.currency:
        raise Invalid([_CURRENCIES.format(document.currency, session.facts.currency)])
    edits: list[Edit] = []
    meant: dict[str, tuple[ExportedTeam, str]] = {}
    taken = []
    last = session.teams[-1].id if session.teams else ""
    known = _same_teams(session, document.teams)
    for team in document.teams:
        there = known.get(team.id)
        added = [] if there else _added(answers, team, last)
        last = last if there else team.id
        changes = _changes(answers, team.values, there or team.id)
        meant |= {edit.id: (team, edit.path) for edit in (*added, *changes)}
        edits += [*added, *changes]
        taken.append(Taken(team.name, there is None, len(changes)))
    if not edits:
        return Import("", tuple(taken))
    batch = f"import-{datetime.datetime.now(datetime.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
    receipts = answers.append_all(edits, batch)
    own = answers.kit.own_kinds()
    problems = [
        document.problem(*meant[each.id], for_a_file(each.path, each.team, own, each.refused))
        for each in receipts
        if each.refused
    ]
    if problems:
        raise Invalid(problems)
    return Import(batch, tuple(taken))


def _same_teams(session: Session, teams: Sequence[ExportedTeam]) -> dict[str, str]:
    """Return which teams of the session they are, by id; one that is not there yet is left out.

    Two teams of an export may have one name: no team of the session is both of them.
    """
    found = {team.id: team.id for team in teams if session.team(team.id)}
    for team in teams:
        free = (each for each in session.teams if each.id not in found.values())
        named = next((each.id for each in free if each.name.casefold() == team.name.casefold()), None)
        if team.id not in found and named is not None:
            found[team.id] = named
    return found


def _added(answers: LocalAnswers, team: ExportedTeam, last: str) -> list[Edit]:
    """Return the edits that add a team behind the others; one that was removed is brought back."""
    removed = answers.values(SESSION).get(f"teams/{team.id}/removed")
    back = [Edit(_new_id(), SESSION, f"teams/{team.id}/removed", False, removed.seq)] if removed else []
    return [
        *back,
        Edit(_new_id(), SESSION, f"teams/{team.id}/name", team.name),
        Edit(_new_id(), SESSION, f"teams/{team.id}/order", after=last),
    ]


def _changes(answers: LocalAnswers, values: Values, team: str) -> list[Edit]:
    """Return the edits that bring a team to these answers, each over what it has now."""
    there = answers.values(team)
    edits = []
    for path, value in values.items():
        now = there.get(path)
        if (now is None and value is None) or path.startswith(_VERSIONS):
            continue
        if now is None or (now.value, type(now.value)) != (value, type(value)):
            edits.append(Edit(_new_id(), team, path, value, now.seq if now else 0))
    return edits


def _new_id() -> str:
    return secrets.token_hex(12)
