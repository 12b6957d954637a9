"""Drawings on their way into the PDF: the lines as they are, the letters set by typst.

typst hands an SVG's text to a part that gets letters wrong that join, stack or come from several fonts.
So the kit's drawings are taken apart: what is drawn stays a drawing, and each line of text is set over
it as all other text is, in every script.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any

from workshop.reports.glyphs import Drawable

# A line of text as the kit's charts write it: nothing within it, and nothing that turns it.
LINE = re.compile(r"<text\b([^<>]*)>([^<>]*)</text>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
KNOWN = frozenset({"x", "y", "font-size", "font-weight", "fill", "text-anchor"})
TURNED = re.compile(r"\btransform=|<svg\b.*<svg\b", re.DOTALL)
VIEW = re.compile(r'<svg\b[^>]*\bviewBox="0 0 ([0-9.]+) ([0-9.]+)"')
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SPOKEN = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>", re.DOTALL)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+|&#[xX]?[0-9a-fA-F]+;")
BLACK = "#000000"
NORMAL_WEIGHT, USUAL_SIZE = 400, 10.0


@dataclass(frozen=True)
class Label:
    """A line of text over a drawing, in the drawing's own measures."""

    x: float
    y: float
    size: float
    weight: int
    fill: str
    anchor: str
    text: str


def taken_apart(svg: str, drawable: Drawable) -> dict[str, Any]:
    """Return a drawing without its text as ``data``, its ``labels``, and how wide it is ``across``.

    A drawing that the kit did not make keeps its text, with a box for what is not plain Latin, Greek
    or Cyrillic.
    """
    bare = SPOKEN.sub("", svg)
    view = VIEW.search(bare)
    if view is None or TURNED.search(bare):
        return {"data": _plain(bare, drawable), "labels": [], "across": 1.0}
    labels: list[Label] = []

    def take(found: re.Match[str]) -> str:
        attributes = dict(ATTRIBUTE.findall(found[1]))
        try:
            label = _label(attributes, drawable.text(unescape(found[2])))
        except ValueError:
            return found[0]
        labels.append(label)
        return ""

    drawn = LINE.sub(take, bare)
    return {
        "data": _plain(drawn, drawable),
        "labels": [asdict(label) for label in labels],
        "across": float(view[1]),
    }


def _label(attributes: dict[str, str], text: str) -> Label:
    if not attributes.keys() <= KNOWN:
        raise ValueError("The text has a look that only a drawing gives it.")
    fill = attributes.get("fill", BLACK)
    return Label(
        x=float(attributes.get("x", 0)),
        y=float(attributes.get("y", 0)),
        size=float(attributes.get("font-size", USUAL_SIZE)),
        weight=int(attributes.get("font-weight", NORMAL_WEIGHT)),
        fill=fill if COLOUR.fullmatch(fill) else BLACK,
        anchor=attributes.get("text-anchor", "start"),
        text=text,
    )


def _plain(svg: str, drawable: Drawable) -> str:
    """Return an SVG in which every character is drawn by one glyph of the plan's own font."""

    def boxed(found: re.Match[str]) -> str:
        text = unicodedata.normalize("NFC", unescape(found[0]))
        return "".join(map(drawable.own, text))

    return BEYOND_ASCII.sub(boxed, svg)
