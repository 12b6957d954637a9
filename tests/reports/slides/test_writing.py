"""Whole decks: what every slide has, awkward plans, and what another program makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from workshop.plan.standing import is_followed_up
from workshop.reports.report import Report

MakeReport = Callable[..., Report]
WordsOf = Callable[[Any], str]
POINT = 12700
FOOT_TOP = 498
SLIDE_NUMBER = PP_PLACEHOLDER.SLIDE_NUMBER
FOOT = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, SLIDE_NUMBER}
PLANS = ["full", "half", "empty"]
HOSTILE = [
    '=HYPERLINK("https://x.example","x")',
    "<script>alert('x')</script>",
    "**bold** [link](javascript:alert(1))",
    "\U0001f680 مبيعات الشمال 日本語",
    "a\u202eb",
    "x" * 280,
]


@pytest.fixture(params=[*PLANS, "huge"])
def report(request: pytest.FixtureRequest, make_report: MakeReport, everything: Any) -> Report:
    if request.param == "huge":
        return make_report(everything(40, 2000).values, team="W" * 60)
    made: Report = request.getfixturevalue(request.param)
    return made


def kinds(slide: Any) -> list[Any]:
    return [place.placeholder_format.type for place in slide.placeholders]


def test_every_slide_has_a_title_a_footer_a_number_and_stays_within_the_page(
    report: Report, written: Callable[[Report], Any]
) -> None:
    deck = written(report)
    assert 8 <= len(deck.slides) <= 12 + is_followed_up(report.plan)
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.shapes[0] == slide.shapes.title
        assert set(kinds(slide)) >= FOOT
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.type in FOOT:
                continue
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert (shape.top + shape.height) / POINT <= FOOT_TOP


def test_pictures_charts_and_tables_are_described_and_no_place_is_left_empty(
    report: Report, written: Callable[[Report], Any]
) -> None:
    for slide in written(report).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape._element.tag.endswith("}pic"):
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
            elif shape.is_placeholder:
                assert shape.text_frame.text


def test_shape_numbers_are_unique_on_each_slide(full: Report, written: Callable[[Report], Any]) -> None:
    for slide in written(full).slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stays_plain_text(
    make_report: MakeReport,
    everything: Any,
    written: Callable[[Report], Any],
    words_of: WordsOf,
    text: str,
) -> None:
    made = everything(3)
    values = {path: text if path in made.texts else value for path, value in made.values.items()}
    deck = written(make_report(values, team=text[:60]))
    said = "".join(words_of(slide) for slide in deck.slides)
    assert said.count(text[:20]) >= 10
    for slide in deck.slides:
        assert not slide._element.xpath(".//a:hlinkClick")
        assert not [relation for relation in slide.part.rels.values() if relation.is_external]


def test_notes_hold_what_was_cut(full: Report, written: Callable[[Report], Any]) -> None:
    notes = [
        slide.notes_slide.notes_text_frame.text for slide in written(full).slides if slide.has_notes_slide
    ]
    reason = " ".join(full.plan.sufficiency.reason.split())
    assert any(reason in note for note in notes)


def test_the_file_knows_its_title_author_and_language(full: Report, written: Callable[[Report], Any]) -> None:
    properties = written(full).core_properties
    assert properties.title.startswith("Nordics")
    assert (properties.author, properties.language) == ("Nordics", "en")


@pytest.fixture
def as_pdf(
    by_libreoffice: Callable[[bytes, str], bytes], said: Callable[[bytes], str]
) -> Callable[[bytes], str]:
    """Returns what LibreOffice reads in a presentation, in one line."""
    return lambda document: said(by_libreoffice(document, "pptx"))


@pytest.mark.parametrize("plan", PLANS)
def test_libreoffice_opens_it_and_shows_the_same_words(
    plan: str,
    request: pytest.FixtureRequest,
    file_of: Callable[[Report], bytes],
    written: Callable[[Report], Any],
    as_pdf: Callable[[bytes], str],
) -> None:
    report: Report = request.getfixturevalue(plan)
    found = as_pdf(file_of(report)).replace(" ", "")
    for slide in written(report).slides:
        for shape in slide.shapes:
            numbered = shape.is_placeholder and shape.placeholder_format.type == SLIDE_NUMBER
            if shape.has_text_frame and not numbered:
                for paragraph in shape.text_frame.paragraphs:
                    assert "".join(paragraph.text.split()) in found
            if shape.has_table:
                for row in shape.table.rows:
                    assert "".join(row.cells[0].text_frame.text.split()) in found
