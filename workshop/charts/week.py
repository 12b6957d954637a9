"""A manager's week: hours of each activity now, and wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

NAMES = 190.0
FIRST, LAST = 202.0, 372.0
"""Where no hours stand, and the most hours."""
WORDS = LAST + 16
"""Where the figures at the right begin."""
TOP = 30.0
ROW = 22.0
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
    body, top = _key(says), TOP
    for row in ordered:
        drawn, height = _row(row, top, most, figure, says)
        body += drawn
        top += height
    body += _whole(whole, top, figure, says)
    top += ROW
    head = tuple(says(f"chart_week_{name}") for name in ("name", "now", "wanted", "change"))
    cells = tuple(_cells(row, figure, says) for row in rows)
    drawing = svg.document(title, alt, body, top + 2)
    return Chart(title, f"{title}. {alt}", drawing, head, cells, "lrrr")


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


def _key(says: Says) -> list[str]:
    """Return the line that names both marks, each beside its shape."""
    drawn: list[str] = []
    x = FIRST
    for mark, words in ((svg.hollow, says("chart_week_now")), (svg.filled, says("chart_week_wanted"))):
        drawn += [mark(x, 9), svg.label(words, x + 10, 12.5, size=svg.SMALL)]
        x += 10 + svg.text_width(words, svg.SMALL) + 16
    return drawn


def _row(row: WeekRow, top: float, most: Decimal, figure: Figure, says: Says) -> tuple[list[str], float]:
    bold = bool(row.change)
    names = svg.wrapped(row.name, NAMES, bold=bold)
    height = max(ROW, len(names) * svg.LINE_HEIGHT + 9)
    middle = top + height / 2
    first = middle + 3.5 - (len(names) - 1) * svg.LINE_HEIGHT / 2
    drawn = [svg.stroke(0, svg.WIDTH, top, svg.LINE, 0.6), svg.lines(names, 0, first, bold=bold)]
    drawn.append(svg.stroke(FIRST, LAST, middle, svg.LINE))
    places = [
        FIRST + float(hours / most) * (LAST - FIRST) for hours in (row.now, row.wanted) if hours is not None
    ]
    if bold:
        drawn.append(svg.stroke(min(places), max(places), middle, svg.BLUE, 3))
    if row.wanted is not None and (bold or row.now is None):
        drawn.append(svg.filled(places[-1], middle))
    if row.now is not None:
        drawn.append(svg.hollow(places[0], middle))
    words = svg.one_line(_figures(row, figure, says), svg.WIDTH - WORDS)
    drawn.append(svg.label(words, WORDS, middle + 3.5, bold=bold, fill=svg.INK if bold else svg.QUIET))
    return drawn, height


def _whole(whole: WeekRow, top: float, figure: Figure, says: Says) -> list[str]:
    """Return the last line: the hours of the whole week, which no mark on the scale could show."""
    now, wanted = (says("open") if hours is None else figure(hours) for hours in (whole.now, whole.wanted))
    words = says("from_to", now=now, target=wanted) if whole.wanted is not None else now
    return [
        svg.stroke(0, svg.WIDTH, top, svg.INK, 0.8),
        svg.label(svg.one_line(whole.name, NAMES), 0, top + 15, bold=True),
        svg.label(svg.one_line(words, svg.WIDTH - WORDS), WORDS, top + 15, bold=True),
    ]


def _figures(row: WeekRow, figure: Figure, says: Says) -> str:
    now, wanted = (says("open") if hours is None else figure(hours) for hours in (row.now, row.wanted))
    return says("from_to", now=now, target=wanted) if row.change or row.now is None else now
