"""Cards for the tables: the way into one team, with nothing to choose and little to type."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from workshop.answers.whole import whole_file
from workshop.errors import WorkshopError
from workshop.room.codes import grouped, team_code
from workshop.room.private import keys_of
from workshop.room.words import room_words

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.plan.session import Team

TEMPLATE = "cards.typ"


def cards(answers: LocalAnswers, address: str) -> bytes:
    """Return the cards of all teams as PDF, a page each.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    address
        Under which address phones find the room.

    Raises
    ------
    WorkshopError
        When the session has no team, or its template can't be used.
    """
    session, words = answers.session(), room_words(answers.kit)
    teams = [team for team in session.teams if team.name]
    if not teams:
        raise WorkshopError("This session has no team yet, so there is nothing to print. Add one first.")
    secret = keys_of(answers.place).secret
    from workshop.reports.press import printed  # noqa: PLC0415 - only where cards are made

    given = {
        "title": words["card_title"],
        "session": session.facts.title,
        "scan": words["card_scan"],
        "type": words["card_type"],
        "then": words["card_then"],
        "name": words["card_name"],
        "picture": words["card_picture"],
        "cards": [_card(team, secret, address) for team in teams],
    }
    return printed(answers.place, TEMPLATE, session.facts, given)


def _card(team: Team, secret: str, address: str) -> dict[str, str]:
    code = team_code(secret, team.id)
    picture = io.BytesIO()
    segno.make(f"{address}/?c={code}", error="m", micro=False).save(
        picture, kind="svg", border=0, dark="#1b1f24"
    )
    return {
        "team": team.name,
        "address": address.partition("//")[2],
        "code": grouped(code),
        "picture": "".join(picture.getvalue().decode().splitlines()),
    }


def write_cards(answers: LocalAnswers, address: str, file: Path) -> None:
    """Write the cards of all teams into a new file.

    Raises
    ------
    WorkshopError
        When there is one of that name, or they can't be made.
    """
    made = cards(answers, address)
    with whole_file(file) as making:
        making.write_bytes(made)
