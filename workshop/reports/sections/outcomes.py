"""What we want to achieve: the outcomes with their figures, and why each matters to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.charts import Chart, Movement, outcomes_chart
from workshop.plan.situation import Outcome
from workshop.reports.cells import capital, ended, quiet, sentence
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.tree import Block, Section, para, strong
from workshop.reports.tree import figure as drawing

if TYPE_CHECKING:
    from workshop.reports.report import Report


def outcomes(report: Report) -> Section:
    """Return the outcomes with their chart, below who the plan is for and the strategies."""
    blocks = [*_about(report), *_strategies(report)]
    if report.plan.outcomes:
        chart = chart_of_outcomes(report)
        blocks += [
            drawing(chart.svg, chart.alt, chart.title, narrow=chart.narrow),
            *(_reason(report, each) for each in report.plan.outcomes),
        ]
    else:
        blocks.append(still_open(report, "outcomes", "open_outcomes"))
    return Section("outcomes", report.says("section_outcomes"), blocks)


def movements(report: Report) -> list[Movement]:
    """Return the outcomes as the chart draws them."""
    return [movement(report, outcome) for outcome in report.plan.outcomes]


def movement(report: Report, outcome: Outcome) -> Movement:
    """Return one outcome as the chart draws it."""
    return Movement(
        name=report.title("outcomes", outcome),
        now=outcome.baseline,
        target=outcome.target,
        direction=outcome.direction,
        now_text=report.measured(outcome, outcome.baseline),
        target_text=report.measured(outcome, outcome.target),
        by_text=report.date(outcome.by),
    )


def _about(report: Report) -> Iterator[Block]:
    about, says = report.plan.about, report.says
    parts = []
    if about.managers is not None:
        parts.append(
            says.count("about_managers", about.managers, figure=report.formats.number(about.managers))
        )
    if about.sellers is not None:
        parts.append(says.count("about_sellers", about.sellers, figure=report.formats.number(about.sellers)))
    for role in ("owner", "sponsor"):
        name = report.person(getattr(about, role))
        if name:
            parts.append(says(f"about_{role}", name=name))
    if parts:
        yield sentence(*parts)


def _strategies(report: Report) -> Iterator[Block]:
    for name in ("business_strategy", "sales_strategy"):
        text = getattr(report.plan.about, name)
        if text:
            yield para(strong(report.says(name)), " ", report.brief(text))


def chart_of_outcomes(report: Report) -> Chart:
    """Return the chart of outcomes; the table behind it stands in the annex."""
    return outcomes_chart(movements(report), report.says)


def _reason(report: Report, outcome: Outcome) -> Block:
    """Return what an outcome measures, why it matters and to whom."""
    says = report.says
    kind = report.option("outcomes/*/kind", outcome.kind)
    aside = [kind] if kind else []
    aside += [says("measured_by", measure=outcome.measure)] if outcome.measure else []
    executive = report.person(outcome.executive)
    return para(
        strong(ended(report.title("outcomes", outcome))),
        " ",
        or_open(report, ended(report.brief(outcome.why)), "why_open", "outcomes/*/why"),
        " ",
        says("matters_to", name=executive)
        if executive
        else or_open(report, "", "matters_to_open", "outcomes/*/executive"),
        " ",
        quiet(ended(capital(says("aside_separator").join(aside)))) if aside else "",
    )
