"""What our managers must do differently, how far they have to go, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.charts import Chart, GapRow, gap_chart
from workshop.plan.model import CapabilityGoal, Requirement
from workshop.plan.scoring import Gap
from workshop.reports.cells import quiet, stacked
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.sections.views import spread_word
from workshop.reports.tree import Block, Cell, Inline, Section, figure, header, para, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

REQUIREMENT_WIDTHS = (0.44, 0.29, 0.27)
PRIORITY_WIDTHS = (0.31, 0.43, 0.26)


def manager_gaps(report: Report) -> Section:
    """Return what a seller will see, the gaps in the proposed order, and the chosen priorities."""
    says = report.says
    if not (report.plan.requirements or report.gaps):
        empty = still_open(report, "manager-gaps", "open_manager_gaps")
        return Section("manager-gaps", says("section_manager_gaps"), [empty])
    blocks: list[Block] = []
    if report.plan.requirements:
        blocks.append(_requirements(report))
    else:
        blocks.append(still_open(report, "manager-gaps", "open_requirements"))
    blocks.append(header(2, says("how_far")))
    if report.proposed:
        blocks += _gaps(report)
    else:
        blocks.append(still_open(report, "manager-gaps", "open_gaps"))
    blocks += _asides(report)
    blocks.append(header(2, says("priorities")))
    if report.priorities:
        blocks.append(_priorities(report))
    else:
        blocks.append(still_open(report, "manager-gaps", "open_priorities"))
    if report.plan.gaps.why_others_wait:
        wait = report.brief(report.plan.gaps.why_others_wait)
        blocks.append(para(strong(says("why_others_wait")), " ", wait))
    return Section("manager-gaps", says("section_manager_gaps"), blocks)


def gap_rows(report: Report) -> list[GapRow]:
    """Return the capabilities as the chart draws them, in the proposed order."""
    ranks = {gap.capability: rank for rank, gap in enumerate(report.priorities, start=1)}
    return [
        GapRow(
            name=report.framework.name_of(gap.capability),
            today=gap.today,
            required_12=gap.required_12,
            required_24=gap.required_24,
            priority=ranks.get(gap.capability, 0),
            views=spread_word(report, gap.capability),
        )
        for gap in report.proposed
    ]


def _requirements(report: Report) -> Block:
    says = report.says
    head = [says("what_seen"), says("for_outcome"), says("takes")]
    rows = [_requirement(report, each) for each in report.plan.requirements]
    return table(says("table_requirements"), head, rows, "lll", REQUIREMENT_WIDTHS)


def _requirement(report: Report, requirement: Requirement) -> list[Cell]:
    serves = report.titles("outcomes", requirement.serves, 50)
    takes = report.titles("capabilities", requirement.takes)
    return [
        report.title("requirements", requirement),
        stacked(*serves) if serves else [quiet(report.says("no_outcome"))],
        stacked(*takes) if takes else [quiet(report.says("no_capability"))],
    ]


def chart_of_gaps(report: Report) -> Chart:
    """Return the chart of gaps; the table behind it stands in the annex."""
    return gap_chart(
        gap_rows(report), report.framework.scale, report.month_in(12), report.month_in(24), report.says
    )


def _gaps(report: Report) -> Iterator[Block]:
    chart = chart_of_gaps(report)
    yield figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    unrated = any(gap.today is None for gap in report.proposed)
    reasons = ["order_reason", *(["order_reason_unrated"] if unrated else [])]
    yield para(quiet(" ".join(map(report.says, reasons))))


def _asides(report: Report) -> Iterator[Block]:
    """Yield a line each on strengths, on what is not yet rated, and on what no outcome needs."""
    strengths = [gap for gap in report.gaps if gap.strength]
    unrated = [gap for gap in report.gaps if gap.today is None]
    lines = (("strengths", strengths), ("unrated", unrated), ("unserved", report.unserved))
    for key, found in lines:
        if found:
            names = report.titles("capabilities", [gap.capability for gap in found])
            yield para(
                strong(report.says(key)), " ", report.says(f"{key}_line", names=report.says.listed(names))
            )


def _priorities(report: Report) -> Block:
    says = report.says
    head = [says("priority"), says("will_be_seen"), says("who_notices")]
    rows = [_priority(report, number, gap) for number, gap in enumerate(report.priorities, start=1)]
    return table("", head, rows, "lll", PRIORITY_WIDTHS)


def _priority(report: Report, number: int, gap: Gap) -> list[Cell]:
    says = report.says
    goal = next((each for each in report.plan.capabilities if each.id == gap.capability), None)
    name = report.framework.name_of(gap.capability)
    levels = [
        _level(report, gap.today, "not_yet_rated"),
        _level(report, gap.required_12, "open"),
        _level(report, gap.required_24, "open"),
    ]
    served = report.titles("outcomes", gap.outcomes, 50)
    return [
        stacked(
            strong(says("priority_heading", number=number, name=name)),
            says("three_levels", today=levels[0], in_12=levels[1], in_24=levels[2]),
            quiet(says("serves", outcomes=says.listed(served))) if served else "",
        ),
        stacked(or_open(report, report.brief(goal.seen) if goal else "", "not_said", "capabilities/*/seen")),
        stacked(*_noticed(report, goal)) if goal else "",
    ]


def _level(report: Report, level: int | None, otherwise: str) -> str:
    """Return a level in words; its figure stands in the chart."""
    return report.says(otherwise) if level is None else report.framework.scale.get(level, str(level))


def _noticed(report: Report, goal: CapabilityGoal) -> Iterator[str | Inline]:
    """Yield in how many managers it will be seen, who notices first, and when."""
    says = report.says
    yield _share(report, goal)
    yield or_open(report, goal.noticed_by, "nobody", "capabilities/*/noticed_by")
    yield (
        says("noticed_when", day=report.date(goal.noticed_when))
        if goal.noticed_when
        else or_open(report, "", "no_date", "capabilities/*/noticed_when")
    )


def _share(report: Report, goal: CapabilityGoal) -> str:
    """Return in about how many managers it will be seen; empty when nobody said."""
    if goal.share is None:
        return ""
    managers = report.plan.about.managers
    if managers and goal.share == managers:
        return report.says("seen_in_all")
    share = report.formats.number(goal.share)
    if managers is None:
        return report.says.count("seen_in", goal.share, share=share)
    return report.says("seen_in_of", share=share, managers=report.formats.number(managers))
