"""The sections of a plan, as they stand in an executed notebook.

The kit's cells carry their sections as data in their outputs. What a facilitator added is taken in at
the place where it stands: Markdown, tables and pictures; anything else is named.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from workshop.reports.pandoc import from_html_tables, from_markdown
from workshop.reports.text import plain_text
from workshop.reports.tree import SECTION_MIME, Block, Section, picture

KIT_TAGS = frozenset({"kit", "parameters"})
INJECTED = "injected-parameters"
# "# alt: What the picture shows" and "# caption: ..." in a cell that draws.
REMARK = re.compile(r"^[ \t]*#[ \t]*(alt|caption):[ \t]*(\S.*)$", re.MULTILINE)
OWN = "own-"
"""How the names of sections begin that a facilitator added, and no others."""


@dataclass
class Reading:
    """What was found in a notebook.

    Attributes
    ----------
    sections
        The plan's sections in order.
    left_out
        What could not be taken in, a sentence each that says where it stands and what to do.
    """

    sections: list[Section] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def sections(notebook: NotebookNode) -> list[Section]:
    """Return the sections of an executed notebook, those of a facilitator's own cells among them."""
    return read(notebook).sections


def read(notebook: NotebookNode) -> Reading:
    """Return the sections of an executed notebook and what could not be taken in."""
    reading = Reading()
    # Numbered as in the notebook that people open, into which papermill has put one cell more.
    cells = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ())]
    for number, cell in enumerate(cells, start=1):
        from_kit = not KIT_TAGS.isdisjoint(cell.metadata.get("tags", ()))
        if cell.cell_type == "code":
            _read_outputs(cell, number, from_kit, reading)
        elif cell.cell_type == "markdown" and not from_kit:
            blocks, left_out = from_markdown(cell.source, _attached(cell))
            reading.left_out += [
                f"Cell {number} of the notebook: the plan leaves out {what}." for what in left_out
            ]
            _add_own(blocks, reading)
        elif not from_kit and cell.source.strip():
            reading.left_out.append(f"Cell {number} of the notebook: a plan takes in no raw cells.")
    return reading


def _read_outputs(cell: NotebookNode, number: int, from_kit: bool, reading: Reading) -> None:
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if SECTION_MIME in data:
            written = data[SECTION_MIME]
            reading.sections.append(Section(**(json.loads(written) if isinstance(written, str) else written)))
        elif not from_kit:
            blocks = list(_own_output(data, cell, number, reading))
            if blocks:
                _add_own(blocks, reading)
            else:
                kind = next(iter(data), output.output_type)
                reading.left_out.append(
                    f"Cell {number} of the notebook: a plan takes in tables and PNG pictures, not {kind}."
                )


def _own_output(data: Any, cell: NotebookNode, number: int, reading: Reading) -> Iterator[Block]:
    if "image/png" in data:
        try:
            png = base64.b64decode(data["image/png"])
        except (binascii.Error, ValueError):
            return
        remarks = {**dict(REMARK.findall(cell.source)), **_texts(cell.metadata)}
        caption = remarks.get("caption", "")
        if "alt" not in remarks:
            reading.left_out.append(
                f"Cell {number} of the notebook: its picture has no description for those who can't see it. "
                'Write a line "# alt: what it shows" into the cell.'
            )
        yield picture(
            png, "image/png", remarks.get("alt") or caption or "A picture without a description", caption
        )
    elif "text/html" in data:
        yield from from_html_tables(data["text/html"])


def _texts(metadata: Any) -> dict[str, str]:
    return {name: metadata[name] for name in ("alt", "caption") if isinstance(metadata.get(name), str)}


def _attached(cell: NotebookNode) -> dict[str, bytes]:
    return {
        name: base64.b64decode(data["image/png"])
        for name, data in cell.get("attachments", {}).items()
        if "image/png" in data
    }


def _add_own(blocks: Sequence[Block], reading: Reading) -> None:
    """Add a facilitator's blocks: a heading of the first level begins a section of its own."""
    for block in blocks:
        begins = block["t"] == "Header" and block["c"][0] == 1
        own = sum(section.name.startswith(OWN) for section in reading.sections)
        if begins:
            reading.sections.append(Section(f"{OWN}{own + 1}", plain_text(block["c"][2]), []))
        elif not reading.sections or not reading.sections[-1].name.startswith(OWN):
            reading.sections.append(Section(f"{OWN}{own + 1}", "", [block]))
        else:
            reading.sections[-1].blocks.append(block)
