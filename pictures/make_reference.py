"""Make kit/report/reference.docx anew: the styles, words, head and foot of the written plan in Word.

    python pictures/make_reference.py

The plan's Word file is written with the styles of that file, or of a company's own in its place. What is
not a style stands in its text: the paragraph in the style "TOC Heading" holds the word for the contents,
the one in "Signature" the word for the date beside a line to sign.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reference_looks import (
    ACCENT,
    CHARACTERS,
    FAMILY,
    FONT,
    INDENT,
    INK,
    LISTS,
    MARKS,
    PAGE_ONE_TABLE,
    PARAGRAPHS,
    PLAN_TABLE,
)

TARGET = Path(__file__).resolve().parent.parent / "kit" / "report" / "reference.docx"
PARAGRAPH, CHARACTER, TABLE = WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.TABLE
KEPT = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer"})


def only_wanted_styles(document: Document) -> None:
    """Take out what the library's own file brings along and no plan needs."""
    for style in list(document.styles):
        if style.name not in KEPT:
            style.delete()
    latent = document.styles.element.find(qn("w:latentStyles"))
    document.styles.element.remove(latent)


def base_font(document: Document) -> None:
    """Set the type of everything that says nothing else."""
    fonts = " ".join(f'w:{script}="{FAMILY}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
            f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
            '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr>'
            "</w:pPrDefault></w:docDefaults>"
        ),
    )
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = f"<w:fonts {nsdecls('w')}>{FONT}</w:fonts>".encode()  # kept by the library as it came


def style_of(document: Document, name: str, kind: Any) -> Any:
    """Return a style's element, emptied; a new one when the file has none."""
    names = [style.name for style in document.styles]
    if name in names:
        style = document.styles[name]
    else:
        builtin = name.split(maxsplit=1)[0] not in {
            "Table",
            "Picture",
            "Small",
            "Open",
            "Decision",
            "Note",
            "Page",
        }
        style = document.styles.add_style(name, kind, builtin=builtin)
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    for part in ("w:pPr", "w:rPr"):
        found = style.element.find(qn(part))
        if found is not None:
            style.element.remove(found)
    return style


def paragraph_styles(document: Document) -> None:
    """Write the paragraph styles, those of lists among them."""
    for name, look in PARAGRAPHS.items():
        style = style_of(document, name, PARAGRAPH)
        style.base_style = document.styles[look.based]
        line = f' w:line="{look.line}" w:lineRule="auto"' if look.line else ""
        spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}"{line}/>'
        paragraph = f"<w:pPr {nsdecls('w')}>{look.more}{spacing}{look.end}</w:pPr>"
        size = (
            f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>' if look.size else ""
        )
        colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
        bold = "<w:b/><w:bCs/>" if look.bold else ""
        style.element.append(parse_xml(paragraph))
        style.element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{bold}{colour}{size}</w:rPr>"))
    for name, look in PARAGRAPHS.items():
        if look.following:
            document.styles[name].next_paragraph_style = document.styles[look.following]
    for name, (number, level) in LISTS.items():
        style = style_of(document, name, PARAGRAPH)
        on_page_one = name.startswith("Page One")
        style.base_style = document.styles["Page One Text" if on_page_one else "Body Text"]
        after = 20 if on_page_one else 60
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        style.element.append(
            parse_xml(f'<w:pPr {nsdecls("w")}>{numbered}<w:spacing w:before="0" w:after="{after}"/></w:pPr>')
        )


def other_styles(document: Document) -> None:
    """Write the styles of stretches of text and of tables."""
    for name, inner in CHARACTERS.items():
        style = style_of(document, name, CHARACTER)
        style.element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{inner}</w:rPr>"))
    for table in (PLAN_TABLE, PAGE_ONE_TABLE):
        document.styles.element.append(parse_xml(table))


def lists(document: Document) -> None:
    """Write the marks and the numbers of lists."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    levels = {1: "", 2: ""}
    for level in range(3):
        indent = f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr>'
        colour = f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr>'
        for number, (kind, text) in enumerate((("bullet", MARKS[level]), ("decimal", f"%{level + 1}.")), 1):
            levels[number] += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}{colour}</w:lvl>'
            )
    for number, inner in levels.items():
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
            )
        )
    for number, definition in ((1, 1), (2, 2), (3, 1)):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>'
            )
        )


def field(name: str, shown: str) -> str:
    """Return a field as XML, with what it shows until it is next worked out."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def run(text: str) -> str:
    """Return a stretch of text as XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pages(document: Document) -> None:
    """Write the paper, the running head and the foot; page one has no head."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    section.left_margin = section.right_margin = docx.shared.Mm(22)
    section.top_margin, section.bottom_margin = docx.shared.Mm(24), docx.shared.Mm(22)
    section.header_distance = section.footer_distance = docx.shared.Mm(11)
    tab = "<w:r><w:tab/></w:r>"
    numbers = run("page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    head = field("AUTHOR", "Team") + tab + field("SUBJECT", "Session")
    foot = field("COMMENTS", "Day and state") + tab + numbers
    for part, inner, style in (
        (section.header, head, "Header"),
        (section.footer, foot, "Footer"),
        (section.first_page_footer, tab + numbers, "Footer"),
        (section.first_page_header, "", "Normal"),
    ):
        part.is_linked_to_previous = False
        paragraph = part.paragraphs[0]
        paragraph.style = document.styles[style]
        for child in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
            paragraph._p.append(child)


def of_today(document: Document) -> None:
    """Let Word open the file as one of its own, not of an older Word; take out the preview of another."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def text(document: Document) -> None:
    """Write the words that the plan takes from here, and a line in each style for whoever changes them."""
    document.add_paragraph("Contents", "TOC Heading")
    for name in [*PARAGRAPHS, *LISTS]:
        if name not in {"TOC Heading", "Signature", "Header", "Footer"}:
            document.add_paragraph(name, name)
    document.add_paragraph("Date", "Signature")


def main() -> int:
    """Make the file."""
    document = docx.Document()
    only_wanted_styles(document)
    base_font(document)
    lists(document)
    paragraph_styles(document)
    other_styles(document)
    pages(document)
    text(document)
    of_today(document)
    facts = document.core_properties
    facts.author, facts.title, facts.comments = "", "The written plan in Word", ""
    facts.created = facts.modified = datetime.datetime(2027, 1, 1)
    document.save(str(TARGET))
    return 0


if __name__ == "__main__":
    sys.exit(main())
