"""Capabilities across teams: a field for each capability and team, darker where more is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

ROW = 17.0
CELL = 15.0
"""How high a field is."""
WORD = 10.0
"""How much higher it is with a word below its figure."""
NAMES = 206.0
"""The room for names, where they are beside their fields."""
WIDEST = 64.0
NAME_LINES = 2
"""A column's name in so many lines stands above it; where one is longer, all are known by numbers."""
TINTS = ("#ffffff", "#fbe3d1", "#f5c09b", "#ea955c", "#d9742e")
"""One hue, darker where more is missing; the figure in the field says it too."""
MOST_COLUMNS = 12
"""Of more columns the figures could not be read."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One capability: what stands in each column, and how dark each field is, from 0 to 4.

    A shade of None is a field without an answer. ``words`` says something more of each field, in a
    word; without any, the fields are lower.
    """

    name: str
    texts: tuple[str, ...]
    shades: tuple[int | None, ...]
    words: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What stands in each field, with its word."""
        if not self.words:
            return self.texts
        pairs = zip(self.texts, self.words, strict=True)
        return tuple(f"{text} ({word})" if word else text for text, word in pairs)


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
    cells = tuple((row.name, *row.told) for row in rows)
    align = "l" + "r" * len(heads.names)
    return Chart(title, f"{title}. {alt}", wide, (heads.rows, *heads.names), cells, align, narrow)


def _in_words(row: HeatRow, heads: Heads, says: Says) -> str:
    parts = [
        says("chart_heat_field", name=name, text=text)
        for name, text in zip(heads.names, row.told, strict=True)
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
    above = _above(heads, step)
    told = (
        []
        if above
        else [f"{one} {name}" for one, name in zip(heads.short, heads.names, strict=True) if one != name]
    )
    lines = [*svg.wrapped(heads.key, width, svg.SMALL), *svg.wrapped(" · ".join(told), width, svg.SMALL, 9)]
    drawn = [
        svg.label(line, 0, 9 + number * svg.LINE_HEIGHT, size=svg.SMALL, fill=svg.QUIET)
        for number, line in enumerate(lines)
    ]
    names = above or [[svg.one_line(short, step)] for short in heads.short]
    most = max(map(len, names), default=1)
    top = 9 + (len(lines) + most - 1) * svg.LINE_HEIGHT + 10
    for place, name in enumerate(names):
        x = first + (place + 0.5) * step
        for number, line in enumerate(reversed(name)):
            y = top - 4 - number * svg.LINE_HEIGHT
            drawn.append(svg.label(line, x, y, size=svg.SMALL, fill=svg.QUIET, anchor="middle"))
    return drawn, top


def _above(heads: Heads, step: float) -> list[list[str]]:
    """Return the columns' names in lines that stand above them; none where one of them finds no room."""
    names = [svg.wrapped(name, step - 4, svg.SMALL, NAME_LINES) for name in heads.names]
    whole = all(
        "".join(lines).replace(" ", "") == "".join(name.split())
        for lines, name in zip(names, heads.names, strict=True)
    )
    torn = any(svg.text_width(word, svg.SMALL) > step - 4 for name in heads.names for word in name.split())
    return names if whole and not torn else []


def _row(row: HeatRow, top: float, first: float, step: float, room: float) -> tuple[list[str], float]:
    above = not first
    names = svg.wrapped(row.name, room, bold=above)
    over = len(names) * svg.LINE_HEIGHT + 5 if above else 0.0
    more = WORD if row.words else 0.0
    height = over + ROW + more + 3 if above else max(ROW + more, len(names) * svg.LINE_HEIGHT + 6)
    middle = top + over + (height - over) / 2
    begins = top + 12 if above else middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2
    drawn = [svg.stroke(0, first + step * len(row.texts), top, svg.LINE, 0.6)]
    drawn.append(svg.lines(names, 0, begins, bold=above))
    for place, (text, shade) in enumerate(zip(row.texts, row.shades, strict=True)):
        x, cell = first + place * step, CELL + more
        if shade is not None:
            drawn.append(
                f'<rect x="{x + 1:g}" y="{middle - cell / 2:g}" width="{step - 2:g}" height="{cell:g}" '
                f'fill="{TINTS[shade]}" stroke="{svg.LINE}" stroke-width="0.6"/>'
            )
        word = row.words[place] if row.words else ""
        drawn.append(svg.label(text, x + step / 2, middle + (-1 if word else 3.5), anchor="middle"))
        if word:
            fitted = svg.one_line(word, step - 3)
            drawn.append(svg.label(fitted, x + step / 2, middle + 9, size=svg.SMALL, anchor="middle"))
    return drawn, height
