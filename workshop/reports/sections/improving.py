"""Where our managers could get better: every rating, what the team chose to talk about, the misses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.charts import Chart, RatingRow, ratings_chart
from workshop.plan.model import CapabilityGoal
from workshop.plan.scoring import Spread, today
from workshop.plan.tallies import Tallied, tallied, votes
from workshop.reports.cells import ended, quiet, stacked
from workshop.reports.sections.answered import (
    is_improving_answered,
    is_week_answered,
    rated_capabilities,
)
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.sections.views import agreed, spread_word, unseen, views
from workshop.reports.tree import Block, Cell, Inline, Section, figure, header, para, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

STEP = "where-to-improve"
RATED_WIDTHS = (0.36, 0.2, 0.44)
AGREED_WIDTHS = (0.36, 0.64)
CHOSEN_WIDTHS = (0.22, 0.39, 0.39)
FEW = 3
"""So many capabilities that the chart leaves out stand in a line, more of them in a table."""


def improving(report: Report) -> Section:
    """Return the ratings with their spread, what is done today about a few, and where it falls short."""
    title = report.says("section_improving")
    if not is_improving_answered(report):
        # Where the week is open as well, one line there says both.
        asked = report.step(STEP) and (is_week_answered(report) or not report.step("time"))
        empty = [still_open(report, STEP, "open_improving")] if asked else []
        return Section("improving", title if empty else "", list(empty))
    blocks: list[Block] = list(_ratings(report))
    chosen = talked_about(report)
    if chosen:
        blocks += [header(2, report.says("talked_about")), _chosen(report, chosen)]
    if report.plan.improving.own_miss:
        own = report.brief(report.plan.improving.own_miss)
        blocks.append(para(strong(report.says("own_miss")), " ", own))
    return Section("improving", title, blocks)


def talked_about(report: Report) -> list[CapabilityGoal]:
    """Return the capabilities that the team chose or wrote about, those with most dots first."""
    place = {capability: number for number, capability in enumerate(report.order)}
    dots = dict(votes(report.plan))
    chosen = [goal for goal in report.plan.capabilities if goal.focus or goal.effort or goal.miss]
    return sorted(chosen, key=lambda goal: (-dots.get(goal.id, 0), place.get(goal.id, len(place)), goal.id))


def _ratings(report: Report) -> Iterator[Block]:
    capabilities = rated_capabilities(report)
    if not capabilities:
        yield still_open(report, STEP, "open_ratings")
        return
    chart = chart_of_ratings(report)
    if chart:
        yield figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    apart = [each for each in capabilities if not _is_drawn(report, each)]
    if apart:
        yield _rated_by_few(report, apart) if chart and len(apart) <= FEW else _rated(report, apart)
    beside = _beside_chart(report, capabilities) if chart else ""
    yield para(quiet(" ".join(filter(None, (report.says("ratings_note"), beside)))))


def _rated(report: Report, capabilities: list[str]) -> Block:
    says = report.says
    head = [says("capability"), says("rating"), says("views")]
    rows: list[list[Cell]] = [
        [report.name_rated(each), stacked(agreed(report, each)), views(report, each)] for each in capabilities
    ]
    if any(row[2] for row in rows):
        return table(says("table_ratings"), head, rows, "lll", RATED_WIDTHS)
    # Nobody rated alone: no column for it.
    return table(says("table_ratings"), head[:2], [row[:2] for row in rows], "ll", AGREED_WIDTHS)


def _rated_by_few(report: Report, capabilities: list[str]) -> Block:
    """Return in a line what the chart has no row for, where that is little."""
    says, told = report.says, list[str | Inline]()
    for each in capabilities:
        aside = says("aside_separator") + said if (said := views(report, each)) else ""
        between = says("moves_separator") if told else ""
        told += [f"{between}{says('label', label=report.name_rated(each))} ", agreed(report, each), aside]
    return para(strong(says("rated_by_few")), " ", *told, ".")


def chart_of_ratings(report: Report) -> Chart | None:
    """Return the chart of capabilities that five or more rated; None when there is none."""
    drawn = [each for each in rated_capabilities(report) if _is_drawn(report, each)]
    counted = [found for each in drawn if (found := tallied(report.plan, each))]
    if not counted:
        return None
    rows = [_row(report, each) for each in counted]
    return ratings_chart(rows, report.framework.scale, _title(report, counted), report.says)


def _beside_chart(report: Report, capabilities: list[str]) -> str:
    """Return, in a line, what the chart does not show: who could not say, and what moved."""
    told = [
        report.says("label", label=report.name_rated(each)) + " " + more
        for each in capabilities
        if (more := unseen(report, each))
    ]
    return ended(report.says("moves_separator").join(told))


def _is_drawn(report: Report, question: str) -> bool:
    counted = tallied(report.plan, question)
    return counted is not None and counted.counts is not None


def _row(report: Report, found: Tallied) -> RatingRow:
    return RatingRow(
        name=report.name_rated(found.question),
        counts=found.counts or (),
        agreed=today(report.plan, found.question),
        spread=spread_word(report, found.question),
    )


def _title(report: Report, drawn: list[Tallied]) -> str:
    """Return what is seen: where views lie far apart, else on how many they are close."""
    says = report.says
    apart = [found.question for found in drawn if found.spread is Spread.FAR_APART]
    if apart:
        return says("chart_ratings_apart", names=says.listed([report.name_rated(each) for each in apart]))
    close = sum(found.spread is Spread.CLOSE for found in drawn)
    if close == len(drawn):
        return says("chart_ratings_together")
    return says("chart_ratings_mixed", close=says.number(close), all=says.count("capabilities", len(drawn)))


def _chosen(report: Report, goals: list[CapabilityGoal]) -> Block:
    """Return what is done today about what the team chose, and where it falls short, side by side.

    What is left for later and was answered nowhere has no column.
    """
    says, dots = report.says, dict(votes(report.plan))
    heads = {"effort": says("effort_today"), "miss": says("miss_for_others")}
    fields = [
        field
        for field in heads
        if f"capabilities/*/{field}" not in report.left_out or any(getattr(goal, field) for goal in goals)
    ]
    rows: list[list[Cell]] = []
    for goal in goals:
        name, given = report.framework.name_of(goal.id), dots.get(goal.id, 0)
        named = says.count("named_with_dots", given, name=name) if given else name
        told = [(report.brief(getattr(goal, field)), f"capabilities/*/{field}") for field in fields]
        rows.append([[strong(named)], *(stacked(or_open(report, text, "not_said", of)) for text, of in told)])
    widths = CHOSEN_WIDTHS[: 1 + len(fields)]
    head = [says("capability"), *(heads[field] for field in fields)]
    return table("", head, rows, "l" * len(head), [width / sum(widths) for width in widths])
