"""The chart of a manager's week."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest

from workshop.charts import Chart, WeekRow, week_chart
from workshop.reports.words import Words

TEXT = "{http://www.w3.org/2000/svg}text"
CIRCLE = "{http://www.w3.org/2000/svg}circle"
HOLLOW, FILLED = "#ffffff", "#0072B2"
COACHING = WeekRow("Coaching", Decimal(3), Decimal(8), 6, 16)
REPORTING = WeekRow("Reporting", Decimal(9), Decimal("6.5"), 18, 13)
SAME = WeekRow("Meetings", Decimal(12), Decimal(12), 24, 24)
OPEN = WeekRow("Travel", Decimal(5), None, 10)
ONLY_WANTED = WeekRow("Own growth", None, Decimal(2))
WHOLE = WeekRow("Together", Decimal(51), Decimal(51))
Read = Callable[[str], Element]


def chart_of(rows: list[WeekRow], says: Words) -> Chart:
    return week_chart(rows, WHOLE, "A title", says.formats.number, says)


def test_the_table_holds_hours_with_their_share_and_the_change(says: Words) -> None:
    chart = chart_of([SAME, COACHING, REPORTING, OPEN, ONLY_WANTED], says)
    assert chart.head == ("Activity", "Now", "Wanted", "Change")
    assert chart.rows == (
        ("Meetings", "12 (24%)", "12 (24%)", "\u2013"),
        ("Coaching", "3 (6%)", "8 (16%)", "+5"),
        ("Reporting", "9 (18%)", "6.5 (13%)", "\u22122.5"),
        ("Travel", "5 (10%)", "open", "\u2013"),
        ("Own growth", "open", "2", "\u2013"),
    )


def test_what_changes_most_stands_on_top_and_the_rest_by_its_hours(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    rows = [OPEN, SAME, REPORTING, COACHING]
    words = texts(drawn(chart_of(rows, says).svg))
    names = [word for word in words if word in {row.name for row in rows}]
    assert names == ["Coaching", "Reporting", "Meetings", "Travel"]
    assert "3 → 8" in words


@pytest.mark.parametrize(
    ("row", "fills"),
    [
        (COACHING, {HOLLOW, FILLED}),
        (SAME, {HOLLOW}),
        (OPEN, {HOLLOW}),
        (ONLY_WANTED, {FILLED}),
    ],
)
def test_now_is_hollow_and_wanted_is_filled(row: WeekRow, fills: set[str], says: Words, drawn: Read) -> None:
    marks = [each for each in drawn(chart_of([row], says).svg).iter(CIRCLE) if float(each.attrib["cy"]) > 20]
    assert {each.attrib["fill"] for each in marks} == fills


def test_distances_are_true_to_the_hours(says: Words, drawn: Read) -> None:
    marks = [
        float(each.attrib["cx"])
        for each in drawn(chart_of([COACHING, SAME], says).svg).iter(CIRCLE)
        if float(each.attrib["cy"]) > 20 and each.attrib["fill"] == HOLLOW
    ]
    assert (marks[0] - 226) / (marks[1] - 226) == pytest.approx(3 / 12, abs=0.01)


def test_the_alternative_text_begins_with_the_title_and_holds_all_hours(says: Words) -> None:
    alt = chart_of([COACHING, OPEN], says).alt
    assert alt.startswith("A title. Coaching: 3 hours now, 8 wanted.")
    assert "Travel: 5 hours now, open wanted." in alt


def test_long_and_hostile_names_stay_within_the_picture(says: Words, drawn: Read) -> None:
    for name in ("word " * 60, "W" * 300, "<script>alert(1)</script>", "\u202eright to left"):
        row = WeekRow(name, Decimal(168), Decimal("0.25"), 100, 0)
        assert "<script" not in chart_of([row], says).svg
        drawn(chart_of([row, COACHING], says).svg)
        drawn(chart_of([row, COACHING], says).narrow)


def test_a_phones_drawing_has_the_words_of_the_wide_one_and_names_stand_above_their_lines(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    chart = chart_of([COACHING, SAME], says)
    wide, narrow = drawn(chart.svg), drawn(chart.narrow)
    assert texts(narrow) == texts(wide)
    assert float(narrow.attrib["width"]) <= 250
    [name] = [each for each in narrow.iter(TEXT) if each.text == COACHING.name]
    [figures] = [each for each in narrow.iter(TEXT) if each.text == "3 → 8"]
    assert float(name.attrib["y"]) < float(figures.attrib["y"]) - 10
