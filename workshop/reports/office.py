"""What the Word file and the slides have in common: how a notebook comes in, and a company's look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import resvg_py
from babel.core import get_global
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from fontTools.ttLib import TTFont, TTLibError
from traitlets import Unicode

from workshop.charts.svg import safe
from workshop.errors import WorkshopError
from workshop.reports.cover import Cover
from workshop.reports.drawings import LINE
from workshop.reports.dress import Dress, DressedExporter
from workshop.reports.glyphs import FONT_FILES, Drawable

KIT_FAMILY = "Source Sans 3"
"""The font that the kit's own reference files name."""
FAMILY_NAMES = (16, 1)
"""Where a font file holds its family's name: the family of all weights, else that of four."""
ENGLISH = "en-GB"
"""The kit's own English, where a session names none."""
LOGO_DOTS = 1200
"""Dots across a drawn logo: sharp in print."""
SVG_BESIDE = (
    f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"/>'
    "</a:ext></a:extLst>"
)
"""Beside a picture as PNG, the drawing that newer programs show in its place."""
BROKEN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


@dataclass(frozen=True, slots=True)
class Logo:
    """A company's logo as PNG, its proportions, and what it says to those who don't see it."""

    png: bytes
    width: int
    height: int
    alt: str

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return its size, as large as a place allows.

        >>> Logo(b"", 300, 100, "").within(90, 60), Logo(b"", 300, 100, "").within(90, 15)
        ((90.0, 30.0), (45.0, 15.0))
        """
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


class OfficeExporter(DressedExporter):
    """An exporter of a file that is worked on further, in the styles of a reference file."""

    reference = Unicode(
        help="A company's own file whose styles or layouts are used; the report folder's, else the kit's, "
        "when not given."
    ).tag(config=True)


def logo_of(dress: Dress, facts: Cover, fonts: Path) -> Logo | None:
    """Return the logo that a look names, drawn; None where it names none, or it can't be drawn."""
    if dress.logo is None:
        return None
    png = dress.logo.read_bytes()
    try:
        if dress.logo.suffix.lower() == ".svg":
            png = drawn(png.decode("utf-8", "replace"), LOGO_DOTS, fonts)
        image = Image.from_blob(png)
    except (ValueError, *BROKEN) as error:
        raise WorkshopError(
            f"The logo {dress.logo.name} can't be drawn. Save it again as PNG or SVG."
        ) from error
    alt = facts.organisation or facts.session or facts.heading
    return Logo(png, image.px_width, image.px_height, alt)


def drawn(svg: str, width: int, fonts: Path, **how: Any) -> bytes:
    """Return a drawing as PNG of so many dots across, its letters from a folder's fonts alone.

    Raises
    ------
    ValueError
        When it is no drawing that can be read.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=max(1, width),
            skip_system_fonts=True,
            font_files=_font_files(fonts),
            font_family=KIT_FAMILY,  # where it names a font that is not there
            **how,
        )
    )


def drawn_for_all(svg: str, width: int, fonts: Path, drawable: Drawable) -> bytes:
    """Return one of the kit's drawings as PNG on white, a box for each letter that no font has.

    Raises
    ------
    ValueError
        When it is no drawing that can be read.
    """

    def line(found: re.Match[str]) -> str:
        return f"<text{found[1]}>{safe(drawable.text(unescape(found[2])))}</text>"

    return drawn(LINE.sub(line, svg), width, fonts, background="#ffffff")


@cache
def _font_files(folder: Path) -> list[str]:
    return sorted(str(file) for file in folder.iterdir() if file.suffix.lower() in FONT_FILES)


def checked_in(language: str) -> str:
    """Return the language whose spelling is checked, with the region that Office programs ask for.

    >>> checked_in("de-CH"), checked_in("fr"), checked_in("en")
    ('de-CH', 'fr-FR', 'en-GB')
    """
    if "-" in language:
        return language
    if language == "en":
        return ENGLISH
    likely = get_global("likely_subtags").get(language, language).split("_")
    return f"{language}-{likely[-1]}" if len(likely) > 1 else language


def without_preview(relations: Any) -> None:
    """Take out of a file the small picture of another, which its template came with."""
    for key in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)


def family_of(dress: Dress) -> str:
    """Return the name of the font family that a look asks for; empty where it asks for none."""
    if dress.fonts_folder is None:
        return dress.family
    found = {name for file in _font_files(dress.fonts_folder) if (name := _family(file))}
    return min(found, key=lambda name: (len(name), name), default="")


def _family(file: str) -> str:
    try:
        with TTFont(file, fontNumber=0, lazy=True) as font:
            return next((str(name) for at in FAMILY_NAMES if (name := font["name"].getDebugName(at))), "")
    except (TTLibError, OSError, KeyError):
        return ""
