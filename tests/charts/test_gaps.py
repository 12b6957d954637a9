"""The chart of gaps."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from workshop.charts.chart import Chart
from workshop.charts.gaps import GapRow, gap_chart, gap_title
from workshop.reports.words import Words

SCALE = {1: "not seen", 2: "now and then", 3: "usually", 4: "reliably", 5: "a model for others"}
COACHING = GapRow("Skill coaching", 2, 4, 4, priority=1)
FOCUS = GapRow("Pipeline focus", 3, 4, 5)
ENOUGH = GapRow("Customer view", 4, 3, 3)
UNRATED = GapRow("Hiring", None, 3, None)
OPEN = GapRow("Forecasting", 2, None, None)
Read = Callable[[str], Element]


def chart_of(rows: list[GapRow], says: Words) -> Chart:
    return gap_chart(rows, SCALE, "January 2028", "January 2029", says)


def test_the_table_holds_the_levels_of_the_picture(says: Words) -> None:
    chart = chart_of([COACHING, ENOUGH, UNRATED, OPEN], says)
    assert chart.head == (
        "Capability",
        "Today",
        "Required January 2028",
        "Required January 2029",
        "Missing in 12 months",
    )
    assert chart.rows == (
        ("Skill coaching", "2", "4", "4", "two levels short"),
        ("Customer view", "4", "3", "3", "enough for a year"),
        ("Hiring", "not yet rated", "3", "open", "not yet rated"),
        ("Forecasting", "2", "open", "open", "target open"),
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([COACHING, FOCUS], "Skill coaching is two levels short of what we need in a year"),
        ([FOCUS, FOCUS, ENOUGH], "Two capabilities are one level short of what we need in a year"),
        ([ENOUGH, UNRATED], "No capability falls short of what we need in a year"),
        ([UNRATED, OPEN], "How far our managers have to go is still open"),
    ],
)
def test_the_title_says_who_is_furthest_from_what_is_required(
    rows: list[GapRow], title: str, says: Words
) -> None:
    assert gap_title(rows, says) == title


def test_priorities_are_marked_in_words(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    words = texts(drawn(chart_of([COACHING, FOCUS], says).svg))
    assert words.index("Priority 1") == words.index("Skill coaching") - 1
    assert [word for word in words if word.startswith("Priority")] == ["Priority 1"]


def test_levels_have_shapes_of_their_own_and_stand_on_the_scale(says: Words, drawn: Read) -> None:
    root = drawn(chart_of([COACHING], says).svg)
    circles = [
        (circle.attrib["cx"], circle.attrib["fill"])
        for circle in root.iter("{http://www.w3.org/2000/svg}circle")
        if float(circle.attrib["cy"]) > 46
    ]
    diamonds = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.attrib.get("fill")]
    assert circles == [("236.0", "#ffffff"), ("304.0", "#0072B2")]
    assert len([each for each in diamonds if each.attrib["d"].startswith("M304.0")]) == 1


def test_the_alternative_text_holds_every_level(says: Words) -> None:
    alt = chart_of([UNRATED], says).alt
    assert "Hiring: today not yet rated, required 3 by January 2028 and open by January 2029." in alt


AWKWARD = [
    GapRow("word " * 60, 1, 1, 1, 1),
    GapRow("x" * 300, None, None, None, 12),
    GapRow("<&>", 5, 1, 5),
] * 4


@pytest.mark.parametrize("rows", [[], [COACHING, FOCUS, ENOUGH, UNRATED, OPEN], AWKWARD])
def test_nothing_clips_and_nothing_overlaps(
    rows: list[GapRow],
    says: Words,
    drawn: Read,
    boxes: Callable[[Element], list[tuple[float, float, float, float, str]]],
) -> None:
    chart = chart_of(rows, says)
    for picture in (chart.svg, chart.narrow):
        for one, other in combinations(boxes(drawn(picture)), 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])
