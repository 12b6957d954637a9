"""A facilitator's own Markdown and HTML tables, read by pandoc and reduced to the plan's document tree.

pandoc runs in its sandbox, so it opens no file and no address; markup of other formats (HTML, TeX) in
Markdown stays text. What the tree has no place for becomes what comes nearest, or its words alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pypandoc  # type: ignore[import-untyped]

from workshop.reports.html_tree import LINK
from workshop.reports.text import plain_text, words
from workshop.reports.tree import Block, Inline, callout, joined, para, picture, plain, table

MARKDOWN = (
    "markdown-raw_attribute-raw_html-raw_tex-native_divs-native_spans-markdown_in_html_blocks"
    "-tex_math_dollars-citations-yaml_metadata_block-pandoc_title_block-smart-example_lists"
    "+lists_without_preceding_blankline"
)
HTML = "html-native_divs-native_spans-tex_math_dollars-smart"
QUOTES = {"SingleQuote": ("\u2018", "\u2019"), "DoubleQuote": ("\u201c", "\u201d")}
# Inlines whose words are kept and whose look is not.
WRAPPERS = frozenset({"Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"})
MOST_LEVELS = 3
FIGURE = re.compile(r"[-+\u2212]?\s*[€$£¥]?\s*\d[\d.,\s']*[%€$£¥]?")
NO_FIGURE = frozenset({"NaN", "nan", "NaT", "None", "<NA>", "\u2013", "\u2014"})


def from_markdown(source: str, pictures: Mapping[str, bytes]) -> tuple[list[Block], list[str]]:
    """Return a Markdown text as blocks, and in words what could not be taken in.

    Parameters
    ----------
    source
        The text.
    pictures
        PNG pictures attached to it, by name.
    """
    reducing = _Reducing(pictures)
    return reducing.blocks(_read(source, MARKDOWN)), reducing.left_out


def from_html_tables(source: str) -> list[Block]:
    """Return the tables of an HTML text, such as pandas writes, with columns of figures set right."""
    reducing = _Reducing({})
    return [block for block in reducing.blocks(_read(source, HTML)) if block["t"] == "Table"]


def _read(source: str, markup: str) -> list[Any]:
    written = pypandoc.convert_text(source, "json", format=markup, extra_args=["--sandbox"])
    blocks: list[Any] = json.loads(written)["blocks"]
    return blocks


class _Reducing:
    """From pandoc's whole tree to the plan's part of it."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self.pictures = pictures
        self.left_out: list[str] = []
        self._blocks: Mapping[str, Callable[[Any], list[Block]]] = {
            "Para": lambda inlines: self._line(para, inlines),
            "Plain": lambda inlines: self._line(plain, inlines),
            "Header": lambda content: [
                {"t": "Header", "c": [min(content[0], MOST_LEVELS), ["", [], []], self.inlines(content[2])]}
            ],
            "BulletList": lambda items: [{"t": "BulletList", "c": [self.blocks(item) for item in items]}],
            "OrderedList": lambda content: [
                {"t": "OrderedList", "c": [content[0], [self.blocks(item) for item in content[1]]]}
            ],
            "BlockQuote": lambda content: [callout("note", self.blocks(content))],
            "LineBlock": lambda lines: [para(self._lines([self.inlines(line) for line in lines]))],
            "CodeBlock": lambda content: [para(content[1])],
            "RawBlock": lambda content: [para(content[1])],
            "DefinitionList": self._definitions,
            "HorizontalRule": lambda _content: [{"t": "HorizontalRule"}],
            "Div": lambda content: self.blocks(content[1]),
            "Figure": lambda content: self.blocks(content[2]),
            "Table": self._table,
        }

    def blocks(self, blocks: Sequence[Any]) -> list[Block]:
        return [
            reduced
            for block in blocks
            for reduced in self._blocks.get(block["t"], lambda _content: [])(block.get("c"))
        ]

    def inlines(self, inlines: Sequence[Any]) -> list[Inline]:
        return [reduced for inline in inlines for reduced in self._inline(inline["t"], inline.get("c"))]

    def _inline(self, kind: str, content: Any) -> list[Inline]:
        if kind in {"Space", "SoftBreak", "LineBreak"}:
            return [{"t": kind}]
        if kind == "Str":
            return [{"t": "Str", "c": content}]
        if kind in {"Strong", "Emph"}:
            return [{"t": kind, "c": self.inlines(content)}]
        if kind in WRAPPERS:
            return self.inlines(content)
        return self._rarer(kind, content)

    def _rarer(self, kind: str, content: Any) -> list[Inline]:
        if kind == "Quoted":
            opening, closing = QUOTES[content[0]["t"]]
            return joined(
                [{"t": "Str", "c": opening}], self.inlines(content[1]), [{"t": "Str", "c": closing}]
            )
        if kind == "Note":
            return joined(" (", words(plain_text(self.blocks(content))), ")")
        if kind == "Link" and LINK.match(content[2][0]):
            return [{"t": "Link", "c": [["", [], []], self.inlines(content[1]), [content[2][0], ""]]}]
        if kind == "Image":
            return self._words_of_picture(content)
        if kind in {"Span", "Cite", "Link"}:
            return self.inlines(content[1])
        return words(str(content[1]))  # Code, Math, RawInline: as typed

    def _words_of_picture(self, content: Any) -> list[Inline]:
        self.left_out.append(f"the picture {content[2][0]!r} within a line of text")
        return self.inlines(content[1])

    def _line(self, set_as: Callable[[Sequence[Inline]], Block], inlines: Any) -> list[Block]:
        if len(inlines) == 1 and inlines[0]["t"] == "Image":
            return self._picture(inlines[0]["c"])
        return [set_as(self.inlines(inlines))]

    def _picture(self, content: Any) -> list[Block]:
        _attributes, inlines, (target, title) = content
        alt = plain_text(self.inlines(inlines))
        data = self.pictures.get(target.removeprefix("attachment:"))
        if data is None:
            self.left_out.append(f"the picture {target!r}: attach it to the cell as PNG")
            return [para(alt)] if alt else []
        if not alt:
            self.left_out.append(f"a description of the picture {target!r}: write it between the brackets")
        return [picture(data, "image/png", alt or target.removeprefix("attachment:"), title)]

    def _definitions(self, entries: Any) -> list[Block]:
        items = [
            [
                para([{"t": "Strong", "c": self.inlines(term)}]),
                *(b for part in parts for b in self.blocks(part)),
            ]
            for term, parts in entries
        ]
        return [{"t": "BulletList", "c": items}]

    def _lines(self, lines: Sequence[Sequence[Inline]]) -> list[Inline]:
        return [
            inline
            for number, line in enumerate(lines)
            for inline in ([{"t": "LineBreak"}] * bool(number) + [*line])
        ]

    def _table(self, content: Any) -> list[Block]:
        _attributes, (_short, caption), described, (_head, head), bodies, (_foot, foot) = content
        body = [row for _body, _heads, inner, rows in bodies for row in [*inner, *rows]]
        grid = _Grid(len(described), self.blocks)
        heads, rows, feet = grid.rows(head), grid.rows(body), grid.rows(foot)
        if not heads and rows:
            heads = [rows.pop(0)]
        # Two rows of heads, as pandas writes for a named index, become one.
        head_row = [self._stacked([row[place] for row in heads]) for place in range(len(described))]
        align = "".join(grid.alignment([row[place] for row in rows]) for place in range(len(described)))
        return [table(plain_text(self.blocks(caption)), head_row, rows, align, foot=feet)]

    def _stacked(self, cells: Sequence[Sequence[Block]]) -> list[Block]:
        return [plain(words(" ".join(text for cell in cells if (text := plain_text(cell)))))]


