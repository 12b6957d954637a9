"""How the room's pages look within a notebook, which has a page of its own around them."""

from __future__ import annotations

from pathlib import Path

import workshop.room

STATIC = Path(workshop.room.__file__).resolve().parent / "static"


def styles(inside: str, *sheets: str) -> str:
    """Return style sheets of the room for a part of another page.

    Parameters
    ----------
    inside
        The class of that part: what the sheets say of the whole page is said of it.
    sheets
        Their names, in order.
    """
    text = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in sheets)
    return text.replace(":root", ":host").replace("\nbody {", f"\n.{inside} {{")
