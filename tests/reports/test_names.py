"""Names of files and folders made from what teams call themselves."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.names import distinct_names, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nordics", "Nordics"),
        ("Nordics & Baltics (2027)", "Nordics & Baltics (2027)"),
        ("../../x", "x"),
        ("a/b", "a b"),
        ("C:\\Windows\\system32", "C Windows system32"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("com1", "com1_"),
        ("Contoso", "Contoso"),
        ("...", "Team"),
        ("", "Team"),
        ("\U0001f680", "Team"),
        ("North \U0001f680", "North"),
        ("a\u202eb", "a b"),
        ("line\nbreak\ttab", "line break tab"),
        ("Équipe Zürich", "Équipe Zürich"),
        ("مبيعات الشمال", "مبيعات الشمال"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("trailing. ", "trailing"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_name_keeps_what_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_is_not_torn_within_a_letter() -> None:
    assert safe_name("ก้" * 100).endswith("ก้")
    assert len(safe_name("北" * 300).encode()) <= 150


def test_names_that_a_system_takes_for_the_same_are_numbered() -> None:
    composed, apart = "Zürich", unicodedata.normalize("NFD", "Zürich")
    assert distinct_names(["North", "NORTH", "north ", composed, apart, "a/b", "a b"]) == [
        "North",
        "NORTH (2)",
        "north (3)",
        "Zürich",
        "Zürich (2)",
        "a b",
        "a b (2)",
    ]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_names_become_distinct_folders_side_by_side(texts: list[str]) -> None:
    names = distinct_names(texts)
    assert len({name.casefold() for name in names}) == len(texts)
    for name in names:
        assert Path("plans", name).parent == Path("plans")
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert name.strip(" .") == name
        assert len(f"{name} - development plan.ipynb".encode()) < 255
