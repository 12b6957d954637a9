"""Long words get places to break, and columns the width that their texts need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.breaks import BREAK, column_shares, widened, with_breaks

TEXTS = st.lists(st.lists(st.text(max_size=80), min_size=1, max_size=4), min_size=1, max_size=8)


@given(st.text(), st.floats(1, 100))
def test_breaks_change_nothing_but_where_a_word_may_end(word: str, room: float) -> None:
    assert with_breaks(word, room).replace(BREAK, "") == word.replace(BREAK, "")


def test_a_letter_stays_with_its_marks_and_a_picture_with_its_parts() -> None:
    assert with_breaks("e\u0301" * 9, 4).split(BREAK) == ["e\u0301" * 4, "e\u0301" * 4, "e\u0301"]
    assert with_breaks("👩‍💻" * 5, 4).split(BREAK) == ["👩‍💻" * 4, "👩‍💻"]


def test_chinese_needs_no_help() -> None:
    assert BREAK not in with_breaks("漢字" * 50, 4)


def test_broad_letters_take_more_room() -> None:
    assert BREAK not in with_breaks("illicitly", 10)
    assert BREAK in with_breaks("MWMWMWMWM", 10)


@given(TEXTS, st.floats(20, 120))
def test_shares_fill_the_width(columns: list[list[str]], room: float) -> None:
    shares = column_shares(columns, room)
    assert len(shares) == len(columns)
    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1, abs=0.001)


@given(TEXTS, st.data())
def test_given_shares_fill_the_width(columns: list[list[str]], data: st.DataObject) -> None:
    count = len(columns)
    given_shares = data.draw(st.lists(st.floats(0.05, 1), min_size=count, max_size=count))
    shares = widened(given_shares, columns, 96)
    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1, abs=0.001)


def test_dates_stay_on_one_line_and_the_long_text_gives_way() -> None:
    long = ["What", "Every manager joins one visit a week and gives feedback on one skill"]
    dates = ["By", "31 Dec 2028"]
    for shares in (
        column_shares([long, dates, dates], 96),
        widened([0.8, 0.1, 0.1], [long, dates, dates], 96),
    ):
        assert shares[1] * 96 >= 14
        assert shares[0] > shares[1] + shares[2]
