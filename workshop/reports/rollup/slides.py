"""What the slides of the roll-up say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.reports.slides.deck import Decision, Deck, Slide, Table
from workshop.reports.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workshop.reports.rollup.rollup import Rollup

GAP_WIDTHS = (0.46, 0.18, 0.18, 0.18)
MOST_ROWS = 9
"""More rows could not be read from the back of a room."""


def deck(rollup: Rollup) -> Deck:
    """Return the slides: the shared gaps, and who asked for what."""
    made, says = tuple(_slides(rollup)), rollup.says
    note = says("slide_note", number=says.number(len(made) + 1))
    return Deck(slides=made, more=says("slide_more", number="{number}"), note=note)


def _slides(rollup: Rollup) -> Iterator[Slide]:
    from workshop.reports.rollup.sections import asked_in_all  # noqa: PLC0415 - each reads the other's words

    says = rollup.says
    gaps = [row for row in rollup.shared if row.short]
    if gaps:
        rows = tuple(
            (rollup.framework.name_of(row.capability), str(row.short), str(row.levels), str(row.priorities))
            for row in gaps
        )
        keys = ("chart_gap_name", "rollup_teams_short", "rollup_levels", "rollup_chosen")
        heads = tuple(map(says, keys))
        yield Slide(
            name="shared-gaps",
            title=says("rollup_gaps"),
            parts=(_table(says("rollup_gaps"), heads, rows, GAP_WIDTHS, "lrrr"),),
        )
    asks = tuple(
        (name, rollup.money(report.plan.ask.amount) or says("open"), report.person(report.plan.ask.person))
        for name, report in rollup.named
    )
    head = (says("rollup_team"), says("rollup_amount"), says("rollup_of"))
    yield Slide(
        name="asks",
        title=says("rollup_asks"),
        parts=(
            Decision(text=plain_text(asked_in_all(rollup)) or says("rollup_nothing_asked")),
            _table(says("rollup_asks"), head, asks, (0.4, 0.25, 0.35), "lrl"),
        ),
    )


def _table(
    label: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[float, ...],
    align: str,
) -> Table:
    hidden = max(0, len(rows) - MOST_ROWS)
    return Table(label=label, head=head, rows=rows[:MOST_ROWS], widths=widths, align=align, hidden=hidden)
