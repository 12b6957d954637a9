"""From a line of the document tree to runs of a Word paragraph: words, looks, links, small pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from workshop.reports.html_tree import LINK
from workshop.reports.text import Inline, direction, kept_whole, plain_text
from workshop.reports.word.markup import Element, clean, element, run, text_run
from workshop.reports.word.pictures import Pictures
from workshop.reports.word.styles import Styles

LOOKS = {
    "quiet": "Quiet",
    "accent": "Accent",
    "done": "Done",
    "look-here": "Look Here",
    "wrong": "Wrong",
}
"""The style of each class of a stretch of text."""
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Look:
    """How a stretch of text looks."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    turned: bool = False


@dataclass(frozen=True)
class Piece:
    """Some text in one look, or one element of its own."""

    look: Look
    text: str = ""
    alone: Element | None = None


class Inlines:
    """Turns lines into runs.

    Parameters
    ----------
    document, styles, pictures
        What is written, its styles and its pictures.
    anchors
        The bookmark of each place in the document that a link may go to.
    """

    def __init__(
        self, document: Document, styles: Styles, pictures: Pictures, anchors: Mapping[str, str]
    ) -> None:
        self.part = document.part
        self.styles = styles
        self.pictures = pictures
        self.anchors = anchors

    def runs(self, inlines: Sequence[Inline], room: int, look: Look = Look()) -> list[Element]:
        """Return a line as runs; ``room`` is the width of its place, for pictures."""
        pieces = [piece for inline in inlines for piece in self._pieces(inline, room, look)]
        runs: list[Element] = []
        for (alike, is_text), group in groupby(pieces, lambda piece: (piece.look, piece.alone is None)):
            if is_text:
                runs.append(text_run("".join(piece.text for piece in group), self._properties(alike)))
            else:
                runs.extend(piece.alone for piece in group)
        return runs

    def _pieces(self, node: Inline, room: int, look: Look) -> list[Piece]:
        kind: str = node["t"]
        content: Any = node.get("c")
        match kind:
            case "Str":
                pieces = [Piece(replace(look, turned=direction(content) == "rtl"), content)]
            case "Space" | "SoftBreak":
                pieces = [Piece(look, " ")]
            case "LineBreak":
                pieces = [Piece(look, alone=run(element("w:br")))]
            case "Strong":
                pieces = self._all(content, room, replace(look, bold=True))
            case "Emph":
                pieces = self._all(content, room, replace(look, italic=True))
            case "Span":
                pieces = self._span(content, room, look)
            case "Link":
                pieces = [Piece(look, alone=each) for each in self._link(content, room, look)]
            case "Image":
                pieces = [Piece(look, alone=self.pictures.shown(content, room))]
            case _:
                raise ValueError(f"{kind} is not among the inlines of a plan's document tree.")
        return pieces

    def _all(self, inlines: Sequence[Inline], room: int, look: Look) -> list[Piece]:
        return [piece for inline in inlines for piece in self._pieces(inline, room, look)]

    def _span(self, content: Any, room: int, look: Look) -> list[Piece]:
        (_identifier, classes, _pairs), inlines = content
        style = next((LOOKS[name] for name in classes if name in LOOKS), look.style)
        pieces = self._all(inlines, room, replace(look, style=style))
        if "figure" in classes and kept_whole(plain_text(inlines)):
            return [replace(piece, text=piece.text.replace(" ", NO_BREAK)) for piece in pieces]
        return pieces

    def _link(self, content: Any, room: int, look: Look) -> list[Element]:
        _attributes, inlines, (target, _title) = content
        place = self.anchors.get(target[1:], "") if target.startswith("#") else ""
        if not place and (target.startswith("#") or not LINK.match(target)):
            return self.runs(inlines, room, look)
        runs = self.runs(inlines, room, replace(look, style="Hyperlink"))
        link = element("w:hyperlink", *runs, history=1)
        if place:
            link.set(qn("w:anchor"), place)
        else:
            link.set(
                qn("r:id"), self.part.relate_to(clean(target), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            )
        return [link]

    def _properties(self, look: Look) -> list[Element]:
        style = look.style or ("Strong" if look.bold else "Emphasis" if look.italic else "")
        bold = look.bold and style != "Strong"
        italic = look.italic and style != "Emphasis"
        return [
            *([element("w:rStyle", val=self.styles.id(style))] if style else []),
            *([element("w:b"), element("w:bCs")] if bold else []),
            *([element("w:i"), element("w:iCs")] if italic else []),
            *([element("w:rtl")] if look.turned else []),
        ]
