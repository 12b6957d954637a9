"""How several people rated each capability: how many gave each level, and what the team agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

ROW = 15.5
CELL = 14.0
"""How high a cell is."""
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where names, cells and words stand.

    Cells begin at ``first`` and are ``step`` wide; the words on how far apart begin at ``words``; rows
    begin at ``top``. Names are beside their cells, or ``above`` them where it is narrow.
    """

    width: float
    names: float
    first: float
    step: float
    words: float
    top: float
    above: bool = False


WIDE = _Sheet(svg.WIDTH, 200.0, 206.0, 36.0, 400.0, top=36.0)
NARROW = _Sheet(svg.PHONE_WIDTH, 140.0, 0.0, 48.0, 168.0, top=50.0, above=True)


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
    wide, narrow = (_drawn(rows, sheet, (title, alt), _head(scale, sheet, says)) for sheet in (WIDE, NARROW))
    head = (says("chart_ratings_name"), *map(str, LEVELS), says("chart_ratings_agreed"), says("spread"))
    cells = tuple(_cells(row, says) for row in rows)
    return Chart(title, f"{title}. {alt}", wide, head, cells, "lrrrrrrl", narrow)


def _drawn(rows: Sequence[RatingRow], sheet: _Sheet, told: tuple[str, str], head: Sequence[str]) -> str:
    """Return the picture for one width; ``told`` is its title and what it says in words."""
    most = max((max(row.counts) for row in rows), default=1) or 1
    body, top = [*head], sheet.top
    for row in rows:
        part, height = _row(row, top, most, sheet)
        body += part
        top += height
    return svg.document(*told, body, top + 2, sheet.width)


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


def _head(scale: Mapping[int, str], sheet: _Sheet, says: Says) -> list[str]:
    first, step, top = sheet.first, sheet.step, sheet.top
    drawn = [
        svg.label(
            str(level), first + (level - 0.5) * step, top - 8, fill=svg.QUIET, anchor="middle", bold=True
        )
        for level in LEVELS
    ]
    for level in (LEVELS[0], LEVELS[-1]):  # each over its own level, as far as the sheet reaches
        x = first + (level - 0.5) * step
        between = (max(0.0, x - 1.9 * step), min(sheet.width, x + 1.9 * step))
        drawn.append(svg.inside(scale.get(level, ""), x, top - 19, between, svg.QUIET))
    # Where it is narrow, the ends of the scale take a whole line below.
    drawn.append(f'<rect x="1" y="5" width="12" height="9" {_FRAME}/>')
    drawn.append(svg.label(says("chart_ratings_agreed"), 18, 13, size=svg.SMALL, fill=svg.QUIET))
    return drawn


_FRAME = f'fill="none" stroke="{svg.INK}" stroke-width="2"'


def _row(row: RatingRow, top: float, most: int, sheet: _Sheet) -> tuple[list[str], float]:
    names = svg.wrapped(row.name, sheet.names, bold=sheet.above)
    words = svg.wrapped(row.spread, sheet.width - sheet.words, svg.SMALL, 2)
    above = max(len(names), len(words)) * svg.LINE_HEIGHT + 5 if sheet.above else 0.0
    height = above + ROW + 3 if sheet.above else max(ROW, len(names) * svg.LINE_HEIGHT + 5)
    middle = top + above + (height - above) / 2
    drawn = [svg.stroke(0, sheet.width, top, svg.LINE, 0.6)]
    first, at = (
        top + 12 if sheet.above else middle + 3.5 - (len(lines) - 1) * svg.LINE_HEIGHT / 2
        for lines in (names, words)
    )
    drawn.append(svg.lines(names, 0, first, bold=sheet.above))
    for place, count in enumerate(row.counts):
        drawn += _cell(sheet.first + place * sheet.step, middle, sheet.step, count, most)
    if row.agreed is not None:
        drawn.append(_box(sheet.first + (row.agreed - 1) * sheet.step, middle, sheet.step, _FRAME))
    drawn += [
        svg.label(text, sheet.words, at + number * svg.LINE_HEIGHT, size=svg.SMALL)
        for number, text in enumerate(words)
    ]
    return drawn, height


def _box(x: float, middle: float, step: float, look: str) -> str:
    return f'<rect x="{x + 1:g}" y="{middle - CELL / 2:g}" width="{step - 2:g}" height="{CELL:g}" {look}/>'


def _cell(x: float, middle: float, step: float, count: int, most: int) -> list[str]:
    if not count:
        return []
    tint = round(count / most * DARK_FROM)
    box = _box(x, middle, step, f'fill="{TINTS[tint]}"')
    return [box, svg.label(str(count), x + step / 2, middle + 3.5, anchor="middle", bold=tint == DARK_FROM)]
