"""A slide on where the plan stands after its follow-ups: the decision, the actions, what was rated again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.plan.standing import Standing, is_followed_up, rated_again, signs, standings
from workshop.reports.cells import capital, ended
from workshop.reports.sections.standing import counted, decision_line, summary_line
from workshop.reports.slides.deck import Decision, Line, Lines, Part, Slide, Table
from workshop.reports.slides.wording import notes, text

if TYPE_CHECKING:
    from workshop.reports.report import Report

WIDTHS = (0.38, 0.16, 0.19, 0.27)
MOST_ACTIONS = 9


def standing(report: Report) -> Slide | None:
    """Return where the plan stands; None before its first follow-up."""
    if not is_followed_up(report.plan):
        return None
    says, found = report.says, standings(report.plan)
    decided = decision_line(report)
    parts: list[Part] = [Decision(text=decided or says("decision_open"))]
    if found:
        head = (says("action"), says("owner"), says("promised_now"), says("where_it_stands"))
        rows = tuple(_action(report, each) for each in found[:MOST_ACTIONS])
        hidden = len(found) - len(rows)
        label = says("plan_against_progress")
        parts.append(Table(label=label, head=head, rows=rows, widths=WIDTHS, align="llll", hidden=hidden))
    if lines := tuple(_seen(report)):
        parts.append(Lines(lines=lines))
    told = counted(report)
    return Slide(
        name="standing",
        title=capital(told) if told else says("section_standing"),
        parts=tuple(parts),
        notes=notes(
            summary_line(report),
            report.plan.decision.conditions,
            *(f"{report.title('actions', each.action)}: {each.reason} {each.evidence}" for each in found),
        ),
    )


def _action(report: Report, each: Standing) -> tuple[str, str, str, str]:
    says = report.says
    state = capital(says(f"standing_state_{each.state or 'unsaid'}"))
    return (
        text(report.title("actions", each.action)),
        report.person(each.owner) or says("no_owner"),
        _when(report, each),
        f"{state}. {text(each.reason)}" if each.reason else state,
    )


def _when(report: Report, each: Standing) -> str:
    """Return the day that was promised first and the one that counts now."""
    if each.due is None:
        return report.says("no_due")
    now = report.date(each.due)
    if not each.slipped or each.action.due is None:
        return now
    return report.says("from_to", now=report.date(each.action.due), target=now)


def _seen(report: Report) -> Iterator[Line]:
    """Yield what was rated again, and the early signs of which the rule applies."""
    says = report.says
    moved = [
        says(
            "named_level",
            name=report.framework.name_of(each.capability),
            levels=_levels(report, each.first, each.now),
        )
        for each in rated_again(report.plan, report.order)
        if each.moved
    ]
    if moved:
        yield Line(lead=ended(says("rated_again")), text=says.listed(moved))
    called = [
        report.title("indicators", each.indicator) for each in signs(report.plan) if each.against == "rule"
    ]
    if called:
        yield Line(lead=ended(capital(says("standing_sign_rule"))), text=says.listed(called))


def _levels(report: Report, first: int | None, now: int | None) -> str:
    return report.says("from_to", now=first, target=now)
