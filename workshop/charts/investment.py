"""What the plan costs in each year: new cash, asked for and from own budget, and paid time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from workshop.charts import svg
from workshop.charts.chart import Chart, Says

BAR, ROW, SPACE = 7.5, 10.5, 3.5
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
class _Sheet:
    """Where the names of the bars and the bars begin, and the room at their right for the amount.

    Years are beside their bars, or ``above`` them where it is narrow.
    """

    width: float
    sources: float
    left: float
    amount: float
    above: bool = False


WIDE = _Sheet(svg.WIDTH, 94.0, 190.0, 92.0)
NARROW = _Sheet(svg.PHONE_WIDTH, 0.0, 88.0, 68.0, above=True)


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
    wide, narrow = (
        _drawn(rows, (title, alt), _Bars(sheet, shown, most, money, says)) for sheet in (WIDE, NARROW)
    )
    columns = [says(f"chart_investment_bar_{name}") for name in shown]
    return Chart(
        title=title,
        alt=f"{title}. {alt}",
        svg=wide,
        head=(says("chart_investment_year"), *columns),
        rows=tuple((row.name, *(money(_sum(row.bars()[name])) for name in shown)) for row in rows),
        align="l" + "r" * len(columns),
        narrow=narrow,
    )


def _drawn(rows: Sequence[YearRow], told: tuple[str, str], bars: _Bars) -> str:
    """Return the picture for one width; ``told`` is its title and what it says in words."""
    key, top = _key(rows, bars)
    body = [_patterns(), *key]
    for row in rows:
        part, height = _year(row, top, bars)
        body += part
        top += height
    return svg.document(*told, body, top, bars.sheet.width)


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

    sheet: _Sheet
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


def _key(rows: Sequence[YearRow], bars: _Bars) -> tuple[list[str], float]:
    """Return the names of the fills that occur, and where the years begin below them."""
    occurring = {kind for row in rows for bar in row.bars().values() for kind, amount in bar if amount}
    drawn: list[str] = []
    x, y = 0.0, 3.0
    for kind in FILLS:
        if kind in occurring:
            words = bars.says(f"chart_investment_key_{kind}")
            if x and x + 19 + svg.text_width(words, svg.SMALL) > bars.sheet.width:
                x, y = 0.0, y + ROW
            drawn += [_bar(x, y, 14, kind), svg.label(words, x + 19, y + 8, size=svg.SMALL)]
            x += 19 + svg.text_width(words, svg.SMALL) + 14
    return drawn, TOP + y - 3


def _bar(x: float, y: float, width: float, kind: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR:g}" fill="{FILLS[kind]}" '
        f'stroke="{EDGES[kind]}" stroke-width="0.8"/>'
    )


def _year(row: YearRow, top: float, bars: _Bars) -> tuple[list[str], float]:
    sheet = bars.sheet
    drawn = [svg.stroke(0, sheet.width, top, svg.LINE, 0.6)]
    names = [
        svg.one_line(row.name, 74.0),
        *svg.wrapped(row.note, 150.0 if sheet.above else sheet.sources - 6, svg.SMALL, 2),
    ]
    base = top + SPACE + BAR - 1.5
    drawn.append(svg.label(names[0], 0, base, bold=True))
    for number, line in enumerate(names[1:]):
        x, down = (76.0, number) if sheet.above else (0.0, number + 1)
        drawn.append(svg.label(line, x, base + down * svg.LINE_HEIGHT, size=svg.SMALL, fill=svg.QUIET))
    y = top + SPACE + (max(1, len(names) - 1) * svg.LINE_HEIGHT + 2 if sheet.above else 0.0)
    for name in bars.shown:
        if _sum(row.bars()[name]):
            drawn += _one(name, row.bars()[name], y, bars)
            y += ROW
    return drawn, max(y - top + 2, (0 if sheet.above else len(names)) * svg.LINE_HEIGHT + 2 * SPACE)


def _one(name: str, parts: Sequence[tuple[str, Decimal]], y: float, bars: _Bars) -> Iterator[str]:
    base, sheet = y + BAR - 1.5, bars.sheet
    words = svg.one_line(bars.says(f"chart_investment_bar_{name}"), sheet.left - sheet.sources - 6)
    yield svg.label(words, sheet.sources, base, size=svg.SMALL)
    x = sheet.left
    for kind, amount in parts:
        if amount > 0:
            width = max(float(amount / bars.most) * (sheet.width - sheet.amount - sheet.left), 1.5)
            yield _bar(x, y, width, kind)
            x += width
    yield svg.label(svg.one_line(bars.money(_sum(parts)), sheet.amount - 6), x + 6, base, size=svg.SMALL)
