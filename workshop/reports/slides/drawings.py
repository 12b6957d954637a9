"""Drawings on a slide: a PNG that every program shows, and beside it the drawing that newer ones show."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from workshop.reports.glyphs import Drawable
from workshop.reports.measuring import Box
from workshop.reports.office import SVG_BESIDE, drawn_for_all
from workshop.reports.slides.deck import Drawing
from workshop.reports.slides.texts import described

DOTS = 2
"""Dots to the point of a drawing's PNG, which only programs show that can't draw the drawing itself."""


@dataclass(frozen=True, slots=True)
class Brush:
    """What drawings are made with: the folder of their fonts, and what these can draw."""

    fonts: Path
    drawable: Drawable

    def add(self, slide: Any, drawing: Drawing, box: Box) -> float:
        """Add a drawing, as large as its place allows; return its height."""
        width, height = drawing.within(box.width, box.height)
        png = drawn_for_all(drawing.svg, round(width * DOTS), self.fonts, self.drawable)
        place = (box.left + (box.width - width) / 2, box.top, width, height)
        shape = slide.shapes.add_picture(io.BytesIO(png), *map(Pt, place))
        described(shape, "Drawing", drawing.alt)
        package = slide.part.package
        name = PackURI(f"/ppt/media/drawing{shape.shape_id}-{slide.slide_id}.svg")
        part = Part(name, "image/svg+xml", package, drawing.svg.encode("utf-8"))
        beside: Any = parse_xml(SVG_BESIDE)
        beside[0][0].set(qn("r:embed"), slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
        shape._element.find(f".//{qn('a:blip')}").append(beside)
        return height
