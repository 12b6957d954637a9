"""Capabilities across teams: fields that are darker where more is missing."""

from __future__ import annotations

import re

from workshop.charts import Heads, HeatRow, heat_chart

ROWS = [
    HeatRow("Coaching <b>", ("2", "?", ""), (2, None, None)),
    HeatRow("Forecasting", ("0", "4", "1"), (0, 4, 1)),
]
HEADS = Heads(("1", "2", "3"), ("North & East", "South", "West"), "Capability", "Levels that are missing")


class Words:
    """Says a key with its values."""

    def __call__(self, key: str, /, **values: object) -> str:
        return " ".join([key.removeprefix("chart_heat_"), *map(str, values.values())])

    def count(self, key: str, number: int, /, **values: object) -> str:
        return self(key, number=number, **values)

    def listed(self, names: list[str]) -> str:
        return ", ".join(names)


def test_picture_words_and_table_tell_the_same() -> None:
    chart = heat_chart(ROWS, HEADS, "What is missing", Words())
    assert chart.head == ("Capability", "North & East", "South", "West")
    assert chart.rows == (("Coaching <b>", "2", "?", ""), ("Forecasting", "0", "4", "1"))
    assert chart.alt == (
        "What is missing. words Coaching <b> field North & East 2, field South ?, field West  "
        "words Forecasting field North & East 0, field South 4, field West 1"
    )
    for svg in (chart.svg, chart.narrow):
        assert "<b>" not in svg
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
        assert [text for text in texts if text in ("0", "4", "?")] == ["?", "0", "4"]


def test_more_that_is_missing_is_darker_and_what_is_open_has_no_field() -> None:
    svg = heat_chart(ROWS, HEADS, "What is missing", Words()).svg
    fills = re.findall(r'<rect x="[^"]*" y="[^"]*"[^>]*fill="(#\w{6})"', svg)
    assert fills == ["#f5c09b", "#ffffff", "#d9742e", "#fbe3d1"]


def test_a_word_stands_below_its_figure_in_a_higher_field_and_in_the_table() -> None:
    rows = [HeatRow("Forecasting", ("2", "", "1"), (2, None, 1), ("far apart", "", "close"))]
    chart = heat_chart(rows, HEADS, "What is missing", Words())
    assert chart.rows == (("Forecasting", "2 (far apart)", "", "1 (close)"),)
    assert "North & East 2 (far apart)" in chart.alt
    for svg in (chart.svg, chart.narrow):
        assert ">far apart</text>" in svg
        assert set(re.findall(r'height="([^"]*)" fill="#f\w{5}" stroke', svg)) == {"25"}


def test_names_stand_above_their_columns_where_they_have_room_and_numbers_where_not() -> None:
    chart = heat_chart(ROWS, HEADS, "What is missing", Words())
    assert re.findall(r">(1 North[^<]*|North[^<]*)</text>", chart.svg) == ["North &amp; East"]
    long = Heads(("1", "2"), ("A team with a very long name", "South"), "Capability", "Levels")
    rows = [HeatRow("Forecasting", ("2", "1"), (2, 1))]
    assert ">1 A team with a very long name · 2 South</text>" in heat_chart(rows, long, "Much", Words()).svg
