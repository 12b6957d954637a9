"""Pieces of a Word file's XML: elements, paragraphs and stretches of text.

What was typed enters by `text_run` alone, as the text of an element; nothing is put together from strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workshop.reports.html_tree import FORBIDDEN

Element: TypeAlias = Any
"""An element of lxml, which comes without types."""


def element(tag: str, *children: Element, **values: object) -> Element:
    """Return an element of Word's own name space with its attributes and children.

    >>> element("w:jc", val="right").get(qn("w:val"))
    'right'
    """
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def clean(text: str) -> str:
    r"""Return a text without what XML cannot hold; a mark stands for each such character.

    >>> clean("a\x01b\ud800")
    'a�b�'
    """
    return FORBIDDEN.sub("\ufffd", text)


def text_run(text: str, properties: Sequence[Element] = ()) -> Element:
    """Return a stretch of text with its properties, which stand in the order that Word asks for."""
    written = element("w:t")
    written.text = clean(text)
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run(written, properties)


def run(content: Element, properties: Sequence[Element] = ()) -> Element:
    """Return a run that holds one thing."""
    return element("w:r", *([element("w:rPr", *properties)] if properties else []), content)


def field(instruction: str, shown: Iterable[Element]) -> list[Element]:
    """Return a field as its runs: what works it out, and what is shown until then."""
    return [
        run(element("w:fldChar", fldCharType="begin")),
        instruction_run(instruction),
        run(element("w:fldChar", fldCharType="separate")),
        *shown,
        run(element("w:fldChar", fldCharType="end")),
    ]


def instruction_run(instruction: str) -> Element:
    """Return the run that says what a field is."""
    written = element("w:instrText")
    written.text = f" {instruction} "
    return run(written)


def paragraph(  # noqa: PLR0913 - a paragraph has these properties, all but the first two by name
    style: str,
    runs: Iterable[Element],
    *,
    keep_next: bool = False,
    break_before: bool = False,
    numbering: Element | None = None,
    turned: bool = False,
    align: str = "",
    indent: int = 0,
) -> Element:
    """Return a paragraph in a style, by the style's id; ``turned`` when it runs from right to left."""
    properties = [
        element("w:pStyle", val=style),
        *([element("w:keepNext")] if keep_next else []),
        *([element("w:pageBreakBefore")] if break_before else []),
        *([numbering] if numbering is not None else []),
        *([element("w:bidi")] if turned else []),
        *([element("w:ind", left=indent)] if indent else []),
        # In a paragraph from right to left "left" is where lines begin.
        *([element("w:jc", val=align)] if align and not turned else []),
    ]
    return element("w:p", element("w:pPr", *properties), *runs)


def kept_with_next(elements: Sequence[Element]) -> None:
    """Keep the paragraphs of some elements on one page with what follows them."""
    for each in elements:
        for found in each.iter(qn("w:p")):
            properties = found.get_or_add_pPr()
            if properties.find(qn("w:keepNext")) is None:
                properties.insert_element_before(element("w:keepNext"), *AFTER_KEEP_NEXT)


def kept_together(elements: Sequence[Element]) -> None:
    """Keep some elements on one page, as long as one page holds them."""
    if not elements:
        return
    kept_with_next(elements[:-1])
    if elements[-1].tag == qn("w:tbl"):
        kept_with_next(elements[-1].findall(qn("w:tr"))[:-1])


AFTER_KEEP_NEXT = (
    "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers",
    "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid",
    "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
    "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
