"""Typed text put into a slide's paragraphs: plain, in its own direction and the plan's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from workshop.charts.svg import FORBIDDEN
from workshop.reports.measuring import LEADING
from workshop.reports.slides.deck import Line
from workshop.reports.text import closed, direction

QUIET = MSO_THEME_COLOR.TEXT_2
# A spreadsheet lies behind each chart; there such beginnings would be a formula or a link.
ACTIVE = re.compile(r"\s*(?:[=+\-@{]|[a-z]+:)", re.IGNORECASE)
WORD_JOINER = "\u2060"
DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def clean(text: str) -> str:
    """Return typed text without what XML cannot hold, its directional controls closed.

    >>> clean("a\\x00b") == "a\\ufffdb"
    True
    """
    return closed(FORBIDDEN.sub("\ufffd", text))


def inert(text: str) -> str:
    """Return a text for a chart, behind which a spreadsheet lies, that is never run as a formula.

    >>> inert("Reporting"), inert("=1+1") == "\u2060=1+1"
    ('Reporting', True)
    """
    return WORD_JOINER + clean(text) if ACTIVE.match(text) else clean(text)


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes paragraphs in one language."""

    language: str

    def write(  # noqa: PLR0913 - how a text looks, all by name
        self,
        paragraph: Any,
        text: str,
        *,
        size: float | None = None,
        bold: bool | None = None,
        quiet: bool = False,
        right: bool = False,
    ) -> None:
        """Put a text at the end of a paragraph."""
        run = paragraph.add_run()
        run.text = clean(" ".join(text.split()) if text.strip() else text)
        run.font._element.set("lang", self.language)
        if size is not None:
            run.font.size = Pt(size)
            # In points, so that another font in its place takes no more room.
            paragraph.line_spacing = Pt(round(size * LEADING, 1))
        if bold is not None:
            run.font.bold = bold
        if quiet:
            run.font.color.theme_color = QUIET
        if right:
            paragraph.alignment = PP_ALIGN.RIGHT
        elif len(paragraph.runs) == 1 and direction(text) == "rtl":
            properties = paragraph._p.get_or_add_pPr()
            properties.attrib.update({"rtl": "1", "algn": "r"})

    def lines(
        self, frame: Any, lines: tuple[Line, ...], size: float, space: float, *, begun: bool = False
    ) -> None:
        """Fill a text frame with sentences, one paragraph each; ``begun`` when something stands in it."""
        for number, line in enumerate(lines):
            paragraph = frame.add_paragraph() if number or begun else frame.paragraphs[0]
            paragraph.space_after = Pt(space)
            paragraph.space_before = Pt(0)
            if line.lead:
                self.write(paragraph, line.lead, size=size, bold=True)
                self.write(paragraph, " ", size=size)
            self.write(paragraph, line.text, size=size, quiet=line.quiet)


def described(shape: Any, name: str, alt: str) -> None:
    """Name a shape, and say what it shows to those who don't see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", clean(alt))


def decorative(shape: Any, name: str) -> None:
    """Name a shape that says nothing, so that it is not read out."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.append(parse_xml(DECORATIVE))
