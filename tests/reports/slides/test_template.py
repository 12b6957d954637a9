from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from workshop.errors import WorkshopError
from workshop.reports.slides.template import opened


def test_the_kits_own_file_is_wide_and_has_the_three_layouts(reference: Path) -> None:
    template = opened(reference)
    presentation = template.presentation
    assert presentation.slide_width * 9 == presentation.slide_height * 16
    assert (template.cover.name, template.text.name, template.bare.name) == (
        "Title",
        "Title and text",
        "Title only",
    )


def test_a_companys_file_serves_with_its_slides_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "company.pptx"
    company: Any = Presentation()
    company.slides.add_slide(company.slide_layouts[0]).shapes.title.text = "Our company"
    company.save(str(file))
    template = opened(file)
    assert len(template.presentation.slides) == 0
    assert template.text.name == "Title and Content"
    body = company.slide_layouts[1].placeholders[1]
    assert round(template.area.width) == round(body.width / 12700)


def test_an_accent_takes_the_place_of_the_first(reference: Path, tmp_path: Path) -> None:
    file = tmp_path / "coloured.pptx"
    opened(reference, "#aa3300").presentation.save(str(file))
    import zipfile

    with zipfile.ZipFile(file) as parts:
        assert b'<a:accent1><a:srgbClr val="AA3300"/></a:accent1>' in parts.read("ppt/theme/theme1.xml")


def test_what_is_no_colour_is_refused(reference: Path) -> None:
    with pytest.raises(WorkshopError) as refused:
        opened(reference, "red")
    assert str(refused.value) == "“red” is no colour. Write it as # and six figures or letters: #0b6e99."


def test_what_is_no_presentation_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "notes.pptx"
    file.write_text("no slides")
    with pytest.raises(WorkshopError, match=r"Save it in PowerPoint as a presentation \(\.pptx\)"):
        opened(file)


def test_a_file_without_a_layout_for_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bare.pptx"
    bare: Any = Presentation()
    for layout in list(bare.slide_layouts)[1:]:
        bare.slide_layouts.remove(layout)
    bare.save(str(file))
    with pytest.raises(WorkshopError, match="has no layout with a title and one place for text"):
        opened(file)
