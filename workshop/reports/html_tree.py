"""From the document tree to HTML; the one place where a plan's text is escaped for HTML.

Used for what JupyterLab shows of a section and for the HTML plan. Pictures are ``<img>`` with
alternative text, as JupyterLab strips drawings and styles from notebooks that it doesn't trust.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from workshop.reports.text import direction, kept_whole, leads_in, plain_text, says_something

if TYPE_CHECKING:
    from workshop.reports.tree import Block, Inline, Section

# What HTML cannot hold, however it is written.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Only pictures that lie in the tree itself: nothing is loaded from elsewhere.
PICTURE = re.compile(r"data:image/(svg\+xml|png);base64,[A-Za-z0-9+/=]*")
LINK = re.compile(r"#.|https://.|mailto:.")
CELL_CLASS = {"AlignRight": "r", "AlignCenter": "c"}
NARROW_TABLE = 3
"""A table of fewer columns fits a phone as it is; one of so many, when its texts are short."""
LONGEST_NARROW = 40
ON_A_PHONE = "screen and (max-width: 43.99em)"
"""Where a drawing's narrow twin takes its place; the style sheet's cards begin at the same width."""
LONGEST_WHOLE = 12
"""A cell of so many characters stays on one line where the page is wide enough."""
DEEPEST = 6


def text_html(text: str) -> str:
    """Return typed text so that HTML shows it as typed.

    >>> text_html('<script>"&"</script>')
    '&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;'
    """
    return escape(FORBIDDEN.sub("\ufffd", text), quote=True)


def element(tag: str, content: str, **attributes: str) -> str:
    """Return an element; attributes are escaped, empty ones left out, ``class_`` stands for class.

    >>> element("p", "now", class_="quiet", lang="")
    '<p class="quiet">now</p>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text_html(value)}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{written}>{content}</{tag}>"


def section_html(section: Section, level: int = 2) -> str:
    """Return a section with its title as a heading of ``level``; inner headings follow from it."""
    title = element(f"h{level}", text_html(section.title)) if section.title else ""
    return element(
        "section",
        title + blocks_html(section.blocks, level - 1),
        id=section.name,
        class_="section",
    )


def blocks_html(blocks: Sequence[Block], shift: int = 1) -> str:
    """Return blocks as HTML, their heading levels moved down by ``shift``."""
    return "".join(
        _leading(block, shift) if leads_in(block, following) else _block(block, shift)
        for block, following in zip_longest(blocks, blocks[1:])
    )


def inlines_html(inlines: Sequence[Inline]) -> str:
    """Return inlines as HTML."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(node: Inline) -> str:
    kind = node["t"]
    if kind not in INLINE_WRITERS:
        raise ValueError(f"{kind} is not among the inlines of a plan's document tree.")
    return INLINE_WRITERS[kind](node.get("c"))


def _span(content: Any) -> str:
    attributes, inlines = content
    classes = [name for name in attributes[1] if name != "figure" or kept_whole(plain_text(inlines))]
    return element("span", inlines_html(inlines), class_=" ".join(classes))


def _image(content: Any) -> str:
    attributes, alternative, (target, _title) = content
    if not PICTURE.fullmatch(target):
        return text_html(plain_text(alternative))
    pairs = dict(attributes[2])
    share = min(100, max(10, 10 * round(int(pairs.get("width", "100%").rstrip("%")) / 10)))
    shown = f'<img class="w{share}" src="{target}" alt="{text_html(plain_text(alternative))}">'
    narrow = pairs.get("narrow", "")
    if not PICTURE.fullmatch(narrow):
        return shown
    # Where sources are taken away, as JupyterLab may do, the drawing for a wide page is left.
    return element("picture", f'<source media="{ON_A_PHONE}" srcset="{narrow}">{shown}', class_="redrawn")


def _link(content: Any) -> str:
    _attributes, inlines, (target, _title) = content
    if not LINK.match(target):
        return inlines_html(inlines)
    return element("a", inlines_html(inlines), href=target)


def _block(node: Block, shift: int) -> str:
    kind = node["t"]
    if kind not in BLOCK_WRITERS:
        raise ValueError(f"{kind} is not among the blocks of a plan's document tree.")
    return BLOCK_WRITERS[kind](node.get("c"), shift)


def _turned(node: Any) -> str:
    """Return the direction to write on a block: only where it is not the document's own."""
    return "rtl" if direction(plain_text(node)) == "rtl" else ""


def _paragraph(content: Any, _shift: int) -> str:
    return element("p", inlines_html(content), dir=_turned(content))


def _leading(block: Block, shift: int) -> str:
    """Return a paragraph or line that stays on the page of what it introduces."""
    if block["t"] == "Para":
        return element("p", inlines_html(block["c"]), class_="leads", dir=_turned(block["c"]))
    return element("div", _block(block, shift), class_="leads")


def _plain(content: Any, _shift: int) -> str:
    turned = _turned(content)
    return (
        element("span", inlines_html(content), class_="line", dir=turned) if turned else inlines_html(content)
    )


def _header(content: Any, shift: int) -> str:
    level, attributes, inlines = content
    tag = f"h{min(DEEPEST, level + shift)}"
    return element(tag, inlines_html(inlines), id=attributes[0], dir=_turned(inlines))


def _bullets(content: Any, shift: int) -> str:
    return element("ul", _items(content, shift))


def _numbered(content: Any, shift: int) -> str:
    return element("ol", _items(content[1], shift))


