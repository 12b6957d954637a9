"""The chart of what several people gave."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from workshop.charts import Chart, RatingRow, ratings_chart
from workshop.reports.words import Words

RECT = "{http://www.w3.org/2000/svg}rect"
SCALE = {1: "not seen", 2: "now and then", 3: "usually", 4: "reliably", 5: "a model for others"}
COACHING = RatingRow("Skill coaching", (2, 3, 1, 0, 0), 2, "mixed")
HIRING = RatingRow("Hiring", (0, 1, 0, 0, 4), None, "far apart")
Read = Callable[[str], Element]


def chart_of(rows: list[RatingRow], says: Words) -> Chart:
    return ratings_chart(rows, SCALE, "A title", says)


def test_the_table_holds_how_many_gave_each_level_and_what_was_agreed(says: Words) -> None:
    chart = chart_of([COACHING, HIRING], says)
    assert chart.head == ("Capability", "1", "2", "3", "4", "5", "Agreed", "How far apart")
    assert chart.rows == (
        ("Skill coaching", "2", "3", "1", "0", "0", "2", "mixed"),
        ("Hiring", "0", "1", "0", "0", "4", "not yet agreed", "far apart"),
    )


def test_every_count_is_written_in_its_cell_so_that_no_colour_is_needed(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    words = texts(drawn(chart_of([COACHING], says).svg))
    start = words.index("Skill coaching")
    assert words[start + 1 :] == ["2", "3", "1", "mixed"]


def test_the_agreed_level_is_framed_and_only_where_there_is_one(says: Words, drawn: Read) -> None:
    def frames(row: RatingRow) -> list[float]:
        rects = drawn(chart_of([row], says).svg).iter(RECT)
        framed = [each for each in rects if each.attrib.get("stroke-width") == "2"]
        return [float(each.attrib["x"]) for each in framed if float(each.attrib["y"]) > 30]

    assert frames(COACHING) == [243.0]
    assert frames(HIRING) == []


def test_the_alternative_text_begins_with_the_title_and_tells_every_count(says: Words) -> None:
    alt = chart_of([COACHING, HIRING], says).alt
    assert alt.startswith("A title. Skill coaching: 2 gave 1, 3 gave 2 and 1 gave 3; agreed: 2.")
    assert "Hiring: 1 gave 2 and 4 gave 5; agreed: not yet agreed." in alt


def test_long_names_and_large_groups_stay_within_the_picture(says: Words, drawn: Read) -> None:
    row = RatingRow("A capability with a very long name " * 5, (999, 999, 999, 999, 999), 5, "far apart")
    drawn(chart_of([row, COACHING], says).svg)
    drawn(chart_of([row, COACHING], says).narrow)


def test_a_phones_drawing_has_the_words_of_the_wide_one(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    chart = chart_of([COACHING, HIRING], says)
    assert sorted(texts(drawn(chart.narrow))) == sorted(texts(drawn(chart.svg)))
