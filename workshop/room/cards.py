"""Cards for the tables: the way into one team, with nothing to choose and little to type."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import segno

from workshop.answers.whole import whole_file
from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.kit.loading import kit_folder
from workshop.room.codes import grouped, team_code
from workshop.room.private import keys_of
from workshop.room.words import room_words

if TYPE_CHECKING:
    import typst

    from workshop.answers import LocalAnswers
    from workshop.plan.session import Team

TEMPLATE = "cards.typ"
LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT"})


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
    place = Formats(session.facts.language, session.facts.currency).locale
    own = answers.place / "kit" / "report"
    folder = own if (own / TEMPLATE).is_file() else kit_folder() / "report"
    secret = keys_of(answers.place).secret
    from workshop.reports.glyphs import Drawable, coverage  # noqa: PLC0415 - only where cards are made

    drawable = Drawable(coverage(folder / "fonts"))
    given = {
        "title": drawable.text(words["card_title"]),
        "session": drawable.text(session.facts.title),
        "lang": place.language,
        "paper": "us-letter" if place.territory in LETTER_COUNTRIES else "a4",
        "scan": drawable.text(words["card_scan"]),
        "type": drawable.text(words["card_type"]),
        "then": drawable.text(words["card_then"]),
        "name": drawable.text(words["card_name"]),
        "picture": drawable.text(words["card_picture"]),
        "cards": [_card(team, secret, address, drawable.text) for team in teams],
    }
    return _set(folder, given)


def _card(team: Team, secret: str, address: str, drawn: Any) -> dict[str, str]:
    code = team_code(secret, team.id)
    picture = io.BytesIO()
    segno.make(f"{address}/?c={code}", error="m", micro=False).save(
        picture, kind="svg", border=0, dark="#1b1f24"
    )
    return {
        "team": drawn(team.name),
        "address": drawn(address.partition("//")[2]),
        "code": grouped(code),
        "picture": picture.getvalue().decode(),
    }


def _set(folder: Path, given: Mapping[str, Any]) -> bytes:
    import typst  # noqa: PLC0415 - only where cards are made

    fonts = _fonts(folder / "fonts")
    families = sorted(fonts.families(), key=lambda name: (name != "Source Sans 3", name != "Noto Sans", name))
    compiler = typst.Compiler(
        input=(folder / TEMPLATE).read_bytes(),
        root=folder,
        font_paths=fonts,
        sys_inputs={"cards": json.dumps({**given, "families": families})},
    )
    try:
        return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        raise WorkshopError(
            f"{folder / TEMPLATE} could not be set: {error.message}. If you changed the template, undo the "
            "change or take the kit's own again."
        ) from error


@cache
def _fonts(folder: Path) -> typst.Fonts:
    import typst  # noqa: PLC0415 - only where cards are made

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


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
