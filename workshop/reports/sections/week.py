"""Where our managers' weeks go: hours now and wanted, what moves, and the habits of a week."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.charts import Chart, WeekRow, week_chart
from workshop.plan.time_use import ActivityTime, Move
from workshop.reports.cells import capital, ended, kept, quiet, stacked
from workshop.reports.sections.answered import habits, is_improving_answered
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.sections.views import agreed, views
from workshop.reports.tree import (
    Block,
    Cell,
    Inline,
    Section,
    figure,
    header,
    para,
    strong,
    table,
)

if TYPE_CHECKING:
    from workshop.reports.report import Report

STEP, NEXT_STEP = "time", "where-to-improve"
WEEK_WIDTHS = (0.49, 0.17, 0.17, 0.17)
HABIT_WIDTHS = (0.36, 0.24, 0.4)
MOST_MOVES = 3


def week(report: Report) -> Section:
    """Return the hours of a week, what moves, and how the team rated the habits of a week."""
    title = report.says("section_week")
    said = habits(report)
    if not (report.time.activities or said):
        # One line for both steps where neither was answered: the shortest session asks for neither.
        both = not is_improving_answered(report) and report.step(NEXT_STEP)
        key = "open_week_and_improving" if both else "open_week"
        empty = [still_open(report, STEP, key)] if report.step(STEP) else []
        return Section("week", title if empty else "", list(empty))
    blocks: list[Block] = list(_hours(report)) if report.time.activities else []
    if said:
        blocks += [header(2, report.says("habits")), _habit_table(report, said)]
    return Section("week", title, blocks)


def chart_of_week(report: Report) -> Chart:
    """Return the chart of hours; its table stands below it in the section."""
    rows = [
        WeekRow(
            name=report.framework.activity_name(each.activity),
            now=each.now,
            wanted=each.now if each.wanted is None and report.time.wanted is not None else each.wanted,
            now_share=each.now_share,
            wanted_share=each.wanted_share,
        )
        for each in report.time.activities
    ]
    whole = WeekRow(report.says("together"), report.time.now, report.time.wanted)
    return week_chart(rows, whole, capital(headline(report)), report.formats.number, report.says)


def headline(report: Report) -> str:
    """Return what is to change most in one line: "3 of 51 hours a week go to …; we want 8"."""
    says, number, found = report.says, report.formats.number, report.time
    most = most_wanted(report)
    if found.now is None:
        return says("week_open")
    if most is None or most.now is None or most.wanted is None:
        largest = max(found.activities, key=lambda each: each.now or Decimal(0))
        name = report.framework.activity_name(largest.activity)
        return says("week_now", hours=number(largest.now or 0), all=number(found.now), activity=_small(name))
    return says(
        "week_headline",
        hours=number(most.now),
        all=number(found.now),
        activity=_small(report.framework.activity_name(most.activity)),
        wanted=number(most.wanted),
    )


def most_wanted(report: Report) -> ActivityTime | None:
    """Return the activity that is to gain most hours; None when none is to gain any."""
    gaining = [
        each
        for each in report.time.activities
        if each.now is not None and each.wanted is not None and each.wanted > each.now
    ]
    return max(gaining, key=lambda each: (each.wanted or Decimal(0)) - (each.now or Decimal(0)), default=None)


def _hours(report: Report) -> Iterator[Block]:
    chart, says, found = chart_of_week(report), report.says, report.time
    yield figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    if found.moves:
        lines = [moved(report, move) for move in found.moves[:MOST_MOVES]]
        told = says("moves_separator").join(lines)
        more = len(found.moves) - len(lines)
        told = says("with_more", text=told, number=says.number(more)) if more else told
        yield para(strong(says("what_moves")), " ", ended(capital(told)))
    if found.now is not None and found.wanted is not None and found.wanted > found.now:
        longer = found.wanted - found.now
        yield para(quiet(says.count("week_longer", longer, figure=report.formats.number(longer))))


def table_of_week(report: Report) -> Block:
    """Return the table behind the chart: hours with their shares, and the two totals."""
    chart, says = chart_of_week(report), report.says
    totals = [_total(report, hours) for hours in (report.time.now, report.time.wanted)]
    rows: list[list[Cell]] = [list(row) for row in chart.rows]
    rows.append([[strong(says("together"))], *([strong(each)] for each in totals), ""])
    return kept(table(says("table_week"), chart.head, rows, chart.align, WEEK_WIDTHS))


def _total(report: Report, hours: Decimal | None) -> str:
    return report.says("open") if hours is None else report.formats.number(hours)


def moved(report: Report, move: Move) -> str:
    """Return "five hours more for developing sellers, from reporting"."""
    source, target = (
        _small(report.framework.activity_name(each)) if each else "" for each in (move.source, move.target)
    )
    key = "moves" if source and target else "moves_in" if target else "moves_out"
    return report.says.count(key, move.hours, source=source, target=target)


def _small(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _views(report: Report, habit: str) -> Inline | str:
    said = views(report, habit)
    return quiet(report.says("our_views", views=said)) if said else ""


def _habit_table(report: Report, said: list[str]) -> Block:
    says = report.says
    notes = {each.id: each.evidence for each in report.plan.habits}
    head = [says("habit"), says("rating"), says("seen_by_us")]
    rows: list[list[Cell]] = [
        [
            report.name_rated(habit),
            stacked(agreed(report, habit), _views(report, habit)),
            stacked(or_open(report, report.brief(notes.get(habit, "")), "not_said", "habits/*/evidence")),
        ]
        for habit in said
    ]
    if "habits/*/evidence" in report.left_out and not any(notes.values()):
        kept = HABIT_WIDTHS[0], 1 - HABIT_WIDTHS[0]
        return table("", head[:2], [row[:2] for row in rows], "ll", kept)
    return table("", head, rows, "lll", HABIT_WIDTHS)
