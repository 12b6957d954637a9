"""A person's name in what people wrote: however it is spelt, and as a word of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_VOWELS_AND_ENDINGS = range(0x1160, 0x1200)
"""Parts of a Korean syllable that go with the one before."""
_WITHOUT_SPACES = (
    "BOPOMOFO", "CJK", "HALFWIDTH KATAKANA", "HANGUL", "HIRAGANA", "KATAKANA",
    "KHMER", "LAO", "MYANMAR", "THAI", "TIBETAN",
)  # fmt: skip
"""How the characters of those scripts are called in which a word is not parted from the next."""


def folded(name: str) -> str:
    """Return a name without what tells no two people apart: capitals, spaces, how an accent is stored.

    >>> folded("  ZOE\\u0308 ") == folded("zo\\xeb")
    True
    """
    shown = unicodedata.normalize("NFC", _HIDDEN.sub("", name))
    return unicodedata.normalize("NFC", " ".join(shown.split()).casefold())


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is looked for in texts."""

    spelt: str

    def is_in(self, text: str) -> bool:
        """Return whether the name stands in a text.

        >>> Name("Ana Ruiz").is_in("Ask ANA  RUIZ."), Name("Ana Ruiz").is_in("Ana Ruizes don't")
        (True, False)
        """
        return next(self._places(text), None) is not None

    def replaced(self, text: str, placeholder: str) -> str:
        """Return a text with something else in place of the name.

        >>> Name("Zo\\xeb").replaced("Zoe\\u0308 asks Zo\\xeb's boss.", "N.")
        "N. asks N.'s boss."
        """
        kept, done = [], 0
        for start, end in self._places(text):
            kept += [text[done:start], placeholder]
            done = end
        return "".join([*kept, text[done:]])

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the name begins and ends."""
        name = unicodedata.normalize("NFC", _HIDDEN.sub("", self.spelt))
        words = r"\s+".join(map(re.escape, name.split()))
        plain, starts, ends = _as_seen(text)
        may_stand_close = len(name) > 1
        for found in re.finditer(words, plain, re.IGNORECASE) if words else ():
            before, after = plain[: found.start()][-1:], plain[found.end() :][:1]
            if not (
                _goes_on(found[0][0], before, may_stand_close)
                or unicodedata.category(after or " ").startswith("M")
                or _goes_on(found[0][-1], after, may_stand_close)
            ):
                yield starts[found.start()], ends[found.end() - 1]


def _as_seen(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return a text as it is seen, and where each of its characters begins and ends in what is stored."""
    if unicodedata.is_normalized("NFC", text) and not _HIDDEN.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        shown = unicodedata.normalize("NFC", _HIDDEN.sub("", text[start:end]))
        plain.append(shown)
        starts += [start] * len(shown)
        ends += [end] * len(shown)
    return "".join(plain), starts, ends


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where every character begins and ends, with the accents that belong to it."""
    start = 0
    for place in range(1, len(text) + 1):
        mark = text[place : place + 1]
        if not (mark and (unicodedata.combining(mark) or ord(mark) in _VOWELS_AND_ENDINGS)):
            yield start, place
            start = place


def _goes_on(edge: str, neighbour: str, may_stand_close: bool) -> bool:
    """Return whether a word goes on beyond the edge of what was found."""
    if not neighbour or not (neighbour == "_" or unicodedata.category(neighbour)[0] in "LMN"):
        return False
    return not (may_stand_close and (_is_unspaced(edge) or _is_unspaced(neighbour)))


def _is_unspaced(mark: str) -> bool:
    return unicodedata.name(mark, "").startswith(_WITHOUT_SPACES)
