"""How high blocks stand on a page, likely and at the most, from the length of their texts alone.

To measure what stands on a page means to set it twice, and what stands within that four times. The
length of the texts tells nearly as well whether a table is short, or surely fits on one page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop.reports.breaks import letters
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

LINE, TALLEST_LINE = 4.2, 4.9
"""From one line to the next in millimetres: in a table, and in body text."""
SPACE, WIDEST_SPACE = -1.8, 2.6
"""What a block of text adds to its lines, in millimetres: the last has nothing below; or a space."""
ROW = 2.8
"""The space above and below the text of a table's row, both together."""
FRAME = 18.0
"""What may stand around a table or below a heading: spaces, a caption of one line."""
WIDER = 1.2
"""How much wider than they are counted letters may be."""
LOST = 8.0
"""So many letters of a line may be lost at its end, to the next word; never more than half of it."""


@dataclass(frozen=True, slots=True)
class Height:
    """A height in millimetres: what it likely is, and what it is at the most."""

    likely: float = 0.0
    most: float = 0.0

    def __add__(self, other: Height) -> Height:
        return Height(self.likely + other.likely, self.most + other.most)


UNKNOWN = Height(0.0, 1e6)


def height(blocks: Sequence[Block], room: float) -> Height:
    """Return the height of blocks in a column of so many letters."""
    return sum((_height(block, room) for block in blocks), start=Height())


def height_of_rows(rows: Sequence[Sequence[Sequence[Block]]], rooms: Sequence[float]) -> Height:
    """Return the height of a table's rows, each the blocks of its cells.

    >>> cell = [{"t": "Plain", "c": [{"t": "Str", "c": "word"}]}]
    >>> height_of_rows([[cell]] * 2, [40])
    Height(likely=10.4, most=20.6)
    """
    whole = Height()
    for row in rows:
        cells = [height(cell, room) for cell, room in zip(row, rooms, strict=True)]
        likely = max((cell.likely for cell in cells), default=0.0)
        most = max((cell.most for cell in cells), default=0.0)
        whole += Height(likely + ROW, most + ROW)
    return whole


def _height(block: Block, room: float) -> Height:
    content: Any = block.get("c")
    match block["t"]:
        case "Para" | "Plain":
            return _text(content, room)
        case "Header":
            return _text(content[2], room / 2) + Height(FRAME / 2, FRAME)
        case "BulletList":
            return sum((height(item, room * 0.9) for item in content), start=Height())
        case "OrderedList":
            return sum((height(item, room * 0.9) for item in content[1]), start=Height())
        case "HorizontalRule":
            return Height(0.0, WIDEST_SPACE)
        case _:  # drawings, boxes whose insides stand side by side, tables whose columns are not known here
            return UNKNOWN


def _text(inlines: Sequence[Block], room: float) -> Height:
    drawings = [inline for inline in _all(inlines) if inline["t"] == "Image"]
    if any(_width(drawing) == "100%" for drawing in drawings):
        return UNKNOWN  # else it stands in its line
    breaks = sum(inline["t"] == "LineBreak" for inline in _all(inlines))
    width, room = letters(plain_text(inlines)), max(room, 1.0)
    most = width * WIDER / room
    if most > 1:
        most = width * WIDER / max(room - LOST, room / 2)
    likely = max(1, math.ceil(width / room)) + breaks
    return Height(likely * LINE + SPACE, (max(1, math.ceil(most)) + breaks) * TALLEST_LINE + WIDEST_SPACE)


def _width(drawing: Block) -> str:
    return str(dict(drawing["c"][0][2]).get("width", "100%"))


def _all(inlines: Sequence[Block]) -> list[Block]:
    """Return inlines with those that stand within others."""
    found: list[Block] = []
    for inline in inlines:
        found.append(inline)
        content: Any = inline.get("c")
        if inline["t"] in {"Strong", "Emph"}:
            found += _all(content)
        elif inline["t"] in {"Span", "Link"}:
            found += _all(content[1])
    return found
