"""The chart of outcomes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from workshop.charts.outcomes import Movement, outcome_bar, outcomes_chart, positions
from workshop.reports.words import Words

UP = Movement("Services", Decimal("4.2"), Decimal("9.8"), "up", "€4.2 m", "€9.8 m", "31 Dec 2028")
DOWN = Movement("Ramp-up", Decimal(41), Decimal(30), "down", "41 weeks", "30 weeks", "30 Jun 2028")
STAY = Movement("Price", Decimal(96), Decimal(96), "stay", "96 %", "96 %", "")
OPEN = Movement("Discount", None, None, None)
Read = Callable[[str], Element]


def test_the_table_holds_the_figures_of_the_picture(says: Words) -> None:
    chart = outcomes_chart([UP, DOWN, OPEN], says)
    assert chart.head == ("Outcome", "Direction", "Now", "Target", "By")
    assert chart.rows == (
        ("Services", "up", "€4.2 m", "€9.8 m", "31 Dec 2028"),
        ("Ramp-up", "down", "41 weeks", "30 weeks", "30 Jun 2028"),
        ("Discount", "not yet chosen", "not yet known", "not yet known", "no date yet"),
    )
    assert len(chart.align) == len(chart.head)


def test_the_title_says_how_many_figures_go_which_way(says: Words) -> None:
    assert outcomes_chart([UP, UP, DOWN, STAY], says).title == (
        "Two figures rise, one falls and one stays where it is"
    )
    assert outcomes_chart([OPEN], says).title == "Where the figures should go is still open"


def test_the_alternative_text_holds_every_figure(says: Words) -> None:
    alt = outcomes_chart([UP, STAY, OPEN], says).alt
    assert "Services: now €4.2 m, wanted €9.8 m by 31 Dec 2028." in alt
    assert "Price: now 96 %, wanted 96 %, no date yet." in alt
    assert "Discount: now not yet known, wanted not yet known, no date yet." in alt


def test_a_line_is_true_to_its_own_figures() -> None:
    assert positions(Decimal(5), Decimal(20), 100, 300) == (150.0, 300.0)
    assert positions(Decimal(41), Decimal(30), 0, 41) == (41.0, 30.0)
    assert positions(Decimal(-10), Decimal(10), 0, 100) == (0.0, 100.0)
    assert positions(Decimal(0), Decimal(0), 0, 100) == (0.0, 0.0)
    assert positions(None, Decimal(3), 0, 100) == (None, 100.0)


def test_a_figure_that_stays_shows_both_marks(says: Words, drawn: Read) -> None:
    circles = list(drawn(outcomes_chart([STAY], says).svg).iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == 2
    assert {circle.attrib["fill"] for circle in circles} == {"none", "#0072B2"}


AWKWARD = [
    Movement("a" * 300, Decimal(10) ** 15, -(Decimal(10) ** 15), "down", "1" * 60, "2" * 60, "31 Dec 2028"),
    Movement("word " * 60, Decimal(3), Decimal("3.01"), "up", "3 " + "u" * 60, "3.01 " + "u" * 60, "x" * 40),
    Movement("<b>&\"'\x00 مبيعات 日本語 🚀", None, Decimal(5), None, "", "5", ""),
    Movement("", None, None, None),
] * 3


@pytest.mark.parametrize("movements", [[], [UP, DOWN, STAY, OPEN], AWKWARD])
def test_nothing_clips_and_nothing_overlaps(
    movements: list[Movement],
    says: Words,
    drawn: Read,
    boxes: Callable[[Element], list[tuple[float, float, float, float, str]]],
) -> None:
    chart = outcomes_chart(movements, says)
    for picture in (chart.svg, chart.narrow):
        for one, other in combinations(boxes(drawn(picture)), 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])


@pytest.mark.parametrize("movement", [UP, DOWN, STAY])
def test_no_mark_is_clipped(movement: Movement, says: Words) -> None:
    chart = outcomes_chart([movement], says)
    for svg in (outcome_bar(movement, says)[0], chart.svg, chart.narrow):
        root = ElementTree.fromstring(svg)
        width, height = (float(root.attrib[name]) for name in ("width", "height"))
        for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
            x, y, r = (float(circle.attrib[name]) for name in ("cx", "cy", "r"))
            reach = r + float(circle.attrib.get("stroke-width", "0")) / 2
            assert reach <= x <= width - reach
            assert reach <= y <= height - reach


def test_a_bar_has_no_words_but_says_its_figures(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    svg, alt = outcome_bar(UP, says)
    assert texts(drawn(svg)) == []
    assert alt == "Services: now €4.2 m, wanted €9.8 m by 31 Dec 2028."
