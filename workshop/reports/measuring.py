"""How much room texts take on a slide, and how they are made to fit.

Whoever opens the slides may lack the plan's font and get another in its place. So texts are taken to
be as wide as in the widest font that programs put there, DejaVu Sans: what fits by it fits in others.
Widths are those by which the kit's charts are drawn (`workshop.charts.svg.text_width`), made wider.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.reports.shortening import shortened
from workshop.reports.text import closed

LEADING = 1.22
"""The height of a line in its font's size."""
MOST_LINES = 60
WIDER, WIDER_BOLD = 1.08, 1.13
"""How much wider texts are in DejaVu Sans than in the fonts that charts are drawn for."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def below(self, used: float) -> Box:
        """Return what is left beneath so much of it."""
        return Box(self.left, self.top + used, self.width, max(self.height - used, 0))

    def beside(self, share: float, gap: float) -> tuple[Box, Box]:
        """Return two places side by side, the first with a share of the width."""
        first = (self.width - gap) * share
        rest = self.width - gap - first
        return (
            Box(self.left, self.top, first, self.height),
            Box(self.left + first + gap, self.top, rest, self.height),
        )


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is on one line."""
    return svg.text_width(text, size, bold=bold) * (WIDER_BOLD if bold else WIDER)


def lines_of(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Return a text in lines of a width, at most so many; the last ends in … when there is more."""
    return svg.wrapped(text, width / (WIDER_BOLD if bold else WIDER), size, most, bold=bold)


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a width.

    >>> line_count("one two three", 40, 12), line_count("", 40, 12)
    (3, 1)
    """
    return max(1, sum(len(lines_of(line, width, size, MOST_LINES, bold=bold)) for line in text.split("\n")))


def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return how high a text stands in a width."""
    return line_count(text, width, size, bold=bold) * size * LEADING


def fitted(text: str, width: float, size: float, most: int, *, bold: bool = False) -> str:
    """Return a text in one line of typing that takes at most so many lines of a width.

    >>> fitted("Grow services revenue in the north", 60, 9.5, 2)
    'Grow services…'
    """
    line = " ".join(text.split())
    shown = lines_of(line, width, size, most, bold=bold)
    if "".join("".join(shown).split()) == "".join(line.split()):
        return line
    kept, letters = 0, sum(not character.isspace() for character in "".join(shown).removesuffix("…"))
    while kept < len(line) and letters:
        letters -= not line[kept].isspace()
        kept += 1
    return closed(shortened(line, kept + 1))


def largest(sizes: Sequence[float], height: float, takes: Callable[[float], float]) -> float:
    """Return the largest of the sizes whose text stays within a height; the last when none does.

    >>> largest((20, 16, 12), 30, lambda size: 2 * size)
    12
    """
    return next((size for size in sizes if takes(size) <= height), sizes[-1])
