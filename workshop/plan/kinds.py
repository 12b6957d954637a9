"""What an answer can be: a line of text, a sum of money, a date, a link to another record …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from workshop.errors import Refused

type_names = Literal[
    "text",
    "long",
    "whole",
    "number",
    "money",
    "date",
    "choice",
    "yes_no",
    "level",
    "link",
    "mark",
    "order",
    "tally",
]
Json = str | int | bool | None
CANNOT_SAY = "cannot-say"
STEP_STATES = ("open", "locked", "closed")
LEVELS = range(1, 6)
YEARS = range(1990, 2101)
BREAKS = re.compile(r"[\n\t]+")
LONGEST_FIGURE = 24
LONGEST_QUOTE = 40
RECORD_ID = re.compile(r"[A-Za-z0-9_-]{11,64}")
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
TALLY = re.compile(r"[a-z0-9][a-z0-9-]{0,63}=[0-9]{1,4}( [a-z0-9][a-z0-9-]{0,63}=[0-9]{1,4}){0,99}")
MOST_COUNTED = 999
TOO_FEW = "too-few"
SUMMED_UP = ("close", "mixed", "far-apart", TOO_FEW)
"""What a tally says in place of its levels where so few answered that these could be traced to somebody:
the word for how far apart they lie, or that they were too few for a word, and how many they were."""
ORDER_KEY = re.compile(r"[0-9A-Za-z]{1,200}")


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of one answer and its limits.

    Attributes
    ----------
    name
        One of the names in ``type_names``.
    longest
        Most characters of a text.
    least, most
        Limits of a figure, both included.
    places
        Most decimal places of a figure.
    options
        The values of a choice; for a level, ``cannot-say`` where that is an answer.
    to
        The collection that a link points to.
    many
        True for a set: every member has a path of its own whose value is true or empty.
    """

    name: type_names
    longest: int = 0
    least: Decimal | None = None
    most: Decimal | None = None
    places: int = 0
    options: tuple[str, ...] = ()
    to: str = ""
    many: bool = False


