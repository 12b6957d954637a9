"""How close page one is set so that it stays one page, whichever font its reader has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn

from workshop.reports.measuring import line_count
from workshop.reports.text import Inline, plain_text
from workshop.reports.tree import Block, Section
from workshop.reports.word.styles import Styles
from workshop.reports.word.tables import GUTTER, column_widths

SETTINGS = (
    (10.0, 1.0), (9.5, 1.0), (9.5, 0.96), (9.0, 0.96), (9.0, 0.92), (8.5, 0.92), (8.5, 0.88), (8.0, 0.85),
)  # fmt: skip
"""Points, and a share of the usual space: what is tried, the last of which is taken in any case."""
TEXTS = ("Page One Text", "Page One Label", "Page One Heading", "Page One Bullet")
TABLE = "Page One"
LABEL_SHARE = 0.24
"""The share of the width that the label of a row of page one takes."""
POINT = 20
LEADING = 1.19
"""The height of a line in its size, between that of common fonts."""
AFTER, ROW, CELL, DRAWING = 1.5, 8.5, 3.0, 14.0
"""In points: below a paragraph, around a row of the page and one of a table, and a small drawing's height."""
INDENT = 14.2


def fitted(styles: Styles, page_one: Section, room: int, height: float) -> None:
    """Set page one's type and space by how much stands on it.

    Parameters
    ----------
    styles
        Of the document; those of page one are changed.
    page_one
        What stands on it.
    room
        The width of the text, in twips.
    height
        What the title leaves of the page, in points.
    """
    found = (each for each in SETTINGS if _Setting(*each).page(page_one.blocks, room) <= height)
    points, share = next(found, SETTINGS[-1])
    for name in TEXTS:
        styles.sized(name, points)
    for spacing in styles.get("Page One Text").iter(qn("w:spacing")):
        spacing.set(qn("w:line"), str(round(int(spacing.get(qn("w:line"), "240")) * share)))
    for margins in styles.get(TABLE).iter(qn("w:tblCellMar")):
        for edge in ("w:top", "w:bottom"):
            found_edge = margins.find(qn(edge))
            if found_edge is not None:
                size = int(found_edge.get(qn("w:w"), "0")) * _between_rows(share)
                found_edge.set(qn("w:w"), str(round(size)))


def _between_rows(share: float) -> float:
    """Return what is left of the space between rows, which gives way first."""
    return 1 - 3 * (1 - share)


class _Setting:
    """Measures page one as one of the settings would set it."""

    def __init__(self, points: float, share: float) -> None:
        self.points = points
        self.line = points * LEADING * share
        self.row = ROW * _between_rows(share)

    def page(self, blocks: Sequence[Block], room: int) -> float:
        """Return the height of the whole page, in points; ``room`` is its width in twips."""
        label, text = room * LABEL_SHARE - GUTTER, room * (1 - LABEL_SHARE) - GUTTER
        rows = [row for block in blocks for row in _rows(block)]
        return sum(  # what stands beside no label has the whole width
            self.row + max(self._text(name, label / POINT, bold=True), self._blocks(inner, text))
            if name
            else self._blocks(inner, room)
            for name, inner in rows
        )

    def _blocks(self, blocks: Iterable[Block], room: float) -> float:
        return sum(self._block(block, room) for block in blocks)

    def _block(self, block: Block, room: float) -> float:
        kind: str = block["t"]
        content: Any = block.get("c")
        match kind:
            case "Para" | "Plain":
                height = self._line(content, room)
            case "Header":
                height = self._text(plain_text(content[2]), room / POINT, bold=True)
            case "BulletList":
                height = sum(self._blocks(item, room - INDENT * POINT) for item in content)
            case "Table":
                height = self._table(content, room)
            case "Div" if "columns-3" in content[0][1]:
                across = room / max(1, len(content[1])) - GUTTER
                height = max((self._blocks([each], across) for each in content[1]), default=0.0)
            case "Div":
                height = self._blocks(content[1], room)
            case _:
                height = self.line
        return height

    def _line(self, inlines: Sequence[Inline], room: float) -> float:
        """Return the height of a line of text and of the small drawings in it."""
        drawn = len([each for each in inlines if each["t"] == "Image"])
        said = plain_text([each for each in inlines if each["t"] != "Image"])
        text = self._text(said, room / POINT) if said.strip() or not drawn else 0.0
        return drawn * DRAWING + text

    def _table(self, content: Any, room: float) -> float:
        _attributes, _caption, described, (_head, head), bodies, (_foot, foot) = content
        rows = [*head, *(row for body in bodies for row in [*body[2], *body[3]]), *foot]
        widths = column_widths(described, rows, round(room))
        return sum(
            CELL
            + max(self._blocks(cell[4], width - GUTTER) for cell, width in zip(row[1], widths, strict=True))
            for row in rows
        )

    def _text(self, text: str, width: float, *, bold: bool = False) -> float:
        return line_count(text, width, self.points, bold=bold) * self.line + AFTER


def _rows(block: Block) -> list[tuple[str, list[Block]]]:
    """Return the rows of a block of page one, each as its label and what stands beside it."""
    if block["t"] != "Div":
        return [("", [block])]
    (_identifier, classes, pairs), inner = block["c"]
    if "row" in classes:
        return [(dict(pairs).get("label", ""), inner)]
    return [row for each in inner for row in _rows(each)]
