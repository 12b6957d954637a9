"""The thread as a nested list that is drawn: for a narrow page, on which four columns find no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Item

INDENT = 13.0
PITCH = 3.5
MOST_LINES = 4
LOOK_HERE = "#8a5300"
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """One item as it is drawn: how deep it stands, and its lines, each with its colour."""

    item: Item
    depth: int
    lines: tuple[tuple[str, str, bool], ...]

    @property
    def height(self) -> float:
        """How much room it takes."""
        return len(self.lines) * svg.LINE_HEIGHT + PITCH + (6 if self.depth == 0 else 0)


def list_drawn(outline: Sequence[Item], title: str, alt: str) -> str:
    """Return the nested list as a picture for a phone; a line at the left ties what hangs together."""
    rows = list(_rows(outline, 0))
    body: list[str] = []
    top = 0.0
    for place, row in enumerate(rows):
        body += _drawn(row, top)
        body += _tied(rows, place, top)
        top += row.height
    return svg.document(title, alt, body, top + 4, svg.PHONE_WIDTH)


def _rows(items: Sequence[Item], depth: int) -> Iterator[_Row]:
    for item in items:
        width = svg.PHONE_WIDTH - _left(depth)
        bold = depth == 0 or item.important
        name = svg.wrapped(item.text, width, _size(depth, bold), MOST_LINES, bold=bold)
        lines = [(line, svg.INK, bold) for line in name]
        for text, fill in ((item.note, svg.QUIET), (item.loose, LOOK_HERE)):
            lines += [(line, fill, False) for line in svg.wrapped(text, width, svg.SMALL, 2)]
        yield _Row(item, depth, tuple(lines))
        yield from _rows(item.items, min(depth + 1, DEEPEST))


def _size(depth: int, bold: bool) -> float:
    """Names of outcomes are larger than all else."""
    return svg.SIZE if depth == 0 and bold else svg.SMALL


def _left(depth: int) -> float:
    return depth * INDENT + (0 if depth == 0 else 4)


def _first_line(row: _Row, top: float) -> float:
    return top + (16 if row.depth == 0 else 10)


def _drawn(row: _Row, top: float) -> list[str]:
    x, y = _left(row.depth), _first_line(row, top)
    drawn = [
        svg.label(text, x, y + number * svg.LINE_HEIGHT, size=_size(row.depth, bold), fill=fill, bold=bold)
        for number, (text, fill, bold) in enumerate(row.lines)
    ]
    if row.depth == 0 and top:
        drawn.insert(0, svg.stroke(0, svg.PHONE_WIDTH, top + 1, svg.LINE, 0.8))
    return drawn


def _tied(rows: Sequence[_Row], place: int, top: float) -> list[str]:
    """Return the line from a row down to each of those directly under it."""
    row, drawn = rows[place], []
    x, bottom = _left(row.depth) + 2.5, 0.0
    y = top + row.height
    for under in rows[place + 1 :]:
        if under.depth <= row.depth:
            break
        if under.depth == row.depth + 1:
            bottom = _first_line(under, y) - 3
            colour, width = (svg.BLUE, 1.6) if under.item.important else (svg.QUIET, 0.8)
            drawn.append(svg.stroke(x, _left(under.depth) - 2.5, bottom, colour, width))
        y += under.height
    if bottom:
        first = _first_line(row, top) + (len(row.lines) - 1) * svg.LINE_HEIGHT + 4
        drawn.append(f'<path d="M{x:.1f} {first:.1f}V{bottom:.1f}" stroke="{svg.QUIET}" stroke-width="0.8"/>')
    return drawn
