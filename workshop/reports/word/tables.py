"""Tables of a Word file: of data, with heads that repeat, and plain ones that set things side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from workshop.reports.breaks import GAP, column_shares, widened
from workshop.reports.text import direction, plain_text
from workshop.reports.word.markup import Element, clean, element, kept_with_next
from workshop.reports.word.styles import Styles

LETTER = 104
"""About how wide a letter of a table's text is, in twips, in whichever font its reader has."""
TALL = 12
"""A row with more lines than this may break over two pages."""
SHORT = 16
"""A table of no more lines than this stays on one page."""
LONGEST_NAME = 250
ALIGNED = {"AlignRight": "right", "AlignCenter": "center"}
EDGES = ("top", "left", "bottom", "right")
GUTTER = 200
TIGHT = (30, 0, 20, GUTTER)
HEAD_STYLE = "Table Heading"

Written = Callable[[Sequence[Any], int, str, str], list[Element]]
"""Writes the blocks of a cell: the blocks, their room, the name of their style, their alignment."""


@dataclass(frozen=True)
class Cells:
    """What the rows of a table have in common."""

    widths: Sequence[int]
    aligned: Sequence[str]
    written: Written

    def row(self, row: Any, style: str, *, is_head: bool = False) -> tuple[Element, float]:
        """Return a row and about how many lines it takes."""
        texts = [plain_text(cell[4]) for cell in row[1]]
        lines = max(
            len(text) * LETTER / max(1, width - GAP * LETTER)
            for text, width in zip(texts, self.widths, strict=True)
        )
        properties = [
            *([element("w:cantSplit")] if lines <= TALL or is_head else []),
            *([element("w:tblHeader")] if is_head else []),
        ]
        cells = [
            table_cell(
                width,
                self.written(cell[4], width - GUTTER, style, "" if direction(text) == "rtl" else align),
            )
            for cell, text, width, align in zip(row[1], texts, self.widths, self.aligned, strict=True)
        ]
        return element("w:tr", element("w:trPr", *properties), *cells), lines


def data_table(  # noqa: PLR0913 - two styles, and what every table is made from
    content: Any, room: int, styles: Styles, text_style: str, written: Written, *, tight: bool
) -> Element:
    """Return a table of data, its columns as wide as what stands in them asks for."""
    _attributes, (_short, caption), described, (_head, head), bodies, (_foot, foot) = content
    body = [row for _body, _heads, inner, rows in bodies for row in [*inner, *rows]]
    widths = column_widths(described, [*head, *body, *foot], room)
    cells = Cells(widths, [ALIGNED.get(align["t"], "") for align, _width in described], written)
    heads = [cells.row(row, HEAD_STYLE, is_head=True) for row in head]
    rows = [cells.row(row, text_style) for row in [*body, *foot]]
    if sum(max(1, lines) + 0.5 for _row, lines in [*heads, *rows]) <= SHORT:
        kept_with_next([row for row, _lines in [*heads, *rows][:-1]])
    elif foot:
        kept_with_next([row for row, _lines in rows[-len(foot) - 1 : -1]])  # no total stands alone
    look = element(
        "w:tblLook",
        val="0000",
        firstRow=int(bool(head)),
        lastRow=int(bool(foot)),
        firstColumn=0,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    named = plain_text(caption) or ", ".join(plain_text(cell[4]) for row in head for cell in row[1])
    margins = [_margins(*TIGHT)] if tight else []
    properties = [
        *margins,
        look,
        *([element("w:tblCaption", val=clean(named)[:LONGEST_NAME])] if named else []),
    ]
    return _grid(styles.id("Plan Table"), widths, [row for row, _lines in [*heads, *rows]], properties)


def column_widths(described: Any, rows: Sequence[Any], room: int) -> list[int]:
    """Return the widths of a table's columns, in twips: together they fill the room."""
    columns = [[plain_text(row[1][place][4]) for row in rows] for place in range(len(described))]
    given = [width.get("c", 0.0) for _align, width in described]
    across = room / LETTER
    shares = widened(given, columns, across) if all(given) else column_shares(columns, across)
    widths = [round(share * room) for share in shares]
    widths[-1] += room - sum(widths)
    return widths


def side_by_side(
    rows: Sequence[Sequence[Sequence[Element]]], widths: Sequence[int], style: str = "", gutter: int = GUTTER
) -> Element:
    """Return a table that only sets things side by side; each row stays on one page."""
    written = [
        element(
            "w:tr",
            element("w:trPr", element("w:cantSplit")),
            *(table_cell(width, content) for width, content in zip(widths, row, strict=True)),
        )
        for row in rows
    ]
    return _grid(style, widths, written, [] if style else [_margins(0, 0, 0, gutter)])


def _margins(*edges: int) -> Element:
    """Return the space within each cell, from the top anticlockwise."""
    named = zip(EDGES, edges, strict=True)
    return element("w:tblCellMar", *(element(f"w:{edge}", w=size, type="dxa") for edge, size in named))


def table_cell(width: int, content: Sequence[Element]) -> Element:
    """Return a cell; one without a paragraph at its end gets one, as Word asks for it."""
    made = element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *content)
    if not content or content[-1].tag != qn("w:p"):
        made.append(thin_paragraph())
    return made


def thin_paragraph() -> Element:
    """Return an empty paragraph that takes next to no room, for where Word asks for one."""
    spacing = element("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return element("w:p", element("w:pPr", spacing, element("w:rPr", element("w:sz", val=2))))


def _grid(style: str, widths: Sequence[int], rows: Sequence[Element], more: Sequence[Element]) -> Element:
    properties = element(
        "w:tblPr",
        *([element("w:tblStyle", val=style)] if style else []),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        *more,
    )
    columns = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, columns, *rows)
