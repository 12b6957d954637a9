"""From the document tree to the data that the PDF's template places.

Texts get a box for what cannot be drawn and places to break where a word is too long for its column;
tables get the widths of their columns; pictures are unpacked. The template only places.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from workshop.reports.breaks import GAP, column_shares, widened, with_breaks
from workshop.reports.drawings import taken_apart
from workshop.reports.glyphs import Drawable
from workshop.reports.heights import FRAME, Height, height, height_of_rows
from workshop.reports.text import direction, kept_whole, leads_in, plain_text, says_something
from workshop.reports.tree import Block, Inline, Section

Placed = dict[str, Any]

PAGE = 96.0
"""How many letters of body text fit across the page."""
TABLE_LETTERS = 1.08
"""A table's letters are smaller: more of them fit into the same width."""
LABEL_COLUMN = 0.74
"""The share of the width that a row of page one leaves beside its label."""
TALL = 12
"""A row of a table with more lines than this may break over two pages."""
LONG = 40.0
"""A table that is higher, in millimetres, may break over two pages."""
PAGE_HEIGHT = 195.0
"""What is no higher, in millimetres, fits on one page."""
PICTURE = re.compile(r"data:image/(svg\+xml|png);base64,([A-Za-z0-9+/=]*)")
ALIGNMENT = {"AlignRight": "right", "AlignCenter": "center"}


