"""How large page one's type may be so that it stays one page."""

from __future__ import annotations

from workshop.reports.text import plain_text
from workshop.reports.tree import Section
from workshop.reports.word.styles import Styles

SIZES = ((1700, 10.0), (2100, 9.5), (2500, 9.0))
"""Up to so many characters, so many points."""
SMALLEST = 8.5
PAGE_ONE = ("Page One Text", "Page One Label", "Page One Heading")


def fitted(styles: Styles, page_one: Section) -> None:
    """Set the size of page one's type by how much stands on it."""
    letters = len(plain_text(page_one.blocks))
    points = next((size for most, size in SIZES if letters <= most), SMALLEST)
    for name in PAGE_ONE:
        styles.sized(name, points)
