"""Make kit/report/reference.pptx anew: the master and layouts on which a plan's slides are written.

    python pictures/reference_slides.py

A company's own template takes its place whole; this one is the kit's look (16:9, Source Sans 3, one
accent). Only what PowerPoint's own template has is changed: its theme, and three of its layouts.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

TARGET = Path(__file__).resolve().parent.parent / "kit" / "report" / "reference.pptx"
WIDTH, HEIGHT, SIDE = 960.0, 540.0, 54.0
COLOURS = {
    "dk1": "1B1F24", "lt1": "FFFFFF", "dk2": "57606A", "lt2": "D0D7DE",
    "accent1": "0B6E99", "accent2": "8A96A3", "accent3": "009E73",
    "accent4": "E69F00", "accent5": "D55E00", "accent6": "0072B2", "hlink": "0B6E99", "folHlink": "57606A",
}  # fmt: skip
KEPT = {"Title Slide": "Title", "Title and Content": "Title and text", "Title Only": "Title only"}
FOOT_TOP, FOOT_HEIGHT = 504.0, 20.0
PLACES = {
    "title": (SIDE, 30.0, WIDTH - 2 * SIDE, 70.0),
    "body": (SIDE, 116.0, WIDTH - 2 * SIDE, 374.0),
    "ftr": (SIDE, FOOT_TOP, 520.0, FOOT_HEIGHT),
    "dt": (SIDE + 530, FOOT_TOP, 242.0, FOOT_HEIGHT),
    "sldNum": (WIDTH - SIDE - 60, FOOT_TOP, 60.0, FOOT_HEIGHT),
    "ctrTitle": (SIDE, 170.0, WIDTH - 2 * SIDE, 110.0),
    "subTitle": (SIDE, 300.0, WIDTH - 2 * SIDE, 130.0),
}
SIZES = {"title": 28, "body": 18, "ftr": 11, "dt": 11, "sldNum": 11, "ctrTitle": 44, "subTitle": 20}
RIGHT = {"dt", "sldNum"}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def main() -> None:
    """Write the file."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = made.slide_master
    for layout in list(made.slide_layouts):
        if layout.name in KEPT:
            layout.name = KEPT[layout.name]
        else:
            made.slide_layouts.remove(layout)
    _theme(master)
    _text_styles(master)
    for owner in (master, *made.slide_layouts):
        for shape in owner.placeholders:
            _place(shape)
    _hairline(master)
    made.slide_layouts[0].shapes._spTree.append(etree.fromstring(ACCENT))
    for name in ("title", "subject", "author", "keywords", "comments", "last_modified_by"):
        setattr(made.core_properties, name, "")
    made.save(str(TARGET))


def _theme(master: Any) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    theme.set("name", "Workshop kit")
    scheme = theme.find(f".//{{{DRAWING}}}clrScheme")
    scheme.set("name", "Workshop kit")
    for name, colour in COLOURS.items():
        slot = scheme.find(f"{{{DRAWING}}}{name}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{{{DRAWING}}}srgbClr", val=colour)
    for font in theme.iter(f"{{{DRAWING}}}majorFont", f"{{{DRAWING}}}minorFont"):
        latin = font.find(f"{{{DRAWING}}}latin")
        # What it looks like, so that a machine without this font takes another sans.
        latin.attrib.update(dict(typeface="Source Sans 3", panose="020B0503030403020204", pitchFamily="34"))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _text_styles(master: Any) -> None:
    """Left-aligned, in ink, without the bullets' deep indents."""
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", str(SIZES["title"] * 100))
    title.find(qn("a:defRPr")).set("b", "1")
    for level, size in enumerate((18, 16, 14, 14, 14), start=1):
        style = styles.find(qn("p:bodyStyle")).find(qn(f"a:lvl{level}pPr"))
        style.attrib.update(dict(marL=str(Pt(16 * level)), indent=str(-Pt(16))))
        style.find(qn("a:defRPr")).set("sz", str(size * 100))


def _place(shape: Any) -> None:
    element = shape._element
    kind = element.find(".//" + qn("p:ph")).get("type", "body")
    kind = kind if kind in PLACES else "body"
    shape.left, shape.top, shape.width, shape.height = map(Pt, PLACES[kind])
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.vertical_anchor = {"title": MSO_ANCHOR.BOTTOM, "ctrTitle": MSO_ANCHOR.BOTTOM}.get(
        kind, MSO_ANCHOR.TOP
    )
    properties = frame._txBody.find(qn("a:bodyPr"))
    for fit in list(properties):
        properties.remove(fit)
    etree.SubElement(properties, qn("a:normAutofit"))
    _first_level(frame._txBody, kind)


def _first_level(body: Any, kind: str) -> None:
    if kind == "body":
        return
    style = body.find(qn("a:lstStyle"))
    for old in list(style):
        style.remove(old)
    level = etree.SubElement(style, qn("a:lvl1pPr"), algn="r" if kind in RIGHT else "l")
    if kind not in {"title", "ctrTitle"}:
        level.attrib.update(dict(marL="0", indent="0"))
        etree.SubElement(level, qn("a:buNone"))
    bold = {"b": "1"} if kind in {"title", "ctrTitle"} else {}
    run = etree.SubElement(level, qn("a:defRPr"), sz=str(SIZES[kind] * 100), **bold)
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="tx1" if kind in {"title", "ctrTitle"} else "tx2")


def _hairline(master: Any) -> None:
    """One line above the footer; on the first slide as well."""
    line = copy.deepcopy(LINE)
    master.shapes._spTree.append(line)


ACCENT = f"""<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{DRAWING}">
<p:nvSpPr><p:cNvPr id="91" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{Pt(SIDE)}" y="{Pt(156)}"/><a:ext cx="{Pt(64)}" cy="{Pt(5)}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
LINE = etree.fromstring(
    f"""<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{DRAWING}">
<p:nvCxnSpPr><p:cNvPr id="90" name="Hairline"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>
<p:spPr><a:xfrm><a:off x="{Pt(SIDE)}" y="{Pt(498)}"/><a:ext cx="{Pt(WIDTH - 2 * SIDE)}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="6350"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln></p:spPr></p:cxnSp>"""
)

if __name__ == "__main__":
    main()
