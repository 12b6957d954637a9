"""Pictures in the document tree: each lies in the tree itself and says in words what it shows."""

from __future__ import annotations

import base64
from typing import Any, Literal

from workshop.reports.text import Inline, words

Block = dict[str, Any]

SVG: Literal["image/svg+xml"] = "image/svg+xml"


def figure(svg: str, alt: str, caption: str, width: float = 1.0, narrow: str = "") -> Block:
    """Return a drawing with its alternative text and caption; ``width`` is its share of the text's.

    ``narrow`` is the same drawing for a phone, for those writers that know how wide their reader's page is.
    """
    shown = _image(svg.encode("utf-8"), SVG, alt, width)
    if narrow:
        attributes = shown["c"][0]
        attributes[2].append(["narrow", _address(narrow.encode("utf-8"), SVG)])
    return _captioned(shown, caption)


def picture(
    data: bytes,
    mime: Literal["image/svg+xml", "image/png"],
    alt: str,
    caption: str,
    width: float = 1.0,
) -> Block:
    """Return a picture with its alternative text and caption.

    Raises
    ------
    ValueError
        When the alternative text is empty, or the width is not a share between 0 and 1.
    """
    return _captioned(_image(data, mime, alt, width), caption)


def _captioned(shown: Inline, caption: str) -> Block:
    above = [{"t": "Plain", "c": words(caption)}] if caption else []
    return {"t": "Figure", "c": [["", [], []], [None, above], [{"t": "Plain", "c": [shown]}]]}


def image(svg: str, alt: str, width: float = 1.0) -> Inline:
    """Return a small drawing within a line or a cell; ``width`` is its share of the place it stands in."""
    return _image(svg.encode("utf-8"), SVG, alt, width)


def _image(data: bytes, mime: str, alt: str, width: float) -> Inline:
    if not alt.strip():
        raise ValueError("A picture needs an alternative text that says what it shows.")
    if not 0 < width <= 1:
        raise ValueError(f"A picture's width is a share of the text's, above 0 and at most 1, not {width}.")
    attributes = ["", [], [["width", f"{width:.0%}"]]]
    return {"t": "Image", "c": [attributes, words(alt), [_address(data, mime), ""]]}


def _address(data: bytes, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode('ascii')}"
