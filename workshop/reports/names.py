"""Names of files that every system takes, that can be told apart, and that a person can read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 60
LONGEST_BYTES = 150
KEPT_MARKS = frozenset(" -_.,&'()+")
DEVICE_NUMBERS = "0123456789\u00b9\u00b2\u00b3"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in DEVICE_NUMBERS}
)
"""Names that Windows keeps for devices, whatever their ending."""


def safe_name(text: str, otherwise: str = "Team", longest: int = LONGEST) -> str:
    """Return a text as the name of a file or folder: letters, figures and a few marks.

    Parameters
    ----------
    text
        What people call it.
    otherwise
        The name when nothing of the text can be kept.
    longest
        The most characters that it may have.

    Examples
    --------
    >>> safe_name("Nordics & Baltics"), safe_name("../../x"), safe_name("CON"), safe_name("a/b")
    ('Nordics & Baltics', 'x', 'CON_', 'a b')
    >>> safe_name("\U0001f680")
    'Team'
    """
    composed = unicodedata.normalize("NFC", text)
    name = " ".join("".join(map(_kept, composed)).split())
    name = _shortened(name.strip(" .-_,'"), longest)
    if not any(character.isalnum() for character in name):
        name = otherwise
    return f"{name}_" if name.split(".")[0].strip().lower() in RESERVED else name


def distinct_names(texts: Iterable[str], otherwise: str = "Team") -> list[str]:
    """Return a safe name for each text, no two of which any system takes for the same.

    Those that would be the same carry a number, in the order given.

    Examples
    --------
    >>> distinct_names(["North", "north", "NORTH", "South"])
    ['North', 'north (2)', 'NORTH (3)', 'South']
    """
    taken: set[str] = set()
    names = []
    for text in texts:
        first = name = safe_name(text, otherwise)
        number = 1
        while _folded(name) in taken:
            number += 1
            name = f"{first} ({number})"
        taken.add(_folded(name))
        names.append(name)
    return names


def _kept(character: str) -> str:
    kind = unicodedata.category(character)[0]
    return character if kind in "LMN" or character in KEPT_MARKS else " "


def _shortened(name: str, longest: int) -> str:
    """Return a name that fits a file system, not torn within a letter and its accents."""
    kept = name[:longest]
    while len(kept.encode()) > LONGEST_BYTES or (
        len(kept) < len(name) and kept and unicodedata.combining(name[len(kept)])
    ):
        kept = kept[:-1]
    return kept.rstrip(" .-_,'")


def _folded(name: str) -> str:
    """Return what systems compare that don't tell capitals, or ways to write an accent, apart."""
    return unicodedata.normalize("NFKC", name).casefold()
