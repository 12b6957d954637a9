"""Native tables: horizontal hairlines, a marked head, text that stays in its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from workshop.reports.measuring import MOST_LINES, Box, fitted, text_height
from workshop.reports.slides.deck import Table
from workshop.reports.slides.texts import Hand, described

WHOLE = tuple((size, MOST_LINES) for size in (16, 14, 13, 12))
TRIES = (*WHOLE, (12, 4), (12, 3), (11, 3), (12, 2), (11, 2))
"""Sizes, and how many lines of a text are kept: what is tried, before rows are left out."""
LAST_TRY = (11, 1)
"""Where every row is needed, as those that the first column names are."""
PADDING, GAP = 4.5, 12.0
"""Above and below the text of a row; between two columns."""
MORE_HEIGHT = 26.0
NARROWER = 1.19
"""By so much most texts are narrower in the plan's own font than they are taken to be."""
# PowerPoint's own "No Style, No Grid".
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
HAIRLINE, HEAD_LINE = 6350, 12700


@dataclass(frozen=True, slots=True)
class Laid:
    """A table as it fits its place.

    ``heights`` is what the rows take at most, ``least`` what they are drawn with: a program makes a row
    higher where its font asks for it, and never lower.
    """

    size: float
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    least: tuple[float, ...]
    left_out: int


def laid_out(table: Table, box: Box) -> Laid:
    """Return the size, the texts and the rows with which a table stays within its place."""
    widths = _widths(table, box.width)
    tries = TRIES if table.head else (*TRIES, LAST_TRY)
    for size, most in tries:
        laid = _laid(table, widths, size, most)
        if sum(laid.heights) <= box.height:
            return laid
    shown, used = 0, 0.0
    for height in laid.heights:
        if used + height > box.height - MORE_HEIGHT:
            break
        shown, used = shown + 1, used + height
    shown = max(shown, 1 + bool(table.head))
    return Laid(
        laid.size, laid.rows[:shown], laid.heights[:shown], laid.least[:shown], len(laid.rows) - shown
    )


def _laid(table: Table, widths: list[float], size: float, most: int) -> Laid:
    rows, heights, leasts = [], [], []
    for number, row in enumerate([*([table.head] if table.head else []), *table.rows]):
        cells, height, least = [], 0.0, 0.0
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            bold = _is_head(table, number, place)
            texts = cell.split("\n")
            each = max(1, most // len(texts))
            lines = [fitted(line, width, size, each, bold=bold) for line in texts]
            cells.append("\n".join(lines))
            height = max(height, text_height(cells[-1], width, size, bold=bold))
            least = max(least, text_height(cells[-1], width * NARROWER, size, bold=bold))
        rows.append(tuple(cells))
        heights.append(height + 2 * PADDING)
        leasts.append(least + 2 * PADDING)
    return Laid(size, tuple(rows), tuple(heights), tuple(leasts), 0)


def _widths(table: Table, width: float) -> list[float]:
    total = sum(table.widths)
    return [width * share / total - GAP for share in table.widths]


def _is_head(table: Table, row: int, column: int) -> bool:
    return row == 0 if table.head else column == 0


def add_table(slide: Any, table: Table, box: Box, hand: Hand, more: str) -> float:
    """Add a table to a slide, below it how many rows were left out; return the height that both take."""
    laid = laid_out(table, box)
    shape = slide.shapes.add_table(
        len(laid.rows), len(table.widths), Pt(box.left), Pt(box.top), Pt(box.width), Pt(sum(laid.least))
    )
    described(shape, "Table", table.label)
    made = shape.table
    made.first_row, made.first_col, made.horz_banding = bool(table.head), not table.head, False
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    for column, width in zip(made.columns, _widths(table, box.width), strict=True):
        column.width = Pt(width + GAP)
    for number, (row, height) in enumerate(zip(laid.rows, laid.least, strict=True)):
        made.rows[number].height = Pt(height)
        for place, text in enumerate(row):
            cell = made.cell(number, place)
            bold = _is_head(table, number, place)
            _fill(cell, text, laid.size, bold, bold and bool(table.head), table.align[place] == "r", hand)
            _underline(cell, HEAD_LINE if number == 0 and table.head else HAIRLINE)
    hidden = table.hidden + laid.left_out
    used = sum(laid.heights)
    if not hidden:
        return used
    note = slide.shapes.add_textbox(Pt(box.left), Pt(box.top + used + 4), Pt(box.width), Pt(MORE_HEIGHT - 4))
    note.name = "And more"
    note.text_frame.word_wrap = True
    note.text_frame.margin_left = note.text_frame.margin_top = 0
    hand.write(note.text_frame.paragraphs[0], more.replace("{number}", str(hidden)), size=12, quiet=True)
    return used + MORE_HEIGHT


def _fill(  # noqa: PLR0913, PLR0917 - a cell has these properties
    cell: Any, text: str, size: float, bold: bool, quiet: bool, right: bool, hand: Hand
) -> None:
    cell.margin_left, cell.margin_right = 0, Pt(GAP)
    cell.margin_top = cell.margin_bottom = Pt(PADDING)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    frame = cell.text_frame
    frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        hand.write(paragraph, line, size=size, bold=bold, quiet=quiet, right=right)


def _underline(cell: Any, width: int) -> None:
    properties = cell._tc.get_or_add_tcPr()
    colour = "tx2" if width == HEAD_LINE else "bg2"
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    properties.insert(0, parse_xml(f'<a:lnB {nsdecls("a")} w="{width}">{fill}</a:lnB>'))
