"""The sections of the roll-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.charts import MOST_COLUMNS, Chart, Heads, HeatRow, heat_chart
from workshop.reports import dated
from workshop.reports.cells import capital, quiet, stacked
from workshop.reports.cells import figure as sum_of
from workshop.reports.sections.action_plan import by_date
from workshop.reports.sections.cover import LETTER_COUNTRIES
from workshop.reports.text import closed
from workshop.reports.tree import (
    Block,
    Cell,
    Inline,
    Section,
    callout,
    figure,
    header,
    para,
    strong,
    table,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshop.plan.scoring import Gap
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup, Shared

FIRST = 5
"""So many of the shared gaps stand on page one."""
MOST_LEVELS = 4
GAP_WIDTHS = (0.46, 0.18, 0.18, 0.18)
ASK_WIDTHS = (0.2, 0.14, 0.32, 0.18, 0.16)
ACTION_WIDTHS = (0.18, 0.42, 0.18, 0.22)
INVESTMENT_WIDTHS = (0.18, 0.4, 0.14, 0.14, 0.14)


def cover(rollup: Rollup) -> Section:
    """Return the facts of the document, which each writer sets in its own way."""
    says, facts = rollup.says, rollup.session.facts
    meta = {
        "title": says("rollup_title"),
        "subtitle": facts.title,
        "team": says("rollup_name"),
        "day": facts.day.isoformat() if facts.day else "",
        "date": rollup.formats.date(facts.day) if facts.day else "",
        "language": facts.language or "en",
        "session": says("aside_separator").join(closed(part) for part in (rollup.brand, facts.title) if part),
        "paper": "us-letter" if rollup.formats.locale.territory in LETTER_COUNTRIES else "a4",
        "organisation": rollup.brand,
        "category": says("calendar_category"),
        "identity": f"{rollup.session.id}/all-teams",
        "revision": str(rollup.revision),
        "status": says.count("rollup_teams", len(rollup.reports)),
    }
    return Section("cover", says("rollup_title"), [], meta)


def page_one(rollup: Rollup) -> Section:
    """Return what stands out: what is asked for in all, and the gaps that most teams share."""
    says = rollup.says
    first = [row for row in rollup.shared if row.short][:FIRST]
    blocks: list[Block] = [callout("decision", [para(*asked_in_all(rollup))]), header(2, says("rollup_gaps"))]
    blocks.append(_gaps(rollup, first) if first else para(says("rollup_no_gaps")))
    if not all(report.proposed for report in rollup.reports):
        names = [name for name, report in rollup.named if not report.proposed]
        blocks.append(para(quiet(says("rollup_without_gaps", names=says.listed(names)))))
    return Section("page-one", says("section_page_one"), blocks)


def heat_map(rollup: Rollup) -> Section:
    """Return how far each team has to go in each capability, as a picture and as a table."""
    says = rollup.says
    if not rollup.shared:
        return Section("heat-map", says("rollup_heat"), [para(says("rollup_no_gaps"))])
    chart = chart_of_teams(rollup) if len(rollup.reports) <= MOST_COLUMNS else chart_of_counts(rollup)
    drawn = figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    return Section("heat-map", says("rollup_heat"), [drawn, para(quiet(says("rollup_heat_note")))])


def chart_of_teams(rollup: Rollup) -> Chart:
    """Return the chart with a column for each team."""
    says = rollup.says
    rows = [
        HeatRow(
            rollup.framework.name_of(row.capability),
            tuple(_missing(gap) for gap in row.by_team),
            tuple(None if gap is None or gap.gap_12 is None else gap.gap_12 for gap in row.by_team),
        )
        for row in rollup.shared
    ]
    short = tuple(str(number) for number in range(1, len(rollup.names) + 1))
    heads = Heads(short, tuple(rollup.names), says("chart_gap_name"), says("chart_heat_levels"))
    return heat_chart(rows, heads, _title(rollup), says)


def chart_of_counts(rollup: Rollup) -> Chart:
    """Return the chart for many teams: in how many so many levels are missing."""
    says, teams = rollup.says, len(rollup.reports)
    rows = []
    for row in rollup.shared:
        known = [gap.gap_12 for gap in row.by_team if gap and gap.gap_12 is not None]
        counts = [known.count(level) for level in range(MOST_LEVELS + 1)]
        shades = (round(MOST_LEVELS * count / teams) if count else None for count in counts)
        texts = tuple(str(count) if count else "" for count in counts)
        rows.append(HeatRow(rollup.framework.name_of(row.capability), texts, tuple(shades)))
    levels = range(MOST_LEVELS + 1)
    named = tuple(says.count("levels_short", each) if each else says("chart_gap_enough") for each in levels)
    heads = Heads(tuple(map(str, levels)), named, says("chart_gap_name"), says("chart_heat_teams"))
    return heat_chart(rows, heads, _title(rollup), says)


def _title(rollup: Rollup) -> str:
    first = rollup.shared[0]
    if not first.short:
        return rollup.says("chart_gap_none_short")
    name = rollup.framework.name_of(first.capability)
    teams = rollup.says.number(len(rollup.reports))
    return capital(rollup.says.count("chart_heat_title", first.short, name=name, all=teams))


def _missing(gap: Gap | None) -> str:
    return "" if gap is None else "?" if gap.gap_12 is None else str(gap.gap_12)


def shared_gaps(rollup: Rollup) -> Section:
    """Return every gap that a team has, those that most teams share first."""
    says = rollup.says
    rows = [row for row in rollup.shared if row.short]
    blocks = [_gaps(rollup, rows)] if rows else [para(says("rollup_no_gaps"))]
    return Section("shared-gaps", says("rollup_gaps"), blocks)


def _gaps(rollup: Rollup, rows: list[Shared]) -> Block:
    says = rollup.says
    head = [says("chart_gap_name"), says("rollup_teams_short"), says("rollup_levels"), says("rollup_chosen")]
    cells: list[list[Cell]] = [
        [rollup.framework.name_of(row.capability), str(row.short), str(row.levels), str(row.priorities)]
        for row in rows
    ]
    return table("", head, cells, "lrrr", GAP_WIDTHS)


def asked_in_all(rollup: Rollup) -> list[Inline]:
    """Return what all teams ask for together, and how many have not said."""
    asking = sum(report.plan.ask.amount is not None for report in rollup.reports)
    if not asking:
        return words(rollup.says("rollup_nothing_asked"))
    said, teams = (rollup.says.number(number) for number in (asking, len(rollup.reports)))
    amount = strong(rollup.money(rollup.asked))
    return [*rollup.says.inlines("rollup_asked", amount=amount, number=capital(said), all=teams)]


def asks(rollup: Rollup) -> Section:
    """Return who asked for what, of whom, by when, and what it comes to."""
    says = rollup.says
    head = [
        says("rollup_team"),
        says("rollup_amount"),
        says("rollup_what"),
        says("rollup_of"),
        says("rollup_by"),
    ]
    rows = [_ask(rollup, name, report) for name, report in rollup.named]
    foot: list[list[Cell]] = [[says("together"), [sum_of(rollup.money(rollup.asked))], "", "", ""]]
    dates = [entry for report in rollup.reports for entry in _own(dated.decision(report), report)]
    return Section(
        "asks", says("rollup_asks"), [table("", head, rows, "lrlll", ASK_WIDTHS, foot=foot)], dates=dates
    )


def _ask(rollup: Rollup, name: str, report: Report) -> list[Cell]:
    ask, says = report.plan.ask, rollup.says
    amount = says("open") if ask.amount is None else rollup.money(ask.amount)
    return [
        name,
        amount,
        report.brief(ask.what),
        report.person(ask.person) or says("open"),
        report.date(ask.by) or says("open"),
    ]


def actions(rollup: Rollup) -> Section:
    """Return all actions of all teams, each team's earliest first."""
    says = rollup.says
    head = [says("rollup_team"), says("action"), says("owner"), says("when")]
    rows = [row for name, report in rollup.named for row in _actions(name, report)]
    dates = [entry for report in rollup.reports for entry in _own(dated.actions(report), report)]
    blocks = [table("", head, rows, "llll", ACTION_WIDTHS)] if rows else [para(says("rollup_none"))]
    return Section("actions", says("rollup_actions"), blocks, dates=dates)


