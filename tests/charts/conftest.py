"""The kit's words for charts, and charts read back from their drawings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from workshop.charts.svg import text_width
from workshop.kit.formats import Formats
from workshop.reports.words import Words

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def says(project: Path) -> Words:
    """The words of the written plan, in British English and euros."""
    texts = yaml.safe_load((project / "kit/words/plan.yaml").read_text("utf-8"))
    return Words("plan", texts, Formats())


Drawn = ElementTree.Element


@pytest.fixture(scope="session")
def drawn() -> Callable[[str], Drawn]:
    """Reads a drawing as XML; every text in it must lie within the picture."""

    def read(svg: str) -> Drawn:
        root = ElementTree.fromstring(svg)
        width, height = (float(root.attrib[name]) for name in ("width", "height"))
        for text in root.iter(f"{SVG}text"):
            size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
            bold = "font-weight" in text.attrib
            wide = text_width(text.text or "", size, bold=bold)
            left = x - {"end": wide, "middle": wide / 2}.get(text.attrib.get("text-anchor", ""), 0.0)
            assert left >= -0.5, text.text
            assert left + wide <= width + 0.5, text.text
            assert size <= y <= height, text.text
        return root

    return read


@pytest.fixture(scope="session")
def texts() -> Callable[[Drawn], list[str]]:
    """Gives the texts of a drawing in order."""
    return lambda root: [text.text or "" for text in root.iter(f"{SVG}text")]


@pytest.fixture(scope="session")
def boxes() -> Callable[[Drawn], list[tuple[float, float, float, float, str]]]:
    """Gives the place of every text of a drawing: left, top, right, bottom, words."""

    def places(root: Drawn) -> list[tuple[float, float, float, float, str]]:
        found = []
        for text in root.iter(f"{SVG}text"):
            size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
            # What is drawn, without the reserve that keeps text within its place.
            wide = text_width(text.text or "", size) * 0.8
            left = x - {"end": wide, "middle": wide / 2}.get(text.attrib.get("text-anchor", ""), 0.0)
            found.append((left, y - size * 0.7, left + wide, y + size * 0.2, text.text or ""))
        return found

    return places
