"""Slides on what is done when: the first 90 days, the long term, the next dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workshop.plan.workload import by_term, first_90_days, hours_freed
from workshop.reports.sections.action_plan import by_date
from workshop.reports.sections.asking import row_label
from workshop.reports.sections.follow_up import followup_name
from workshop.reports.shortening import shortened
from workshop.reports.slides.deck import Line, Lines, Slide, Table
from workshop.reports.slides.wording import notes, open_slide, text

if TYPE_CHECKING:
    from workshop.plan.model import Action
    from workshop.reports.report import Report

DAY_WIDTHS = (0.09, 0.34, 0.15, 0.42)
LONG_WIDTHS = (0.15, 0.31, 0.15, 0.39)
DATE_WIDTHS = (0.18, 0.26, 0.56)
LAST = datetime.date.max
MOST_STOPS = 3


def first_days(report: Report) -> Slide:
    """Return what is in place by day 30, 60 and 90, and what managers stop doing."""
    says = report.says
    steps = first_90_days(report.plan, report.day)
    due = [action for step in steps for action in step.actions]
    rows = []
    for step in steps:
        for place, action in enumerate(step.actions):
            name = says("day_number", days=step.days) if place == 0 else ""
            rows.append((name, *_told(report, action)))
    if not rows:
        return open_slide(report, "first-90-days", says("row_days"), "plan", "open_days")
    head = (says("by"), says("in_place_by_then"), says("owner"), says("evidence"))
    stops = _stops(report)
    table = Table(label=says("row_days"), head=head, rows=tuple(rows), widths=DAY_WIDTHS, align="llll")
    return Slide(
        name="first-90-days",
        title=says.count("slide_days", len(due)),
        parts=(table, Lines(lines=(stops,))) if stops else (table,),
        notes=_notes(report, due),
    )


def _told(report: Report, action: Action) -> tuple[str, str, str]:
    says = report.says
    return (
        text(report.title("actions", action)),
        report.person(action.owner) or says("no_owner"),
        text(action.evidence) or says("no_evidence"),
    )


def _stops(report: Report) -> Line | None:
    """Return what managers will no longer do, and the hours that it frees."""
    says = report.says
    found = [shortened(report.title("stops", stop), 70) for stop in report.plan.stops]
    if not found:
        return None
    kept = found[:MOST_STOPS]
    told = says.listed(kept)
    if len(found) > len(kept):
        told = says("with_more", text=told, number=says.number(len(found) - len(kept)))
    hours = hours_freed(report.plan).per_manager
    if hours is not None:
        told = says("slide_frees", text=told, hours=report.formats.number(hours))
    return Line(lead=says("label", label=says("stop")), text=told)


def _notes(report: Report, actions: Sequence[Action]) -> str:
    return notes(*(f"{report.title('actions', each)}: {each.evidence}" for each in actions))


def long_term(report: Report) -> Slide:
    """Return what is built over two years, with what of the short term comes after day 90."""
    says = report.says
    actions = by_date(by_term(report.plan).long)
    if not actions:
        return open_slide(report, "long-term", says("term_long"), "plan", "open_term_long")
    rows = tuple((report.date(each.due) or says("no_due"), *_told(report, each)) for each in actions)
    head = (says("when"), says("action"), says("owner"), says("evidence"))
    return Slide(
        name="long-term",
        title=says.count("slide_long_term", len(actions)),
        parts=(Table(label=says("term_long"), head=head, rows=rows, widths=LONG_WIDTHS, align="llll"),),
        notes=_notes(report, actions),
    )


def next_dates(report: Report) -> Slide:
    """Return when the plan is looked at again, and when the decision is due."""
    says = report.says
    rows = [row for _, row in sorted(_dates(report), key=lambda pair: pair[0])]
    if not rows:
        return open_slide(report, "next-dates", says("slide_dates"), "investment", "open_followups")
    head = (says("date"), says("followup"), says("in_place_by_then"))
    table = Table(label=says("slide_dates"), head=head, rows=tuple(rows), widths=DATE_WIDTHS, align="lll")
    other = _other_dates(report, {row[0] for row in rows})
    return Slide(
        name="next-dates",
        title=says("slide_next", day=_next(report)) if _next(report) else says("slide_dates"),
        parts=(table, Lines(lines=tuple(other))) if other else (table,),
        notes=notes(*(f"{report.title('indicators', each)}: {each.rule}" for each in report.plan.indicators)),
    )


def _next(report: Report) -> str:
    on = min((each.on for each in report.followups if each.on), default=None)
    return report.formats.date(on) if on else ""


def _dates(report: Report) -> Iterator[tuple[datetime.date, tuple[str, str, str]]]:
    says, ask, after = report.says, report.plan.ask, datetime.date.min
    if ask.by:
        yield ask.by, (report.date(ask.by), row_label(report, "row_ask"), text(ask.what))
    dated = sorted((each for each in report.followups if each.on), key=lambda each: each.on or LAST)
    for each in dated:
        until = each.on or LAST
        due = by_date([one for one in report.plan.actions if one.due and after < one.due <= until])
        state = "" if each.agreed else f" ({says('proposed')})"
        if due or each.key.startswith("day-"):
            yield until, (report.date(each.on), followup_name(report, each.key) + state, _due(report, due))
        after = until


def _other_dates(report: Report, shown: set[str]) -> list[Line]:
    """Return the dates by which nothing is due, in a line."""
    lines = []
    for agreed, key in ((True, "agreed_dates"), (False, "proposed_dates")):
        dates = [report.date(each.on) for each in report.followups if each.on and each.agreed is agreed]
        rest = [date for date in dates if date not in shown]
        if rest:
            lines.append(Line(text=report.says(key, dates=report.says.listed(rest)), quiet=True))
    return lines


def _due(report: Report, due: Sequence[Action]) -> str:
    if not due:
        return ""
    first = shortened(report.title("actions", due[0]), 80)
    more = len(due) - 1
    return report.says("with_more", text=first, number=report.says.number(more)) if more else first
