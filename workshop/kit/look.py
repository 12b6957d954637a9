"""A company's look, as a session's file names it: reference files, logo, colour, fonts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from xml.etree import ElementTree

from pydantic import BeforeValidator

from workshop.kit.definitions import Piece, Text
from workshop.kit.reading import Place

ENOUGH = 4.5
"""Text of less contrast with its paper is hard to read for many people (WCAG 2.2, AA)."""
DARK = 0.04045
"""Up to here a part of a colour counts in proportion."""
COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
FAMILY = re.compile(r"[\w][\w .+-]{0,79}")
PNG = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 2_000_000
LOGO_ENDINGS = (".png", ".svg")
FONT_ENDINGS = (".otf", ".ttf")


def _colour(value: object) -> str:
    found = COLOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        said = f", not “{value}”" if value is not None else ""
        raise ValueError(
            f'takes a colour as six digits in "double quotes", such as "#0b6e99"{said}. '
            "Without quotes, # begins a comment."
        )
    return f"#{found[1].lower()}"


class Look(Piece):
    """How a company's plans look. Paths lie inside the session's folder.

    Attributes
    ----------
    reference_docx, reference_pptx
        A Word file and a PowerPoint file whose styles are taken over.
    logo
        A PNG or SVG file, which stands at the head of page one.
    accent
        A colour for headings and marks, as ``#rrggbb``.
    fonts
        The name of a font family, or a folder of font files.
    """

    reference_docx: Text | None = None
    reference_pptx: Text | None = None
    logo: Text | None = None
    accent: Annotated[str | None, BeforeValidator(_colour)] = None
    fonts: Text | None = None

    @property
    def text_accent(self) -> str:
        """The accent, where text in it can be read on white; else empty."""
        return self.accent if self.accent and contrast(self.accent) >= ENOUGH else ""

    def notes(self) -> list[str]:
        """Return what those who chose the look should know, a sentence each."""
        if not self.accent or self.text_accent:
            return []
        return [
            f"The colour {self.accent} has a contrast of {ratio_text(contrast(self.accent))} to 1 on white; "
            f"text needs {ENOUGH} to 1. It is used for lines, and text keeps the kit's own colour."
        ]


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 for black to 1 for white, as WCAG 2.2 works it out.

    >>> luminance("#000000"), round(luminance("#ffffff"), 3)
    (0.0, 1.0)
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str) -> float:
    """Return the contrast of a colour on white paper, from 1 to 21.

    >>> contrast("#000000"), round(contrast("#0b6e99"), 1)
    (21.0, 5.7)
    """
    return 1.05 / (luminance(colour) + 0.05)


def ratio_text(ratio: float) -> str:
    """Return a contrast with one decimal place, never rounded up to what would be enough.

    >>> ratio_text(4.49)
    '4.4'
    """
    return f"{int(ratio * 10) / 10}"


def look_problems(look: Look, folder: Path) -> Iterator[tuple[Place, str]]:
    """Yield what a look names and the session's folder lacks, as (place in the file, what to write)."""
    for name, endings in (
        ("reference_docx", (".docx",)),
        ("reference_pptx", (".pptx",)),
        ("logo", LOGO_ENDINGS),
    ):
        value = getattr(look, name)
        if value and (says := _file_problem(value, endings, folder)):
            yield ("look", name), says
    if look.fonts and (says := _fonts_problem(look.fonts, folder)):
        yield ("look", "fonts"), says


def fonts_folder(fonts: str, folder: Path) -> Path | None:
    """Return the folder of font files that is meant; None when it is the name of a family."""
    return folder / fonts if _is_inside(fonts, folder) and (folder / fonts).is_dir() else None


def _is_inside(value: str, folder: Path) -> bool:
    try:
        return (folder / value).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def _file_problem(value: str, endings: tuple[str, ...], folder: Path) -> str:
    file = folder / value
    if not _is_inside(value, folder):
        return f"“{value}” lies outside the session's folder. Copy the file into it."
    if file.suffix.lower() not in endings:
        return f"takes a file that ends in {' or '.join(endings)}, not “{value}”."
    if not file.is_file():
        return f"there is no file “{value}” in the session's folder. Copy it there, or mend the path."
    if file.suffix.lower() in (".docx", ".pptx"):
        return "" if zipfile.is_zipfile(file) else f"“{value}” can't be opened as a file of that kind."
    if file.stat().st_size > MOST_BYTES:
        return f"“{value}” is larger than 2 MB, and every plan carries it. Take a smaller picture."
    return "" if _is_picture(file) else f"“{value}” can't be read as a picture. Save it again as PNG or SVG."


def _is_picture(file: Path) -> bool:
    if file.suffix.lower() == ".png":
        return file.read_bytes().startswith(PNG)
    try:
        root: str = ElementTree.fromstring(file.read_bytes()).tag
    except (ElementTree.ParseError, ValueError):
        return False
    return root.rpartition("}")[2] == "svg"


def _fonts_problem(value: str, folder: Path) -> str:
    found = fonts_folder(value, folder)
    if found:
        has_fonts = any(each.suffix.lower() in FONT_ENDINGS for each in found.iterdir())
        return "" if has_fonts else f"the folder “{value}” holds no .otf or .ttf file."
    if "/" in value or "\\" in value:
        return f"there is no folder “{value}” in the session's folder. Copy it there, or name a font family."
    if not FAMILY.fullmatch(value):
        return "takes the name of a font family in letters and digits, or a folder of font files."
    return ""
