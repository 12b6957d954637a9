"""A drawing's text is set by typst, over the drawing."""

from __future__ import annotations

import pytest

from workshop.reports.drawings import taken_apart
from workshop.reports.glyphs import BOX, Coverage, Drawable

ASCII = Coverage((frozenset(range(32, 127)), frozenset(map(ord, "مرحبا"))))


@pytest.fixture
def drawable() -> Drawable:
    """A font of ASCII letters, and a second one of some Arabic ones."""
    return Drawable(ASCII)


def test_lines_of_text_are_taken_out_with_their_place_and_look(drawable: Drawable) -> None:
    svg = (
        '<svg viewBox="0 0 470 60"><title>Told</title><desc>by the alternative</desc><path d="M0 0"/>'
        '<text x="3.5" y="10" font-size="9.5" fill="#57606a" font-weight="600" text-anchor="end">'
        "A &lt;b&gt; &amp; مرحبا</text></svg>"
    )
    apart = taken_apart(svg, drawable)
    assert apart == {
        "data": '<svg viewBox="0 0 470 60"><path d="M0 0"/></svg>',
        "labels": [
            {
                "x": 3.5,
                "y": 10.0,
                "size": 9.5,
                "weight": 600,
                "fill": "#57606a",
                "anchor": "end",
                "text": "A <b> & مرحبا",
            }
        ],
        "across": 470.0,
    }


@pytest.mark.parametrize(
    "svg",
    [
        '<svg><text x="1" y="1">مرحبا a</text></svg>',
        '<svg viewBox="0 0 9 9"><g transform="scale(2)"><text>مرحبا a</text></g></svg>',
        '<svg viewBox="0 0 9 9"><text rotate="4">مرحبا a</text></svg>',
        '<svg viewBox="0 0 9 9"><text x="wide">مرحبا a</text></svg>',
        '<svg viewBox="0 0 9 9"><text><tspan>&#x645;رحبا a</tspan></text></svg>',
    ],
)
def test_text_that_cannot_be_taken_out_keeps_what_one_font_draws(drawable: Drawable, svg: str) -> None:
    apart = taken_apart(svg, drawable)
    assert apart["labels"] == []
    assert f"{BOX * 5} a</t" in apart["data"]


def test_what_no_font_draws_is_named(drawable: Drawable) -> None:
    apart = taken_apart('<svg viewBox="0 0 9 9"><text>a\u0f40</text></svg>', drawable)
    assert apart["labels"][0]["text"] == f"a{BOX}"
    assert list(drawable.missing) == ["\u0f40"]


def test_a_colour_that_is_none_becomes_black(drawable: Drawable) -> None:
    apart = taken_apart('<svg viewBox="0 0 9 9"><text fill="url(#x)">a</text></svg>', drawable)
    assert apart["labels"][0]["fill"] == "#000000"