class _Grid:
    """Rows whose cells may span others, filled up so that every row has a cell for every column."""

    def __init__(self, columns: int, blocks: Callable[[Any], list[Block]]) -> None:
        self.columns = columns
        self.blocks = blocks

    def rows(self, rows: Any) -> list[list[list[Block]]]:
        taken: dict[tuple[int, int], list[Block]] = {}
        for y, (_attributes, cells) in enumerate(rows):
            x = 0
            for _cell_attributes, _alignment, down, across, blocks in cells:
                while (x, y) in taken:
                    x += 1
                for below in range(down):
                    for beside in range(across):
                        taken[x + beside, y + below] = [] if below or beside else self.blocks(blocks)
        return [[taken.get((x, y), []) for x in range(self.columns)] for y in range(len(rows))]

    @staticmethod
    def alignment(cells: Sequence[Sequence[Block]]) -> str:
        texts = [text for cell in cells if (text := plain_text(cell))]
        return "r" if texts and all(_is_figure(text) for text in texts) else "l"


def _is_figure(text: str) -> bool:
    """Return whether a text is a number as tables write it, with a sign, unit or separators.

    >>> [_is_figure(text) for text in ("1,200.5", "-3 %", "€99,400", "NaN", "12 May", "")]
    [True, True, True, True, False, False]
    """
    return FIGURE.fullmatch(text) is not None or text in NO_FIGURE
