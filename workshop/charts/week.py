"""A manager's week: hours of each activity now, and wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

TOP = 24.0
ROW = 15.5
MOST = Decimal(12)
"""The scale reaches at least so far, so that a short week is not drawn as a long one."""

Figure = Callable[[Decimal], str]


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Hours of one activity in a typical week; ``wanted`` is as now where nothing else was said.

    ``now_share`` and ``wanted_share`` are whole per cents of the week. None is open.
    """

    name: str
    now: Decimal | None
    wanted: Decimal | None
    now_share: int | None = None
    wanted_share: int | None = None

    @property
    def change(self) -> Decimal:
        """How many hours more are wanted; 0 while either is open."""
        return Decimal(0) if self.now is None or self.wanted is None else self.wanted - self.now


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where names, lines and figures stand.

    No hours stand at ``first``, the most hours at ``last``; figures begin at ``words``. Names are beside
    their lines, or ``above`` them where it is narrow.
    """

    width: float
    names: float
    first: float
    last: float
    words: float
    above: bool = False


WIDE = _Sheet(svg.WIDTH, 214.0, 226.0, 388.0, 402.0)
NARROW = _Sheet(svg.PHONE_WIDTH, svg.PHONE_WIDTH, 8.0, 164.0, 178.0, above=True)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What all rows of a chart share: its measures, its words, and how many hours end the scale."""

    sheet: _Sheet
    most: Decimal
    figure: Figure
    says: Says


def week_chart(rows: Sequence[WeekRow], whole: WeekRow, title: str, figure: Figure, says: Says) -> Chart:
    """Return a week, with what changes most on top and the rest by its hours.

    Parameters
    ----------
    rows
        One for each activity that the team answered.
    whole
        The week's totals, which close the chart in figures.
    title
        A sentence that says what is seen.
    figure
        Writes hours as the session's language does.
    """
    ordered = sorted(rows, key=lambda row: (-abs(row.change), -(row.now or row.wanted or Decimal(0))))
    alt = " ".join(_in_words(row, figure, says) for row in ordered)
    most = max([MOST, *(hours for row in rows for hours in (row.now, row.wanted) if hours is not None)])
    wide, narrow = (
        _drawn(ordered, whole, (title, alt), _Writing(sheet, most, figure, says)) for sheet in (WIDE, NARROW)
    )
    head = tuple(says(f"chart_week_{name}") for name in ("name", "now", "wanted", "change"))
    cells = tuple(_cells(row, figure, says) for row in rows)
    return Chart(title, f"{title}. {alt}", wide, head, cells, "lrrr", narrow)


def _drawn(rows: Sequence[WeekRow], whole: WeekRow, told: tuple[str, str], writing: _Writing) -> str:
    """Return the picture for one width; ``told`` is its title and what it says in words."""
    body, top = _key(writing), TOP
    for row in rows:
        part, height = _row(row, top, writing)
        body += part
        top += height
    body += _whole(whole, top, writing)
    return svg.document(*told, body, top + ROW + 2, writing.sheet.width)


def _in_words(row: WeekRow, figure: Figure, says: Says) -> str:
    now, wanted = (says("open") if hours is None else figure(hours) for hours in (row.now, row.wanted))
    return says("chart_week_words", name=row.name, now=now, wanted=wanted)


def _cells(row: WeekRow, figure: Figure, says: Says) -> tuple[str, ...]:
    return (
        row.name,
        _with_share(row.now, row.now_share, figure, says),
        _with_share(row.wanted, row.wanted_share, figure, says),
        _change(row, figure) if row.change else says("none_given"),
    )


def _with_share(hours: Decimal | None, share: int | None, figure: Figure, says: Says) -> str:
    if hours is None:
        return says("open")
    return figure(hours) if share is None else says("hours_share", hours=figure(hours), share=share)


def _change(row: WeekRow, figure: Figure) -> str:
    """Return a change with its sign, a real minus."""
    return f"+{figure(row.change)}" if row.change > 0 else f"\u2212{figure(-row.change)}"


def _key(writing: _Writing) -> list[str]:
    """Return the line that names both marks, each beside its shape."""
    drawn: list[str] = []
    x, says = writing.sheet.first, writing.says
    for mark, words in ((svg.hollow, says("chart_week_now")), (svg.filled, says("chart_week_wanted"))):
        drawn += [mark(x, 9), svg.label(words, x + 10, 12.5, size=svg.SMALL)]
        x += 10 + svg.text_width(words, svg.SMALL) + 16
    return drawn


def _row(row: WeekRow, top: float, writing: _Writing) -> tuple[list[str], float]:
    bold, sheet = bool(row.change), writing.sheet
    names = svg.wrapped(row.name, sheet.names, bold=bold)
    above = len(names) * svg.LINE_HEIGHT + 4 if sheet.above else 0.0
    height = above + ROW if sheet.above else max(ROW, len(names) * svg.LINE_HEIGHT + 5)
    middle = top + above + (height - above) / 2
    first = top + 12 if sheet.above else middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2
    drawn = [svg.stroke(0, sheet.width, top, svg.LINE, 0.6), svg.lines(names, 0, first, bold=bold)]
    drawn.append(svg.stroke(sheet.first, sheet.last, middle, svg.LINE))
    places = [
        sheet.first + float(hours / writing.most) * (sheet.last - sheet.first)
        for hours in (row.now, row.wanted)
        if hours is not None
    ]
    if bold:
        drawn.append(svg.stroke(min(places), max(places), middle, svg.BLUE, 3))
    if row.wanted is not None and (bold or row.now is None):
        drawn.append(svg.filled(places[-1], middle))
    if row.now is not None:
        drawn.append(svg.hollow(places[0], middle))
    words = svg.one_line(_figures(row, writing.figure, writing.says), sheet.width - sheet.words)
    drawn.append(svg.label(words, sheet.words, middle + 3.5, bold=bold, fill=svg.INK if bold else svg.QUIET))
    return drawn, height


def _whole(whole: WeekRow, top: float, writing: _Writing) -> list[str]:
    """Return the last line: the hours of the whole week, which no mark on the scale could show."""
    sheet, figure, says = writing.sheet, writing.figure, writing.says
    now, wanted = (says("open") if hours is None else figure(hours) for hours in (whole.now, whole.wanted))
    words = says("from_to", now=now, target=wanted) if whole.wanted is not None else now
    return [
        svg.stroke(0, sheet.width, top, svg.INK, 0.8),
        svg.label(svg.one_line(whole.name, sheet.words - 6), 0, top + 13.5, bold=True),
        svg.label(svg.one_line(words, sheet.width - sheet.words), sheet.words, top + 13.5, bold=True),
    ]


def _figures(row: WeekRow, figure: Figure, says: Says) -> str:
    now, wanted = (says("open") if hours is None else figure(hours) for hours in (row.now, row.wanted))
    return says("from_to", now=now, target=wanted) if row.change or row.now is None else now
