"""How several people rated each capability: how many gave each level, and what the team agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

NAMES = 176.0
FIRST, STEP = 190.0, 40.0
"""Where the cells begin, and how wide they are."""
WORDS = FIRST + 5 * STEP + 14
"""Where the words at the right begin."""
TOP = 42.0
ROW = 24.0
LEVELS = range(1, 6)
TINTS = ("#ffffff", "#dcebf5", "#b3d5ea", "#7fb8dc", "#3d8fc4")
"""One hue, darker where more people stand; the figure in the cell says it too."""
DARK_FROM = 4


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One capability: how many gave each level from 1 to 5, what was agreed, how far apart they lie."""

    name: str
    counts: tuple[int, ...]
    agreed: int | None
    spread: str


def ratings_chart(rows: Sequence[RatingRow], scale: Mapping[int, str], title: str, says: Says) -> Chart:
    """Return how many gave each level, a row for each capability, in the order given.

    Parameters
    ----------
    rows
        Capabilities with five answers or more: with fewer, a person could be worked out.
    scale
        What the levels mean in words; the ends are drawn.
    title
        A sentence that says what is seen.
    """
    alt = " ".join(_in_words(row, says) for row in rows)
    most = max((max(row.counts) for row in rows), default=1) or 1
    body, top = _head(scale, says), TOP
    for row in rows:
        drawn, height = _row(row, top, most)
        body += drawn
        top += height
    head = (says("chart_ratings_name"), *map(str, LEVELS), says("chart_ratings_agreed"), says("spread"))
    cells = tuple(_cells(row, says) for row in rows)
    drawing = svg.document(title, alt, body, top + 2)
    return Chart(title, f"{title}. {alt}", drawing, head, cells, "lrrrrrrl")


def _in_words(row: RatingRow, says: Says) -> str:
    given = [
        says("chart_ratings_given", count=count, level=level)
        for level, count in zip(LEVELS, row.counts, strict=True)
        if count
    ]
    agreed = says("not_yet_agreed") if row.agreed is None else str(row.agreed)
    return says("chart_ratings_words", name=row.name, given=says.listed(given), agreed=agreed)


def _cells(row: RatingRow, says: Says) -> tuple[str, ...]:
    agreed = says("not_yet_agreed") if row.agreed is None else str(row.agreed)
    return (row.name, *map(str, row.counts), agreed, row.spread)


def _head(scale: Mapping[int, str], says: Says) -> list[str]:
    drawn = [
        svg.label(
            str(level), FIRST + (level - 0.5) * STEP, TOP - 8, fill=svg.QUIET, anchor="middle", bold=True
        )
        for level in LEVELS
    ]
    end = FIRST + 5 * STEP
    first, last = (svg.one_line(scale.get(level, ""), 2.2 * STEP) for level in (LEVELS[0], LEVELS[-1]))
    drawn.append(svg.label(first, FIRST, TOP - 21, size=svg.SMALL, fill=svg.QUIET))
    drawn.append(svg.label(last, end, TOP - 21, size=svg.SMALL, fill=svg.QUIET, anchor="end"))
    drawn.append(f'<rect x="1" y="{TOP - 29:g}" width="12" height="10" {_FRAME}/>')
    drawn.append(svg.label(says("chart_ratings_agreed"), 18, TOP - 20.5, size=svg.SMALL, fill=svg.QUIET))
    return drawn


_FRAME = f'fill="none" stroke="{svg.INK}" stroke-width="2"'


def _row(row: RatingRow, top: float, most: int) -> tuple[list[str], float]:
    names = svg.wrapped(row.name, NAMES)
    height = max(ROW, len(names) * svg.LINE_HEIGHT + 9)
    middle = top + height / 2
    drawn = [svg.stroke(0, svg.WIDTH, top, svg.LINE, 0.6)]
    drawn.append(svg.lines(names, 0, middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2))
    for place, count in enumerate(row.counts):
        drawn += _cell(FIRST + place * STEP, middle, count, most)
    if row.agreed is not None:
        x = FIRST + (row.agreed - 1) * STEP
        drawn.append(f'<rect x="{x + 1:g}" y="{middle - 9:g}" width="{STEP - 2:g}" height="18" {_FRAME}/>')
    words = svg.wrapped(row.spread, svg.WIDTH - WORDS, svg.SMALL, 2)
    at = middle + 3.5 - (len(words) - 1) * svg.LINE_HEIGHT / 2
    drawn += [
        svg.label(text, WORDS, at + number * svg.LINE_HEIGHT, size=svg.SMALL)
        for number, text in enumerate(words)
    ]
    return drawn, height


def _cell(x: float, middle: float, count: int, most: int) -> list[str]:
    tint = round(count / most * DARK_FROM) if count else 0
    box = f'<rect x="{x + 1:g}" y="{middle - 9:g}" width="{STEP - 2:g}" height="18" fill="{TINTS[tint]}"/>'
    if not count:
        return []
    return [box, svg.label(str(count), x + STEP / 2, middle + 3.5, anchor="middle", bold=tint == DARK_FROM)]
