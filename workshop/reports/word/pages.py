"""Around the text of a Word file: paper, running head and foot, contents, facts about the file."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section as Pages
from docx.shared import Mm, Pt

from workshop.reports.cover import NO_DAY, Cover
from workshop.reports.measuring import line_count
from workshop.reports.office import Logo, checked_in
from workshop.reports.shortening import shortened
from workshop.reports.text import closed, direction
from workshop.reports.tree import Section, words
from workshop.reports.word.inlines import Inlines
from workshop.reports.word.markup import Element, clean, element, field, paragraph, run, text_run
from workshop.reports.word.pictures import Pictures
from workshop.reports.word.styles import Styles

PAPERS = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
TWIP = 635
LONGEST_FACT = 250
"""Word takes facts about a file up to 255 characters."""
RUNNING = 44
"""So many characters of a name share the line at the head of a page."""
ONE_LINE = 90
"""So many characters of the title and the day have room on one line."""
NEAR = 20
TITLE_SIZE, BELOW_TITLE, ABOVE_TITLE = 20.0, 48.0, 42.0
"""In points: the team's name, what stands below it, and a logo above it."""
LOGO = (2608, 567)
"""A logo's place, in twips: 46 by 10 millimetres."""
CONTENTS = r'TOC \o "1-1" \h \z'
FIRST_DAY = datetime.date(2000, 1, 1)


def template_words(document: Document, style: str, otherwise: str) -> str:
    """Return the words that the template's text has in a style."""
    for each in document.paragraphs:
        if each.style is not None and (each.style.name or "").lower() == style.lower() and each.text.strip():
            return each.text.strip()
    return otherwise


def emptied(document: Document) -> None:
    """Take the template's text out; its last section's paper, head and foot stay."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def text_width(document: Document) -> int:
    """Return the width of the text, in twips."""
    pages = document.sections[-1]
    across = (pages.page_width or 0) - (pages.left_margin or 0) - (pages.right_margin or 0)
    return int(across) // TWIP


def below_title(document: Document, facts: Cover, logo: Logo | None) -> float:
    """Return the height that the title block leaves on the first page, in points."""
    pages = document.sections[-1]
    height = (pages.page_height or 0) - (pages.top_margin or 0) - (pages.bottom_margin or 0)
    lines = line_count(facts.heading, text_width(document) / 20, TITLE_SIZE, bold=True)
    return height / Pt(1) - lines * TITLE_SIZE * 1.2 - BELOW_TITLE - (ABOVE_TITLE if logo else 0)


def set_paper(document: Document, styles: Styles, paper: str) -> None:
    """Set the paper; tabs at the right margin go along with it."""
    before = text_width(document)
    pages = document.sections[-1]
    pages.page_width, pages.page_height = PAPERS[paper]
    after = text_width(document)
    for tab in styles.element.iter(qn("w:tab")):
        if abs(int(tab.get(qn("w:pos"), 0)) - before) <= NEAR:
            tab.set(qn("w:pos"), str(after))


def set_head_and_foot(document: Document, kit: Document, styles: Styles, facts: Cover) -> None:
    """Fill in the running head and foot; a template that has neither is lent the kit's."""
    own, lent = document.sections[-1], kit.sections[-1]
    if own.header.is_linked_to_previous and own.footer.is_linked_to_previous:
        own.different_first_page_header_footer = lent.different_first_page_header_footer
        for part in ("header", "footer", "first_page_header", "first_page_footer"):
            _lend(getattr(own, part), getattr(lent, part), styles, text_width(document))
    # Both names share a line with what stands beside them, and what was cut may have been left open.
    shown = {
        "AUTHOR": shortened(facts.heading, RUNNING),
        "SUBJECT": shortened(facts.session, RUNNING),
        "COMMENTS": _dated(facts),
        "TITLE": shortened(facts.title, RUNNING),
    }
    for part in _heads_and_feet(own):
        for each in part._element.iter(qn("w:fldSimple")):
            name = each.get(qn("w:instr"), "").split()[:1]
            text = each.find(f"{qn('w:r')}/{qn('w:t')}")
            if text is not None and name and name[0].upper() in shown:
                text.text = clean(closed(shown[name[0].upper()]))


def _heads_and_feet(pages: Pages) -> list[Any]:
    parts = (
        pages.header, pages.footer, pages.first_page_header, pages.first_page_footer,
        pages.even_page_header, pages.even_page_footer,
    )  # fmt: skip
    return [part for part in parts if not part.is_linked_to_previous]


