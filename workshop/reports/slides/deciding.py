"""Slides for whoever decides: whether it is enough, what is asked, what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.charts import investment_chart
from workshop.kit.findings_of import SEVERITIES
from workshop.reports.cells import capital, ended
from workshop.reports.sections import asking, paying_back
from workshop.reports.sections.investment import year_rows
from workshop.reports.sections.open_points import finding_words
from workshop.reports.slides.deck import Bars, Decision, Line, Lines, Part, Slide, Table
from workshop.reports.slides.wording import notes, open_slide, still_open, text
from workshop.reports.text import plain_text

if TYPE_CHECKING:
    from workshop.plan.findings import Finding
    from workshop.reports.report import Report

CHART_SHARE = 0.48
MONEY = "[>={least}]#,##0;"
"""Whole sums; none on a piece too thin to carry it."""
THIN = 15
MOST_POINTS = 7
ALIKE = 2
RISK_WIDTHS = (0.3, 0.3, 0.4)


def investment(report: Report) -> Slide:
    """Return the cost by year as a chart, beside the decision that is asked for and the verdict."""
    says, plan = report.says, report.plan
    title = says("section_investment")
    if not (plan.investments or plan.sufficiency.verdict or asking.is_asked(report)):
        return open_slide(report, "investment", title, "investment", "open_investment")
    verdict = report.option("sufficiency/verdict", plan.sufficiency.verdict)
    decision, bars = _decision(report), _by_year(report)
    parts: tuple[Part, ...] = (bars, decision) if bars else (decision,)
    return Slide(
        name="investment",
        title=says("slide_enough", verdict=capital(verdict)) if verdict else title,
        parts=parts,
        beside=CHART_SHARE if bars else 0,
        notes=notes(
            plan.sufficiency.reason, plan.ask.gives_up, plan.sufficiency.other_causes, says("no_claim")
        ),
    )


def _decision(report: Report) -> Decision:
    says, plan, lines = report.says, report.plan, []
    if plan.sufficiency.verdict is None:
        lines.append(still_open(report, "investment", "open_verdict"))
    elif plan.sufficiency.reason:
        lines.append(Line(lead=says("slide_reason"), text=text(plan.sufficiency.reason)))
    if asking.is_asked(report):
        head = plain_text(asking.headline(report))
        if plan.ask.what:
            lines.insert(0, Line(lead=says("ask_for"), text=text(plan.ask.what)))
        smaller = plain_text(asking.smaller_line(report, lambda told, _: text(told)))
        lines.append(Line(text=smaller or says("open_smaller"), quiet=not smaller))
    else:
        head = still_open(report, "investment", "open_ask").text
    time = report.case.full.paid_time
    if time is not None and time.total:
        lines.append(
            Line(lead=ended(says("paid_time")), text=says("slide_paid_time", amount=report.money(time.total)))
        )
    back = paying_back.pays_back(report, paying_back.whole_text) or paying_back.whole_sentence(report)
    lines += [Line(text=back)] if back else []
    return Decision(text=head, lines=tuple(lines))


def _by_year(report: Report) -> Bars | None:
    """Return cash by source and paid time, a bar for each year; None while no cost is known."""
    if report.case.full.cost is None:
        return None
    years = year_rows(report)
    if not any(year.cash or year.time for year in years):
        return None
    says = report.says
    sources = {
        "cash_ask": [year.ask.total for year in years],
        "cash_own": [year.own.total for year in years],
        "cash_unassigned": [year.unassigned.total for year in years],
    }
    kept = {key: figures for key, figures in sources.items() if any(figures)}
    if not kept:
        kept = {"paid_time": [year.time for year in years]}
    most = max(sum(figures) for figures in zip(*kept.values(), strict=True))
    chart = investment_chart(years, report.money, says)
    names = (says("slide_in_currency", label=says(key), currency=report.formats.currency) for key in kept)
    return Bars(
        alt=chart.alt,
        categories=tuple(year.name for year in years),
        series=tuple(zip(names, (tuple(figures) for figures in kept.values()), strict=True)),
        stacked=True,
        labels=MONEY.format(least=int(most / THIN)),
    )


def open_points(report: Report) -> Slide:
    """Return what stands in the way of a signature, the gravest first; a plan with none says so."""
    says = report.says
    found = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    must = sum(finding.severity == "must" for finding in found)
    lines = [
        Line(text=capital(finding_words(report, finding)), quiet=finding.severity != "must")
        for finding in _chosen(found)
    ]
    if not found:
        lines = [Line(text=says("nothing_open"))]
    elif len(found) > len(lines):
        lines.append(Line(text=says("slide_more", number=len(found) - len(lines)), quiet=True))
    title = says.count("slide_open", must) if must else says("slide_ready")
    parts: tuple[Part, ...] = (Lines(lines=tuple(lines)),)
    return Slide(
        name="open-points",
        title=capital(title),
        parts=parts if found else (*_risks(report), *parts),
        notes=notes(
            *(finding_words(report, finding) for finding in found),
            *(
                " ".join((ended(report.title("risks", each)), each.sign, each.response))
                for each in report.plan.risks
            ),
        ),
    )


def _risks(report: Report) -> Iterator[Part]:
    """Yield the risks, which a plan has even when nothing is open."""
    says = report.says
    rows = [
        (
            text(report.title("risks", each)),
            text(each.sign) or says("open"),
            text(each.response) or says("open"),
        )
        for each in report.plan.risks
    ]
    if rows:
        head = (says("risk"), says("sign"), says("response"))
        yield Table(label=says("risks"), head=head, rows=tuple(rows), widths=RISK_WIDTHS, align="lll")


def _chosen(found: list[Finding]) -> list[Finding]:
    """Return the findings that a slide names: of each rule the first few, then others, in their order."""
    seen: Counter[str] = Counter()
    first: list[Finding] = []
    others: list[Finding] = []
    for finding in found:
        seen[finding.rule] += 1
        (first if seen[finding.rule] <= ALIKE else others).append(finding)
    kept = [*first, *others][:MOST_POINTS]
    return [finding for finding in found if any(finding is each for each in kept)]
