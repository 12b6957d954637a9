"""The cover of the roll-up, and the gaps that teams share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop.reports.cells import quiet, stacked
from workshop.reports.text import closed
from workshop.reports.tree import Block, Cell, Section, para, table

if TYPE_CHECKING:
    from workshop.reports.rollup.rollup import Rollup, Shared

GAP_WIDTHS = (0.46, 0.18, 0.18, 0.18)
MOST_NAMED = 4
"""So many teams are named that fall short, in the order in which they stand."""


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
        "paper": rollup.formats.paper,
        "organisation": rollup.brand,
        "category": says("calendar_category"),
        "identity": f"{rollup.session.id}/all-teams",
        "revision": str(rollup.revision),
        "status": says.count("rollup_teams", len(rollup.reports)),
    }
    return Section("cover", says("rollup_title"), [], meta)


def shared_gaps(rollup: Rollup) -> Section:
    """Return every gap that a team has, those that most teams share first."""
    says = rollup.says
    rows = [row for row in rollup.shared if row.short]
    blocks = [gaps_table(rollup, rows)] if rows else [para(says("rollup_no_gaps"))]
    return Section("shared-gaps", says("rollup_gaps"), blocks)


def gaps_table(rollup: Rollup, rows: Sequence[Shared]) -> Block:
    """Return gaps as a table: how many teams fall short, by how many levels, how many chose it."""
    says = rollup.says
    head = [says("chart_gap_name"), says("rollup_teams_short"), says("rollup_levels"), says("rollup_chosen")]
    cells: list[list[Cell]] = [
        [
            stacked(rollup.framework.name_of(row.capability), quiet(_short_in(rollup, row))),
            str(row.short),
            str(row.levels),
            str(row.priorities),
        ]
        for row in rows
    ]
    return table("", head, cells, "lrrr", GAP_WIDTHS)


def _short_in(rollup: Rollup, row: Shared) -> str:
    """Return which teams fall short, the first few by name."""
    pairs = zip(rollup.names, row.by_team, strict=True)
    names = [name for name, gap in pairs if gap and gap.gap_12]
    told = rollup.says.listed(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return rollup.says("with_more", text=told, number=rollup.says.number(more)) if more > 0 else told
