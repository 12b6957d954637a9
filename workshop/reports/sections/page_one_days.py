"""Page one: the first 90 days, and the long term in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workshop.plan.model import Action
from workshop.plan.workload import Milestone, by_term, first_90_days
from workshop.reports.cells import quiet
from workshop.reports.sections.action_plan import by_date
from workshop.reports.sections.still_open import open_short
from workshop.reports.tree import Block, div, header, plain

if TYPE_CHECKING:
    from workshop.reports.report import Report

Shortens = Callable[[str, int], str]


def first_days(report: Report, room: Shortens) -> list[Block]:
    """Return what is in place by day 30, 60 and 90, side by side."""
    steps = first_90_days(report.plan, report.day)
    if not any(step.actions for step in steps):
        return [plain(*open_short(report, "plan", "open_days"))]
    return [div(["columns-3"], [div([], _milestone(report, step, room)) for step in steps])]


def _milestone(report: Report, step: Milestone, room: Shortens) -> list[Block]:
    heading = header(3, report.says("day_number", days=step.days))
    if not step.actions:
        return [heading, plain(quiet(report.says("nothing_due")))]
    return [heading, plain(_first(report, step.actions, room, 18))]


def long_term(report: Report, room: Shortens) -> list[Block]:
    """Return the first of the long-term actions, and how many more there are."""
    actions = by_term(report.plan).long
    if not actions:
        return [plain(*open_short(report, "plan", "open_term_long"))]
    return [plain(_first(report, actions, room, 22))]


def _first(report: Report, actions: Sequence[Action], room: Shortens, most: int) -> str:
    first, *rest = by_date(actions)
    text = room(report.title("actions", first), most)
    return report.says("with_more", text=text, number=report.says.number(len(rest))) if rest else text
