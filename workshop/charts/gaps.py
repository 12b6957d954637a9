"""Capabilities on the scale of 1 to 5: today, and required in 12 and in 24 months."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

NAMES = 168.0
FIRST, STEP = 190.0, 44.0
"""Where level 1 stands, and how far apart two levels are."""
WORDS = FIRST + 4 * STEP + 18
"""Where the words at the right of the scale begin."""
TOP = 46.0
ROW = 24.0
APART = 11.5
"""How far marks on the same level stand above each other."""
LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True)
class GapRow:
    """One capability's levels; None where open, or for ``today`` where not yet rated.

    ``priority`` is its rank among the team's priorities, 0 when it is none of them; ``views`` says how
    far several people's ratings of today lie apart, empty where they were not counted.
    """

    name: str
    today: int | None
    required_12: int | None
    required_24: int | None
    priority: int = 0
    views: str = ""

    @property
    def short(self) -> int | None:
        """How many levels are missing in 12 months; None while either level is open."""
        if self.today is None or self.required_12 is None:
            return None
        return max(0, self.required_12 - self.today)


def gap_chart(rows: Sequence[GapRow], scale: Mapping[int, str], in_12: str, in_24: str, says: Says) -> Chart:
    """Return the capabilities in the order given, with the levels of each.

    Parameters
    ----------
    rows
        In the proposed order of priorities.
    scale
        What the levels mean in words; the ends are drawn.
    in_12, in_24
        The months that lie 12 and 24 months ahead, as the session's language writes them.
    """
    title = gap_title(rows, says)
    alt = " ".join(gap_words(row, in_12, in_24, says) for row in rows)
    body, top = _key(in_12, in_24, says), TOP
    drawn: list[str] = []
    for row in rows:
        part, height = _row(row, top, says)
        drawn += part
        top += height
    return Chart(
        title=title,
        alt=f"{title}. {alt}",
        svg=svg.document(title, alt, [*body, *_grid(scale, top), *drawn], top + 2),
        head=(
            says("chart_gap_name"),
            says("chart_gap_today"),
            says("chart_gap_in", month=in_12),
            says("chart_gap_in", month=in_24),
            says("chart_gap_missing"),
        ),
        rows=tuple(_cells(row, says) for row in rows),
        align="lrrrl",
    )


def gap_title(rows: Sequence[GapRow], says: Says) -> str:
    """Return what is seen: which capability, or how many, are furthest from what is required."""
    known = [row for row in rows if row.short is not None]
    if not known:
        return says("chart_gap_none_rated")
    largest = max(row.short or 0 for row in known)
    furthest = [row.name for row in known if row.short == largest]
    if largest == 0:
        return says("chart_gap_none_short")
    levels = says.count("levels", largest)
    if len(furthest) == 1:
        return says("chart_gap_one", name=furthest[0], levels=levels)
    sentence = says("chart_gap_many", number=says.count("capabilities", len(furthest)), levels=levels)
    return sentence[:1].upper() + sentence[1:]


def gap_words(row: GapRow, in_12: str, in_24: str, says: Says) -> str:
    """Return a capability's levels in a sentence."""
    return says(
        "chart_gap_words",
        name=row.name,
        today=_today(row, says),
        required_12=_level(row.required_12, says("open")),
        required_24=_level(row.required_24, says("open")),
        in_12=in_12,
        in_24=in_24,
    )


def _today(row: GapRow, says: Says) -> str:
    level = _level(row.today, says("not_yet_rated"))
    return says("chart_gap_today_views", today=level, views=row.views) if row.views else level


def _level(level: int | None, otherwise: str) -> str:
    return otherwise if level is None else str(level)


def _cells(row: GapRow, says: Says) -> tuple[str, ...]:
    return (
        row.name,
        _today(row, says),
        _level(row.required_12, says("open")),
        _level(row.required_24, says("open")),
        _missing(row, says),
    )


def _missing(row: GapRow, says: Says) -> str:
    if row.today is None:
        return says("not_yet_rated")
    if row.short is None:
        return says("chart_gap_open")
    return says.count("levels_short", row.short) if row.short else says("chart_gap_enough")


