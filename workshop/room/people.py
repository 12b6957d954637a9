"""Joining a team by name alone, and coming back as oneself."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable, Mapping

from workshop.answers import Edit, LocalAnswers
from workshop.answers.ordering import keys_to_place
from workshop.errors import Refused
from workshop.plan.model import Plan
from workshop.room.codes import is_same, own_code
from workshop.room.identity import Person

LONGEST_NAME = 60
Words = Mapping[str, str]


def join(answers: LocalAnswers, team: str, people: Plan, typed: str, words: Words) -> Person:
    """Return who somebody is who gives a name: a person whom the team has named already, or a new one.

    Parameters
    ----------
    answers
        The session's answers, as the facilitator has them.
    team
        The id of one of the session's teams.
    people
        A plan that holds the people whom the team has named so far.
    typed
        The name as it was typed.
    words
        The room's words.

    Raises
    ------
    Refused
        With a friendly sentence: no name, a very long one, or one that somebody here has already.
    """
    name = tidy(typed)
    if not name:
        raise Refused(words["join_no_name"])
    if len(name) > LONGEST_NAME:
        raise Refused(words["join_long_name"].format(count=len(name), most=LONGEST_NAME))
    known = [person for person in people.people if _folded(person.name) == _folded(name)]
    free = [person for person in known if not has_joined(answers, team, person.id)]
    if known and not free:
        raise Refused(words["join_name_taken"].format(name=name))
    if free:  # as the team spells it
        return _kept(answers, team, free[0].id, free[0].name, people)
    return _kept(answers, team, "", name, people)


def tidy(typed: str) -> str:
    """Return a name without what nobody sees, and with single spaces.

    Examples
    --------
    >>> tidy("  Ana \\u200b  Ferreira\\n")
    'Ana Ferreira'
    """
    seen = "".join(
        " " if mark.isspace() else mark
        for mark in unicodedata.normalize("NFC", typed)
        if mark.isspace()
        or unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        or mark in "\u200c\u200d"
    )
    return " ".join(seen.split()).strip("\u200c\u200d")


def has_joined(answers: LocalAnswers, team: str, person: str) -> bool:
    """Return whether a person named in a team has come in, and not only been named by somebody."""
    return any(stored.author == person for stored in answers.history(team, f"people/{person}/name"))


def by_own_code(secret: str, code: str, plans: Iterable[tuple[str, Plan]]) -> Person | None:
    """Return whose personal code this is.

    Parameters
    ----------
    secret
        The session's secret.
    code
        The code as it was meant.
    plans
        Every team with its plan.
    """
    found = None
    for team, plan in plans:
        for person in plan.people:
            if is_same(own_code(secret, person.id), code) and not person.left:
                found = Person(team, person.id)
    return found


def leave(answers: LocalAnswers, person: Person) -> None:
    """Erase a person's name, history included, and note that nobody comes back as this person.

    Raises
    ------
    Refused
        When it could not be noted.
    """
    path = f"people/{person.id}/left"
    edit = Edit(secrets.token_hex(12), person.team, path, True, base=answers.latest())
    for receipt in answers.append([edit]):
        if receipt.refused:
            raise Refused(receipt.refused)
    answers.erase_entry(person.team, person.id)


def _kept(answers: LocalAnswers, team: str, known: str, name: str, plan: Plan) -> Person:
    """Write that somebody came in, in their own name: it is by this that they count as having joined."""
    person = Person(team, known or secrets.token_urlsafe(9))
    base = answers.latest() if known else 0
    edits = [Edit(secrets.token_hex(12), team, f"people/{person.id}/name", name, base=base)]
    if not known:
        last = plan.people[-1].id if plan.people else ""
        keys = {each.id: each.order for each in plan.people} | {person.id: ""}
        # The keys are known here, so that the log need not read the whole team once more to make one.
        for each, key in keys_to_place(person.id, last, keys).items():
            edits.append(Edit(secrets.token_hex(12), team, f"people/{each}/order", key, base=base))
    for receipt in answers.for_participant(team, person.id).append(edits):
        if receipt.refused:
            raise Refused(receipt.refused)
    return person


def _folded(name: str) -> str:
    return tidy(name).casefold()
