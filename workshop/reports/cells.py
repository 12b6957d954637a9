"""Small pieces that several sections are made of: quiet lines, stacked cells, what is still open."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from workshop.reports.tree import LINE_BREAK, Block, Inline, Inlines, div, para, span, words

Line = str | Inline | Sequence[Inline]


def quiet(text: Inlines) -> Inline:
    """Return words that stand back: what is open, or an aside."""
    return span(text, "quiet")


def figure(text: str) -> Inline:
    """Return a figure with its unit, which is never broken over two lines."""
    return span(text, "figure")


def kept(*blocks: Block) -> Block:
    """Return blocks that stay together on one page, where one page holds them."""
    return div(["keep"], blocks)


def stacked(*lines: Line) -> list[Inline]:
    """Return lines one below the other in a cell; empty ones are left out."""
    kept = [_inlines(line) for line in lines if line]
    inlines: list[Inline] = []
    for number, line in enumerate(kept):
        inlines += [LINE_BREAK, *line] if number else line
    return inlines


def _inlines(line: Line) -> list[Inline]:
    if isinstance(line, str):
        return words(line)
    return [line] if isinstance(line, dict) else list(line)


def capital(text: str) -> str:
    """Return a text that begins with a capital letter.

    >>> capital("not sure")
    'Not sure'
    """
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return a text that ends as a sentence does.

    >>> ended("the coach for all"), ended("What then?")
    ('the coach for all.', 'What then?')
    """
    closes = not text or unicodedata.category(text[-1]).startswith("P")
    return text if closes else f"{text}."


def sentence(*parts: str | Inline | Sequence[Inline]) -> Block:
    """Return a paragraph of the parts that say something, with a blank between them."""
    kept = [part for part in parts if part]
    spaced: list[str | Inline | Sequence[Inline]] = []
    for number, part in enumerate(kept):
        spaced += [" ", part] if number else [part]
    return para(*spaced)
