"""The document tree that a plan's sections are made of: a named small subset of pandoc's.

Every block and inline is a plain dict of pandoc's JSON tree, so a section travels as data inside an
executed notebook and each writer places it. What participants typed enters by `words` alone and is
never read as markup.

A section's title is its heading of level 1, drawn by the writers; headings among its blocks start at
level 2. Classes that the writers know:

- `div`: ``page-one``, ``row`` (attribute ``label``), ``callout decision|open|note``, ``signatures`` and
  ``signature`` (attributes ``name``, ``role``, ``date``), ``annex``, ``keep``, ``quiet``, ``columns-3``.
- `span`: ``quiet`` (small and grey), ``figure`` (a number with its unit, never broken over two lines),
  ``accent``, ``done``, ``look-here``, ``wrong``. State is always said in words as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from workshop.reports import html_tree
from workshop.reports.images import figure, image, picture
from workshop.reports.text import Inline, words

__all__ = [
    "LINE_BREAK", "SECTION_MIME", "SPACE", "Block", "Cell", "Inline", "Inlines", "Section", "bullets",
    "callout", "div", "emphasis", "figure", "header", "image", "joined", "link", "numbered", "para",
    "paragraphs", "picture", "plain", "rule", "span", "strong", "table", "words",
]  # fmt: skip

Block = dict[str, Any]
Inlines = str | Sequence[Inline]
Cell = str | Sequence[Inline] | Sequence[Block]

SECTION_MIME = "application/vnd.workshop.section+json"
INLINES = frozenset({"Str", "Space", "SoftBreak", "LineBreak", "Strong", "Emph", "Span", "Image", "Link"})
BLOCKS = frozenset(
    {"Header", "Para", "Plain", "BulletList", "OrderedList", "Table", "Figure", "Div", "HorizontalRule"}
)
SPACE: Inline = {"t": "Space"}
LINE_BREAK: Inline = {"t": "LineBreak"}
ALIGNMENTS = {"l": "AlignLeft", "r": "AlignRight", "c": "AlignCenter"}
LINK_TARGET = re.compile(r"#.|https://.|mailto:.")


def paragraphs(text: str) -> list[Block]:
    r"""Return what somebody typed as paragraphs, one for each stretch between blank lines.

    >>> [block["t"] for block in paragraphs("one\n\ntwo\nstill two")]
    ['Para', 'Para']
    """
    return [para(part) for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()]


def _inlines(content: Inlines) -> list[Inline]:
    return joined(content) if isinstance(content, str) else list(content)


def _attributes(
    identifier: str = "", classes: Sequence[str] = (), pairs: Sequence[tuple[str, str]] = ()
) -> list[Any]:
    return [identifier, list(classes), [list(pair) for pair in pairs]]


def strong(text: Inlines) -> Inline:
    """Return the text as what matters most in its line."""
    return {"t": "Strong", "c": _inlines(text)}


def emphasis(text: Inlines) -> Inline:
    """Return the text as emphasised."""
    return {"t": "Emph", "c": _inlines(text)}


def span(text: Inlines, *classes: str) -> Inline:
    """Return the text as a stretch with the named look; see the module for the classes."""
    return {"t": "Span", "c": [_attributes(classes=classes), _inlines(text)]}


def link(text: Inlines, target: str) -> Inline:
    """Return a link.

    Raises
    ------
    ValueError
        When the target is neither within the document (``#name``) nor https or mailto.
    """
    if not LINK_TARGET.match(target):
        raise ValueError(f"A link goes to #a-place, https: or mailto:, not to {target!r}.")
    return {"t": "Link", "c": [_attributes(), _inlines(text), [target, ""]]}


def header(level: int, text: Inlines, identifier: str = "") -> Block:
    """Return a heading; within a section levels start at 2, as its title is level 1."""
    return {"t": "Header", "c": [level, _attributes(identifier), _inlines(text)]}


def joined(*parts: str | Inline | Sequence[Inline]) -> list[Inline]:
    """Return texts and inlines in one line; a text's blank at its end parts it from its neighbour.

    >>> joined("now ", strong("4.2"))[1:]
    [{'t': 'Space'}, {'t': 'Strong', 'c': [{'t': 'Str', 'c': '4.2'}]}]
    """
    inlines: list[Inline] = []
    for part in parts:
        if not isinstance(part, str):
            inlines.extend([part] if isinstance(part, dict) else part)
            continue
        inlines.extend([SPACE] if part[:1] == " " else [])
        inlines.extend(words(part))
        inlines.extend([SPACE] if part.strip() and part[-1:] == " " else [])
    return inlines


def para(*parts: str | Inline | Sequence[Inline]) -> Block:
    """Return a paragraph of texts and inlines, put together as `joined` does."""
    return {"t": "Para", "c": joined(*parts)}


def plain(*parts: str | Inline | Sequence[Inline]) -> Block:
    """Return a line without a paragraph's space around it, for cells and list items."""
    return {"t": "Plain", "c": joined(*parts)}


def bullets(items: Sequence[Sequence[Block]]) -> Block:
    """Return a list with a mark before each item."""
    return {"t": "BulletList", "c": [list(item) for item in items]}


def numbered(items: Sequence[Sequence[Block]]) -> Block:
    """Return a list numbered from 1."""
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [list(item) for item in items]]}


