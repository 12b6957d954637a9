"""What the plan costs in each year: new cash, asked for and from own budget, and paid time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

SOURCES = 80.0
"""Where the names of the bars begin, right of the years."""
LEFT = 176.0
AMOUNT = 92.0
"""Room at the right of the bars for the amount."""
BAR, ROW, SPACE = 8.5, 13.0, 5.0
TOP = 22.0
NEARLY_ALL = 0.9
"""From this share of the cash on, one year is said to carry nearly all of it."""
FILLS = {"once": svg.BLUE, "yearly": "url(#yearly)", "time": "url(#time)"}
EDGES = {"once": svg.BLUE, "yearly": svg.BLUE, "time": svg.GREEN}
NONE = Decimal(0)

Writes = Callable[[Decimal], str]


class Cash(NamedTuple):
    """New cash of one year: what is paid once, and what is paid each year."""

    once: Decimal = NONE
    yearly: Decimal = NONE

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.once + self.yearly


NO_CASH = Cash()


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year's cost.

    Attributes
    ----------
    name
        The year as people call it.
    note
        When it begins.
    ask, own, unassigned
        New cash that is asked for, from one's own budget, and where nobody has said which.
    time
        What the paid time costs; never added to cash.
    """

    name: str
    note: str = ""
    ask: Cash = NO_CASH
    own: Cash = NO_CASH
    unassigned: Cash = NO_CASH
    time: Decimal = NONE

    @property
    def cash(self) -> Decimal:
        """All new cash of this year."""
        return self.ask.total + self.own.total + self.unassigned.total

    def bars(self) -> dict[str, tuple[tuple[str, Decimal], ...]]:
        """Return the parts of each bar, by the bar's name in the kit's words."""
        cash = {"ask": self.ask, "own": self.own, "unassigned": self.unassigned}
        found = {name: (("once", each.once), ("yearly", each.yearly)) for name, each in cash.items()}
        return {**found, "time": (("time", self.time),)}


def investment_chart(rows: Sequence[YearRow], money: Writes, says: Says) -> Chart:
    """Return the years, each with a bar for every source of cash and one for paid time.

    Cash and paid time are never stacked: they are not the same money. A source that gives nothing
    in any year has no column; what is 0 in a year has no bar.
    """
    title = investment_title(rows, money, says)
    shown = [name for name in YearRow("").bars() if any(_sum(row.bars()[name]) for row in rows)]
    alt = " ".join(f"{row.name}: {says.listed(_bar_words(row, shown, money, says))}." for row in rows)
    most = max((_sum(row.bars()[name]) for row in rows for name in shown), default=NONE)
    body, top = [_patterns(), *_key(rows, says)], TOP
    for row in rows:
        part, height = _year(row, top, _Bars(shown, most, money, says))
        body += part
        top += height
    columns = [says(f"chart_investment_bar_{name}") for name in shown]
    return Chart(
        title=title,
        alt=f"{title}. {alt}",
        svg=svg.document(title, alt, body, top),
        head=(says("chart_investment_year"), *columns),
        rows=tuple((row.name, *(money(_sum(row.bars()[name])) for name in shown)) for row in rows),
        align="l" + "r" * len(columns),
    )


def investment_title(rows: Sequence[YearRow], money: Writes, says: Says) -> str:
    """Return what is seen: the new cash over all years, and whether one year carries most of it."""
    cash = [row.cash for row in rows]
    total = sum(cash, NONE)
    if not total:
        time = sum((row.time for row in rows), NONE)
        return (
            says("chart_investment_time_only", amount=money(time)) if time else says("chart_investment_none")
        )
    largest = max(cash)
    year = rows[cash.index(largest)].name
    words = {"amount": money(total), "years": says.count("years", len(rows))}
    if largest / total >= Decimal(NEARLY_ALL):
        return says("chart_investment_one_year", **words, year=year)
    if largest * 2 > total:
        return says("chart_investment_most", **words, year=year, largest=money(largest))
    if largest > min(cash):
        return says("chart_investment_between", **words, least=money(min(cash)), most=money(largest))
    return says("chart_investment_total", **words)


@dataclass(frozen=True, slots=True)
class _Bars:
    """What all bars of a chart share."""

    shown: Sequence[str]
    most: Decimal
    money: Writes
    says: Says


def _sum(parts: Sequence[tuple[str, Decimal]]) -> Decimal:
    return sum((amount for _, amount in parts), NONE)


def _bar_words(row: YearRow, shown: Sequence[str], money: Writes, says: Says) -> list[str]:
    bars = row.bars()
    return [f"{says(f'chart_investment_bar_{name}')} {money(_sum(bars[name]))}" for name in shown]


def _patterns() -> str:
    """Return the fills that tell kinds of money apart without colour."""
    return (
        '<defs><pattern id="yearly" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
        f'<rect width="2" height="5" fill="{svg.BLUE}"/></pattern>'
        '<pattern id="time" width="4" height="4" patternUnits="userSpaceOnUse">'
        '<rect width="4" height="4" fill="#ffffff"/>'
        f'<circle cx="2" cy="2" r="1.1" fill="{svg.GREEN}"/></pattern></defs>'
    )


def _key(rows: Sequence[YearRow], says: Says) -> Iterator[str]:
    """Yield the line that names the fills that occur."""
    occurring = {kind for row in rows for bar in row.bars().values() for kind, amount in bar if amount}
    x = 0.0
    for kind in FILLS:
        if kind in occurring:
            words = says(f"chart_investment_key_{kind}")
            yield _bar(x, 3, 14, kind)
            yield svg.label(words, x + 19, 11, size=svg.SMALL)
            x += 19 + svg.text_width(words, svg.SMALL) + 14


def _bar(x: float, y: float, width: float, kind: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR:g}" fill="{FILLS[kind]}" '
        f'stroke="{EDGES[kind]}" stroke-width="0.8"/>'
    )


def _year(row: YearRow, top: float, bars: _Bars) -> tuple[list[str], float]:
    drawn = [svg.stroke(0, svg.WIDTH, top, svg.LINE, 0.6)]
    base = top + SPACE + BAR - 1.5
    drawn += [svg.label(svg.one_line(row.name, SOURCES - 6), 0, base, bold=True)]
    note = svg.wrapped(row.note, SOURCES - 6, svg.SMALL, 2)
    for line in note:
        base += svg.LINE_HEIGHT
        drawn.append(svg.label(line, 0, base, size=svg.SMALL, fill=svg.QUIET))
    y = top + SPACE
    for name in bars.shown:
        if _sum(row.bars()[name]):
            drawn += _one(name, row.bars()[name], y, bars)
            y += ROW
    return drawn, max(y - top + 2, (1 + len(note)) * svg.LINE_HEIGHT + 2 * SPACE)


def _one(name: str, parts: Sequence[tuple[str, Decimal]], y: float, bars: _Bars) -> Iterator[str]:
    base = y + BAR - 1.5
    words = svg.one_line(bars.says(f"chart_investment_bar_{name}"), LEFT - SOURCES - 6)
    yield svg.label(words, SOURCES, base, size=svg.SMALL)
    x = LEFT
    for kind, amount in parts:
        if amount > 0:
            width = max(float(amount / bars.most) * (svg.WIDTH - AMOUNT - LEFT), 1.5)
            yield _bar(x, y, width, kind)
            x += width
    yield svg.label(svg.one_line(bars.money(_sum(parts)), AMOUNT - 6), x + 6, base, size=svg.SMALL)
