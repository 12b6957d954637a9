from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from nbconvert.preprocessors import ClearOutputPreprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from pptx import Presentation

from workshop.reports.reading import sections
from workshop.reports.report import Report
from workshop.reports.slides.deck import SLIDES_MIME
from workshop.reports.slides.exporter import NO_SLIDES, PlanSlidesExporter
from workshop.reports.tree import Section, para


@pytest.fixture
def notebook(full: Report, notebook_of: Callable[..., NotebookNode]) -> NotebookNode:
    """A notebook that shows a cover and carries slides."""
    data = {SLIDES_MIME: full.slides().model_dump(mode="json")}
    output = new_output("display_data", data)  # type: ignore[no-untyped-call]
    cell = new_code_cell("report.slides()", metadata={"tags": ["kit"]}, outputs=[output])  # type: ignore[no-untyped-call]
    return notebook_of(full.cover(), cell)


def exporter(**settings: Any) -> Any:
    """Return the exporter; nbconvert comes without types."""
    made: Any = PlanSlidesExporter
    return made(**settings)


def opened(document: bytes) -> Any:
    return Presentation(io.BytesIO(document))


def test_a_notebook_becomes_a_presentation(notebook: NotebookNode) -> None:
    document, resources = exporter().from_notebook_node(notebook)
    deck = opened(document)
    assert deck.slides[0].shapes.title.text_frame.text == "Nordics"
    assert len(deck.slides) > 8
    assert resources["output_extension"] == ".pptx"
    assert resources["workshop"] == {"missing_characters": [], "left_out": []}


def test_a_notebook_without_slides_gives_the_first_alone_and_says_so(
    full: Report, notebook_of: Callable[..., NotebookNode]
) -> None:
    document, resources = exporter().from_notebook_node(notebook_of(full.cover()))
    assert len(opened(document).slides) == 1
    assert resources["workshop"]["left_out"] == [NO_SLIDES]


def test_what_a_facilitator_added_is_said_to_be_left_out(notebook: NotebookNode) -> None:
    notebook.cells.append(new_markdown_cell("# Our motto\n\nFewer, better."))  # type: ignore[no-untyped-call]
    _, resources = exporter().from_notebook_node(notebook)
    [sentence] = resources["workshop"]["left_out"]
    assert sentence == "The slides leave out what you added to the notebook: “Our motto”."


def test_a_section_of_the_kit_is_nothing_that_a_facilitator_added(
    full: Report, notebook_of: Callable[..., NotebookNode]
) -> None:
    owners = Section("owners", "Who carries too much", [para("Ana, in two teams.")])
    added = new_markdown_cell("Ana agrees.")  # type: ignore[no-untyped-call]
    notebook = notebook_of(full.cover(), owners, added)
    _, resources = exporter().from_notebook_node(notebook)
    assert resources["workshop"]["left_out"] == [NO_SLIDES]
    assert [section.name for section in sections(notebook)] == ["cover", "owners", "own-1"]


def test_a_companys_reference_is_used(notebook: NotebookNode, tmp_path: Path) -> None:
    file = tmp_path / "company.pptx"
    company: Any = Presentation()
    company.save(str(file))
    document, _ = exporter(reference=str(file), accent="#aa3300").from_notebook_node(notebook)
    assert opened(document).slide_width == company.slide_width


def test_a_logo_stands_on_the_first_slide_and_a_font_in_the_theme(
    notebook: NotebookNode, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="80" height="80"/></svg>',
        "utf-8",
    )
    document, _ = exporter(logo=str(logo), fonts="Acme Sans").from_notebook_node(notebook)
    deck = opened(document)
    [shown] = [shape for shape in deck.slides[0].shapes if shape.name == "Logo"]
    assert shown._element.xpath(".//p:cNvPr")[0].get("descr")
    assert round(shown.width / shown.height) == 3
    assert shown.top + shown.height < deck.slides[0].shapes.title.top
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:latin typeface="Acme Sans"/>') == 2
    assert "Source Sans 3" not in theme


def test_a_colour_too_pale_for_text_is_used_for_lines_alone(notebook: NotebookNode) -> None:
    document, _ = exporter(stroke="#f2a900").from_notebook_node(notebook)
    deck = opened(document)
    [asked] = [shape for slide in deck.slides for shape in slide.shapes if shape.name == "Accent"]
    assert str(asked.fill.fore_color.rgb) == "F2A900"
    cover = deck.slides[0].slide_layout._element.xpath(".//a:srgbClr/@val")
    assert cover == ["F2A900"]
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        assert b"F2A900" not in parts.read("ppt/theme/theme1.xml")


def test_a_notebook_is_left_as_it_was_and_a_preprocessor_gets_a_copy(notebook: NotebookNode) -> None:
    before = copy.deepcopy(notebook)
    emptied: Any = ClearOutputPreprocessor
    exporter().from_notebook_node(notebook)
    _, resources = exporter(preprocessors=[emptied(enabled=True)]).from_notebook_node(notebook)
    assert notebook == before
    assert resources["workshop"]["left_out"] == [NO_SLIDES]


def test_nbconvert_knows_the_format() -> None:
    [found] = entry_points(group="nbconvert.exporters", name="workshop-slides")
    assert found.value == "workshop.reports.slides.exporter:PlanSlidesExporter"
