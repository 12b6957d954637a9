from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from workshop.reports.measuring import Box
from workshop.reports.slides.deck import Table
from workshop.reports.slides.tables import add_table, laid_out
from workshop.reports.slides.texts import Hand

BOX = Box(50, 100, 800, 370)


def table(rows: int, text: str = "Words", head: tuple[str, ...] = ("What", "Hours")) -> Table:
    return Table(label="A table", head=head, rows=((text, "3"),) * rows, widths=(0.8, 0.2), align="lr")


@pytest.fixture
def slide() -> Any:
    made = Presentation()
    return made.slides.add_slide(made.slide_layouts[6])


def test_few_rows_stand_large_and_many_small() -> None:
    assert laid_out(table(3), BOX).size > laid_out(table(14), BOX).size


def test_a_smaller_size_is_taken_before_a_text_is_cut() -> None:
    laid = laid_out(table(5, "word " * 60), BOX)
    assert laid.size < 16
    assert laid.rows[1][0] == ("word " * 60).strip()
    assert laid_out(table(12, "word " * 60), BOX).rows[1][0].endswith("…")


def test_rows_that_find_no_room_are_counted_below(slide: Any) -> None:
    used = add_table(slide, table(40), BOX, Hand("en"), "and {number} more, see the plan")
    shape, note = slide.shapes
    shown = len(shape.table.rows) - 1
    assert note.text_frame.text == f"and {40 - shown} more, see the plan"
    assert used <= BOX.height


def test_the_head_is_marked_and_a_table_without_one_marks_its_first_column(slide: Any) -> None:
    add_table(slide, table(2), BOX, Hand("en"), "")
    add_table(slide, table(2, head=()), BOX, Hand("en"), "")
    with_head, without = (shape.table for shape in slide.shapes)
    assert (with_head.first_row, with_head.first_col) == (True, False)
    assert (without.first_row, without.first_col) == (False, True)


def test_a_table_is_described_and_has_horizontal_lines_alone(slide: Any) -> None:
    add_table(slide, table(2), BOX, Hand("en"), "")
    [shape] = slide.shapes
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "A table"
    lines = [child.tag for child in shape.table.cell(1, 0)._tc.tcPr if child.tag.startswith(qn("a:ln"))]
    assert lines == [qn("a:lnB")]


def test_every_row_of_a_sheet_is_kept_however_long_its_texts() -> None:
    sheet = Table(
        label="One sheet",
        rows=(("What we want", "word " * 200),) * 9,
        widths=(0.2, 0.8),
        align="ll",
    )
    assert laid_out(sheet, BOX).left_out == 0