def canonical(kind: Kind, value: object) -> Json:
    """Return an answer in the one form in which it is stored, or refuse it.

    Parameters
    ----------
    kind
        What the field takes. For a set this is the kind of the set; the value is then whether
        the member belongs to it.
    value
        JSON as it came in: text, figure, true, false or null.

    Returns
    -------
    str, int, bool or None
        Text without control characters, figures as decimal text, dates in ISO 8601, None when
        the field was emptied.

    Raises
    ------
    Refused
        With a sentence for the person who typed it.

    Examples
    --------
    >>> canonical(Kind("money", places=2, most=Decimal(10)), "4.20")
    '4.20'
    >>> canonical(Kind("text", longest=20), "  North  ")
    'North'
    >>> canonical(Kind("choice", options=("up", "down")), "sideways")
    Traceback (most recent call last):
    workshop.errors.Refused: “sideways” is not one of the choices: up, down.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind.many:
        return _yes_or_no(kind, value) or None
    return _TAKES[kind.name](kind, value)


KEYED = frozenset({"activities", "capabilities", "followups", "habits", "steps"})
"""Collections whose records are named by a key that is known beforehand, not by a random id."""


def _text(kind: Kind, value: object) -> Json:
    if not isinstance(value, str):
        raise Refused("This field takes text.")
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    if kind.name != "long":
        lines = BREAKS.sub(" ", lines)  # as the form has it: the words of two lines stay apart
    clean = "".join(mark for mark in lines if _keeps(mark, kind)).strip()
    if len(clean) > kind.longest:
        raise Refused(
            f"This is {len(clean):,} characters long; the field takes {kind.longest:,}. Please shorten it."
        )
    return clean or None


def _keeps(mark: str, kind: Kind) -> bool:
    """Whether a character may be kept: no lone surrogates, no control characters but line ends."""
    if mark in "\n\t":
        return kind.name == "long"
    return unicodedata.category(mark) not in {"Cc", "Cs"} and mark not in "\ufffe\uffff"


def _figure(kind: Kind, value: object) -> Json:
    figure = _read_figure(value)
    if kind.least is not None and figure < kind.least:
        raise Refused(f"The figure must be {kind.least:,f} or more.")
    if kind.most is not None and figure > kind.most:
        raise Refused(f"The figure must be {kind.most:,f} or less.")
    places = -int(figure.as_tuple().exponent)
    if places > kind.places:
        if figure != round(figure, kind.places):
            raise Refused(
                "This field takes whole figures."
                if kind.places == 0
                else f"This field takes at most {kind.places} decimal places."
            )
        figure = round(figure, kind.places)
    if kind.name == "whole":
        return int(figure)
    return f"{figure if figure else abs(figure):f}"


def _read_figure(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise Refused("This field takes a figure, such as 12 or 4.5.")
    try:
        figure = Decimal(value)
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        raise Refused(f"“{_quoted(value)}” is not a figure. Write digits, such as 12 or 4.5.")
    if figure.adjusted() > LONGEST_FIGURE or len(figure.as_tuple().digits) > LONGEST_FIGURE:
        raise Refused("This figure is too long.")
    return figure


def _date(_: Kind, value: object) -> Json:
    try:
        day = date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Refused(
            f"“{_quoted(value)}” is not a date. Write it as year-month-day, such as 2027-03-31."
        ) from None
    if day.year not in YEARS:
        raise Refused("The year must lie between 1990 and 2100.")
    return day.isoformat()


def _yes_or_no(_: Kind, value: object) -> bool:
    if not isinstance(value, bool):
        raise Refused("This field takes yes or no.")
    return value


def _level(kind: Kind, value: object) -> Json:
    if isinstance(value, str) and value in kind.options:
        return value
    if isinstance(value, bool) or not isinstance(value, int) or value not in LEVELS:
        raise Refused("A rating is 1, 2, 3, 4 or 5.")
    return value


def _choice(kind: Kind, value: object) -> Json:
    if value not in kind.options:
        raise Refused(f"“{_quoted(value)}” is not one of the choices: {', '.join(kind.options)}.")
    return str(value)


def _link(kind: Kind, value: object) -> Json:
    return _matching(KEY if kind.to in KEYED else RECORD_ID, value)


def _tally(kind: Kind, value: object) -> Json:
    """Check how many gave each answer; it is stored as one text, in a fixed order, without zeros."""
    counts = read_tally(value) if isinstance(value, str) else None
    if counts is None:
        raise Refused("This count could not be read. Write how many gave each answer, such as 2 and 3.")
    for option, count in counts.items():
        if kind.options and option not in (*kind.options, *SUMMED_UP):
            raise Refused(f"“{_quoted(option)}” is not one of the answers: {', '.join(kind.options)}.")
        if count > MOST_COUNTED:
            raise Refused(f"More than {MOST_COUNTED} for one answer cannot be right.")
    return tally_text(counts) or None


def read_tally(text: str) -> dict[str, int] | None:
    """Return how many gave each answer, from the text in which it is stored; None when it is none.

    Examples
    --------
    >>> read_tally("2=3 3=1 cannot-say=1")
    {'2': 3, '3': 1, 'cannot-say': 1}
    >>> read_tally("many") is None
    True
    """
    if not TALLY.fullmatch(text):
        return None
    pairs = (part.split("=") for part in text.split())
    return {option: int(count) for option, count in pairs}


def tally_text(counts: Mapping[str, int]) -> str:
    """Return the one text in which a tally is stored: ordered by answer, without zeros.

    Examples
    --------
    >>> tally_text({"3": 1, "2": 3, "5": 0})
    '2=3 3=1'
    """
    return " ".join(f"{option}={count}" for option, count in sorted(counts.items()) if count)


def _order(_: Kind, value: object) -> Json:
    return _matching(ORDER_KEY, value)


def _matching(pattern: re.Pattern[str], value: object) -> Json:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Refused("This choice is not known here. Please choose again.")
    return value


def _quoted(value: object) -> str:
    """What came in, made fit to be shown in a sentence: short, and nothing that can't be displayed."""
    text = value if isinstance(value, str) else type(value).__name__
    shown = "".join(mark for mark in text[:LONGEST_QUOTE] if unicodedata.category(mark) not in {"Cc", "Cs"})
    return shown + ("…" if len(text) > LONGEST_QUOTE else "")


_TAKES: dict[str, Callable[[Kind, object], Json]] = {
    "text": _text,
    "long": _text,
    "whole": _figure,
    "number": _figure,
    "money": _figure,
    "date": _date,
    "choice": _choice,
    "yes_no": _yes_or_no,
    "level": _level,
    "link": _link,
    "order": _order,
    "tally": _tally,
}
