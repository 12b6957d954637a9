"""Plans of every kind as slides: the fixtures of the sections' tests, and what reads a deck back."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from workshop.kit.loading import kit_folder
from workshop.reports.cover import cover
from workshop.reports.glyphs import Drawable, coverage
from workshop.reports.report import Report
from workshop.reports.slides.deck import Deck
from workshop.reports.slides.drawings import Brush
from workshop.reports.slides.template import opened
from workshop.reports.slides.writing import presentation

# Tests lie in folders that are no packages; the plans that sections are tested with serve here too.
_spec = importlib.util.spec_from_file_location(
    "plans_of_sections", Path(__file__).parents[1] / "sections" / "conftest.py"
)
assert _spec is not None
assert _spec.loader is not None
_plans = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_plans)
kit, make_report, samples = _plans.kit, _plans.make_report, _plans.samples
full, half, empty = _plans.full, _plans.half, _plans.empty
everything = _plans.everything

WriteDeck = Callable[..., Any]


@pytest.fixture(scope="session")
def reference(project: Path) -> Path:
    """The file on which the kit's slides are written."""
    return project / "kit" / "report" / "reference.pptx"


@pytest.fixture
def file_of(reference: Path) -> Callable[[Report], bytes]:
    """Makes the file of a report's slides, by way of the notebook's data."""

    def make(report: Report) -> bytes:
        deck = Deck.model_validate(report.slides().model_dump(mode="json"))
        brush = Brush(fonts := kit_folder() / "report" / "fonts", Drawable(coverage(fonts)))
        return presentation(deck, cover([report.cover()]), opened(reference), brush)

    return make


@pytest.fixture
def written(file_of: Callable[[Report], bytes]) -> WriteDeck:
    """Opens the slides of a report."""
    return lambda report: Presentation(io.BytesIO(file_of(report)))


@pytest.fixture
def words_of() -> Callable[[Any], str]:
    """Reads all that stands on a slide."""

    def read(slide: Any) -> str:
        texts = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
        return "\n".join(texts)

    return read
