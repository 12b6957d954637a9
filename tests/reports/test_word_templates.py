"""A company's own reference file and colour are used; what it lacks is lent, what can't be used is said."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from workshop.errors import WorkshopError
from workshop.reports.dress import Dress
from workshop.reports.tree import Section
from workshop.reports.word import word

SQUARE = '<rect width="80" height="80"/>'


@pytest.fixture
def opened(report_folder: Path) -> Callable[..., Document]:
    """Return what writes sections as a Word file and reads it back."""
    return lambda sections, **how: docx.Document(io.BytesIO(word(sections, report_folder, **how)[0]))


def test_a_companys_reference_file_is_used_and_lent_what_it_lacks(
    opened: Callable[..., Document], whole_plan: list[Section], tmp_path: Path
) -> None:
    own = docx.Document()
    own.styles["Heading 1"].font.name = "Comic Sans MS"
    own.sections[0].footer.paragraphs[0].text = "Confidential"
    own.add_paragraph("Inhalt", "TOC Heading")
    own.save(str(tmp_path / "company.docx"))
    document = opened(whole_plan, reference=str(tmp_path / "company.docx"))
    assert document.styles["Heading 1"].font.name == "Comic Sans MS"
    assert document.sections[0].footer.paragraphs[0].text == "Confidential"
    texts = [each.text for each in document.element.body.iter(qn("w:t"))]
    assert "Inhalt" in texts and "Contents" not in texts
    label = document.tables[0].cell(0, 0).paragraphs[0]
    assert label.style is not None and label.style.name == "Page One Label"
    ids = [style.get(qn("w:styleId")) for style in document.styles.element.findall(qn("w:style"))]
    assert len(ids) == len(set(ids))


def test_a_template_without_head_and_foot_is_lent_the_kits(
    opened: Callable[..., Document], whole_plan: list[Section], tmp_path: Path
) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    pages = opened(whole_plan, reference=str(tmp_path / "plain.docx")).sections[0]
    assert next(pages.header._element.iter(qn("w:t"))).text == "North region"
    tabs = [(tab.get(qn("w:val")), tab.get(qn("w:pos"))) for tab in pages.footer._element.iter(qn("w:tab"))]
    assert tabs[:3] == [("clear", "4680"), ("clear", "9360"), ("right", "8306")]


def test_the_session_folders_own_reference_is_used(whole_plan: list[Section], tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Title"].font.name = "Company Sans"
    own.save(str(tmp_path / "reference.docx"))
    made, _missing = word(whole_plan, tmp_path)
    assert docx.Document(io.BytesIO(made)).styles["Title"].font.name == "Company Sans"


def test_it_is_a_file_of_todays_word_without_anothers_preview(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    document = opened(whole_plan)
    modes = [
        each.get(qn("w:val"))
        for each in document.settings.element.iter(qn("w:compatSetting"))
        if each.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]
    kinds = {each.reltype.rpartition("/")[2] for each in document.part.package.rels.values()}
    assert "core-properties" in kinds and "thumbnail" not in kinds


def test_a_colour_takes_the_accents_place(opened: Callable[..., Document], whole_plan: list[Section]) -> None:
    styles = opened(whole_plan, dress=Dress(accent="#7A0019", stroke="#7A0019")).styles.element.xml
    assert "0B6E99" not in styles and 'w:val="7A0019"' in styles and "EFF6F9" not in styles


def test_a_colour_too_pale_for_text_is_used_for_lines_alone(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    styles = opened(whole_plan, dress=Dress(stroke="#FFB000")).styles.element.xml
    assert 'w:color w:val="0B6E99"' in styles and 'w:color="FFB000"' in styles
    assert 'w:color w:val="FFB000"' not in styles


def test_a_logo_stands_above_the_title_and_says_whose_it_is(
    opened: Callable[..., Document], whole_plan: list[Section], tmp_path: Path
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{SQUARE}</svg>', "utf-8")
    document = opened(whole_plan, dress=Dress(logo=logo))
    first, second = document.paragraphs[:2]
    [drawn] = first._p.iter(qn("wp:docPr"))
    assert drawn.get("descr") == "Autumn leadership meeting"
    assert second.style is not None and second.style.name == "Title"
    logo.write_text("<svg", "utf-8")
    with pytest.raises(
        WorkshopError, match=r"The logo logo\.svg can't be drawn\. Save it again as PNG or SVG\."
    ):
        opened(whole_plan, dress=Dress(logo=logo))


def test_a_companys_font_takes_the_place_of_the_kits(
    opened: Callable[..., Document], whole_plan: list[Section], report_folder: Path, tmp_path: Path
) -> None:
    named = opened(whole_plan, dress=Dress(fonts="Acme Sans")).styles.element.xml
    assert 'w:ascii="Acme Sans"' in named and "Source Sans 3" not in named
    shutil.copy(report_folder / "fonts" / "NotoSans-Regular.ttf", tmp_path)
    assert 'w:ascii="Noto Sans"' in opened(whole_plan, dress=Dress(fonts=str(tmp_path))).styles.element.xml


def test_what_cannot_be_used_is_said(report_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(
        WorkshopError, match=re.escape("“teal” is not a colour. Write it as # and six digits")
    ):
        word([], report_folder, dress=Dress(accent="teal"))
    broken = tmp_path / "broken.docx"
    broken.write_text("no Word file", encoding="utf-8")
    for path in (broken, tmp_path / "missing.docx"):
        with pytest.raises(WorkshopError) as raised:
            word([], report_folder, reference=str(path))
        assert str(raised.value) == (
            f"{path} cannot be read as a Word file. Open it in Word, save it as .docx and try again."
        )
