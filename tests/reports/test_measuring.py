from __future__ import annotations

import pytest

from workshop.reports.measuring import Box, fitted, largest, line_count, text_height, text_width


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert fitted("Grow services", 200, 12, 2) == "Grow services"


def test_a_text_without_a_space_is_cut_where_its_lines_end() -> None:
    cut = fitted("x" * 2000, 200, 12, 3)
    assert cut.endswith("x…")
    assert 50 < len(cut) < 110
    assert line_count(cut, 200, 12) <= 3


def test_typed_line_ends_count() -> None:
    assert line_count("a\nb\nc", 200, 12) == 3
    assert text_height("a\nb", 200, 10) == 2 * text_height("a", 200, 10)


def test_the_smallest_size_is_taken_when_none_fits() -> None:
    assert largest((20, 16), 1, lambda size: size) == 16


def test_two_places_side_by_side_fill_the_width() -> None:
    first, second = Box(10, 20, 110, 50).beside(0.6, 10)
    assert (first.left, first.width, second.left, second.width) == (10, 60, 80, 40)


@pytest.mark.parametrize("bold", [False, True])
def test_what_fits_fits_in_the_widest_font_that_takes_the_plans_place(bold: bool) -> None:
    text = "We ask Katarina Lindqvist for €209,000, decided by 5 February 2027."
    widest = {False: 3473, True: 3915}  # at a size of 100, as DejaVu Sans sets it
    assert text_width(text, 100, bold=bold) >= widest[bold]