def _actions(name: str, report: Report) -> Iterator[list[Cell]]:
    for action in by_date(report.plan.actions):
        yield [
            name,
            stacked(report.title("actions", action), quiet(report.option("actions/*/kind", action.kind))),
            report.person(action.owner) or report.says("no_owner"),
            report.date(action.due) or report.says("no_due"),
        ]


def _own(entries: list[dated.Entry], report: Report) -> Iterator[dated.Entry]:
    """Yield entries that say whose they are: two teams may have taken a record from the same place."""
    for each in entries:
        whose = report.team.name or report.says("unnamed_team")
        yield {**each, "id": f"{report.team.id}/{each['id']}", "details": f"{whose}\n{each['details']}"}


def investments(rollup: Rollup) -> Section:
    """Return all investments of all teams, with what each costs."""
    says = rollup.says
    head = [
        says("rollup_team"),
        says("rollup_what"),
        says("rollup_once"),
        says("rollup_yearly"),
        says("rollup_starts"),
    ]
    rows: list[list[Cell]] = [
        [
            name,
            report.title("investments", each),
            rollup.money(each.once),
            rollup.money(each.yearly),
            report.date(each.starts),
        ]
        for name, report in rollup.named
        for each in report.plan.investments
    ]
    blocks = [table("", head, rows, "llrrl", INVESTMENT_WIDTHS)] if rows else [para(says("rollup_none"))]
    return Section("investments", says("rollup_investments"), blocks)
