"""How close page one is set so that it stays one page."""

from __future__ import annotations

from docx.oxml.ns import qn

from workshop.reports.text import plain_text
from workshop.reports.tree import Section
from workshop.reports.word.styles import Styles

SETTINGS = ((1700, 10.0, 1.0), (2100, 9.5, 1.0), (2500, 9.0, 0.96), (2900, 8.5, 0.92))
"""Up to so many characters, pictures' descriptions among them: points, and a share of the usual space."""
CLOSEST = (8.5, 0.88)
TEXTS = ("Page One Text", "Page One Label", "Page One Heading", "Page One Bullet")
TABLE = "Page One"


def fitted(styles: Styles, page_one: Section) -> None:
    """Set page one's type and space by how much stands on it."""
    letters = len(plain_text(page_one.blocks))
    points, share = next((setting[1:] for setting in SETTINGS if letters <= setting[0]), CLOSEST)
    for name in TEXTS:
        styles.sized(name, points)
    for spacing in styles.get("Page One Text").iter(qn("w:spacing")):
        spacing.set(qn("w:line"), str(round(int(spacing.get(qn("w:line"), "240")) * share)))
    for margins in styles.get(TABLE).iter(qn("w:tblCellMar")):
        for edge in ("w:top", "w:bottom"):
            found = margins.find(qn(edge))
            if found is not None:
                # The space between rows gives way first.
                size = int(found.get(qn("w:w"), "0")) * (1 - 3 * (1 - share))
                found.set(qn("w:w"), str(round(size)))
