"""Everything typed is escaped, in every place where text may stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reports.html_tree import blocks_html, section_html
from workshop.reports.tree import (
    Block,
    Inline,
    Section,
    bullets,
    callout,
    div,
    emphasis,
    figure,
    header,
    link,
    para,
    span,
    strong,
    table,
)

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


class Elements(HTMLParser):
    """The elements of a text, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data

    def names(self) -> set[str]:
        return {name for name, _attributes in self.found}


def everywhere(text: str) -> list[Block]:
    """Return blocks with a text wherever one may stand."""
    inlines: list[Inline] = [strong(text), emphasis(text), span(text, text), link(text, "#" + text)]
    return [
        header(2, text, text),
        para(text, *inlines),
        bullets([[para(text)]]),
        table(text, [text, text], [[text, inlines]], foot=[[text, [para(text)]]]),
        figure(f"<svg>{text}</svg>", text + "a", text),
        callout("note", [para(text)]),
        div(["row"], [para(text)], label=text),
        div(["signature"], [], name=text, role=text, date=text),
        div([text], [para(text)], **{"data": text}),
    ]


def test_hostile_text_makes_no_element_anywhere() -> None:
    elements = Elements(section_html(Section(HOSTILE, HOSTILE, everywhere(HOSTILE))))
    assert "script" not in elements.names()
    assert [name for name, attributes in elements.found if "onerror" in attributes] == []
    assert elements.said.count("<script>alert('x')</script>") >= 20


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
def test_text_comes_out_as_typed(text: str) -> None:
    typed = "".join(text.split())
    assert "".join(Elements(blocks_html([para(typed)])).said.split()).startswith(typed)


def test_what_html_cannot_hold_is_replaced() -> None:
    assert blocks_html([para("a\x00b\ud800c\ufffed")]) == "<p>a\ufffdb\ufffdc\ufffdd</p>"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "http://example.com/x.png", "//example.com"])
def test_what_a_notebook_names_elsewhere_is_not_loaded(target: str) -> None:
    words = [{"t": "Str", "c": "words"}]
    attributes: list[object] = ["", [], []]
    image = {"t": "Image", "c": [attributes, words, [target, ""]]}
    away = {"t": "Link", "c": [attributes, words, [target, ""]]}
    assert blocks_html([{"t": "Para", "c": [image, away]}]) == "<p>wordswords</p>"


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(ValueError, match="RawBlock is not among the blocks"):
        blocks_html([{"t": "RawBlock", "c": ["html", "<b>"]}])
    with pytest.raises(ValueError, match="RawInline is not among the inlines"):
        blocks_html([para([{"t": "RawInline", "c": ["html", "<b>"]}])])


def test_cells_have_their_scope_and_their_columns_name() -> None:
    written = blocks_html([table("Cost", ["What", "Year"], [["Course", "12"]], "lr", foot=[["Total", "12"]])])
    elements = Elements(written).found
    cells = [(name, at.get("scope"), at.get("data-label")) for name, at in elements if name in {"th", "td"}]
    assert cells == [
        ("th", "col", None),
        ("th", "col", None),
        ("th", "row", "What"),
        ("td", None, "Year"),
        ("th", "row", "What"),
        ("td", None, "Year"),
    ]
    assert "<caption><span>Cost</span></caption>" in written
    assert re.search(r'<td class="r whole"[^>]*>12</td>', written)


def test_a_wide_table_of_texts_stacks_and_one_of_figures_does_not() -> None:
    texts = blocks_html([table("", ["a"] * 4, [["a"] * 4])])
    figures = blocks_html([table("", ["a"] * 4, [["1"] * 4], "lrrr")])
    narrow = blocks_html([table("", ["a"] * 3, [["a"] * 3])])
    long = blocks_html([table("", ["a"] * 3, [["a", "b", "words " * 10]])])
    assert 'class="stacks"' in texts and 'class="stacks"' in long
    assert 'class="stays"' in figures and 'class="stays"' in narrow


def test_text_that_begins_from_the_right_says_so() -> None:
    written = blocks_html([para("שלום"), para("hello שלום"), bullets([[para("مرحبا")]]), header(2, "שלום")])
    assert written.startswith('<p dir="rtl">שלום</p><p class="leads">hello שלום</p><ul><li dir="rtl">')
    assert '<h3 dir="rtl">' in written


def test_a_picture_lies_in_the_text_with_its_alternative() -> None:
    [image] = [
        at
        for name, at in Elements(blocks_html([figure("<svg/>", 'An "alt"', "C", 0.5)])).found
        if name == "img"
    ]
    assert image["alt"] == 'An "alt"'
    assert image["class"] == "w50"
    assert str(image["src"]).startswith("data:image/svg+xml;base64,")


def test_a_drawing_for_a_phone_takes_the_wide_ones_place_and_nothing_from_elsewhere_does() -> None:
    drawn = figure("<svg/>", "alt", "Caption", narrow="<svg></svg>")
    written = blocks_html([drawn])
    assert '<source media="screen and (max-width: 43.99em)" srcset="data:image/svg+xml;base64,' in written
    assert written.index("<source") < written.index("<img")
    drawn["c"][2][0]["c"][0]["c"][0][2][1][1] = "https://example.com/x.svg"
    assert "example.com" not in blocks_html([drawn])
