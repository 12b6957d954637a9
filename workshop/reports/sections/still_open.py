"""How a section says that something is still open, and in which step it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.reports.cells import quiet
from workshop.reports.tree import Block, Inline, callout, para, words

if TYPE_CHECKING:
    from workshop.reports.report import Report


def still_open(report: Report, step_id: str, key: str, of: str = "") -> Block:
    """Return one line: what is open, and the step in which it can be mended.

    ``key`` names the words for what is open, ``of`` the question or the list; one that the session's
    agenda leaves for later is said to be so.
    """
    if of in report.left_out:
        return para(quiet(report.says("for_later")))
    return callout("open", [para(*open_line(report, step_id, key))])


def open_line(report: Report, step_id: str, key: str) -> list[Inline]:
    """Return that line as inlines, for a place that has a look of its own."""
    step = report.step(step_id)
    if step is None:
        return words(report.says("still_open_nowhere", what=report.says(key)))
    key_of_line = "still_open" if step.number is not None else "still_open_unnumbered"
    told = {"what": report.says(key), "title": step.title}
    return report.says.inlines(key_of_line, number=str(step.number), **told)


def open_short(report: Report, step_id: str, key: str, of: str = "") -> list[Inline]:
    """Return that line for a place with little room."""
    if of in report.left_out:
        return [quiet(report.says("for_later"))]
    step = report.step(step_id)
    what = report.says(key)
    if step is None:
        text = report.says("still_open_nowhere", what=what)
    elif step.number is None:
        text = report.says("still_open_short_unnumbered", what=what, title=step.title)
    else:
        text = report.says("still_open_short", what=what, number=step.number)
    return [quiet(text)]


def or_open(report: Report, text: str, key: str = "open", of: str = "") -> str | Inline:
    """Return a text, or quiet words that it is open; nothing where it is left for later.

    ``of`` is the question that the text answers.
    """
    return text or ("" if of in report.left_out else quiet(report.says(key)))
