"""The chart of investments."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from workshop.charts.investment import Cash, YearRow, investment_chart, investment_title
from workshop.kit.formats import Formats
from workshop.reports.words import Words

MONEY = Formats().money
FIRST = YearRow("Year 1", "from January 2027", Cash(Decimal(54000), Decimal(9000)), time=Decimal(40000))
LATER = YearRow("Year 2", "from January 2028", Cash(Decimal(0), Decimal(9000)), time=Decimal(20000))
Read = Callable[[str], Element]


def test_the_table_holds_the_sums_of_the_bars(says: Words) -> None:
    own = YearRow("Year 3", own=Cash(Decimal(700), Decimal(50)), unassigned=Cash(Decimal(1)))
    chart = investment_chart([FIRST, LATER, own], MONEY, says)
    assert chart.head == (
        "Year",
        "cash asked for",
        "cash, own budget",
        "cash, source open",
        "paid time",
    )
    assert chart.rows == (
        ("Year 1", "€63,000", "€0", "€0", "€40,000"),
        ("Year 2", "€9,000", "€0", "€0", "€20,000"),
        ("Year 3", "€0", "€750", "€1", "€0"),
    )


def test_what_costs_nothing_in_any_year_has_no_column(says: Words) -> None:
    assert investment_chart([FIRST, LATER], MONEY, says).head == ("Year", "cash asked for", "paid time")


def test_cash_and_paid_time_never_share_a_bar(says: Words, drawn: Read) -> None:
    root = drawn(investment_chart([FIRST], MONEY, says).svg)
    bars = [
        (bar.attrib["y"], bar.attrib["fill"])
        for bar in root.iter("{http://www.w3.org/2000/svg}rect")
        if "stroke" in bar.attrib and float(bar.attrib["x"]) > 170
    ]
    by_place: dict[str, set[str]] = {}
    for place, fill in bars:
        by_place.setdefault(place, set()).add(fill)
    assert sorted(by_place.values(), key=len) == [{"url(#time)"}, {"#0072B2", "url(#yearly)"}]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([FIRST, LATER], "€72,000 of new cash over two years; Year 1 takes most of it (€63,000)"),
        ([LATER, LATER], "€18,000 of new cash over two years, the same each year"),
        (
            [YearRow("Year 1", ask=Cash(Decimal(100))), YearRow("Year 2", ask=Cash(Decimal(5)))],
            "€105 of new cash over two years; Year 1 takes nearly all of it",
        ),
        (
            [YearRow(name, ask=Cash(Decimal(sum_))) for name, sum_ in (("1", 40), ("2", 30), ("3", 30))],
            "€100 of new cash over three years, between €30 and €40 a year",
        ),
        ([YearRow("Year 1", time=Decimal(70))], "No new cash; €70 of time that is already paid for"),
        ([YearRow("Year 1")], "What it costs is still open"),
    ],
)
def test_the_title_says_how_much_and_when(rows: list[YearRow], title: str, says: Words) -> None:
    assert investment_title(rows, MONEY, says) == title


MUCH = Cash(Decimal(10) ** 13, Decimal(10) ** 13)
HUGE = YearRow("Year " + "1" * 40, "from " + "September " * 10, MUCH, MUCH, MUCH, Decimal(1))


@pytest.mark.parametrize("rows", [[], [FIRST, LATER], [HUGE, LATER, HUGE]])
def test_nothing_clips_and_nothing_overlaps(
    rows: list[YearRow],
    says: Words,
    drawn: Read,
    boxes: Callable[[Element], list[tuple[float, float, float, float, str]]],
) -> None:
    chart = investment_chart(rows, MONEY, says)
    for picture in (chart.svg, chart.narrow):
        for one, other in combinations(boxes(drawn(picture)), 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])
