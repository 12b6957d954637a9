"""Pictures in a Word file: a PNG that every program shows, and beside it the drawing that newer ones show.

Drawings are turned into PNG with the fonts that the kit ships, and with no other, so that the picture is
the same wherever it is made.
"""

from __future__ import annotations

import base64
import io
import re
from html import unescape
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from workshop.charts.svg import safe
from workshop.reports.drawings import LINE
from workshop.reports.glyphs import Drawable
from workshop.reports.html_tree import PICTURE
from workshop.reports.office import Logo, drawn
from workshop.reports.text import plain_text
from workshop.reports.word.markup import Element, clean, run, text_run

DOTS = 144
"""Dots to the inch of a drawing's PNG, which only programs show that can't draw the drawing itself."""
TWIP, INCH = 635, 914400
"""A twentieth of a point, and an inch, in Word's smallest measure."""
TALLEST = 11000
"""A picture higher than this, in twips, is made smaller."""
INLINE = (
    f'<wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
    "<wp:extent/><wp:docPr/>"
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    "<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>"
    "<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline>"
)
SVG_BESIDE = (
    f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"/>'
    "</a:ext></a:extLst>"
)


class Pictures:
    """Puts pictures into a document.

    Parameters
    ----------
    document
        Where to.
    fonts
        The folder with the fonts for drawings.
    drawable
        Makes the texts of drawings drawable and keeps what could not be drawn.
    """

    def __init__(self, document: Document, fonts: Path, drawable: Drawable) -> None:
        self.part = document.part
        self.drawable = drawable
        self.fonts = fonts
        self.count = 0

    def shown(self, content: Any, room: int) -> Element:
        """Return a run with the picture, as wide as its share of the room; its words when it is none."""
        attributes, alternative, (target, _title) = content
        alt = plain_text(alternative)
        found = PICTURE.fullmatch(target)
        if not found:
            return text_run(alt)
        width = room * int(dict(attributes[2]).get("width", "100%").rstrip("%")) // 100
        data = base64.b64decode(target.partition(",")[2])
        try:
            if found[1] == "png":
                return self._placed(data, alt, width, None)
            drawing = LINE.sub(self._drawable_line, data.decode("utf-8", "replace"))
            png = drawn(drawing, round(width * TWIP / INCH * DOTS), self.fonts, background="#ffffff")
            return self._placed(png, alt, width, self._svg_part(data))
        except (UnrecognizedImageError, ValueError):
            return text_run(alt)

    def logo(self, logo: Logo, width: int, height: int) -> Element:
        """Return a run with a logo, as large as a place of so many twips allows."""
        return self._placed(logo.png, logo.alt, round(logo.within(width, height)[0]), None)

    def _drawable_line(self, line: re.Match[str]) -> str:
        return f"<text{line[1]}>{safe(self.drawable.text(unescape(line[2])))}</text>"

    def _svg_part(self, svg: bytes) -> str:
        name = PackURI(f"/word/media/drawing{self.count + 1}.svg")
        part = Part(name, "image/svg+xml", svg, self.part.package)
        return self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _placed(self, png: bytes, alt: str, width: int, svg: str | None) -> Element:
        embedded, image = self.part.get_or_add_image(io.BytesIO(png))
        height = width * image.px_height // max(1, image.px_width)
        if height > TALLEST:
            width, height = width * TALLEST // height, TALLEST
        self.count += 1
        inline = parse_xml(INLINE)
        for size in (inline.find(qn("wp:extent")), inline.find(f".//{qn('a:xfrm')}/{qn('a:ext')}")):
            size.set("cx", str(width * TWIP))
            size.set("cy", str(max(1, height * TWIP)))
        for named in (inline.find(qn("wp:docPr")), inline.find(f".//{qn('pic:cNvPr')}")):
            named.set("id", str(self.count))
            named.set("name", f"Picture {self.count}")
            named.set("descr", clean(alt))
        blip = inline.find(f".//{qn('a:blip')}")
        blip.set(qn("r:embed"), embedded)
        if svg:
            beside = parse_xml(SVG_BESIDE)
            beside[0][0].set(qn("r:embed"), svg)
            blip.append(beside)
        holder = parse_xml(f"<w:drawing {nsdecls('w')}/>")
        holder.append(inline)
        return run(holder)
