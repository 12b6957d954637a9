"""Small pieces of which several slides are made: what is open, names, texts of a slide's length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workshop.plan.scoring import Gap
from workshop.reports.sections.still_open import open_line
from workshop.reports.shortening import shortened
from workshop.reports.slides.deck import Line, Lines, Slide
from workshop.reports.text import plain_text

if TYPE_CHECKING:
    from workshop.reports.report import Report

LONGEST_TEXT = 220
"""A text of more characters is cut on a slide; it stands whole in the notes."""
LONGEST_NAME = 90


def text(words: str) -> str:
    """Return what somebody wrote as a slide has room for it."""
    return shortened(words, LONGEST_TEXT)


def names(
    report: Report, collection: str, ids: Iterable[str], most: int = 2, longest: int = LONGEST_NAME
) -> str:
    """Return the names of linked records in a cell, a line each, and how many more there are."""
    return several(report, report.titles(collection, ids, longest), most)


def several(report: Report, texts: Sequence[str], most: int) -> str:
    """Return texts as lines of a cell, at most so many, and how many more there are."""
    if len(texts) <= most:
        return "\n".join(texts)
    more = report.says("and_more", number=report.says.number(len(texts) - most))
    return "\n".join([*texts[:most], more])


def still_open(report: Report, step_id: str, key: str) -> Line:
    """Return what is open, and the step in which it can be mended."""
    return Line(text=plain_text(open_line(report, step_id, key)), quiet=True)


def open_slide(report: Report, name: str, title: str, step_id: str, key: str) -> Slide:
    """Return a slide that has nothing to say yet: what is open, and in which step to mend it."""
    return Slide(name=name, title=title, parts=(Lines(lines=(still_open(report, step_id, key),)),))


def levels(report: Report, gap: Gap) -> str:
    """Return a capability's three levels in figures."""
    today, in_12, in_24 = (str(each or "?") for each in (gap.today, gap.required_12, gap.required_24))
    return report.says("three_levels", today=today, in_12=in_12, in_24=in_24)


def notes(*parts: str) -> str:
    """Return what is said as notes, a paragraph each; empty parts are left out."""
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())
