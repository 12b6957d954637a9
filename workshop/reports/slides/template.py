"""The file whose master, layouts, colours and fonts the slides are written on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from workshop.errors import WorkshopError
from workshop.reports.measuring import Box
from workshop.reports.office import KIT_FAMILY

TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
BODIES = frozenset({PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY})
FOOT = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
ACCENT = re.compile(r"#[0-9a-fA-F]{6}")
POINT = 12700
LEAST_HEIGHT = 200.0


@dataclass(frozen=True)
class Template:
    """An open presentation without slides, and which of its layouts serve for what.

    Attributes
    ----------
    presentation
        To which slides are added.
    cover, text, bare
        Layouts: a title with a subtitle; a title with text; a title alone.
    area
        Where the content of a slide stands: what the text of the layout ``text`` takes.
    stroke
        The colour of lines, as six digits; empty where it is the first accent.
    """

    presentation: Any
    cover: Any
    text: Any
    bare: Any
    area: Box
    stroke: str = ""


def opened(file: Path, accent: str = "", stroke: str = "", family: str = "") -> Template:
    """Return a reference file, opened, without the slides that it may hold.

    Raises
    ------
    WorkshopError
        When it is no such file, or has no layout with a title and text.
    """
    for colour in (accent, stroke):
        if colour and not ACCENT.fullmatch(colour):
            raise WorkshopError(
                f"“{colour}” is no colour. Write it as # and six figures or letters: #0b6e99."
            )
    try:
        presentation: Any = Presentation(str(file))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise WorkshopError(
            f"{file} can't be used for the slides. Save it in PowerPoint as a presentation (.pptx), not as a "
            "template (.potx), and name it again."
        ) from error
    _emptied(presentation)
    for theme in _themes(presentation):
        _dressed(theme, accent.removeprefix("#").upper(), family)
    line = stroke.removeprefix("#").upper() if stroke != accent else ""
    for layout in presentation.slide_layouts if line else ():
        _line_coloured(layout, line)
    return replace(_with_layouts(presentation, file), stroke=line)


def _emptied(presentation: Any) -> None:
    ids = presentation.slides._sldIdLst
    for each in list(ids):
        presentation.part.drop_rel(each.rId)
        ids.remove(each)


def _themes(presentation: Any) -> Iterator[Any]:
    for master in presentation.slide_masters:
        for relation in master.part.rels.values():
            if relation.reltype.endswith("/theme"):
                yield relation.target_part


def _dressed(part: Any, accent: str, family: str) -> None:
    """Put a colour into the place of a theme's first accent, to which all else refers; name another font.

    A company's own reference file keeps the font that it names.
    """
    theme = parse_xml(part.blob)
    for slot in theme.iter(qn("a:accent1")) if accent else ():
        for old in list(slot):
            slot.remove(old)
        slot.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{accent}"/>'))
    for font in theme.iter(qn("a:latin")):
        if family and font.get("typeface") == KIT_FAMILY:
            font.attrib.clear()
            font.set("typeface", family)
    part._blob = serialize_part_xml(theme)


def _line_coloured(layout: Any, colour: str) -> None:
    """Give the accent's strokes on a layout a colour that is too pale for all else."""
    for shape in layout.shapes:
        for named in () if shape.is_placeholder else list(shape._element.iter(qn("a:schemeClr"))):
            if named.get("val") == "accent1":
                named.getparent().replace(named, parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>'))


def _with_layouts(presentation: Any, file: Path) -> Template:
    kinds = [(layout, _kinds(layout)) for layout in presentation.slide_layouts]
    titled = [(layout, found) for layout, found in kinds if not TITLES.isdisjoint(found)]
    texts = [(layout, found) for layout, found in titled if sum(kind in BODIES for kind in found) == 1]
    texts.sort(key=lambda pair: PP_PLACEHOLDER.OBJECT not in pair[1])
    if not texts:
        raise WorkshopError(
            f"{file} has no layout with a title and one place for text. Add one on its slide master, or "
            "leave the kit's own file in use."
        )
    text = texts[0][0]
    covers = [layout for layout, found in titled if PP_PLACEHOLDER.SUBTITLE in found]
    bares = [layout for layout, found in titled if len(found) == 1]
    body = next(each for each in text.placeholders if each.placeholder_format.type in BODIES)
    area = Box(*(each / POINT for each in (body.left, body.top, body.width, body.height)))
    if area.height < LEAST_HEIGHT:
        raise WorkshopError(
            f"The layout “{text.name}” of {file} leaves too little room for text. Make its place higher."
        )
    return Template(presentation, (covers or [text])[0], text, (bares or [text])[0], area)


def _kinds(layout: Any) -> list[Any]:
    """Return the kinds of a layout's places, without those of the footer."""
    found = (each.placeholder_format.type for each in layout.placeholders)
    return [each for each in found if each not in FOOT]
