"""The thread as a picture in four columns, drawn so that forty actions still fit a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop.charts import svg
from workshop.charts.chart import Says
from workshop.charts.links_list import LOOK_HERE

if TYPE_CHECKING:
    from workshop.charts.links import Knot

OUTCOME, REQUIREMENT, CAPABILITY, ACTION, INVESTMENT = range(5)
TOP = 20.0
LINE = 10.5
BETWEEN = {5: 6.0, 3: 5.5, 2: 4.5, 1: 3.0}
NEAR = 3.0
BADGE = 11.0
FURTHEST = 60.0
"""Knots of a short column stand so far apart at most."""
MOST_BADGES = 3
FURTHEST_LOOSE = 100.0
"""So much room at the foot has what is missing of an investment."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the picture is drawn on.

    Attributes
    ----------
    width
        In points.
    columns
        Where each column begins, and how wide its words may be.
    room
        How high a column may be with so many lines for each name; with more, names become shorter.
    foot
        How far the columns of investments at the foot lie apart.
    abreast
        How many of them there are.
    """

    width: float
    columns: tuple[tuple[float, float], ...]
    room: Mapping[int, float]
    foot: float
    abreast: int


PAGE = Sheet(
    svg.WIDTH,
    ((0.0, 86.0), (110.0, 102.0), (236.0, 80.0), (340.0, 130.0)),
    {5: 250.0, 3: 260.0, 2: 360.0, 1: 0.0},
    232.0,
    2,
)
SLIDE = Sheet(
    660.0,
    ((0.0, 116.0), (142.0, 152.0), (320.0, 112.0), (458.0, 202.0)),
    {3: 190.0, 2: 240.0, 1: 0.0},
    222.0,
    3,
)
"""As broad as a slide, where letters have to be larger: fewer lines, more of them side by side."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A knot as it is set: its lines, each with its colour and weight, and where its middle stands."""

    knot: Knot
    sheet: Sheet
    lines: tuple[tuple[str, str, bool], ...]
    paid_by: tuple[str, ...]
    between: float
    middle: float = 0.0

    @property
    def column(self) -> tuple[float, float]:
        """Where its column begins, and how wide its words may be."""
        return self.sheet.columns[self.knot.place]

    @property
    def height(self) -> float:
        """How much room its lines take."""
        return len(self.lines) * LINE


def picture_drawn(knots: Sequence[Knot], title: str, alt: str, says: Says, sheet: Sheet = PAGE) -> str:
    """Return the thread from left to right; what serves something is tied to it by a line.

    Investments stand at the foot; each has a letter that stands behind whatever it pays for or builds.
    What is a priority has a heavier line, what is missing is said in words with a dashed end.
    """
    paid = [knot for knot in knots if knot.place == INVESTMENT]
    columns = [_set(column, paid, sheet) for column in _ordered(knots)]
    height = max(sum(each.height + each.between for each in column) for column in columns)
    placed = {each.knot.id: each for column in columns for each in _placed(column, height)}
    heads = [says(f"chart_links_head_{number}") for number in range(INVESTMENT + 1)]
    foot, bottom = _foot(paid, heads[INVESTMENT], TOP + height, sheet)
    knotted = [part for each in placed.values() for part in _knot(each)]
    return svg.document(
        title, alt, [*_heads(heads, sheet), *_ties(placed), *knotted, *foot], bottom, sheet.width
    )


# ---------------------------------------------------------------- in which order, in how many lines


def _ordered(knots: Sequence[Knot]) -> list[list[Knot]]:
    """Return the columns, each in the order of what it serves, so that few lines cross."""
    columns = [[knot for knot in knots if knot.place == OUTCOME]]
    rank = {knot.id: float(place) for place, knot in enumerate(columns[0])}
    for place in (REQUIREMENT, CAPABILITY, ACTION):
        here = [knot for knot in knots if knot.place == place]
        here.sort(key=lambda knot: _middle_of(knot, rank))
        size = max(1, len(here))
        rank |= {knot.id: number * len(columns[0]) / size for number, knot in enumerate(here)}
        columns.append(here)
    return columns


def _middle_of(knot: Knot, rank: Mapping[str, float]) -> float:
    served = [rank[each] for each in knot.serves if each in rank]
    return sum(served) / len(served) if served else float("inf")


def _set(column: Sequence[Knot], paid: Sequence[Knot], sheet: Sheet) -> list[_Set]:
    """Return a column's knots in as many lines as leave it on the page."""
    found: list[_Set] = []
    for most, room in sheet.room.items():
        found = [_lines(knot, paid, most, sheet) for knot in column]
        if sum(each.height + each.between for each in found) <= room:
            break
    return found


def _lines(knot: Knot, paid: Sequence[Knot], most: int, sheet: Sheet) -> _Set:
    paid_by = tuple(each.mark for each in paid if knot.id in each.serves)[:MOST_BADGES]
    whole = sheet.columns[knot.place][1] - (BADGE if knot.mark else 0)
    width = whole - BADGE * len(paid_by)
    bold = knot.important or knot.place == OUTCOME
    lines = [(line, svg.INK, bold) for line in svg.wrapped(knot.name, width, svg.SMALL, most, bold=bold)]
    for text, fill in ((knot.note, svg.QUIET), (knot.loose, LOOK_HERE)):
        if text and (most > 1 or fill == LOOK_HERE):
            lines += [
                (line, fill, False) for line in svg.wrapped(text, whole, svg.SMALL, 2 if most > 1 else 1)
            ]
    return _Set(knot, sheet, tuple(lines), paid_by, BETWEEN[most])


