"""Capabilities across teams: a field for each capability and team, darker where more is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

ROW = 17.0
CELL = 15.0
"""How high a field is."""
NAMES = 206.0
"""The room for names, where they are beside their fields."""
WIDEST = 44.0
TINTS = ("#ffffff", "#fbe3d1", "#f5c09b", "#ea955c", "#d9742e")
"""One hue, darker where more is missing; the figure in the field says it too."""
MOST_COLUMNS = 12
"""Of more columns the figures could not be read."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One capability: what stands in each column, and how dark each field is, from 0 to 4.

    A shade of None is a field without an answer.
    """

    name: str
    texts: tuple[str, ...]
    shades: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns are.

    Attributes
    ----------
    short
        What stands above each column.
    names
        What it is in full, for the line below and for the table.
    rows
        What the rows are, for the table.
    key
        What a figure in a field means.
    """

    short: tuple[str, ...]
    names: tuple[str, ...]
    rows: str
    key: str


def heat_chart(rows: Sequence[HeatRow], heads: Heads, title: str, says: Says) -> Chart:
    """Return the fields, a row for each capability, in the order given.

    Parameters
    ----------
    rows
        With as many texts and shades as there are columns.
    heads
        At most `MOST_COLUMNS`.
    title
        A sentence that says what is seen.
    """
    alt = " ".join(_in_words(row, heads, says) for row in rows)
    wide, narrow = (
        _drawn(rows, heads, (title, alt), width, above)
        for width, above in ((svg.WIDTH, False), (svg.PHONE_WIDTH, True))
    )
    cells = tuple((row.name, *row.texts) for row in rows)
    align = "l" + "r" * len(heads.names)
    return Chart(title, f"{title}. {alt}", wide, (heads.rows, *heads.names), cells, align, narrow)


def _in_words(row: HeatRow, heads: Heads, says: Says) -> str:
    parts = [
        says("chart_heat_field", name=name, text=text)
        for name, text in zip(heads.names, row.texts, strict=True)
    ]
    return says("chart_heat_words", name=row.name, fields=says.listed(parts))


def _drawn(rows: Sequence[HeatRow], heads: Heads, told: tuple[str, str], width: float, above: bool) -> str:
    """Return the picture for one width; names stand above their fields where it is narrow."""
    first = 0.0 if above else NAMES
    step = min(WIDEST, (width - first) / max(1, len(heads.short)))
    drawn, top = _head(heads, first, step, width)
    for row in rows:
        part, height = _row(row, top, first, step, width if above else NAMES - 8)
        drawn += part
        top += height
    return svg.document(*told, drawn, top + 4, width)


def _head(heads: Heads, first: float, step: float, width: float) -> tuple[list[str], float]:
    """Return what the columns and figures are, and where the rows begin below."""
    told = [f"{short} {name}" for short, name in zip(heads.short, heads.names, strict=True) if short != name]
    lines = [*svg.wrapped(heads.key, width, svg.SMALL), *svg.wrapped(" · ".join(told), width, svg.SMALL, 9)]
    drawn = [
        svg.label(line, 0, 9 + number * svg.LINE_HEIGHT, size=svg.SMALL, fill=svg.QUIET)
        for number, line in enumerate(lines)
    ]
    top = 9 + len(lines) * svg.LINE_HEIGHT + 10
    drawn += [
        svg.label(
            svg.one_line(short, step), first + (place + 0.5) * step, top - 4, fill=svg.QUIET, anchor="middle"
        )
        for place, short in enumerate(heads.short)
    ]
    return drawn, top


def _row(row: HeatRow, top: float, first: float, step: float, room: float) -> tuple[list[str], float]:
    above = not first
    names = svg.wrapped(row.name, room, bold=above)
    over = len(names) * svg.LINE_HEIGHT + 5 if above else 0.0
    height = over + ROW + 3 if above else max(ROW, len(names) * svg.LINE_HEIGHT + 6)
    middle = top + over + (height - over) / 2
    begins = top + 12 if above else middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2
    drawn = [svg.stroke(0, first + step * len(row.texts), top, svg.LINE, 0.6)]
    drawn.append(svg.lines(names, 0, begins, bold=above))
    for place, (text, shade) in enumerate(zip(row.texts, row.shades, strict=True)):
        x = first + place * step
        if shade is not None:
            drawn.append(
                f'<rect x="{x + 1:g}" y="{middle - CELL / 2:g}" width="{step - 2:g}" height="{CELL:g}" '
                f'fill="{TINTS[shade]}" stroke="{svg.LINE}" stroke-width="0.6"/>'
            )
        drawn.append(svg.label(text, x + step / 2, middle + 3.5, anchor="middle"))
    return drawn, height
