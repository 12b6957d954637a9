"""Drawing: escaped text that fits its place, marks told apart by shape as well as colour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape

INK, QUIET, LINE, PAPER = "#1b1f24", "#57606a", "#d0d7de", "#ffffff"
BLUE, VERMILION, GREEN = "#0072B2", "#D55E00", "#009E73"
"""Okabe and Ito's colours, told apart by every common kind of colour vision."""

FONTS = "'Source Sans 3', 'Noto Sans', 'Segoe UI', Arial, sans-serif"
WIDTH = 470.0
"""The width of a chart: a line of text on A4 in points, so that sizes below are points in print."""
PHONE_WIDTH = 240.0
"""The width of a chart's second drawing, for a phone, where the same sizes are large enough to read."""
SIZE, SMALL = 9.5, 8.5
LINE_HEIGHT = 11.5

# What XML cannot hold, however it is written.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NARROW = frozenset("iljI.,:;'|!()[]{}ft-r\u2018\u2019 \u00a0\u202f\u2009")
BROAD = frozenset("mwMW@%—…")
WIDE_SCRIPTS = frozenset("WF")
LAST_LATIN = "\u024f"
LAST_OF_FIRST_PLANE = "\uffff"


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return about how wide a text is set, rather too wide than too narrow.

    A picture is drawn without knowing which font its reader has: the widths are the larger ones of
    Source Sans 3 and Arial.

    >>> text_width("iii") < text_width("nnn") < text_width("WWW")
    True
    """
    return sum(map(_character_width, text)) * size * (1.06 if bold else 1.0)


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in BROAD or character > LAST_OF_FIRST_PLANE:
        return 1.02
    if unicodedata.east_asian_width(character) in WIDE_SCRIPTS:
        return 1.02
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    return 0.72 if character.isupper() or character > LAST_LATIN else 0.56


def wrapped(text: str, width: float, size: float = SIZE, most: int = 3, *, bold: bool = False) -> list[str]:
    """Return a text in lines that fit a width, at most so many; the last ends in … when there is more.

    A word that is wider than the line is broken.

    >>> wrapped("Grow services revenue in the north", 60, most=3)
    ['Grow', 'services', 'revenue in…']
    >>> wrapped("aaaaaaaaaaaaaaaa", 60)
    ['aaaaaaaaaaa', 'aaaaa']
    """

    def fits(part: str) -> bool:
        return text_width(part, size, bold=bold) <= width

    lines = [""]
    for piece in _pieces(text, fits):
        longer = f"{lines[-1]} {piece}".strip()
        if fits(longer):
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(piece)
        else:
            return [*lines[:-1], _with_ellipsis(lines[-1], fits)]
    return [line for line in lines if line]


def _pieces(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the words of a text, those that are too wide for a line in parts."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while not fits(rest) and len(rest) > 1:
            end = 1
            while fits(rest[: end + 1]):
                end += 1
            pieces.append(rest[:end])
            rest = rest[end:]
        pieces.append(rest)
    return pieces


def _with_ellipsis(line: str, fits: Callable[[str], bool]) -> str:
    while line and not fits(line + "…"):
        line = line[:-1]
    return line.rstrip(" ,;:") + "…"


def safe(text: str) -> str:
    """Return typed text as XML shows it.

    >>> safe('<b>"A" & B</b>')
    '&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;'
    """
    return escape(FORBIDDEN.sub("\ufffd", text), quote=True)


def label(  # noqa: PLR0913 - a label has these properties, all but the first three by name
    text: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Return one line of text; ``y`` is its base line."""
    weight = ' font-weight="600"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}"{weight}{place}>{safe(text)}</text>'
    )


def inside(text: str, x: float, y: float, between: tuple[float, float], fill: str = INK) -> str:
    """Return a small line of text, centred on ``x`` as far as it stays between two places."""
    left, right = between
    line = one_line(text, right - left)
    width = text_width(line, SMALL)
    if x - width / 2 <= left:
        return label(line, left, y, size=SMALL, fill=fill)
    if x + width / 2 >= right:
        return label(line, right, y, size=SMALL, fill=fill, anchor="end")
    return label(line, x, y, size=SMALL, fill=fill, anchor="middle")


def one_line(text: str, width: float) -> str:
    """Return a text as one small line that fits a width, shortened where it must be."""
    return "".join(wrapped(text, width, SMALL, 1))


def lines(texts: Sequence[str], x: float, y: float, *, fill: str = INK, bold: bool = False) -> str:
    """Return lines of text one below the other; ``y`` is the base line of the first."""
    return "".join(
        label(text, x, y + number * LINE_HEIGHT, fill=fill, bold=bold) for number, text in enumerate(texts)
    )


def hollow(x: float, y: float) -> str:
    """Return the mark for how it is now: a hollow circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2" fill="{PAPER}" stroke="{INK}" stroke-width="1.6"/>'


def ring(x: float, y: float) -> str:
    """Return the mark for how it is now where it stands on what is wanted: a ring around that mark."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7.4" fill="none" stroke="{INK}" stroke-width="1.6"/>'


def filled(x: float, y: float) -> str:
    """Return the mark for what is wanted or required: a filled circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{BLUE}"/>'


def diamond(x: float, y: float) -> str:
    """Return the mark for what is required later: a filled diamond."""
    return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z" fill="{VERMILION}"/>'


def stroke(x1: float, x2: float, y: float, colour: str, width: float = 1.0) -> str:
    """Return a level line."""
    return (
        f'<path d="M{x1:.1f} {y:.1f}H{x2:.1f}" stroke="{colour}" stroke-width="{width}" fill="none"/>'
        if abs(x2 - x1) > 0.05  # noqa: PLR2004 - shorter than a printer's dot
        else ""
    )


def document(title: str, description: str, body: Sequence[str], height: float, width: float = WIDTH) -> str:
    """Return a picture with its title and description for those who don't see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:.0f}" '
        f'width="{width:g}" height="{height:.0f}" font-family="{FONTS}">'
        f"<title>{safe(title)}</title><desc>{safe(description)}</desc>"
        f'<rect width="{width:g}" height="{height:.0f}" fill="{PAPER}"/>{"".join(body)}</svg>'
    )
