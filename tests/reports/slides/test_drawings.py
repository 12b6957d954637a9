"""Drawings on slides: a picture for every program, and the drawing beside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pydantic import ValidationError

from workshop.reports.report import Report
from workshop.reports.slides import linking
from workshop.reports.slides.deck import Drawing

WIDE = 'svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"'


def pictures(presentation: Any) -> list[Any]:
    """Return the pictures of all slides but the first, which may have a logo."""
    slides = list(presentation.slides)[1:]
    return [shape for slide in slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_a_drawing_is_as_large_as_its_place_allows_and_keeps_its_shape() -> None:
    drawing = Drawing(alt="A line", svg=f"<{WIDE}></svg>")
    assert drawing.within(300, 400) == (300, 100)
    assert drawing.within(900, 100) == (300, 100)


def test_a_drawing_is_one_and_says_what_it_shows() -> None:
    for alt, svg in (("", f"<{WIDE}></svg>"), ("A line", "<script>")):
        with pytest.raises(ValidationError):
            Drawing(alt=alt, svg=svg)


def test_the_picture_of_the_links_is_described_and_has_the_drawing_beside_it(
    full: Report, written: Callable[[Report], Any], file_of: Callable[[Report], bytes]
) -> None:
    presentation = written(full)
    [shape] = pictures(presentation)
    described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
    assert described.startswith(
        "Everything we do serves what we want. The picture ties together three outcomes"
    )
    assert shape.image.content_type == "image/png"
    width = presentation.slide_width
    assert 0 < shape.left < shape.left + shape.width < width
    assert shape.top + shape.height < presentation.slide_height
    with zipfile.ZipFile(io.BytesIO(file_of(full))) as archive:
        [drawing] = [name for name in archive.namelist() if name.endswith(".svg")]
        assert "Pipeline focus" in archive.read(drawing).decode()
        relations = [archive.read(each).decode() for each in archive.namelist() if "slides/_rels" in each]
    assert any(drawing.rpartition("/")[2] in each for each in relations)


def test_a_plan_without_links_says_so_and_one_with_too_many_for_a_picture_has_a_table(
    half: Report, empty: Report, everything: Any, make_report: Callable[..., Report]
) -> None:
    def kind(report: Report) -> str:
        return linking.links(report).parts[0].kind

    assert kind(empty) == "lines"
    assert kind(half) == "drawing"
    assert kind(make_report(everything(records=40).values)) == "table"
