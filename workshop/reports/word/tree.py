"""From the document tree to the body of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from workshop.reports.text import direction, plain_text, says_something
from workshop.reports.tree import Block, Section, words
from workshop.reports.word.fitting import LABEL_SHARE
from workshop.reports.word.inlines import Inlines, Look
from workshop.reports.word.lists import Lists
from workshop.reports.word.markup import Element, element, kept_together, paragraph
from workshop.reports.word.styles import Styles
from workshop.reports.word.tables import GUTTER, data_table, side_by_side, thin_paragraph

BETWEEN_SIGNATURES = 680
AFTER_TABLE, AFTER_LIST = 240, 130
LONGEST_KEPT = 1800
"""What belongs together stays on one page up to so many characters; more may not fit on one."""
CALLOUTS = {"decision": "Decision", "open": "Open Point", "note": "Note"}
PAGE_ONE = "Page One Text"
LISTS = frozenset({"BulletList", "OrderedList"})


@dataclass(frozen=True)
class Place:
    """Where blocks stand: their width in twips, the names of their styles, how deep in a list they are."""

    room: int
    text: str = "Body Text"
    align: str = ""
    heading: str = ""
    level: int = 0
    indent: int = 0


class WordTree:
    """Turns sections into elements of a Word file's body.

    Parameters
    ----------
    styles, lists, inlines
        What paragraphs, lists and lines are written with.
    room
        The width of the text, in twips.
    date_word
        The word for the date beside a line to sign.
    """

    def __init__(self, styles: Styles, lists: Lists, inlines: Inlines, room: int, date_word: str) -> None:
        self.styles, self.lists, self.inlines = styles, lists, inlines
        self.room, self.date_word = room, date_word
        self.bookmarks = 0
        self._writers: Mapping[str, Callable[[Any, Place], list[Element]]] = {
            "Para": self._paragraph,
            "Plain": self._paragraph,
            "Header": self._header,
            "BulletList": self._bullets,
            "OrderedList": self._numbered,
            "Table": self._table,
            "Figure": self._figure,
            "Div": self._div,
            "HorizontalRule": self._rule,
        }
        self._divisions: Mapping[str, Callable[[Any, Place], list[Element]]] = {
            "callout": self._callout,
            "page-one": self._rows,
            "row": self._row,
            "columns-3": self._columns,
            "signatures": self._signatures,
            "signature": self._signature,
        }

    def section(self, section: Section) -> list[Element]:
        """Return a section with its title."""
        if section.name == "page-one":
            return self.blocks(section.blocks, Place(self.room, PAGE_ONE, heading="Page One Heading"))
        written = self.blocks(section.blocks, Place(self.room))
        if section.title:
            title = self.titled(section)
            written.insert(0, title)
        if section.name == "signatures":
            kept_together(written)
        return written

    def titled(self, section: Section) -> Element:
        """Return a section's title as a heading; the annex begins a page."""
        runs = self.inlines.runs(words(section.title), self.room)
        return paragraph(
            self.styles.id("Heading 1"),
            self._marked(section.name, runs),
            break_before=section.name == "annex",
            turned=direction(section.title) == "rtl",
        )

    def blocks(self, blocks: Sequence[Block], place: Place) -> list[Element]:
        """Return blocks for a place."""
        written: list[Element] = []
        before = ""
        for number, block in enumerate(blocks):
            here = self._writers[block["t"]](block.get("c"), place)
            if here and written and written[-1].tag == qn("w:tbl"):
                here = _after_table(here)
            elif before in LISTS and block["t"] == "Para" and place.text != PAGE_ONE:
                here[0].get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), str(AFTER_LIST))
            follows = blocks[number + 1]["t"] if number + 1 < len(blocks) else ""
            # Words that lead in to a list, a table or a picture stay with it.
            if block["t"] in {"Para", "Plain"} and follows in LISTS | {"Table", "Figure"}:
                kept_together([*here, element("w:p")])
            written += here
            before = block["t"]
        return written

    def _marked(self, name: str, runs: Sequence[Element]) -> list[Element]:
        """Return runs with the bookmark of a place that links go to."""
        mark = self.inlines.anchors.get(name)
        if not mark:
            return list(runs)
        self.bookmarks += 1
        begin = element("w:bookmarkStart", id=self.bookmarks, name=mark)
        return [begin, *runs, element("w:bookmarkEnd", id=self.bookmarks)]

    def _paragraph(self, content: Any, place: Place) -> list[Element]:
        return [
            paragraph(
                self.styles.id(place.text),
                self.inlines.runs(content, place.room),
                turned=direction(plain_text(content)) == "rtl",
                align=place.align,
                indent=place.indent,
            )
        ]

    def _header(self, content: Any, place: Place) -> list[Element]:
        level, attributes, inlines = content
        return [
            paragraph(
                self.styles.id(place.heading or f"Heading {min(level, 3)}"),
                self._marked(attributes[0], self.inlines.runs(inlines, place.room)),
                turned=direction(plain_text(inlines)) == "rtl",
                align=place.align,
            )
        ]

    def _bullets(self, content: Any, place: Place) -> list[Element]:
        first = "Page One Bullet" if place.text == PAGE_ONE else ""
        return self._items(content, place, lambda: self.lists.bullet(place.level, first))

    def _numbered(self, content: Any, place: Place) -> list[Element]:
        begun = self.lists.begun(content[0][0])
        return self._items(content[1], place, lambda: self.lists.number(begun, place.level))

    def _items(
        self, items: Any, place: Place, marked: Callable[[], tuple[str, Element | None]]
    ) -> list[Element]:
        """Return the items of a list: the first paragraph of each is marked, the rest stands below it."""
        indent = 284 * (place.level + 1)
        below = replace(place, level=place.level + 1, room=place.room - indent, indent=indent)
        written: list[Element] = []
        for item in items:
            style, numbering = marked()
            first, rest = (item[:1], item[1:]) if item and item[0]["t"] in {"Para", "Plain"} else ([], item)
            inlines = first[0]["c"] if first else []
            written.append(
                paragraph(
                    style,
                    self.inlines.runs(inlines, place.room),
                    numbering=numbering,
                    turned=direction(plain_text(item)) == "rtl",
                )
            )
            written += self.blocks(rest, below)
        return written

    def _table(self, content: Any, place: Place) -> list[Element]:
        on_page_one = place.text == PAGE_ONE

        def cell(blocks: Sequence[Block], room: int, style: str, align: str) -> list[Element]:
            return self.blocks(blocks, Place(room, style, align, heading=style))

        text = PAGE_ONE if on_page_one else "Table Text"
        made = data_table(content, place.room, self.styles, text, cell, tight=on_page_one)
        caption = content[1][1]
        return [*self._caption(caption, place), made] if caption else [made]

    def _caption(self, caption: Sequence[Block], place: Place) -> list[Element]:
        return self.blocks(caption, replace(place, text="Caption", align=""))

    def _figure(self, content: Any, place: Place) -> list[Element]:
        _attributes, (_short, caption), blocks = content
        return [
            *self._caption(caption, place),
            *self.blocks(blocks, replace(place, text="Picture", align="")),
        ]

    def _rule(self, _content: Any, place: Place) -> list[Element]:
        line = element("w:bottom", val="single", sz=4, space=1, color="D0D7DE")
        return [
            element(
                "w:p",
                element(
                    "w:pPr", element("w:pStyle", val=self.styles.id(place.text)), element("w:pBdr", line)
                ),
            )
        ]

    def _div(self, content: Any, place: Place) -> list[Element]:
        (_identifier, classes, _pairs), blocks = content
        for name, write in self._divisions.items():
            if name in classes:
                return write(content, place)
        written = self.blocks(blocks, replace(place, text="Small Print") if "quiet" in classes else place)
        if "keep" in classes and len(plain_text(blocks)) <= LONGEST_KEPT:
            kept_together(written)
        return written

    def _callout(self, content: Any, place: Place) -> list[Element]:
        (_identifier, classes, _pairs), blocks = content
        kind = next((CALLOUTS[name] for name in classes if name in CALLOUTS), "Note")
        written = self.blocks(blocks, replace(place, text=kind))
        kept_together(written)
        return written

    def _row(self, content: Any, place: Place) -> list[Element]:
        return self._rows((None, [{"t": "Div", "c": content}]), place)

    def _rows(self, content: Any, place: Place) -> list[Element]:
        """Return the rows of page one, each with its label at the left."""
        label_width = round(place.room * LABEL_SHARE)
        widths = (label_width, place.room - label_width)
        inside = replace(place, room=widths[1] - GUTTER, text=PAGE_ONE, heading="Page One Heading")
        rows = []
        for block in content[1]:
            is_row = block["t"] == "Div" and "row" in block["c"][0][1]
            label = dict(block["c"][0][2]).get("label", "") if is_row else ""
            said = [self._label(label, label_width - GUTTER)] if says_something(label) else []
            rows.append([said, self.blocks(block["c"][1] if is_row else [block], inside)])
        return [side_by_side(rows, widths, self.styles.id("Page One"))]

    def _label(self, label: str, room: int) -> Element:
        return paragraph(
            self.styles.id("Page One Label"),
            self.inlines.runs(words(label), room),
            turned=direction(label) == "rtl",
        )

    def _columns(self, content: Any, place: Place) -> list[Element]:
        blocks = content[1]
        width = place.room // max(1, len(blocks))
        inside = replace(place, room=width - GUTTER)
        return [side_by_side([[self.blocks([block], inside) for block in blocks]], [width] * len(blocks))]

    def _signatures(self, content: Any, place: Place) -> list[Element]:
        blocks = content[1]
        half = (place.room - BETWEEN_SIGNATURES) // 2
        widths = (half, BETWEEN_SIGNATURES, half)
        pairs = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
        inside = replace(place, room=half)
        rows = []
        for pair in pairs:
            cells = [self.blocks([block], inside) for block in pair]
            rows.append([cells[0], [], cells[1] if len(cells) > 1 else []])
        return [side_by_side(rows, widths, gutter=0)] if rows else []

    def _signature(self, content: Any, place: Place) -> list[Element]:
        """Return a line to sign, below it the name, the date and the role."""
        attributes, room = dict(content[0][2]), place.room
        name, role = attributes.get("name", ""), attributes.get("role", "")
        date = attributes.get("date") or self.date_word
        runs = [
            *self.inlines.runs(words(name), room, Look(bold=True)),
            element("w:r", element("w:tab")),
            *self.inlines.runs(words(date), room, Look(style="Quiet")),
        ]
        line = paragraph(self.styles.id("Signature"), runs, turned=direction(name) == "rtl")
        below = paragraph(
            self.styles.id("Small Print"),
            self.inlines.runs(words(role), room),
            turned=direction(role) == "rtl",
        )
        return [line, below] if role else [line]


def _after_table(elements: list[Element]) -> list[Element]:
    """Return what follows a table with some space above it; Word joins two tables that touch."""
    first = elements[0]
    if first.tag == qn("w:tbl"):
        return [thin_paragraph(), *elements]
    properties = first.get_or_add_pPr()
    style = properties.find(qn("w:pStyle"))
    if style is not None and style.get(qn("w:val"), "").startswith(("Heading", "Caption", "PageOne")):
        return elements
    spacing = properties.get_or_add_spacing()
    spacing.set(qn("w:before"), str(AFTER_TABLE))
    return elements
