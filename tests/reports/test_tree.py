"""Typed text enters the tree as words alone, and the tree is pandoc's."""

from __future__ import annotations

import json
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.text import plain_text
from workshop.reports.tree import (
    SECTION_MIME,
    Section,
    figure,
    header,
    joined,
    link,
    para,
    paragraphs,
    picture,
    strong,
    table,
    words,
)


def text_of(inlines: list[dict[str, object]]) -> str:
    written = {"Space": " ", "LineBreak": "\n"}
    return "".join(
        str(inline["c"]) if inline["t"] == "Str" else written[str(inline["t"])] for inline in inlines
    )


@given(st.text())
def test_words_keep_every_character_but_blanks(text: str) -> None:
    closing = "\u202c\u2069"
    kept = [character for character in text if not character.isspace() and character not in closing]
    came = [
        character
        for character in text_of(words(text))
        if not character.isspace() and character not in closing
    ]
    assert came == kept


def test_lines_and_single_spaces_are_kept() -> None:
    assert text_of(words("  one   two\tthree \r\n four\u2028five  ")) == "one two three\nfour\nfive"


def test_a_no_break_space_stays_within_its_word() -> None:
    assert text_of(words("12\u00a0days")) == "12\u00a0days"


@pytest.mark.parametrize(
    ("typed", "closed"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("\u2067a \u202bb\nc", "\u2067a \u202bb\u202c\u2069\nc"),
        ("\u202ea\u202c", "\u202ea\u202c"),
        ("a\u202c", "a\u202c"),
    ],
)
def test_a_directional_control_reaches_no_further_than_its_line(typed: str, closed: str) -> None:
    assert text_of(words(typed)) == closed


def test_blank_lines_part_paragraphs() -> None:
    assert [plain_text(block) for block in paragraphs("one\r\n\r\n two\nmore \n \n\n three")] == [
        "one",
        "two more",
        "three",
    ]
    assert paragraphs(" \n ") == []


def test_texts_and_inlines_are_joined_with_the_blanks_between_them() -> None:
    assert plain_text(joined("Now ", strong("4.2 "), "of ", [strong("9.8")], ".")) == "Now 4.2 of 9.8."


def test_pandoc_reads_the_whole_tree(whole_plan: list[Section], tmp_path: Path) -> None:
    source = tmp_path / "plan.json"
    blocks = [block for section in whole_plan for block in [header(1, section.title), *section.blocks]]
    source.write_text(json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}))
    written = pypandoc.convert_file(
        str(source), "html", format="json", extra_args=["--sandbox", "--wrap=none"]
    )
    for text in (
        "€99,400 from J. Okafor",
        "Twelve reviews",
        "Coaching is two levels short",
        "Cost by year, €",
    ):
        assert text in written


def test_a_table_refuses_rows_of_another_length() -> None:
    with pytest.raises(ValueError, match="A row of 1 cells in a table of 2 columns"):
        table("", ["a", "b"], [["c"]])
    with pytest.raises(ValueError, match="one place for each of the 2 columns"):
        table("", ["a", "b"], [], "l")


def test_a_picture_needs_an_alternative_text_and_a_share_of_the_width() -> None:
    with pytest.raises(ValueError, match="needs an alternative text"):
        figure("<svg/>", " ", "Caption")
    with pytest.raises(ValueError, match="share of the text's, above 0 and at most 1, not 2"):
        picture(b"", "image/png", "Alternative", "Caption", 2)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "http://example.com", "file:///etc", "#", "data:,"]
)
def test_a_link_goes_nowhere_else(target: str) -> None:
    with pytest.raises(ValueError, match="A link goes to"):
        link("text", target)


def test_a_section_shows_itself_and_travels_as_data() -> None:
    section = Section("own", "Title", [para("text")], {"day": "2027-01-12"})
    shown = section._repr_mimebundle_(include=None, exclude=None)
    assert shown["text/html"] == '<section id="own" class="section"><h2>Title</h2><p>text</p></section>'
    assert Section(**json.loads(shown[SECTION_MIME])) == section