def rule() -> Block:
    """Return a hairline across the text."""
    return {"t": "HorizontalRule"}


def _cell(content: Cell) -> list[Any]:
    if isinstance(content, str):
        blocks: list[Block] = [plain(content)] if content.strip() else []
    elif content and content[0]["t"] in BLOCKS:
        blocks = list(content)
    else:
        blocks = [{"t": "Plain", "c": list(content)}] if content else []
    return [_attributes(), {"t": "AlignDefault"}, 1, 1, blocks]


def _rows(rows: Sequence[Sequence[Cell]], columns: int) -> list[Any]:
    for row in rows:
        if len(row) != columns:
            raise ValueError(f"A row of {len(row)} cells in a table of {columns} columns.")
    return [[_attributes(), [_cell(cell) for cell in row]] for row in rows]


def table(  # noqa: PLR0913 - a table has these parts, and all but the first four by name
    caption: str,
    head: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    align: str = "",
    widths: Sequence[float] | None = None,
    *,
    foot: Sequence[Sequence[Cell]] = (),
    row_heads: int = 1,
) -> Block:
    """Return a table with a head row.

    Parameters
    ----------
    caption
        What the table is; read out and set above it.
    head
        The heads of the columns, with units.
    rows
        The cells; each a text, inlines or blocks.
    align
        One letter a column: ``l``, ``r`` (figures) or ``c``; all left when left out.
    widths
        Each column's share of the text's width; worked out by the writer when left out.
    foot
        Rows of totals, set apart below.
    row_heads
        How many columns at the left name their row.

    Raises
    ------
    ValueError
        When a row, ``align`` or ``widths`` has not as many places as ``head``.
    """
    columns = len(head)
    align = align or "l" * columns
    if len(align) != columns or (widths is not None and len(widths) != columns):
        raise ValueError(f"Alignments and widths need one place for each of the {columns} columns.")
    measures = [
        {"t": "ColWidthDefault"} if widths is None else {"t": "ColWidth", "c": widths[place]}
        for place in range(columns)
    ]
    columns_described = [
        [{"t": ALIGNMENTS[letter]}, measure] for letter, measure in zip(align, measures, strict=True)
    ]
    return {
        "t": "Table",
        "c": [
            _attributes(),
            [None, [plain(caption)] if caption else []],
            columns_described,
            [_attributes(), _rows([head], columns)],
            [[_attributes(), row_heads, [], _rows(rows, columns)]],
            [_attributes(), _rows(foot, columns)],
        ],
    }


def div(classes: Sequence[str], blocks: Sequence[Block], **attributes: str) -> Block:
    """Return blocks that belong together; see the module for the classes and their attributes."""
    return {"t": "Div", "c": [_attributes(classes=classes, pairs=list(attributes.items())), list(blocks)]}


def callout(kind: Literal["decision", "open", "note"], blocks: Sequence[Block]) -> Block:
    """Return blocks that stand out: a decision asked for, what is still open, or a note."""
    return div(["callout", kind], blocks)


@dataclass
class Section:
    """One section of a plan.

    Attributes
    ----------
    name
        Which one (``page-one``, ``outcomes``); what the writers and links know it by.
    title
        Its heading, drawn by the writers; empty for none.
    blocks
        What stands in it.
    meta
        Facts for the writers; the cover's are the document's title, subtitle, team, day, language,
        session, paper and status, and what a calendar knows the plan by.
    dates
        What it knows by date, for the calendar; see `workshop.reports.dated`.
    """

    name: str
    title: str
    blocks: list[Block]
    meta: dict[str, str] = field(default_factory=dict)
    dates: list[dict[str, str]] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Return the section as JSON data."""
        return {
            "name": self.name,
            "title": self.title,
            "blocks": self.blocks,
            "meta": self.meta,
            "dates": self.dates,
        }

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, Any]:
        # As one text: as thousands of small pieces it would be copied at every step of its way.
        data = json.dumps(self.as_data(), ensure_ascii=False)
        return {"text/html": html_tree.section_html(self), SECTION_MIME: data}
