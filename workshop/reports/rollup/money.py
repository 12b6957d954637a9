"""Who asks for what, of whom, by when; and what it comes to by year and by capability."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.plan.asked_for import NO_CAPABILITY, asked_by_capability
from workshop.plan.costs import YEARS, added
from workshop.reports import dated
from workshop.reports.cells import capital, kept, quiet
from workshop.reports.cells import figure as sum_of
from workshop.reports.rollup.lists import own_dates
from workshop.reports.tree import Block, Cell, Inline, Section, header, para, strong, table, words

if TYPE_CHECKING:
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup

ASK_WIDTHS = (0.15, 0.12, 0.13, 0.3, 0.16, 0.14)
YEAR_WIDTHS = (0.32, 0.17, 0.17, 0.17, 0.17)
CAPABILITY_WIDTHS = (0.6, 0.2, 0.2)


def asked_in_all(rollup: Rollup) -> list[Inline]:
    """Return what all teams ask for together, and how many have not said."""
    asking = sum(report.plan.ask.amount is not None for report in rollup.reports)
    if not asking:
        return words(rollup.says("rollup_nothing_asked"))
    said, teams = (rollup.says.number(number) for number in (asking, len(rollup.reports)))
    amount = strong(rollup.money(rollup.asked))
    key = "rollup_asked_one" if asking == 1 else "rollup_asked_other"
    return [*rollup.says.inlines(key, amount=amount, number=capital(said), all=teams)]


def in_smaller_versions(rollup: Rollup) -> str:
    """Return what it would be in the smaller versions; empty when no team names one."""
    smaller = any(report.plan.ask.smaller_amount is not None for report in rollup.reports)
    if not (smaller and rollup.asked):
        return ""
    return rollup.says("rollup_in_smaller", amount=rollup.money(rollup.smaller))


def by_year(rollup: Rollup) -> list[tuple[str, tuple[Decimal, ...]]]:
    """Return the cash that each team's investments ask for in year 1, 2 and 3; teams without any left out."""
    found = [(name, report.case.full.ask) for name, report in rollup.named]
    return [(name, ask.years) for name, ask in found if ask is not None and ask.total]


def asks(rollup: Rollup) -> Section:
    """Return who asked for what, of whom, by when, and what it comes to."""
    says = rollup.says
    keys = ("team", "amount", "smaller", "what", "of", "by")
    head = [says(f"rollup_{key}") for key in keys]
    rows = [_ask(rollup, name, report) for name, report in rollup.named]
    together = [sum_of(rollup.money(amount)) for amount in (rollup.asked, rollup.smaller)]
    foot: list[list[Cell]] = [[says("together"), *([each] for each in together), "", "", ""]]
    dates = [entry for report in rollup.reports for entry in own_dates(dated.decision(report), report)]
    blocks = [
        kept(table("", head, rows, "lrrlll", ASK_WIDTHS, foot=foot)),
        *_by_year(rollup),
        *_by_capability(rollup),
    ]
    return Section("asks", says("rollup_asks"), blocks, dates=dates)


def _ask(rollup: Rollup, name: str, report: Report) -> list[Cell]:
    ask, says = report.plan.ask, rollup.says
    open_ = [quiet(says("open"))]
    return [
        name,
        rollup.money(ask.amount) or open_,
        rollup.money(ask.smaller_amount) or open_,
        report.brief(ask.what),
        report.person(ask.person) or open_,
        report.date(ask.by) or open_,
    ]


def _by_year(rollup: Rollup) -> list[Block]:
    """Return the cash asked for by team and year; nothing while no investment asks for any."""
    found, says = by_year(rollup), rollup.says
    if not found:
        return []
    years = [says("year", number=number) for number in range(1, YEARS + 1)]
    head = [says("rollup_team"), *years, says("three_years")]
    rows = [_amounts(rollup, name, amounts) for name, amounts in found]
    sums = tuple(sum(amounts, Decimal()) for amounts in zip(*(each for _, each in found), strict=True))
    foot = [_amounts(rollup, says("together"), sums)]
    note = _differing(rollup)
    return [
        header(2, says("rollup_by_year")),
        table("", head, rows, "lrrrr", YEAR_WIDTHS, foot=foot),
        *([para(quiet(note))] if note else []),
    ]


def _amounts(rollup: Rollup, name: str, amounts: tuple[Decimal, ...]) -> list[Cell]:
    return [name, *([sum_of(rollup.money(each))] for each in (*amounts, sum(amounts, Decimal())))]


def _differing(rollup: Rollup) -> str:
    """Return which teams ask for another sum than their investments come to."""
    names = []
    for name, report in rollup.named:
        cash = report.case.full.ask
        if report.plan.ask.amount is not None and cash and cash.total != report.plan.ask.amount:
            names.append(name)
    return rollup.says("rollup_differing", names=rollup.says.listed(names)) if names else ""


def by_capability(rollup: Rollup) -> list[tuple[str, Decimal, Decimal]]:
    """Return the cash asked for by the capability that it builds, the largest first, and its share of all."""
    found: dict[str, Decimal] = {}
    for report in rollup.reports:
        for capability, amount in asked_by_capability(report.plan, report.day).items():
            found[capability] = found.get(capability, Decimal()) + amount
    whole = sum(found.values(), Decimal())
    ordered = sorted(found.items(), key=lambda pair: (pair[0] == NO_CAPABILITY, -pair[1]))
    return [
        (
            rollup.framework.name_of(capability) if capability else rollup.says("rollup_no_capability"),
            amount,
            amount / whole,
        )
        for capability, amount in ordered
    ]


def _by_capability(rollup: Rollup) -> list[Block]:
    found, says = by_capability(rollup), rollup.says
    if not found:
        return []
    rows: list[list[Cell]] = [
        [name, [sum_of(rollup.money(amount))], [sum_of(rollup.formats.share(share))]]
        for name, amount, share in found
    ]
    whole = sum((amount for _, amount, _ in found), Decimal())
    head = [says("capability"), says("three_years"), says("rollup_share")]
    foot: list[list[Cell]] = [[says("together"), [sum_of(rollup.money(whole))], ""]]
    return [
        header(2, says("rollup_by_capability")),
        table("", head, rows, "lrr", CAPABILITY_WIDTHS, foot=foot),
        para(quiet(says("rollup_shared_out"))),
    ]


def by_year_line(rollup: Rollup) -> str:
    """Return what is asked for year by year, in a sentence; empty while no investment asks for any."""
    found = [report.case.full.ask for report in rollup.reports]
    cash = added(found)
    if cash is None or not cash.total:
        return ""
    told = {f"year_{number}": rollup.money(amount) for number, amount in enumerate(cash.years, start=1)}
    return rollup.says("rollup_year_by_year", total=rollup.money(cash.total), **told)
