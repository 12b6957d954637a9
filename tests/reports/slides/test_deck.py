from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pydantic import ValidationError

from workshop.errors import WorkshopError
from workshop.reports.reading import read
from workshop.reports.report import Report
from workshop.reports.slides.deck import SLIDES_MIME, Bars, Deck, Line, Lines, Slide, Table, read_deck


def notebook_with(data: Any) -> NotebookNode:
    output = new_output("display_data", {SLIDES_MIME: data})  # type: ignore[no-untyped-call]
    cell = new_code_cell("report.slides()", metadata={"tags": ["kit"]}, outputs=[output])  # type: ignore[no-untyped-call]
    notebook: NotebookNode = new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    return notebook


def test_what_the_notebook_carries_comes_back_the_same(full: Report) -> None:
    deck = full.slides()
    assert read_deck(notebook_with(deck._repr_mimebundle_()[SLIDES_MIME])) == deck


def test_jupyterlab_shows_a_line_and_no_slides(full: Report) -> None:
    shown = full.slides()._repr_mimebundle_()
    assert set(shown) == {"text/plain", SLIDES_MIME}
    assert shown["text/plain"].endswith("they are not shown here")


def test_the_other_formats_pass_the_slides_by(full: Report) -> None:
    found = read(notebook_with(full.slides()._repr_mimebundle_()[SLIDES_MIME]))
    assert (found.sections, found.left_out) == ([], [])


def test_a_notebook_without_slides_has_none(notebook_of: Callable[..., NotebookNode]) -> None:
    assert read_deck(notebook_of()) is None


def test_what_is_no_description_of_slides_is_named() -> None:
    with pytest.raises(WorkshopError, match=r"slides can't be read \(slides 0 title: Field required\)"):
        read_deck(notebook_with({"slides": [{"name": "x", "parts": [{"kind": "lines", "lines": []}]}]}))


def test_a_slide_without_a_title_or_parts_is_refused() -> None:
    with pytest.raises(ValidationError):
        Slide(name="x", title="", parts=(Lines(lines=(Line(text="a"),)),))
    with pytest.raises(ValidationError):
        Slide(name="x", title="A", parts=())


def test_rows_and_figures_of_another_length_are_refused() -> None:
    with pytest.raises(ValidationError, match="another length"):
        Table(label="x", head=("a",), rows=(("a", "b"),), widths=(0.5, 0.5), align="ll")
    with pytest.raises(ValidationError, match="one figure for each category"):
        Bars(alt="x", categories=("a", "b"), series=(("now", (Decimal(1),)),))


def test_side_by_side_there_are_two_parts() -> None:
    with pytest.raises(ValidationError, match="two parts"):
        Slide(name="x", title="A", parts=(Lines(lines=(Line(text="a"),)),), beside=0.5)


def test_an_empty_deck_is_one() -> None:
    assert Deck().slides == ()
