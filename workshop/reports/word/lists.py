"""Bullets and numbers: those of the template's list styles, or plain ones where it has none."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn

from workshop.reports.word.markup import Element, element
from workshop.reports.word.styles import Styles

BULLET_STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBER_STYLE = "List Number"
DEEPEST = len(BULLET_STYLES) - 1
INDENT = 284
"""How far a list stands in, in twentieths of a point."""
MARKS = "•\u2013•"


class Lists:
    """Gives each item its style and its number."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self.styles = styles
        self.numbering = document.part.numbering_part.element
        self._plain: dict[str, str] = {}

    def bullet(self, level: int, first: str = "") -> tuple[str, Element | None]:
        """Return the style of an item at a depth, and the numbering it needs beside its style.

        ``first`` names another style for items of the first depth.
        """
        depth = min(level, DEEPEST)
        if first and not depth:
            # LibreOffice numbers only one style of a list by itself.
            own = self.styles.numbering(first) or self._instance(self._definition("bullet"))
            return self.styles.id(first), _numbered(own, depth)
        style = BULLET_STYLES[depth]
        if self.styles.numbering(style):
            return self.styles.id(style), None
        return self.styles.id(style), _numbered(self._instance(self._definition("bullet")), depth)

    def begun(self, start: int) -> str:
        """Begin a list of numbers, and return its id."""
        own = self.styles.numbering(NUMBER_STYLE)
        found = [
            num.find(qn("w:abstractNumId")).get(qn("w:val"))
            for num in self.numbering.findall(qn("w:num"))
            if num.get(qn("w:numId")) == own
        ]
        return self._instance(found[0] if found else self._definition("decimal"), start)

    def number(self, list_id: str, level: int) -> tuple[str, Element]:
        """Return the style and the numbering of an item of a list of numbers."""
        return self.styles.id(NUMBER_STYLE), _numbered(list_id, min(level, DEEPEST))

    def _definition(self, kind: str) -> str:
        """Return the id of a plain list, made when it is first needed."""
        if kind not in self._plain:
            taken = [int(each.get(qn("w:abstractNumId"))) for each in self._all("w:abstractNum")]
            identifier = str(max(taken, default=0) + 1)
            levels = [
                element(
                    "w:lvl",
                    element("w:start", val=1),
                    element("w:numFmt", val=kind),
                    element("w:lvlText", val=MARKS[depth] if kind == "bullet" else f"%{depth + 1}."),
                    element("w:lvlJc", val="left"),
                    element("w:pPr", element("w:ind", left=INDENT * (depth + 1), hanging=INDENT)),
                    ilvl=depth,
                )
                for depth in range(DEEPEST + 1)
            ]
            made = element(
                "w:abstractNum",
                element("w:multiLevelType", val="multilevel"),
                *levels,
                abstractNumId=identifier,
            )
            # Definitions stand before the lists that use them.
            self.numbering.insert(len(taken), made)
            self._plain[kind] = identifier
        return self._plain[kind]

    def _instance(self, definition: str, start: int | None = None) -> str:
        key = f"list of {definition}"
        if start is None and key in self._plain:
            return self._plain[key]
        identifier = str(max((int(each.get(qn("w:numId"))) for each in self._all("w:num")), default=0) + 1)
        begins = (
            [] if start is None else [element("w:lvlOverride", element("w:startOverride", val=start), ilvl=0)]
        )
        self.numbering.append(
            element("w:num", element("w:abstractNumId", val=definition), *begins, numId=identifier)
        )
        if start is None:
            self._plain[key] = identifier
        return identifier

    def _all(self, tag: str) -> list[Element]:
        found: list[Element] = self.numbering.findall(qn(tag))
        return found


def _numbered(list_id: str, level: int) -> Element:
    return element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=list_id))
