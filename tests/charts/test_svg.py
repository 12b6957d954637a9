"""Text in drawings: escaped, measured, wrapped."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from workshop.charts.svg import document, inside, label, one_line, safe, text_width, wrapped

SAMPLES = [
    "Grow services revenue in the installed base",
    "WIN MORE OF THE BIDS",
    "€21.4 million by 31 December 2028",
    "Åsa, Søren & Ünal: “100 % \u2013 why not?”",
    "illicit fjord titles",
    "mmmmm WWWWW @@@@@ %%%%%",
]


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("weight", ["Regular", "Semibold"])
def test_no_text_is_set_wider_than_it_was_measured(project: Path, text: str, weight: str) -> None:
    [file] = (project / "kit/report/fonts").glob(f"SourceSans3-{weight}.*")
    font = TTFont(file)
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    real = sum(widths[glyphs[ord(character)]][0] for character in text) / font["head"].unitsPerEm * 10
    assert real <= text_width(text, 10, bold=weight == "Semibold") <= 1.6 * real


def test_lines_fit_their_width_and_keep_every_word() -> None:
    text = "Our managers coach each seller on one skill a week, and come back to it"
    lines = wrapped(text, 120, most=20)
    assert " ".join(lines) == text
    assert all(text_width(line) <= 120 for line in lines)


def test_a_text_that_needs_more_lines_ends_in_an_ellipsis_within_its_width() -> None:
    lines = wrapped("word " * 100, 120, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line) <= 120 for line in lines)


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrapped("x" * 40, 100, most=20)
    assert "".join(lines) == "x" * 40
    assert len(lines) > 1


def test_nothing_has_no_lines() -> None:
    assert wrapped("  ", 100) == []
    assert one_line("", 100) == ""


def test_typed_text_stays_text() -> None:
    hostile = """</text><script>alert("1")</script>&amp;'"""
    root = ElementTree.fromstring(document("t", "d", [label(hostile, 0, 10)], 20))
    assert [child.text for child in root if child.tag.endswith("text")] == [hostile]
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert safe("a\x00b\ud800c\ufffed") == "a\ufffdb\ufffdc\ufffdd"


def test_a_picture_says_what_it_is() -> None:
    root = ElementTree.fromstring(document("Two <rise>", "In words", [], 20))
    assert root.attrib["role"] == "img"
    assert [child.text for child in root][:2] == ["Two <rise>", "In words"]
    assert root.attrib["font-family"].startswith("'Source Sans 3'")


@pytest.mark.parametrize(("x", "anchor"), [(0, None), (100, "middle"), (199, "end")])
def test_a_label_stays_between_its_limits(x: float, anchor: str | None) -> None:
    root = ElementTree.fromstring(inside("about this wide", x, 10, (0, 200)))
    assert root.attrib.get("text-anchor") == anchor