def _items(items: Any, shift: int) -> str:
    return "".join(element("li", blocks_html(item, shift), dir=_turned(item)) for item in items)


def _rule(_content: Any, _shift: int) -> str:
    return "<hr>"


def _figure(content: Any, shift: int) -> str:
    _attributes, (_short, caption), blocks = content
    words = element("figcaption", blocks_html(caption, shift)) if caption else ""
    # On a phone a drawing that has no narrow twin keeps the size at which it can be read, and scrolls.
    drawn = element(
        "div",
        blocks_html(blocks, shift),
        class_="picture",
        role="region",
        tabindex="0",
        aria_label=plain_text(caption) or plain_text(blocks),
    )
    return element("figure", words + drawn)


def _div(content: Any, shift: int) -> str:
    (identifier, classes, pairs), blocks = content
    attributes = dict(pairs)
    inner = blocks_html(blocks, shift)
    if "row" in classes:
        said = attributes.get("label", "")
        label = element(f"h{min(DEEPEST, 2 + shift)}", text_html(said)) if says_something(said) else ""
        inner = label + element("div", inner, class_="row-content")
    if "signature" in classes:
        inner = _signature(attributes) + inner
    role = "note" if "callout" in classes else ""
    return element("div", inner, id=identifier, class_=" ".join(classes), role=role)


def _signature(attributes: dict[str, str]) -> str:
    lines = [element("span", "", class_="signature-line")]
    for part in ("name", "role", "date"):
        if attributes.get(part):
            lines.append(element("span", text_html(attributes[part]), class_=f"signature-{part}"))
    return "".join(lines)


@dataclass(frozen=True)
class _Columns:
    """What the cells of a table need to know of its columns."""

    aligned: tuple[str, ...]
    heads: tuple[str, ...]

    def row(self, row: Any, scope: str, row_heads: int, shift: int) -> str:
        cells = zip(row[1], self.aligned, self.heads, strict=True)
        return element(
            "tr",
            "".join(
                self.cell(cell[4], aligned, head, scope if place < row_heads else "", shift)
                for place, (cell, aligned, head) in enumerate(cells)
            ),
            role="row",
        )

    def cell(self, blocks: Any, aligned: str, head: str, scope: str, shift: int) -> str:
        whole = "whole" if scope != "col" and len(plain_text(blocks)) <= LONGEST_WHOLE else ""
        return element(
            "th" if scope else "td",
            blocks_html(blocks, shift),
            class_=" ".join(name for name in (aligned, whole) if name),
            scope=scope,
            role={"col": "columnheader", "row": "rowheader", "": "cell"}[scope],
            dir=_turned(blocks),
            data_label="" if scope == "col" else head,
        )


def _table(content: Any, shift: int) -> str:
    _attributes, (_short, caption), described, (_head, head_rows), bodies, (_foot, foot_rows) = content
    aligned = tuple(CELL_CLASS.get(alignment["t"], "") for alignment, _width in described)
    heads = tuple(plain_text(cell[4]) for cell in head_rows[0][1]) if head_rows else ("",) * len(aligned)
    columns = _Columns(aligned, heads)
    words = element("caption", element("span", blocks_html(caption, shift))) if caption else ""
    head = "".join(columns.row(row, "col", len(aligned), shift) for row in head_rows)
    body = "".join(
        columns.row(row, "row", row_heads, shift)
        for _body, row_heads, inner_heads, rows in bodies
        for row in [*inner_heads, *rows]
    )
    foot = "".join(columns.row(row, "row", 1, shift) for row in foot_rows)
    groups = [("thead", head), ("tbody", body), ("tfoot", foot)]
    parts = [words, *(element(tag, rows, role="rowgroup") for tag, rows in groups if rows)]
    every_row = [row for _body, _heads, inner, rows in bodies for row in [*inner, *rows]]
    written = element("table", "".join(parts), class_=_shape(aligned, every_row), role="table")
    name = plain_text(caption) or ", ".join(heads)
    return element("div", written, class_="table", role="region", tabindex="0", aria_label=name)


def _shape(aligned: Sequence[str], rows: Sequence[Any]) -> str:
    """Return how a table is shown on a phone: as a card for each row, or as it is.

    Figures are compared down a column, so a table of figures stays a table and scrolls.
    """
    if all(alignment == "r" for alignment in aligned[1:]) or len(aligned) < NARROW_TABLE:
        return "stays"
    longest = max((len(plain_text(cell[4])) for row in rows for cell in row[1]), default=0)
    return "stacks" if len(aligned) > NARROW_TABLE or longest > LONGEST_NARROW else "stays"


INLINE_WRITERS: dict[str, Callable[[Any], str]] = {
    "Str": text_html,
    "Space": lambda _content: " ",
    "SoftBreak": lambda _content: " ",
    "LineBreak": lambda _content: "<br>",
    "Strong": lambda content: element("strong", inlines_html(content)),
    "Emph": lambda content: element("em", inlines_html(content)),
    "Span": _span,
    "Image": _image,
    "Link": _link,
}
BLOCK_WRITERS: dict[str, Callable[[Any, int], str]] = {
    "Para": _paragraph,
    "Plain": _plain,
    "Header": _header,
    "BulletList": _bullets,
    "OrderedList": _numbered,
    "HorizontalRule": _rule,
    "Figure": _figure,
    "Div": _div,
    "Table": _table,
}