def _placed(column: Sequence[_Set], height: float) -> list[_Set]:
    """Return a column spread over the height."""
    spare = height - sum(each.height for each in column)
    between = min(spare / max(1, len(column)), FURTHEST)
    top = TOP + (spare - between * len(column)) / 2 + between / 2
    placed = []
    for each in column:
        placed.append(replace(each, middle=top + each.height / 2))
        top += each.height + between
    return placed


# ---------------------------------------------------------------- what is drawn


def _heads(words: Sequence[str], sheet: Sheet) -> list[str]:
    drawn = [
        svg.label(svg.one_line(text, width + 18), left, 9, size=svg.SMALL, fill=svg.QUIET)
        for (left, width), text in zip(sheet.columns[:ACTION], words, strict=False)
    ]
    left, width = sheet.columns[ACTION]
    drawn.append(svg.label(svg.one_line(words[ACTION], width), left, 9, size=svg.SMALL, fill=svg.QUIET))
    return [*drawn, svg.stroke(0, sheet.width, 13.5, svg.LINE, 0.8)]


def _ties(placed: Mapping[str, _Set]) -> list[str]:
    """Return a line for each link, those of priorities last and heavier."""
    drawn: list[tuple[bool, str]] = []
    for each in placed.values():
        for served in (placed[one] for one in each.knot.serves if one in placed):
            important = each.knot.important or (served.knot.important and each.knot.place == ACTION)
            drawn.append((important, _curve(served, each, important)))
    return [line for _, line in sorted(drawn)]


def _curve(served: _Set, each: _Set, important: bool) -> str:
    left = sum(served.column) + NEAR
    right = each.column[0] - NEAR
    bend = (right - left) * 0.55
    colour, width = (svg.BLUE, 1.5) if important else (svg.QUIET, 0.7)
    leaves = f"M{left:.1f} {served.middle:.1f}C{left + bend:.1f} {served.middle:.1f}"
    arrives = f"{right - bend:.1f} {each.middle:.1f} {right:.1f} {each.middle:.1f}"
    return f'<path d="{leaves} {arrives}" stroke="{colour}" stroke-width="{width}" fill="none"/>'


def _knot(each: _Set) -> list[str]:
    left, width = each.column
    first = each.middle - each.height / 2 + 8
    inset = BADGE if each.knot.mark else 0.0
    drawn = [
        svg.label(text, left + inset, first + LINE * number, size=svg.SMALL, fill=fill, bold=bold)
        for number, (text, fill, bold) in enumerate(each.lines)
    ]
    if each.knot.mark:
        drawn.append(svg.label(each.knot.mark, left, first, size=svg.SMALL, bold=True))
    for number, letter in enumerate(each.paid_by):
        drawn.append(_badge(letter, left + width - BADGE * (len(each.paid_by) - number) + 1, first))
    if each.knot.loose:
        drawn.append(_loose(each))
    return drawn


def _badge(letter: str, x: float, y: float) -> str:
    """Return an investment's letter in a small frame."""
    frame = (
        f'<rect x="{x:.1f}" y="{y - 7.4:.1f}" width="9" height="9" rx="1.5" fill="none" stroke="{svg.INK}"/>'
    )
    return frame + svg.label(
        letter, x + 4.5, y - 0.4, size=7 if len(letter) == 1 else 5, anchor="middle", bold=True
    )


def _loose(each: _Set) -> str:
    """Return a dashed end where the thread breaks: to the left of what serves nothing, else to the right."""
    left, width = each.column
    serves_nothing = each.knot.place > OUTCOME and not each.knot.serves
    x = left - NEAR if serves_nothing else left + width + NEAR
    end = x - 9 if serves_nothing else x + 9
    return (
        f'<path d="M{x:.1f} {each.middle:.1f}H{end:.1f}" stroke="{LOOK_HERE}" stroke-width="1.2" '
        f'stroke-dasharray="2 2"/><circle cx="{end:.1f}" cy="{each.middle:.1f}" r="2" fill="none" '
        f'stroke="{LOOK_HERE}"/>'
    )


def _foot(paid: Sequence[Knot], words: str, top: float, sheet: Sheet) -> tuple[list[str], float]:
    """Return the investments with their letters, some abreast, and where the picture ends."""
    if not paid:
        return [], top + 4
    drawn = [
        svg.stroke(0, sheet.width, top + 4, svg.LINE, 0.8),
        svg.label(svg.one_line(words, sheet.width), 0, top + 15, size=svg.SMALL, fill=svg.QUIET),
    ]
    rows = -(-len(paid) // sheet.abreast)
    for number, knot in enumerate(paid):
        left, y = sheet.foot * (number // rows), top + 29 + number % rows * 12.5
        loose = svg.one_line(knot.loose, FURTHEST_LOOSE)
        room = sheet.foot - 26 - (svg.text_width(loose, svg.SMALL) + 6 if loose else 0)
        name = svg.one_line(knot.name, room)
        drawn += [_badge(knot.mark, left, y), svg.label(name, left + 13, y, size=svg.SMALL)]
        if loose:
            x = left + 18 + svg.text_width(name, svg.SMALL)
            drawn.append(svg.label(loose, x, y, size=svg.SMALL, fill=LOOK_HERE))
    return drawn, top + 29 + rows * 12.5 - 4
