"""Long texts, cut at a word where there is no room for all of them."""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"
CLAUSE_ENDS = (", ", "; ", ": ", ". ", " \u2013 ")
CLAUSE_FROM = 0.6
"""A text is cut at the end of a clause only past this share of what there is room for."""
SMALL_WORD = 3
"""A word of at most so many letters leads to the next one: a text is not cut behind it."""
JOINER = "\u200d"
SENTENCE_END = re.compile(r"[.!?](?= [^a-z]|$)")
"""No abbreviation inside a sentence: what follows begins with no small letter."""
NO_LIMIT = 1_000_000


def shortened(text: str, characters: int, words: int = NO_LIMIT) -> str:
    """Return a text in one line, cut at a word and ended with … when it is too long.

    Where a clause ends not far before that word, it is cut there.

    Parameters
    ----------
    text
        What somebody wrote.
    characters, words
        The most that there is room for, … included.

    Examples
    --------
    >>> shortened("Grow services revenue in the north", 24)
    'Grow services revenue…'
    >>> shortened("Drops a bid at its second review, and tells engineering the same day", 50)
    'Drops a bid at its second review…'
    >>> shortened("a b c d", 25, words=2)
    'a b…'
    >>> shortened("x" * 30, 10)
    'xxxxxxxxx…'
    """
    line = " ".join(text.split())
    if len(line) <= characters and line.count(" ") < words:
        return line
    kept = line[: _end(line, characters - 1)]
    if len(kept) < len(line) and not line[len(kept)].isspace():
        kept = kept.rpartition(" ")[0] or kept
    kept = " ".join(kept.split(" ")[:words])
    clause = max(kept.rfind(mark) for mark in CLAUSE_ENDS)
    kept = kept[:clause] if clause >= CLAUSE_FROM * len(kept) else _without_small_words(kept)
    return kept.rstrip(" ,;:.-\u2013\u2014(") + ELLIPSIS


def first_sentences(text: str, characters: int, stretch: float = 1.0) -> str:
    """Return as many whole sentences of a text as there is room for; empty when its first takes more.

    Parameters
    ----------
    text
        What somebody wrote.
    characters
        What there is room for.
    stretch
        How much more the first sentence may take.

    Examples
    --------
    >>> first_sentences("It is short. This is longer. And more.", 30)
    'It is short. This is longer.'
    >>> first_sentences("It is not that short. And more.", 19)
    ''
    >>> first_sentences("It is short. And more.", 10, 1.3)
    'It is short.'
    """
    line = " ".join(text.split())
    ends = [found.start() + 1 for found in SENTENCE_END.finditer(line)]
    within = [end for end in ends if end <= characters] or [
        end for end in ends[:1] if end <= characters * stretch
    ]
    return line[: within[-1]] if within else ""


def _without_small_words(kept: str) -> str:
    """Return a cut text without the small words at its end, which only lead to what was cut.

    >>> _without_small_words("The coach for half of the"), _without_small_words("a b")
    ('The coach for half', 'a b')
    """
    shorter = kept
    while _leads_on(shorter.rpartition(" ")[2]):
        shorter = shorter.rpartition(" ")[0]
    return shorter if len(shorter) >= CLAUSE_FROM * len(kept) else kept


def _leads_on(word: str) -> bool:
    return 0 < len(word) <= SMALL_WORD and word.isalpha() and word.islower()


def is_shortened(text: str, characters: int, words: int = NO_LIMIT) -> bool:
    """Return whether a text is too long for so many characters and words."""
    return shortened(text, characters, words) != " ".join(text.split())


def _end(line: str, end: int) -> int:
    """Return the last place up to ``end`` that does not tear a letter from its accent or an emoji apart."""
    while 0 < end < len(line) and (_joins(line[end]) or line[end - 1] == JOINER):
        end -= 1
    return end


def _joins(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Mc"} or character == JOINER
