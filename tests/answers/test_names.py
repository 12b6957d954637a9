"""A name is found in what people wrote, in any script, and no part of another word is taken for it."""

from __future__ import annotations

import unicodedata

import pytest

from workshop.answers.names import Name


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Ana", "Ana, ana and ANA's", "N, N and N's"),
        ("Ana", "Anabel, Diana, Ana_2, Ana2", "Anabel, Diana, Ana_2, Ana2"),
        ("Zoe", "Zoe\u0308 is somebody else", "Zoe\u0308 is somebody else"),
        ("Ana  Ruiz", "Ana\nRuiz", "N"),
        ("Ana Ruiz", "A\u00adna\u200b Ruiz\u200f", "N\u200f"),
        ("राम", "राम और रामायण", "N और रामायण"),
        ("田中", "田中さんに聞く", "Nさんに聞く"),
        ("김민수", "김민수는 바쁘다", "N는 바쁘다"),
        ("สมชาย", "ถามสมชายก่อน", "ถามNก่อน"),
        ("李", "李さん、行李", "李さん、行李"),
        ("李", "李, please", "N, please"),
        ("(Kim)", "(Kim) and Kim", "N and Kim"),
        (" ", "nobody  here", "nobody  here"),
    ],
)
def test_a_name_is_replaced_as_a_word_of_its_own(name: str, text: str, told: str) -> None:
    assert Name(name).replaced(text, "N") == told
    assert Name(name).is_in(text) == (told != text)


@pytest.mark.parametrize("name", ["Đặng Thị Hồng", "김민수", "Zoë Ångström"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_however_its_accents_are_stored(name: str, form: str) -> None:
    for asked in ("NFC", "NFD"):
        text = unicodedata.normalize(form, f"Ask {name}, today")  # type: ignore[arg-type]
        assert Name(unicodedata.normalize(asked, name)).replaced(text, "N") == "Ask N, today"
    partly = "Đa\u0323\u0306ng", "Đ\u0103\u0323ng"
    assert [Name("Đặng").is_in(each) for each in partly] == [True, True]
