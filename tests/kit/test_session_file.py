"""A session's file is read, explained and written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import Invalid, Refused
from workshop.kit.loading import Kit
from workshop.kit.session_file import SessionFile, read_session_file, session_file_text, write_session_file
from workshop.plan.kinds import Kind, canonical

WHOLE = """\
title: Growing our managers
day: 2027-01-12
currency: SEK
language: sv-SE
agenda: half-day
framework: sales-managers
teams:
  - Nordics
  - Iberia
database: postgresql://answers.example/workshop
brand: Tarnvik
rules_off: [outcomes_few]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The place of a session's file."""
    return tmp_path / "session.yaml"


def problems(file: Path, text: str, kit: Kit | None = None) -> tuple[str, ...]:
    """What reading a session's file complains of."""
    file.write_text(text, encoding="utf-8")
    try:
        read_session_file(file, kit)
    except Invalid as reason:
        return reason.problems
    return ()


def test_everything_in_the_file_is_read(file: Path, small_kit: Kit) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    assert read_session_file(file, small_kit) == SessionFile(
        title="Growing our managers",
        day=datetime.date(2027, 1, 12),
        currency="SEK",
        language="sv-SE",
        agenda="half-day",
        framework="sales-managers",
        teams=("Nordics", "Iberia"),
        database="postgresql://answers.example/workshop",
        brand="Tarnvik",
        rules_off=("outcomes_few",),
    )


def test_title_and_day_are_enough(file: Path, small_kit: Kit) -> None:
    file.write_text("title: Growing our managers\nday: 2027-01-12\n", encoding="utf-8")
    found = read_session_file(file, small_kit)
    assert (found.currency, found.language, found.agenda, found.teams) == ("EUR", "en", "half-day", ())


WRONG = [
    ("title: Growing our managers\n", "", "line 1, title: is missing. Add it."),
    (
        "title: Growing our managers",
        "title:",
        "line 1, title: is empty. Write something, or remove the line.",
    ),
    (
        "title: Growing our managers",
        f"title: {'long ' * 61}",
        "line 1, title: This is 304 characters long; the field takes 300. Please shorten it.",
    ),
    (
        "day: 2027-01-12",
        "day: 12.1.2027",
        "line 2, day: “12.1.2027” is not a date. Write it as year-month-day, such as 2027-03-31.",
    ),
    ("day: 2027-01-12", "day: 1812-01-12", "line 2, day: The year must lie between 1990 and 2100."),
    ("currency: SEK", "currency: EURO", "line 3, currency: “EURO” is no currency. Did you mean EUR?"),
    ("currency: SEK", "currency: sek", "line 3, currency: “sek” is no currency. Did you mean SEK?"),
    (
        "currency: SEK",
        "currency: '12'",
        "line 3, currency: “12” is no currency. Write its three letters, such as EUR, USD or SEK.",
    ),
    (
        "language: sv-SE",
        "language: svenska",
        "line 4, language: “svenska” is no language in which figures and dates can be written. "
        "Write it as en, en-US or pt-BR.",
    ),
    (
        "agenda: half-day",
        "agenda: halfday",
        "line 5, agenda: the kit has no agenda “halfday”. Did you mean “half-day”?",
    ),
    (
        "framework: sales-managers",
        "framework: cadence",
        "line 6, framework: the kit has no framework “cadence”. Write one of these: sales-managers.",
    ),
    (
        "  - Iberia",
        "  - Nordics",
        "line 9, teams > item 2: “Nordics” is given twice. Give each team a name of its own.",
    ),
    ("  - Iberia", "  -", "line 9, teams > item 2: is empty. Write something, or remove the line."),
    (
        "teams:\n  - Nordics\n  - Iberia",
        "teams: Nordics",
        "line 7, teams: takes a list: one item a line, each with a hyphen before it.",
    ),
    (
        "rules_off: [outcomes_few]",
        "rules_off: [outcome_few]",
        "line 12, rules_off > item 1: “outcome_few” is no rule of the plan check. "
        "Did you mean “outcomes_few”?",
    ),
    (
        "rules_off: [outcomes_few]",
        "rules_off: [everything]",
        "line 12, rules_off > item 1: “everything” is no rule of the plan check. "
        "The rules are the names in kit/words/checks.yaml.",
    ),
    ("brand: Tarnvik", "brands: Tarnvik", "line 11, brands: is not known here. Did you mean “brand”?"),
    (
        "brand: Tarnvik",
        "title: Again",
        "line 11, title: is given twice, first on line 1. Keep one of the two.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said_with_its_line(
    file: Path, small_kit: Kit, old: str, new: str, says: str
) -> None:
    assert old in WHOLE
    assert problems(file, WHOLE.replace(old, new), small_kit) == (f"session.yaml, {says}",)


def test_everything_that_is_wrong_is_said_at_once(file: Path) -> None:
    assert problems(file, "day: tomorrow\ncurrency: gold\n") == (
        "session.yaml, line 1, title: is missing. Add it.",
        "session.yaml, line 1, day: “tomorrow” is not a date. "
        "Write it as year-month-day, such as 2027-03-31.",
        "session.yaml, line 2, currency: “gold” is no currency. "
        "Write its three letters, such as EUR, USD or SEK.",
    )


def test_a_missing_file_is_named(file: Path) -> None:
    with pytest.raises(Invalid) as caught:
        read_session_file(file)
    assert str(caught.value) == "session.yaml: the file is missing."


def test_a_new_file_explains_itself(file: Path) -> None:
    write_session_file(
        file, SessionFile(title="Growing our managers", day=datetime.date(2027, 1, 12), teams=("Nordics",))
    )
    assert (
        file.read_text(encoding="utf-8")
        == """\
# What this session begins with. Once it was opened, change these in the facilitator's notebook.
title: "Growing our managers"

# The day of the workshop, as year-month-day: 12 and 24 months count from it.
day: 2027-01-12

# Three letters: EUR, USD, SEK …
currency: "EUR"

# How figures and dates are written: en, en-US, pt-BR …
language: "en"

# A file in kit/agendas, without .yaml.
agenda: "half-day"

# A file in kit/frameworks, without .yaml.
framework: "sales-managers"

# One name a line, with a hyphen before it. You can add teams later.
teams:
  - "Nordics"

# Your company's look, a setting too. Files lie in this folder; paths are written from here.
# To use it, take the # away before look: and before each line that you fill in.
# look:
#   reference_docx: "brand/reference.docx"  # a Word file whose styles are taken over
#   reference_pptx: "brand/reference.pptx"  # a PowerPoint file whose layouts are taken over
#   logo: "brand/logo.svg"  # PNG or SVG; stands at the head of page one
#   accent: "#0b6e99"  # text needs a contrast of 4.5 to 1 on white
#   fonts: "brand/fonts"  # a folder of font files, or the name of a font family
"""
    )


def as_stored(text: str) -> str | None:
    """A text as the model keeps it."""
    try:
        return str(canonical(Kind("text", longest=300), text) or "") or None
    except Refused:
        return None


names = st.text(min_size=1, max_size=60).map(as_stored).filter(bool)


@given(
    title=names,
    teams=st.lists(names, unique=True, max_size=4),
    day=st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2100, 1, 1)),
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, title: str, teams: list[str], day: datetime.date
) -> None:
    session = SessionFile(title=title, day=day, teams=tuple(teams), brand=title, rules_off=("outcomes_few",))
    file = tmp_path_factory.mktemp("session") / "session.yaml"
    file.write_text(session_file_text(session), encoding="utf-8")
    assert read_session_file(file) == session
