from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from workshop.reports.slides.texts import Hand, clean, inert


@pytest.fixture
def frame() -> Any:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    return slide.shapes.add_textbox(Pt(0), Pt(0), Pt(100), Pt(100)).text_frame


def test_arabic_runs_from_the_right_and_every_run_names_the_language(frame: Any) -> None:
    paragraph = frame.paragraphs[0]
    Hand("ar").write(paragraph, "مبيعات الشمال", size=12)
    assert paragraph._p.pPr.get("rtl") == "1"
    assert paragraph._p.pPr.get("algn") == "r"
    assert paragraph.runs[0].font._element.get("lang") == "ar"


def test_what_xml_cannot_hold_becomes_a_mark(frame: Any) -> None:
    Hand("en").write(frame.paragraphs[0], "a\x00b\x0bc\ud800d\ufffe")
    assert frame.text == "a\ufffdb c\ufffdd\ufffd"


def test_directional_controls_are_closed() -> None:
    assert clean("a\u202eb") == "a\u202eb\u202c"


@pytest.mark.parametrize("text", ['=HYPERLINK("https://x")', "+1", "-1", "@x", "https://x.example", " =1"])
def test_what_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert inert(text) == "\u2060" + text
