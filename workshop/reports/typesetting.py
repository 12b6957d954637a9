"""What whatever typst sets begins with: fonts in their order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import typst

from workshop.reports.glyphs import OWN_FAMILY

# Emoji before the symbols: only the emoji font joins several characters to one picture.
FIRST_FAMILIES = (OWN_FAMILY, "Noto Sans", "Noto Emoji")


@cache
def fonts_in(*folders: Path, system: bool = False) -> typst.Fonts:
    """Return the fonts of these folders, and the computer's own only where they are asked for."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=list(folders))


def in_order(families: Sequence[str]) -> list[str]:
    """Return families in the order in which they are tried: the kit's own first.

    >>> in_order(["Noto Sans Thai", "Noto Sans", "Noto Emoji"])
    ['Noto Sans', 'Noto Emoji', 'Noto Sans Thai']
    """
    first = [family for family in FIRST_FAMILIES if family in families]
    return [*first, *sorted(set(families) - set(first))]
