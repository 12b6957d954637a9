"""The styles that a plan is written in: the template's own, and the kit's where it has none of that name."""

from __future__ import annotations

import copy
import re

from docx.document import Document
from docx.oxml.ns import qn

from workshop.errors import WorkshopError
from workshop.reports.office import KIT_FAMILY
from workshop.reports.word.markup import Element, element

KIT_ACCENT = (11, 110, 153)
KIT_TINT = (239, 246, 249)
WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
TINT = 0.066
"""How much of the accent is in the tint behind a decision."""
COLOUR, FILL = qn("w:color"), qn("w:fill")
NUMBERING = qn("w:numPr")


class Styles:
    """Finds a style by its name, and lends the kit's to a template that lacks it."""

    def __init__(self, document: Document, kit: Document) -> None:
        self.document = document
        self.element = document.styles.element
        self._own = _by_name(self.element)
        self._kit = _by_name(kit.styles.element)

    def id(self, name: str) -> str:
        """Return the id of a style, by its name."""
        return str(self.get(name).get(qn("w:styleId")))

    def get(self, name: str) -> Element:
        """Return a style's element, by its name."""
        key = name.lower()
        if key not in self._own:
            self._own[key] = self._lent(self._kit[key])
        return self._own[key]

    def _lent(self, style: Element) -> Element:
        """Take over a style of the kit, and those that it builds on."""
        lent = copy.deepcopy(style)
        for kind in ("w:basedOn", "w:next", "w:link"):
            named = lent.find(qn(kind))
            if named is None:
                continue
            base = next(
                (each for each in self._kit.values() if each.get(qn("w:styleId")) == named.get(qn("w:val"))),
                None,
            )
            if kind == "w:basedOn" and base is not None:
                named.set(qn("w:val"), self.id(base.find(qn("w:name")).get(qn("w:val"))))
            else:
                lent.remove(named)
        properties = lent.find(qn("w:pPr"))
        if properties is not None and properties.find(NUMBERING) is not None:
            properties.remove(properties.find(NUMBERING))  # its numbers mean another list here
        taken = {each.get(qn("w:styleId")) for each in self.element.findall(qn("w:style"))}
        if lent.get(qn("w:styleId")) in taken:
            lent.set(qn("w:styleId"), f"Plan{lent.get(qn('w:styleId'))}")
        self.element.append(lent)
        return lent

    def numbering(self, name: str) -> str:
        """Return the id of the list that a style belongs to; empty when it belongs to none."""
        found = self.get(name).find(f"{qn('w:pPr')}/{NUMBERING}/{qn('w:numId')}")
        return "" if found is None else str(found.get(qn("w:val")))

    def dressed(self, accent: str, stroke: str, family: str) -> None:
        """Put a company's colours and font in the place of the kit's; what is empty stays.

        Raises
        ------
        WorkshopError
            When a colour is none such as ``#0b6e99``.
        """
        texts = _instead(accent) if accent else {}
        lines = _instead(stroke) if stroke else {}
        for root in (self.element, self.document.part.numbering_part.element):
            for each in root.iter():
                for attribute, colours in ((qn("w:val"), texts), (COLOUR, lines), (FILL, lines)):
                    shown = (each.get(attribute) or "").upper()
                    if shown in colours:
                        each.set(attribute, colours[shown])
                if family and each.tag == qn("w:rFonts"):
                    _in_family(each, family)

    def sized(self, name: str, points: float) -> None:
        """Set the size of a style's type."""
        properties = self.get(name).get_or_add_rPr()
        for tag in ("w:sz", "w:szCs"):
            found = properties.find(qn(tag))
            if found is None:
                found = element(tag)
                properties.append(found)
            found.set(qn("w:val"), str(round(points * 2)))


def _by_name(styles: Element) -> dict[str, Element]:
    return {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style for style in styles.findall(qn("w:style"))
    }


def _hex(red: int, green: int, blue: int) -> str:
    return f"{red:02X}{green:02X}{blue:02X}"


def _instead(accent: str) -> dict[str, str]:
    """Return what stands in the place of the kit's accent and of its tint."""
    if not WRITTEN.fullmatch(accent):
        raise WorkshopError(f"“{accent}” is not a colour. Write it as # and six digits, such as #0b6e99.")
    red, green, blue = (int(accent[place : place + 2], 16) for place in (1, 3, 5))
    tint = (round(255 - (255 - part) * TINT) for part in (red, green, blue))
    return {_hex(*KIT_ACCENT): accent.removeprefix("#").upper(), _hex(*KIT_TINT): _hex(*tint)}


def _in_family(fonts: Element, family: str) -> None:
    for name, value in fonts.attrib.items():
        if value == KIT_FAMILY:
            fonts.set(name, family)
