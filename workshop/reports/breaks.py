"""Room for text on a page: where a long word may break, and how wide the columns of a table are.

Widths are counted in letters of body text. That is rough, and enough: the writer sets the text, this
only keeps it from running out of its column.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from workshop.reports.glyphs import clusters, invisible

BREAK = "\u200b"
CHUNK = 4
"""So many letters of a long word stay together."""
WIDEST = 2
"""The width of the widest character, in letters."""
NARROWEST = 3.0
"""A column never gets room for fewer letters."""
LONGEST_WORD = 18.0
"""A word of up to this many letters is kept whole where the page allows it."""
SHORT = 15.0
"""A column of texts up to this long, such as dates and names, keeps each on one line where there is room."""
GAP = 3.0
"""The space between two columns, in letters."""


def letters(text: str) -> float:
    """Return about how many letters of body text a text is wide.

    >>> letters("abc"), letters("ABC"), letters("漢字")
    (3.0, 4.2, 4.0)
    """
    return round(sum(map(_letter, text)), 1)


@lru_cache(maxsize=4096)
def _letter(character: str) -> float:
    if unicodedata.combining(character) or invisible(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 2.0
    return 1.4 if character.isupper() or character in "mw@%—…" else 1.0


def with_breaks(word: str, room: float) -> str:
    r"""Return a word with places to break when it is longer than the room it has.

    Chinese and Japanese break anywhere by themselves, so nothing is put between their characters.

    >>> with_breaks("abcdefghij", 6).split("\u200b"), with_breaks("abc", 6)
    (['abcd', 'efgh', 'ij'], 'abc')
    """
    if len(word) * WIDEST <= room or letters(word) <= room:
        return word
    parts = list(clusters(word))
    written = ""
    for place, part in enumerate(parts):
        breaks = place and place % CHUNK == 0 and not (_ideograph(part) and _ideograph(parts[place - 1]))
        written += BREAK + part if breaks else part
    return written


def _ideograph(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) == "W" and unicodedata.category(cluster[0]) == "Lo"


def column_shares(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Return each column's share of the width, from what stands in it.

    Every column gets room for its longest ordinary word; what is left goes where the text is.

    Parameters
    ----------
    columns
        The texts of each column, its head first.
    room
        How many letters fit across the whole table.

    Returns
    -------
    list of float
        Shares that add up to 1.

    >>> column_shares([["Owner", "Ana"], ["What", "one two three four five six seven"]], 40)
    [0.22, 0.78]
    """
    least = [_longest_word(texts) for texts in columns]
    # Dates and other short texts stay on one line, as far as there is room, the cheapest first.
    for _more, place in sorted((_whole_if_short(texts) - least[n], n) for n, texts in enumerate(columns)):
        whole = [*least[:place], _whole_if_short(columns[place]), *least[place + 1 :]]
        least = whole if sum(whole) <= room else least
    wanted = [max(low, _wish(texts)) for low, texts in zip(least, columns, strict=True)]
    if sum(least) >= room:
        shares = least
    elif sum(wanted) <= room:
        shares = wanted
    else:
        spare = (room - sum(least)) / (sum(wanted) - sum(least))
        shares = [low + (high - low) * spare for low, high in zip(least, wanted, strict=True)]
    return [round(share / sum(shares), 4) for share in shares]


def widened(shares: Sequence[float], columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Return given shares so that short texts stay on one line; the widest column gives way.

    >>> widened([0.9, 0.1], [["What", "words " * 20], ["By", "31 Dec 2028"]], 96)
    [0.85, 0.15]
    """
    whole = sum(shares)
    wanted = [
        max(share / whole, _whole_if_short(texts) / room)
        for share, texts in zip(shares, columns, strict=True)
    ]
    widest = wanted.index(max(wanted))
    rest = 1 - (sum(wanted) - wanted[widest])
    if rest * room < _longest_word(columns[widest]) or rest < max(wanted) / 2:
        return [round(share / whole, 4) for share in shares]
    return [round(rest if place == widest else share, 4) for place, share in enumerate(wanted)]


def _whole_if_short(texts: Sequence[str]) -> float:
    """Return the width in which dates, figures and other short texts stay on one line."""
    longest = max(map(letters, texts[1:]), default=0.0)
    return max(_longest_word(texts), GAP + longest if longest <= SHORT else 0.0)


def _longest_word(texts: Sequence[str]) -> float:
    longest = max((letters(word) for text in texts for word in text.split()), default=0.0)
    return GAP + max(NARROWEST, min(LONGEST_WORD, longest))


def _wish(texts: Sequence[str]) -> float:
    """Return the width that suits a column: all of a short text, less for each letter of a long one."""
    # A head may take two lines.
    longest = max((letters(text) / (1 if place else 2) for place, text in enumerate(texts)), default=0.0)
    return GAP + min(longest, 8 * sqrt(longest))
