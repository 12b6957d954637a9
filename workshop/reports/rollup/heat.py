"""How far each team has to go in each capability, and where its people see it differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.charts import MOST_COLUMNS, Chart, Heads, HeatRow, heat_chart
from workshop.plan.scoring import Spread
from workshop.plan.tallies import tallied
from workshop.reports.cells import capital, quiet
from workshop.reports.tree import Section, figure, para, strong

if TYPE_CHECKING:
    from workshop.plan.scoring import Gap
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup, Shared

MOST_LEVELS = 4
MOST_WITH_WORDS = 5
"""With more teams the word has no room in its field; then it stands in the line below alone."""


def heat_map(rollup: Rollup) -> Section:
    """Return how far each team has to go in each capability, as a picture and as a table."""
    says = rollup.says
    if not rollup.shared:
        return Section("heat-map", says("rollup_heat"), [para(says("rollup_no_gaps"))])
    chart = chart_of_teams(rollup) if len(rollup.reports) <= MOST_COLUMNS else chart_of_counts(rollup)
    blocks = [figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)]
    if apart := far_apart(rollup):
        blocks.append(
            para(strong(says("rollup_apart")), " ", says("rollup_apart_in", names=says.listed(apart)))
        )
    blocks.append(para(quiet(says("rollup_heat_note"))))
    return Section("heat-map", says("rollup_heat"), blocks)


def far_apart(rollup: Rollup) -> list[str]:
    """Return in what the people of which team see their managers very differently."""
    return [
        rollup.says("rollup_apart_of", name=rollup.framework.name_of(row.capability), teams=teams)
        for row in rollup.shared
        if (teams := rollup.says.listed(_apart(rollup, row.capability)))
    ]


def _apart(rollup: Rollup, capability: str) -> list[str]:
    return [name for name, report in rollup.named if _spread(report, capability) is Spread.FAR_APART]


def _spread(report: Report, capability: str) -> Spread | None:
    """Return how far apart a team's people are, where that may be said."""
    seen = tallied(report.plan, capability)
    return None if seen is None else seen.spread


def chart_of_teams(rollup: Rollup) -> Chart:
    """Return the chart with a column for each team."""
    says = rollup.says
    words = [_words(rollup, row) for row in rollup.shared]
    some = len(rollup.reports) <= MOST_WITH_WORDS and any(any(each) for each in words)
    rows = [
        HeatRow(
            rollup.framework.name_of(row.capability),
            tuple(_missing(gap) for gap in row.by_team),
            tuple(None if gap is None or gap.gap_12 is None else gap.gap_12 for gap in row.by_team),
            word if some else (),
        )
        for row, word in zip(rollup.shared, words, strict=True)
    ]
    short = tuple(str(number) for number in range(1, len(rollup.names) + 1))
    key = says("chart_heat_levels_words" if some else "chart_heat_levels")
    heads = Heads(short, tuple(rollup.names), says("chart_gap_name"), key)
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


def _words(rollup: Rollup, row: Shared) -> tuple[str, ...]:
    """Return how far apart each team's people are, in a word; empty where its gap is not known."""
    spreads = (
        _spread(report, row.capability) if gap and gap.gap_12 is not None else None
        for report, gap in zip(rollup.reports, row.by_team, strict=True)
    )
    return tuple(rollup.says(f"chart_heat_{each.value}") if each else "" for each in spreads)


def _title(rollup: Rollup) -> str:
    first = rollup.shared[0]
    if not first.short:
        return rollup.says("chart_gap_none_short")
    name = rollup.framework.name_of(first.capability)
    teams = rollup.says.number(len(rollup.reports))
    return capital(rollup.says.count("chart_heat_title", first.short, name=name, all=teams))


def _missing(gap: Gap | None) -> str:
    return "" if gap is None else "?" if gap.gap_12 is None else str(gap.gap_12)