def _key(in_12: str, in_24: str, says: Says) -> list[str]:
    """Return the line that names the three marks, each beside its shape."""
    drawn: list[str] = []
    x = 0.0
    for mark, words in (
        (svg.hollow, says("chart_gap_today")),
        (svg.filled, says("chart_gap_by", month=in_12)),
        (svg.diamond, says("chart_gap_by", month=in_24)),
    ):
        drawn += [mark(x + 6, 9), svg.label(words, x + 16, 12.5, size=svg.SMALL)]
        x += 16 + svg.text_width(words, svg.SMALL) + 14
    return drawn


def _grid(scale: Mapping[int, str], bottom: float) -> list[str]:
    drawn = []
    for level in LEVELS:
        x = FIRST + (level - 1) * STEP
        drawn.append(f'<path d="M{x:g} {TOP - 5:g}V{bottom:g}" stroke="{svg.LINE}" stroke-width="1"/>')
        drawn.append(svg.label(str(level), x, TOP - 9, fill=svg.QUIET, anchor="middle", bold=True))
    reach = 2 * STEP
    first = svg.one_line(scale.get(LEVELS[0], ""), reach)
    last = svg.one_line(scale.get(LEVELS[-1], ""), reach)
    drawn.append(svg.label(first, FIRST - 3, TOP - 20, size=svg.SMALL, fill=svg.QUIET))
    end = FIRST + 4 * STEP + 3
    drawn.append(svg.label(last, end, TOP - 20, size=svg.SMALL, fill=svg.QUIET, anchor="end"))
    return drawn


def _row(row: GapRow, top: float, says: Says) -> tuple[list[str], float]:
    bold = bool(row.priority)
    names = svg.wrapped(row.name, NAMES, bold=bold)
    words = _words(row, says)
    tag = [says("chart_gap_priority", number=row.priority)] if bold else []
    stacked = max([sum(each == level for each, _ in _known(row)) for level in LEVELS])
    height = max(ROW, max(len(names) + len(tag), len(words)) * svg.LINE_HEIGHT + 9, stacked * APART + 8)
    middle = top + height / 2
    first = middle + 3.5 - (len(names) + len(tag) - 1) * svg.LINE_HEIGHT / 2
    drawn = [svg.stroke(0, svg.WIDTH, top, svg.LINE, 0.6)]
    drawn += [svg.label(text, 0, first, size=svg.SMALL, fill=svg.BLUE, bold=True) for text in tag]
    drawn.append(svg.lines(names, 0, first + len(tag) * svg.LINE_HEIGHT, bold=bold))
    at = middle + 3.5 - (len(words) - 1) * svg.LINE_HEIGHT / 2
    drawn += [
        svg.label(text, WORDS, at + place * svg.LINE_HEIGHT, size=svg.SMALL, fill=fill)
        for place, (text, fill) in enumerate(words)
    ]
    return [*drawn, *_marks(row, middle)], height


def _words(row: GapRow, says: Says) -> list[tuple[str, str]]:
    """Return the lines at the right, each with its colour: what is missing, and how views lie apart."""
    width, fill = svg.WIDTH - WORDS, svg.INK if row.short else svg.QUIET
    lines = [(text, fill) for text in svg.wrapped(_missing(row, says), width, svg.SMALL, 2)]
    if row.views:
        views = svg.wrapped(says("chart_gap_views", views=row.views), width, svg.SMALL, 2)
        lines += [(text, svg.QUIET) for text in views]
    return lines


def _known(row: GapRow) -> list[tuple[int, Callable[[float, float], str]]]:
    marks = ((row.today, svg.hollow), (row.required_12, svg.filled), (row.required_24, svg.diamond))
    return [(level, mark) for level, mark in marks if level is not None]


def _marks(row: GapRow, y: float) -> list[str]:
    """Return the marks of a row; those on the same level stand above each other."""
    known = _known(row)
    ends = [_x(level) for level, _ in known] or [FIRST]
    drawn = [svg.stroke(min(ends), max(ends), y, svg.QUIET, 1.4)]
    if row.today is not None and row.required_12 is not None:
        drawn.append(svg.stroke(_x(row.today), _x(row.required_12), y, svg.BLUE, 3))
    for level in LEVELS:
        here = [mark for each, mark in known if each == level]
        first = y - APART * (len(here) - 1) / 2
        drawn += [mark(_x(level), first + APART * place) for place, mark in enumerate(here)]
    return drawn


def _x(level: int) -> float:
    return FIRST + (level - 1) * STEP
