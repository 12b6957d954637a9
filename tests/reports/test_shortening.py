"""Long texts cut at a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.shortening import is_shortened, shortened


def test_a_text_that_fits_stays_as_it_is_in_one_line() -> None:
    assert shortened("two\n lines", 20) == "two lines"
    assert not is_shortened("two\n lines", 20)


def test_a_text_is_cut_at_the_end_of_a_clause_that_is_near() -> None:
    text = "Asks what the plant wants to achieve, and leaves the bid with the seller"
    assert shortened(text, 45) == "Asks what the plant wants to achieve…"
    assert is_shortened(text, 45)


def test_a_clause_that_ends_far_before_is_no_reason_to_cut_there() -> None:
    assert shortened("No, because nobody has had an hour of help with coaching", 45) == (
        "No, because nobody has had an hour of help…"
    )


def test_an_accent_and_an_emoji_are_not_torn_apart() -> None:
    assert shortened("e\u0301" * 10, 8) == "e\u0301" * 3 + "…"
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert shortened("abc" + family, 6) == "abc…"


@given(st.text(), st.integers(2, 60), st.integers(1, 12))
def test_no_text_is_longer_than_asked(text: str, characters: int, words: int) -> None:
    short = shortened(text, characters, words)
    assert len(short) <= characters
    assert short.count(" ") < words or short == ""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The whole course and the coach for half of the days", "The whole course and the coach for half…"),
        (
            "Every second forecast of ours goes to the CRM as well",
            "Every second forecast of ours goes to the CRM…",
        ),
    ],
)
def test_no_text_is_cut_behind_a_word_that_only_leads_to_the_next(text: str, short: str) -> None:
    assert shortened(text, 47) == short
