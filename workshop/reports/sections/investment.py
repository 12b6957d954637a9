"""Are we investing enough: the verdict, the ask, the cost by year, and what would pay it back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.charts import Cash, YearRow, investment_chart
from workshop.plan.break_even import OutcomeReturn
from workshop.plan.costs import YEARS, ZERO, Amounts, Line, spread_over
from workshop.plan.model import Investment
from workshop.reports import dated
from workshop.reports.cells import capital, figure, kept, quiet, sentence, stacked
from workshop.reports.sections import asking, paying_back
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.tree import Block, Cell, Inline, Section, bullets, header, para, plain, strong, table
from workshop.reports.tree import figure as drawing

if TYPE_CHECKING:
    from workshop.reports.report import Report

WHAT_WIDTHS = (0.58, 0.1, 0.1, 0.22)
COSTS = {
    "cash_ask": "ask",
    "cash_own": "own",
    "cash_unassigned": "unassigned",
    "cash_all": "cash",
    "paid_time": "paid_time",
}
"""The lines of the table of costs: their words, and the amounts of a version."""
LONGEST_LINK = 50
MOST_NAMED = 2
"""An investment that pays for more actions has them all in the annex."""
COST_LABEL = 0.26


def investment(report: Report) -> Section:
    """Return the verdict and the ask, what it costs by year, and what would have to be true."""
    if not (report.plan.investments or report.plan.sufficiency.verdict or asking.is_asked(report)):
        empty = still_open(report, "investment", "open_investment")
        return Section("investment", report.says("section_investment"), [empty])
    blocks = [_verdict(report), asking.decision(report)]
    if report.plan.investments:
        blocks += [
            header(2, report.says("what_it_takes")),
            _what(report),
            *_by_year(report),
        ]
    else:
        blocks.append(still_open(report, "investment", "open_investments"))
    blocks += _pays_back(report)
    return Section("investment", report.says("section_investment"), blocks, dates=dated.decision(report))


def _verdict(report: Report) -> Block:
    answer = report.plan.sufficiency
    if answer.verdict is None:
        return still_open(report, "investment", "open_verdict")
    verdict = report.option("sufficiency/verdict", answer.verdict)
    reason = or_open(report, report.brief(answer.reason), "reason_open", "sufficiency/reason")
    return para(strong(report.says("verdict", verdict=capital(verdict))), " ", reason)


# ---------------------------------------------------------------- what it takes


def _what(report: Report) -> Block:
    says = report.says
    head = [says("investment"), says("once"), says("each_year"), says("paid_from_when")]
    rows = [_investment(report, each) for each in report.plan.investments]
    return table("", head, rows, "lrrl", WHAT_WIDTHS)


def _investment(report: Report, each: Investment) -> list[Cell]:
    says = report.says
    source = report.option("investments/*/paid_from", each.paid_from)
    smaller = report.option("investments/*/smaller", each.smaller)
    return [
        stacked(report.title("investments", each), *_aside(report, each)),
        _money(report, each.once),
        _money(report, each.yearly),
        stacked(
            or_open(report, source, of="investments/*/paid_from"),
            _starts(report, each),
            quiet(says("in_smaller", answer=smaller)) if smaller else "",
            *_less(report, each),
        ),
    ]


def _starts(report: Report, each: Investment) -> str | Inline:
    if each.starts:
        return report.says("from_day", day=report.date(each.starts))
    return or_open(report, "", "no_start", "investments/*/starts")


def _less(report: Report, each: Investment) -> Iterator[Inline]:
    """Yield what an investment costs in the smaller version, where that is less."""
    if each.smaller == "less":
        for key, amount in (("less_once", each.smaller_once), ("less_yearly", each.smaller_yearly)):
            if amount:
                yield quiet(report.says(key, amount=report.formats.money(amount)))


def _money(report: Report, amount: Decimal | None) -> Cell:
    return [figure(report.formats.money(amount)) if amount is not None else quiet(report.says("none_given"))]


def _aside(report: Report, each: Investment) -> Iterator[Inline]:
    parts = [*_purpose(report, each), *_days(report, each)]
    if parts:
        yield quiet(report.says("aside_separator").join(parts))


def _purpose(report: Report, each: Investment) -> Iterator[str]:
    """Yield what an investment builds, else what it pays for or removes; all its links are in the annex."""
    for key, collection, ids in (
        ("builds", "capabilities", each.builds),
        ("pays_for", "actions", each.funds),
        ("removes", "obstacles", each.removes),
    ):
        names = report.titles(collection, ids, LONGEST_LINK)
        if len(names) > MOST_NAMED:
            names = [*names[:MOST_NAMED], report.says.count("others", len(names) - MOST_NAMED)]
        if names:
            yield report.says(key, names=report.says.listed(names))
            return


def _days(report: Report, each: Investment) -> Iterator[str]:
    """Yield the paid days: for each of so many managers, and of their bosses in all."""
    number = report.formats.number
    how_many = 0 if each.managers is None else each.managers  # as an open number is counted: "managers"
    managers = report.says("how_many_open") if each.managers is None else number(each.managers)
    for key, once, yearly in (
        ("manager_days", each.days_once, each.days_yearly),
        ("boss_days", each.boss_days_once, each.boss_days_yearly),
    ):
        days = [
            report.says.count(word, value, figure=number(value))
            for word, value in (("days_once", once), ("days_yearly", yearly))
            if value
        ]
        if days:
            told = {"days": report.says.listed(days), "managers": managers}
            is_managers = key == "manager_days"
            yield report.says.count(key, how_many, **told) if is_managers else report.says(key, **told)
        elif once is not None or yearly is not None:
            yield report.says(f"no_{key}")


# ---------------------------------------------------------------- by year


def _by_year(report: Report) -> Iterator[Block]:
    """Yield the chart and the table of the full version by year, beside the smaller one and today."""
    if report.case.full.cost is None:
        return
    years = year_rows(report)
    if any(year.cash or year.time for year in years):
        chart = investment_chart(years, report.money, report.says)
        yield drawing(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    yield kept(_cost_table(report))
    yield from _in_proportion(report)


def _cost_table(report: Report) -> Block:
    case, says = report.case, report.says
    smaller = case.smaller
    versions = [case.full, *([smaller] if smaller else [])]
    head = [
        says("cost_by_year"),
        *(says("year", number=year + 1) for year in range(YEARS)),
        says("three_years"),
    ]
    head += [*([says("smaller_version")] if smaller else []), says("spent_today")]
    rows: list[list[Cell]] = []
    for key, name in COSTS.items():
        amounts: list[Amounts | None] = [getattr(version, name) for version in versions]
        if amounts[0] is not None or key in ("cash_all", "paid_time"):
            rest = [_known(report, each.total if each else None) for each in amounts[1:]]
            today = _known(report, case.today.total) if key == "cash_all" else ""
            label = [strong(says(key))] if key == "cash_all" else says(key)
            rows.append([label, *_amounts(report, amounts[0]), *rest, today])
    per_manager = [_known(report, version.cash_per_manager) for version in versions]
    rows.append(
        [says("cash_per_manager"), *[""] * YEARS, *per_manager, _known(report, case.today.per_manager)]
    )
    share = (1 - COST_LABEL) / (len(head) - 1)
    widths = [COST_LABEL, *[share] * (len(head) - 1)]
    return table(says("table_by_year"), head, rows, "l" + "r" * (len(head) - 1), widths)


def _in_proportion(report: Report) -> Iterator[Block]:
    """Yield what paid time rests on, and how the new cash compares with what is spent today."""
    case, says, parts = report.case, report.says, []
    if report.plan.about.day_cost is not None and case.full.days is not None and case.full.days.total:
        days = report.formats.number(case.full.days.total, 1)
        parts.append(says("time_priced", days=days, day_cost=report.money(report.plan.about.day_cost)))
    if case.today.per_manager_yearly is not None:
        parts.append(says("spend_today", amount=report.roughly(case.today.per_manager_yearly)))
    if case.times_today and round(case.times_today, 1):
        parts.append(says("times_today", times=report.formats.number(case.times_today, 1)))
    if case.share_of_sales_cost:
        parts.append(says("share_of_sales_cost", share=report.formats.share(case.share_of_sales_cost)))
    if parts:
        yield sentence(*parts)


def year_rows(report: Report) -> list[YearRow]:
    """Return the three years as the chart draws them: cash by source, once and yearly, and paid time."""
    lines = {each.investment: each for each in report.case.full.lines}
    once = {each.id: _part(each.once, None, lines[each.id]) for each in report.plan.investments}
    yearly = {each.id: _part(None, each.yearly, lines[each.id]) for each in report.plan.investments}
    time = report.case.full.paid_time or Amounts()
    starts = report.case.starts

    def cash(source: str | None, year: int) -> Cash:
        ids = [each.id for each in report.plan.investments if each.paid_from == source]
        return Cash(
            sum((once[each].years[year] for each in ids), ZERO),
            sum((yearly[each].years[year] for each in ids), ZERO),
        )

    return [
        YearRow(
            name=report.says("year", number=year + 1),
            note=report.says("from_month", month=report.formats.month(starts[year])) if starts else "",
            ask=cash("ask", year),
            own=cash("own", year),
            unassigned=cash(None, year),
            time=time.years[year],
        )
        for year in range(YEARS)
    ]


def _part(once: Decimal | None, yearly: Decimal | None, line: Line) -> Amounts:
    return spread_over(once, yearly, line.start_year) or Amounts()


def _amounts(report: Report, amounts: Amounts | None) -> list[Cell]:
    if amounts is None:
        return [[quiet(report.says("open"))]] * (YEARS + 1)
    return [[figure(report.money(each))] for each in (*amounts.years, amounts.total)]


def _known(report: Report, amount: Decimal | None) -> Cell:
    if amount is None:
        return [quiet(report.says("open"))]
    return [figure(report.money(amount))]


# ---------------------------------------------------------------- what would pay it back


def _pays_back(report: Report) -> Iterator[Block]:
    says, even = report.says, report.case.break_even
    yield header(2, says("what_pays_back"))
    whole = paying_back.whole_sentence(report)
    if not whole:
        yield still_open(report, "investment", "open_pays_back")
    else:
        yield para(whole)
    if ramp := paying_back.ramp_sentence(report):
        yield para(quiet(ramp))
    items = [_return(report, each) for each in even.returns]
    months = [paying_back.months_sentence(report, each) for each in even.months]
    items += [" ".join(months)] if months else []
    if items:
        yield bullets([[plain(item)] for item in items])
    counted = report.titles("outcomes", even.left_out)
    if counted:
        yield para(quiet(says("counted_elsewhere", outcomes=says.listed(counted))))
    other = report.brief(report.plan.sufficiency.other_causes)
    causes = or_open(report, other, "no_other_causes", "sufficiency/other_causes")
    if causes:
        yield para(strong(says("other_causes")), " ", causes)
    if even.returns:
        yield para(quiet(says("no_claim")))


def _return(report: Report, each: OutcomeReturn) -> str:
    """Return an outcome's yearly margin, and how much of its movement would pay the plan back."""
    sentence = paying_back.outcome_sentence(report, each)
    return report.says("margin_then", sentence=sentence, margin=report.roughly(each.yearly_margin))
