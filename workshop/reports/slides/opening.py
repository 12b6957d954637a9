"""The first slides: the plan on one sheet, and what the team wants to achieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.plan.workload import by_term, first_90_days
from workshop.reports.cells import capital, ended
from workshop.reports.sections import asking
from workshop.reports.sections.action_plan import by_date
from workshop.reports.sections.outcomes import chart_of_outcomes, movement
from workshop.reports.sections.page_one_ask import next_followup
from workshop.reports.sections.still_open import open_short
from workshop.reports.shortening import shortened
from workshop.reports.slides.deck import Slide, Table
from workshop.reports.slides.wording import levels, notes, open_slide, several, text
from workshop.reports.text import plain_text

if TYPE_CHECKING:
    from workshop.plan.model import Action
    from workshop.reports.report import Report

MOST = 3
LONGEST = 95
LONGEST_FIGURE = 22
SHEET_WIDTHS = (0.2, 0.8)
OUTCOME_WIDTHS = (0.25, 0.15, 0.15, 0.14, 0.31)


def one_sheet(report: Report) -> Slide:
    """Return the whole plan in a table of two columns, in the order of page one."""
    says = report.says
    rows = (
        ("row_want", _wants(report)),
        ("row_must", _musts(report)),
        ("row_priorities", _priorities(report)),
        ("row_days", _days(report)),
        ("row_long_term", _long_term(report)),
        ("row_enough", _enough(report)),
        ("row_ask", _ask(report)),
        ("row_risk", _risk(report)),
        ("row_next", plain_text(next_followup(report, shortened))),
    )
    return Slide(
        name="one-sheet",
        title=says("slide_one_sheet"),
        parts=(
            Table(
                label=says("slide_one_sheet"),
                rows=tuple((asking.row_label(report, key), words) for key, words in rows),
                widths=SHEET_WIDTHS,
                align="ll",
            ),
        ),
        notes=notes(report.plan.about.business_strategy, report.plan.about.sales_strategy),
    )


def _open(report: Report, step: str, key: str) -> str:
    return plain_text(open_short(report, step, key))


def _wants(report: Report) -> str:
    lines = []
    for outcome in report.plan.outcomes:
        moved = movement(report, outcome)
        figures = report.says(
            "from_to",
            now=shortened(moved.now_text, LONGEST_FIGURE) or report.says("open"),
            target=shortened(moved.target_text, LONGEST_FIGURE) or report.says("open"),
        )
        parts = (shortened(moved.name, 46), figures, moved.by_text)
        lines.append(report.says("aside_separator").join(part for part in parts if part))
    return several(report, lines, MOST) or _open(report, "outcomes", "open_outcomes")


def _musts(report: Report) -> str:
    lines = [shortened(report.title("requirements", each), LONGEST) for each in report.plan.requirements]
    return several(report, lines, MOST) or _open(report, "manager-gaps", "open_requirements")


def _priorities(report: Report) -> str:
    lines = [
        f"{report.framework.name_of(gap.capability)} ({levels(report, gap)})" for gap in report.priorities
    ]
    if not lines:
        return _open(report, "manager-gaps", "open_priorities")
    return report.says("aside_separator").join(shortened(line, 70) for line in lines)


def _days(report: Report) -> str:
    lines = [
        f"{report.says('day_number', days=step.days)}: {_first(report, list(step.actions))}"
        for step in first_90_days(report.plan, report.day)
        if step.actions
    ]
    return "\n".join(lines) or _open(report, "plan", "open_days")


def _long_term(report: Report) -> str:
    actions = by_date(by_term(report.plan).long)
    return _first(report, actions) if actions else _open(report, "plan", "open_term_long")


def _first(report: Report, actions: list[Action]) -> str:
    title = shortened(report.title("actions", actions[0]), LONGEST - 20)
    more = len(actions) - 1
    return report.says("with_more", text=title, number=report.says.number(more)) if more else title


def _enough(report: Report) -> str:
    answer = report.plan.sufficiency
    if answer.verdict is None:
        return _open(report, "investment", "open_verdict")
    verdict = report.says("verdict", verdict=capital(report.option("sufficiency/verdict", answer.verdict)))
    return f"{verdict} {shortened(answer.reason, 2 * LONGEST) or report.says('reason_open')}"


def _ask(report: Report) -> str:
    if not asking.is_asked(report):
        return _open(report, "investment", "open_ask")
    return plain_text(asking.headline(report))


def _risk(report: Report) -> str:
    if not report.plan.risks:
        return _open(report, "investment", "open_risks")
    return shortened(report.title("risks", report.plan.risks[0]), 2 * LONGEST)


def outcomes(report: Report) -> Slide:
    """Return the outcomes as a table: from where, to where, by when, and why."""
    says = report.says
    found = report.plan.outcomes
    if not found:
        return open_slide(report, "outcomes", says("section_outcomes"), "outcomes", "open_outcomes")
    rows = []
    for outcome in found:
        moved = movement(report, outcome)
        rows.append(
            (
                text(moved.name),
                moved.now_text or says("open"),
                moved.target_text or says("open"),
                moved.by_text or says("no_date"),
                text(outcome.why) or says("open"),
            )
        )
    head = (says("outcome"), says("now"), says("target"), says("by"), says("slide_why"))
    chart = chart_of_outcomes(report)
    return Slide(
        name="outcomes",
        title=capital(chart.title),
        parts=(Table(label=chart.title, head=head, rows=tuple(rows), widths=OUTCOME_WIDTHS, align="lrrll"),),
        notes=notes(*(f"{ended(report.title('outcomes', each))} {each.why}" for each in found)),
    )
