"""Capabilities on the scale of 1 to 5: today, and required in 12 and in 24 months."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

ROW = 22.0
SCALE = 32.0
"""The room for the scale's levels, above the first row."""
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where names, levels and words stand.

    Level 1 stands at ``first``, two levels lie ``step`` apart; words on what is missing begin at ``words``.
    Names and words are beside the levels, or ``above`` them where it is narrow.
    """

    width: float
    names: float
    first: float
    step: float
    words: float
    above: bool = False

    def x(self, level: int) -> float:
        """Return where a level stands."""
        return self.first + (level - 1) * self.step


WIDE = _Sheet(svg.WIDTH, 186.0, 202.0, 34.0, 354.0)
NARROW = _Sheet(svg.PHONE_WIDTH, svg.PHONE_WIDTH, 12.0, 54.0, 0.0, above=True)


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
    key = (says("chart_gap_today"), *(says("chart_gap_by", month=month) for month in (in_12, in_24)))

    def drawn(sheet: _Sheet) -> str:
        body, top = _key(key, sheet)
        bottom, parts = top, []
        for row in rows:
            part, height = _row(row, bottom, sheet, says)
            parts += part
            bottom += height
        grid = _grid(scale, top, bottom, sheet)
        return svg.document(title, alt, [*body, *grid, *parts], bottom + 2, sheet.width)

    return Chart(
        title=title,
        alt=f"{title}. {alt}",
        svg=drawn(WIDE),
        head=(
            says("chart_gap_name"),
            says("chart_gap_today"),
            says("chart_gap_in", month=in_12),
            says("chart_gap_in", month=in_24),
            says("chart_gap_missing"),
        ),
        rows=tuple(_cells(row, says) for row in rows),
        align="lrrrl",
        narrow=drawn(NARROW),
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


def _key(words: Sequence[str], sheet: _Sheet) -> tuple[list[str], float]:
    """Return the names of the three marks, each beside its shape, and where the rows begin below them."""
    drawn: list[str] = []
    x, y = 0.0, 9.0
    for mark, text in zip((svg.hollow, svg.filled, svg.diamond), words, strict=True):
        drawn += [mark(x + 6, y), svg.label(text, x + 16, y + 3.5, size=svg.SMALL)]
        if sheet.above:
            y += svg.LINE_HEIGHT + 3
        else:
            x += 16 + svg.text_width(text, svg.SMALL) + 14
    return drawn, (y if sheet.above else y + svg.LINE_HEIGHT) + SCALE - 6


def _grid(scale: Mapping[int, str], top: float, bottom: float, sheet: _Sheet) -> list[str]:
    """Return the levels above the rows that begin at ``top``, each with its line down through them."""
    drawn = []
    for level in LEVELS:
        x = sheet.x(level)
        drawn.append(f'<path d="M{x:g} {top - 5:g}V{bottom:g}" stroke="{svg.LINE}" stroke-width="1"/>')
        drawn.append(svg.label(str(level), x, top - 9, fill=svg.QUIET, anchor="middle", bold=True))
    room = 1.9 * sheet.step
    for level in (LEVELS[0], LEVELS[-1]):  # each over its own level, as far as the sheet reaches
        words, x = scale.get(level, ""), sheet.x(level)
        between = (max(0.0, x - room), min(sheet.width, x + room))
        drawn.append(svg.inside(words, x, top - 20, between, svg.QUIET))
    return drawn


def _row(row: GapRow, top: float, sheet: _Sheet, says: Says) -> tuple[list[str], float]:
    bold = bool(row.priority) or sheet.above
    names = svg.wrapped(row.name, sheet.names, bold=bold)
    words = _words(row, sheet, says)
    tag = [says("chart_gap_priority", number=row.priority)] if row.priority else []
    stacked = max([sum(each == level for each, _ in _known(row)) for level in LEVELS])
    marks = max(ROW, stacked * APART + 8)
    lines = len(names) + len(tag)
    above = (lines + len(words)) * svg.LINE_HEIGHT + 4 if sheet.above else 0.0
    height = above + (marks if sheet.above else max(marks, max(lines, len(words)) * svg.LINE_HEIGHT + 7))
    middle = top + above + (height - above) / 2
    first = top + 12 if sheet.above else middle + 3.5 - (lines - 1) * svg.LINE_HEIGHT / 2
    at = (
        first + lines * svg.LINE_HEIGHT
        if sheet.above
        else middle + 3.5 - (len(words) - 1) * svg.LINE_HEIGHT / 2
    )
    drawn = [svg.label(text, 0, first, size=svg.SMALL, fill=svg.BLUE, bold=True) for text in tag]
    drawn.append(svg.lines(names, 0, first + len(tag) * svg.LINE_HEIGHT, bold=bold))
    drawn += [
        svg.label(text, sheet.words, at + place * svg.LINE_HEIGHT, size=svg.SMALL, fill=fill)
        for place, (text, fill) in enumerate(words)
    ]
    if sheet.above:  # the lines of the levels would run through the words
        drawn.insert(0, f'<rect y="{top:g}" width="{sheet.width:g}" height="{above:g}" fill="{svg.PAPER}"/>')
    return [svg.stroke(0, sheet.width, top, svg.LINE, 0.6), *drawn, *_marks(row, middle, sheet)], height


def _words(row: GapRow, sheet: _Sheet, says: Says) -> list[tuple[str, str]]:
    """Return lines, each with its colour: what is missing, and how far views lie apart."""
    width, fill = sheet.width - sheet.words, svg.INK if row.short else svg.QUIET
    lines = [(text, fill) for text in svg.wrapped(_missing(row, says), width, svg.SMALL, 2)]
    if row.views:
        views = svg.wrapped(says("chart_gap_views", views=row.views), width, svg.SMALL, 2)
        lines += [(text, svg.QUIET) for text in views]
    return lines


def _known(row: GapRow) -> list[tuple[int, Callable[[float, float], str]]]:
    marks = ((row.today, svg.hollow), (row.required_12, svg.filled), (row.required_24, svg.diamond))
    return [(level, mark) for level, mark in marks if level is not None]


def _marks(row: GapRow, y: float, sheet: _Sheet) -> list[str]:
    """Return the marks of a row; those on the same level stand above each other."""
    known = _known(row)
    ends = [sheet.x(level) for level, _ in known] or [sheet.first]
    drawn = [svg.stroke(min(ends), max(ends), y, svg.QUIET, 1.4)]
    if row.today is not None and row.required_12 is not None:
        drawn.append(svg.stroke(sheet.x(row.today), sheet.x(row.required_12), y, svg.BLUE, 3))
    for level in LEVELS:
        here = [mark for each, mark in known if each == level]
        first = y - APART * (len(here) - 1) / 2
        drawn += [mark(sheet.x(level), first + APART * place) for place, mark in enumerate(here)]
    return drawn
