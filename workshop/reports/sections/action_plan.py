"""What we will do, in the short and the long term, and what we will stop."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.plan.model import Action, Stop
from workshop.plan.workload import by_term, hours_freed
from workshop.reports import dated
from workshop.reports.cells import figure, quiet, stacked
from workshop.reports.sections.links import picture_of_links
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.tree import Block, Cell, Inline, Section, header, para, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

ACTION_WIDTHS = (0.38, 0.18, 0.44)
STOP_WIDTHS = (0.46, 0.18, 0.36)
LAST = datetime.date.max
LONGEST_LINK = 45


def action_plan(report: Report) -> Section:
    """Return the action tables by term, earliest first, and the stops with the hours they free."""
    says = report.says
    if not (report.plan.actions or report.plan.stops):
        return Section("plan", says("section_plan"), [still_open(report, "plan", "open_plan")])
    terms = by_term(report.plan)
    blocks: list[Block] = []
    for key, actions in (("short", terms.short), ("long", terms.long), ("unsaid", terms.unsaid)):
        if actions:
            blocks += [header(2, says(f"term_{key}")), _table(report, actions)]
        elif key != "unsaid":
            blocks += [header(2, says(f"term_{key}")), still_open(report, "plan", f"open_term_{key}")]
    blocks.append(header(2, says("stops")))
    blocks.append(_stops(report) if report.plan.stops else still_open(report, "plan", "open_stops", "stops"))
    if moved := _moved_and_freed(report):
        blocks.append(para(quiet(moved)))
    blocks += picture_of_links(report)
    return Section("plan", says("section_plan"), blocks, dates=dated.actions(report))


def by_date(actions: Sequence[Action]) -> list[Action]:
    """Return actions with the earliest date first, those without one last."""
    return sorted(actions, key=lambda action: (action.due or LAST, action.start or LAST))


def _table(report: Report, actions: Sequence[Action]) -> Block:
    says = report.says
    head = [says("action"), says("who_and_when"), says("evidence")]
    rows = [_row(report, action) for action in by_date(actions)]
    return table("", head, rows, "lll", ACTION_WIDTHS)


def _row(report: Report, action: Action) -> list[Cell]:
    return [
        stacked(report.title("actions", action), *_purpose(report, action)),
        _who_and_when(report, action),
        stacked(or_open(report, report.brief(action.evidence), "no_evidence", "actions/*/evidence")),
    ]


def _purpose(report: Report, action: Action) -> Iterator[Inline]:
    """Yield an action's kind, how often, and what it builds, else removes or frees; the annex has all."""
    kind = report.option("actions/*/kind", action.kind)
    rhythm = report.option("actions/*/rhythm", action.rhythm)
    parts = [part for part in (kind, rhythm) if part]
    for key, collection, ids in (
        ("builds", "capabilities", action.builds),
        ("removes", "obstacles", action.removes),
        ("frees", "stops", action.frees),
    ):
        names = report.titles(collection, ids, LONGEST_LINK)
        if names:
            parts.append(report.says(key, names=report.says.listed(names)))
            break
    if parts:
        yield quiet(report.says("aside_separator").join(parts))


def _who_and_when(report: Report, action: Action) -> list[Inline]:
    says = report.says
    due = says("by_day", day=report.date(action.due)) if action.due else ""
    start = says("from_day", day=report.date(action.start)) if action.start else ""
    return stacked(
        or_open(report, report.person(action.owner), "no_owner", "actions/*/owner"),
        strong(due) if due else or_open(report, "", "no_due", "actions/*/due"),
        quiet(start) if start else or_open(report, "", "no_start", "actions/*/start"),
    )


def _stops(report: Report) -> Block:
    says = report.says
    freed = hours_freed(report.plan)
    head = [says("stop"), says("hours_freed"), says("who_agrees")]
    foot: list[list[Cell]] = []
    if freed.per_manager is not None and len(report.plan.stops) > 1:
        foot.append([says("together"), [figure(report.formats.number(freed.per_manager))], _all(report)])
    rows = [_stop(report, stop) for stop in report.plan.stops]
    return table("", head, rows, "lrl", STOP_WIDTHS, foot=foot)


def _moved_and_freed(report: Report) -> str:
    """Return how the hours that stops free stand to those that the wanted week moves; empty without both."""
    freed = hours_freed(report.plan).per_manager
    changes = [
        each.wanted - each.now
        for each in report.time.activities
        if each.wanted is not None and each.now is not None
    ]
    moved = sum((change for change in changes if change > 0), Decimal(0))
    if not freed or not moved:
        return ""
    number, rest = report.formats.number, max(Decimal(0), moved - freed)
    key = "moved_and_freed" if rest else "moved_and_freed_all"
    return report.says(key, moved=number(moved), freed=number(freed), rest=number(rest))


def _all(report: Report) -> str:
    hours = hours_freed(report.plan).all_managers
    managers = report.plan.about.managers
    if hours is None or managers is None:
        return ""
    told = {"hours": report.formats.number(hours, 1), "managers": report.formats.number(managers)}
    return report.says.count("hours_of_all", managers, **told)


def _stop(report: Report, stop: Stop) -> list[Cell]:
    hours = "" if stop.hours is None else report.formats.number(stop.hours)
    return [
        report.title("stops", stop),
        stacked(or_open(report, hours, of="stops/*/hours")),
        stacked(or_open(report, report.person(stop.agrees), "nobody", "stops/*/agrees")),
    ]