class TypstTree:
    """Turns sections into what the template takes.

    Parameters
    ----------
    drawable
        Makes texts drawable and keeps what could not be drawn.
    """

    def __init__(self, drawable: Drawable) -> None:
        self.drawable = drawable
        self._blocks: Mapping[str, Callable[[Any, float], Placed]] = {
            "Header": self._header,
            "Para": self._paragraph,
            "Plain": self._paragraph,
            "BulletList": self._bullets,
            "OrderedList": self._numbered,
            "Table": self._table,
            "Figure": self._figure,
            "Div": self._div,
            "HorizontalRule": lambda _content, _room: {},
        }

    def section(self, section: Section) -> Placed:
        """Return a section's data."""
        return {
            "name": section.name,
            "title": self.text(section.title),
            "dir": direction(section.title),
            "blocks": self.blocks(section.blocks, PAGE),
        }

    def text(self, text: str, room: float = PAGE * 0.6) -> str:
        """Return a plain text so that it can be drawn and broken."""
        return " ".join(
            with_breaks(word, room) for word in self.drawable.text(" ".join(text.split())).split(" ")
        )

    def blocks(self, blocks: Sequence[Block], room: float) -> list[Placed]:
        """Return blocks for a column of so many letters."""
        placed = [{"t": block["t"], **self._blocks[block["t"]](block.get("c"), room)} for block in blocks]
        for paragraph, block, following in zip(placed, blocks, blocks[1:], strict=False):
            paragraph["leads"] = leads_in(block, following)
        return placed

    def _header(self, content: Any, room: float) -> Placed:
        level, attributes, inlines = content
        body = self._inlines(inlines, room * 0.7)
        return {"level": level, "id": attributes[0], "body": body, "dir": direction(plain_text(inlines))}

    def _paragraph(self, content: Any, room: float) -> Placed:
        return {"body": self._inlines(content, room), "dir": direction(plain_text(content))}

    def _bullets(self, content: Any, room: float) -> Placed:
        items = [self.blocks(item, room - GAP) for item in content]
        return {"items": items, "dir": direction(plain_text(content))}

    def _numbered(self, content: Any, room: float) -> Placed:
        return {**self._bullets(content[1], room), "start": content[0][0]}

    def _figure(self, content: Any, room: float) -> Placed:
        _attributes, (_short, caption), blocks = content
        return {"caption": self.blocks(caption, room), "blocks": self.blocks(blocks, room)}

    def _div(self, content: Any, room: float) -> Placed:
        (identifier, classes, pairs), blocks = content
        inner = room
        if "row" in classes:
            inner = room * LABEL_COLUMN
        elif "columns-3" in classes:
            inner = room / 3 - GAP
        elif "callout" in classes:
            inner = room - GAP
        narrow = room * (1 - LABEL_COLUMN)
        attributes = {name: self.text(value, narrow) for name, value in pairs}
        label = attributes.get("label", "")
        placed = self.blocks(blocks, inner)
        whole = not {"keep", "callout"}.isdisjoint(classes)
        return {
            "id": identifier,
            "classes": classes,
            "attributes": attributes,
            "label": label if says_something(label) else "",
            "tall": max(map(len, attributes.values()), default=0) > TALL * narrow,
            "whole": self._fits_on_a_page(blocks, placed, inner) if whole else None,
            "blocks": placed,
        }

    def _fits_on_a_page(self, blocks: Sequence[Block], placed: Sequence[Placed], room: float) -> bool | None:
        """Return whether blocks surely fit on one page; None when it takes measuring."""
        whole = Height()
        for block, made in zip(blocks, placed, strict=True):
            whole += Height(*made["height"]) if "height" in made else height([block], room)
        return True if whole.most < PAGE_HEIGHT else None

    def _table(self, content: Any, room: float) -> Placed:
        _attributes, (_short, caption), described, (_head, head), bodies, (_foot, foot) = content
        body = [row for _body, _heads, inner, rows in bodies for row in [*inner, *rows]]
        columns = [
            [plain_text(row[1][place][4]) for row in [*head, *body, *foot]] for place in range(len(described))
        ]
        across = room * TABLE_LETTERS
        given = [width.get("c", 0.0) for _alignment, width in described]
        shares = widened(given, columns, across) if all(given) else column_shares(columns, across)
        rooms = [share * across - GAP for share in shares]
        rows = [[cell[4] for cell in row[1]] for row in [*head, *body, *foot]]
        inside = height_of_rows(rows, rooms)
        return {
            "caption": self.blocks(caption, room),
            "long": inside.likely > LONG or inside.most > PAGE_HEIGHT,
            "height": astuple(inside + height(caption, room) + Height(FRAME, FRAME)),
            "align": [ALIGNMENT.get(alignment["t"], "start") for alignment, _width in described],
            "widths": shares,
            "head": [self._row(row, rooms) for row in head],
            "rows": [self._row(row, rooms) for row in body],
            "foot": [self._row(row, rooms) for row in foot],
        }

    def _row(self, row: Any, rooms: Sequence[float]) -> Placed:
        texts = [plain_text(cell[4]) for cell in row[1]]
        lines = max(len(text) / room for text, room in zip(texts, rooms, strict=True))
        return {
            "cells": [
                {"blocks": self.blocks(cell[4], room), "dir": direction(text)}
                for cell, room, text in zip(row[1], rooms, texts, strict=True)
            ],
            "tall": lines > TALL,
        }

    def _inlines(self, inlines: Sequence[Inline], room: float) -> list[Placed]:
        return [placed for inline in inlines if (placed := self._inline(inline, room))]

    def _inline(self, node: Inline, room: float) -> Placed:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            return {"t": kind, "text": with_breaks(self.drawable.text(content), room)}
        if kind in {"Strong", "Emph"}:
            return {"t": kind, "body": self._inlines(content, room)}
        if kind == "Span":
            classes = [
                name for name in content[0][1] if name != "figure" or kept_whole(plain_text(content[1]))
            ]
            return {"t": kind, "classes": classes, "body": self._inlines(content[1], room)}
        if kind == "Link":
            return {"t": kind, "body": self._inlines(content[1], room), "target": content[2][0]}
        if kind == "Image":
            return self._image(content)
        return {"t": kind}

    def _image(self, content: Any) -> Placed:
        attributes, alternative, (target, _title) = content
        alt = plain_text(alternative).encode("utf-8", "replace").decode()
        found = PICTURE.fullmatch(target)
        if not found:
            return {"t": "Str", "text": self.text(alt)}
        data = base64.b64decode(found[2])
        placed = {"t": "Image", "alt": alt, "width": dict(attributes[2]).get("width", "100%")}
        if found[1] == "png":
            return {**placed, "format": "png", "data": list(data), "labels": []}
        return {**placed, "format": "svg", **taken_apart(data.decode("utf-8", "replace"), self.drawable)}
