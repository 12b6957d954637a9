"""How each style of kit/report/reference.docx looks; make_reference.py writes them."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import nsdecls

FAMILY = "Source Sans 3"
INK, QUIET, LINE, ACCENT = "1B1F24", "57606A", "D0D7DE", "0B6E99"
DONE, LOOK_HERE, WRONG = "1A7F37", "8A5300", "A4262C"
TEXT_WIDTH = 9412  # twips: A4 less two margins of 22 mm
INDENT = 284


@dataclass(frozen=True)
class Look:
    """A paragraph style: its type in points, its space in twips, and what else its XML says."""

    size: float = 0
    bold: bool = False
    colour: str = ""
    before: int = 0
    after: int = 0
    line: int = 0
    more: str = ""  # what stands before the spacing
    end: str = ""  # what stands after it
    based: str = "Normal"
    following: str = ""


def rule(edge: str, size: int, colour: str, space: int = 4) -> str:
    """Return a paragraph's border as XML."""
    return f'<w:pBdr><w:{edge} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def callout(bar: str, fill: str) -> Look:
    """Return the look of a paragraph that stands out: a bar at its left, a tint behind it."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        for edge, size, space, colour in (
            ("top", 4, 5, fill),
            ("left", 18, 9, bar),
            ("bottom", 4, 5, fill),
            ("right", 4, 9, fill),
        )
    )
    shade = "" if fill == "FFFFFF" else f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return Look(
        before=80,
        after=80,
        more=f"<w:keepLines/><w:pBdr>{edges}</w:pBdr>{shade}",
        end='<w:ind w:left="227" w:right="227"/>',
    )


LEAD = "<w:keepNext/><w:keepLines/>"
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
PARAGRAPHS = {
    "Body Text": Look(after=150),
    "Title": Look(20, True, more=LEAD, line=240),
    "Subtitle": Look(12, False, QUIET, 40, 60, 240, LEAD + rule("bottom", 8, INK, 6) + RIGHT_TAB),
    "Heading 1": Look(20, True, "", 560, 200, 240, LEAD, '<w:outlineLvl w:val="0"/>', "Normal", "Body Text"),
    "Heading 2": Look(14, True, "", 360, 140, 240, LEAD, '<w:outlineLvl w:val="1"/>', "Normal", "Body Text"),
    "Heading 3": Look(11, True, "", 260, 100, 240, LEAD, '<w:outlineLvl w:val="2"/>', "Normal", "Body Text"),
    "Caption": Look(10.5, True, before=240, after=110, more=LEAD),
    "Table Text": Look(9.5, line=250, after=20),
    "Table Heading": Look(9, True, QUIET, line=240, more="<w:keepNext/>", based="Table Text"),
    "Picture": Look(after=260),
    "Small Print": Look(9, False, QUIET, after=120),
    "Decision": callout(ACCENT, "EFF6F9"),
    "Open Point": callout(LOOK_HERE, "FBF6EE"),
    "Note": callout(LINE, "FFFFFF"),
    "Page One Text": Look(10, line=244, after=30),
    "Page One Label": Look(
        10,
        True,
        ACCENT,
        line=240,
        more="<w:keepLines/>",
        end='<w:outlineLvl w:val="1"/>',
        based="Page One Text",
    ),
    "Page One Heading": Look(
        10, True, line=240, after=30, more=LEAD, end='<w:outlineLvl w:val="2"/>', based="Page One Text"
    ),
    "TOC Heading": Look(14, True, before=0, after=120, more=LEAD),
    "toc 1": Look(after=70, more=RIGHT_TAB),
    "toc 2": Look(after=40, end=f'<w:ind w:left="{INDENT}"/>', more=RIGHT_TAB),
    "Signature": Look(
        more=LEAD + rule("top", 6, INK, 5) + '<w:tabs><w:tab w:val="right" w:pos="3118"/></w:tabs>',
        before=900,
    ),
    "Header": Look(9, False, QUIET, more=rule("bottom", 4, LINE, 5) + RIGHT_TAB),
    "Footer": Look(9, False, QUIET, more=RIGHT_TAB),
}
CHARACTERS = {
    "Strong": "<w:b/><w:bCs/>",
    "Emphasis": "<w:i/><w:iCs/>",
    "Hyperlink": f'<w:color w:val="{ACCENT}"/>',
    "Quiet": f'<w:color w:val="{QUIET}"/>',
    "Accent": f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>',
    "Done": f'<w:b/><w:bCs/><w:color w:val="{DONE}"/>',
    "Look Here": f'<w:b/><w:bCs/><w:color w:val="{LOOK_HERE}"/>',
    "Wrong": f'<w:b/><w:bCs/><w:color w:val="{WRONG}"/>',
}
LISTS = {
    "List Bullet": (1, 0),
    "List Bullet 2": (1, 1),
    "List Bullet 3": (1, 2),
    "List Number": (2, 0),
    "Page One Bullet": (3, 0),
}
MARKS = "•\u2013•"
MARGINS = '<w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
PLAN_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlanTable">
  <w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="6" w:space="0" w:color="{INK}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
    </w:tblBorders>
    <w:tblCellMar>{MARGINS}<w:right w:w="200" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{INK}"/></w:tcBorders>
    <w:vAlign w:val="bottom"/>
  </w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/><w:bCs/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""
PAGE_ONE_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PageOne">
  <w:name w:val="Page One"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr>
    <w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="90" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
      <w:bottom w:w="70" w:type="dxa"/><w:right w:w="200" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
</w:style>"""
FONT = f"""
<w:font w:name="{FAMILY}">
  <w:altName w:val="Segoe UI"/><w:panose1 w:val="020B0503030403020204"/>
  <w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>
</w:font>"""