def _lend(own: Any, lent: Any, styles: Styles, room: int) -> None:
    own.is_linked_to_previous = False
    for child in list(own._element):
        own._element.remove(child)
    for each in lent.paragraphs:
        copied = copy.deepcopy(each._p)
        style = copied.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None:
            style.set(qn("w:val"), styles.id(each.style.name))
            style.addnext(_right_tab(styles.get(each.style.name), room))
        own._element.append(copied)


def _right_tab(style: Element, room: int) -> Element:
    """Return one tab, at the right margin, in the place of those that a style has."""
    places = {tab.get(qn("w:pos")) for tab in style.iter(qn("w:tab"))} - {str(room)}
    cleared = [element("w:tab", val="clear", pos=place) for place in sorted(places, key=float)]
    return element("w:tabs", *cleared, element("w:tab", val="right", pos=room))


def _dated(facts: Cover) -> str:
    return " · ".join(text for text in (facts.date, facts.status) if text)


def head(facts: Cover, styles: Styles, inlines: Inlines, room: int) -> list[Element]:
    """Return the title block: the team, below it what this is, its day and its state."""
    dated = shortened(_dated(facts), LONGEST_FACT)
    title = shortened(facts.title, LONGEST_FACT) if facts.title != facts.heading else ""
    beside = len(title) * 1.25 + len(dated) <= ONE_LINE
    below = [
        *inlines.runs(words(title), room),
        *([run(element("w:tab" if beside else "w:br")), text_run(dated, _small())] if dated else []),
    ]
    return [
        paragraph(
            styles.id("Title"),
            inlines.runs(words(shortened(facts.heading, LONGEST_FACT)), room),
            turned=direction(facts.heading) == "rtl",
        ),
        *([paragraph(styles.id("Subtitle"), below)] if below else []),
    ]


def logo_line(logo: Logo, styles: Styles, pictures: Pictures) -> list[Element]:
    """Return the line above the title that holds a company's logo."""
    return [paragraph(styles.id("Picture"), [pictures.logo(logo, *LOGO)], align="right")]


def _small() -> list[Element]:
    return [element("w:sz", val=18), element("w:szCs", val=18)]


def contents(
    sections: Sequence[Section], styles: Styles, inlines: Inlines, heading: str, *, on_new_page: bool
) -> list[Element]:
    """Return the contents, filled in: each section's title, which leads to it.

    Page numbers depend on the fonts that a reader has: Word writes them when the contents are updated,
    and before it prints or makes a PDF. Until then none are shown, for wrong ones would be worse; and Word
    is not told to update the file as it opens, because then it asks whether other files may be read.
    """
    begin, instruction, separate, end = field(CONTENTS, ())
    entries = []
    for section in sections:
        place = inlines.anchors[section.name]
        number = [run(element("w:tab")), *field(rf"PAGEREF {place} \h", ())]
        link = element(
            "w:hyperlink", *inlines.runs(words(section.title), 0), *number, anchor=place, history=1
        )
        entries.append(
            paragraph(styles.id("toc 1"), [link], keep_next=True, turned=direction(section.title) == "rtl")
        )
    for at, each in enumerate((begin, instruction, separate), start=1):
        entries[0].insert(at, each)
    entries[-1].append(end)
    title = paragraph(styles.id("TOC Heading"), inlines.runs(words(heading), 0), break_before=on_new_page)
    gallery = element(
        "w:sdtPr",
        element(
            "w:docPartObj", element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique")
        ),
    )
    return [element("w:sdt", gallery, element("w:sdtContent", title, *entries))]


def set_facts(document: Document, facts: Cover) -> None:
    """Write what the file says of itself: whose it is, of which day, in which language."""
    own = document.core_properties
    day = facts.day if facts.day != NO_DAY else FIRST_DAY
    own.title = _fact(facts.document)
    own.author = own.last_modified_by = _fact(facts.heading)
    own.subject, own.comments = _fact(facts.session), _fact(_dated(facts))
    own.language = facts.language
    own.keywords = own.category = own.content_status = own.identifier = own.version = ""
    own.revision = 1
    own.created = own.modified = datetime.datetime(day.year, day.month, day.day)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        spoken = defaults.find(qn("w:lang"))
        if spoken is None:
            spoken = element("w:lang")
            defaults.append(spoken)
        spoken.set(qn("w:val"), checked_in(facts.language))


def _fact(text: str) -> str:
    return clean(shortened(text, LONGEST_FACT))
