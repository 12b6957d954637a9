from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn

from workshop.reports.measuring import Box
from workshop.reports.slides.charts import add_bars
from workshop.reports.slides.deck import Bars

BOX = Box(50, 100, 500, 370)


@pytest.fixture
def slide() -> Any:
    made = Presentation()
    return made.slides.add_slide(made.slide_layouts[6])


def bars(name: str = "Developing sellers") -> Bars:
    return Bars(
        alt="3 hours now, 8 wanted",
        categories=(name, "Reporting"),
        series=(("Now", (Decimal(3), None)), ("Wanted", (Decimal("8.5"), Decimal(6)))),
        level=True,
    )


def test_a_chart_is_native_with_its_figures_and_described(slide: Any) -> None:
    add_bars(slide, bars(), BOX)
    [shape] = slide.shapes
    assert list(shape.chart.plots[0].categories) == ["Developing sellers", "Reporting"]
    assert [list(series.values) for series in shape.chart.plots[0].series] == [[3.0, None], [8.5, 6.0]]
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "3 hours now, 8 wanted"


def test_nothing_in_a_chart_is_a_formula_or_a_link_of_its_spreadsheet(slide: Any) -> None:
    add_bars(slide, bars('=HYPERLINK("https://x.example")'), BOX)
    workbook = slide.shapes[0].chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert 'HYPERLINK("https://x.example")' in parts.read("xl/sharedStrings.xml").decode().replace(
            "&quot;", '"'
        )
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_what_is_now_is_hollow_beside_what_is_wanted(slide: Any) -> None:
    add_bars(slide, bars(), BOX)
    now, wanted = slide.shapes[0].chart.plots[0].series
    fills = [series.format.fill.fore_color.theme_color for series in (now, wanted)]
    assert fills == [MSO_THEME_COLOR.BACKGROUND_1, MSO_THEME_COLOR.ACCENT_1]
    assert now.format.line.color.theme_color == MSO_THEME_COLOR.TEXT_2


def test_the_key_of_a_small_chart_stands_above_its_bars(slide: Any) -> None:
    height = add_bars(slide, bars(), BOX)
    layout = slide.shapes[0].chart._chartSpace.chart.plotArea.find(qn("c:layout"))
    top = float(layout.find(f"{qn('c:manualLayout')}/{qn('c:y')}").get("val"))
    assert top * height > 30
