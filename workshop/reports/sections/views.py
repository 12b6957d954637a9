"""A rating in words: the level that the team agreed, and how far its members' own lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.plan.scoring import today
from workshop.plan.tallies import Tallied, move_between_rounds, tallied
from workshop.reports.cells import quiet

if TYPE_CHECKING:
    from workshop.reports.report import Report
    from workshop.reports.tree import Inline


def agreed(report: Report, question: str) -> str | Inline:
    """Return the agreed level of a capability or a habit, in figures and words."""
    level = today(report.plan, question)
    if level is not None:
        words = report.framework.scale.get(level, "")
        return report.says("level_in_words", level=level, words=words) if words else str(level)
    return quiet(report.says("cannot_say" if report.plan.ratings.get(question) else "not_yet_agreed"))


def spread_word(report: Report, question: str) -> str:
    """Return the one word for how far several people's ratings lie apart; empty with fewer than three."""
    found = tallied(report.plan, question)
    return report.says(f"spread_{found.spread.value}") if found and found.spread else ""


def views(report: Report, question: str) -> str:
    """Return all that may be said of several people's ratings; empty when nobody's were counted."""
    found = tallied(report.plan, question)
    if found is None:
        return ""
    if found.spread is None:
        return report.says("too_few")
    parts = [spread_word(report, question), *_figures(report, found)]
    return report.says("aside_separator").join(parts)


def unseen(report: Report, question: str) -> str:
    """Return what a chart of the answers does not show: who could not say, and the move."""
    found = tallied(report.plan, question)
    more = _more(report, found) if found else []
    return report.says("aside_separator").join(more)


def _figures(report: Report, found: Tallied) -> list[str]:
    """Return the middle, who could not say, and the move: from five answers on."""
    if found.median is None:
        return []
    middle = report.says("views_middle", median=_half(report, found.median), count=found.raters)
    return [middle, *_more(report, found)]


def _more(report: Report, found: Tallied) -> list[str]:
    says, parts = report.says, []
    if found.cannot_say:
        parts.append(says.count("could_not_say", found.cannot_say))
    moved = move_between_rounds(report.plan, found.question)
    if moved:
        parts.append(says("median_up" if moved > 0 else "median_down", figure=_half(report, abs(moved))))
    return parts


def _half(report: Report, value: float) -> str:
    """Return a middle level, or half-way between two, as people write it."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return report.says("and_a_half", whole=whole) if whole else report.says("a_half")
