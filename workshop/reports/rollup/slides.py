"""What the slides of the roll-up say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.plan.costs import YEARS
from workshop.reports.cells import capital
from workshop.reports.rollup import decisions, money, people
from workshop.reports.shortening import shortened
from workshop.reports.slides.deck import Bars, Decision, Deck, Line, Lines, Slide, Table
from workshop.reports.text import plain_text

if TYPE_CHECKING:
    from workshop.reports.rollup.rollup import Rollup, TeamDecision

GAP_WIDTHS = (0.46, 0.18, 0.18, 0.18)
DECISION_WIDTHS = (0.13, 0.51, 0.19, 0.17)
ASK_WIDTHS = (0.28, 0.18, 0.2, 0.34)
MOST_ROWS = 9
"""More rows could not be read from the back of a room."""
MOST_LINES = 6
LETTERS = 9
CHART_SHARE = 0.42


def deck(rollup: Rollup) -> Deck:
    """Return the slides, what is to be decided first."""
    made, says = tuple(_slides(rollup)), rollup.says
    note = says("slide_note", number=says.number(len(made) + 1))
    return Deck(slides=made, more=says("slide_more", number="{number}"), note=note)


def _slides(rollup: Rollup) -> Iterator[Slide]:
    for make in (_decisions, _gaps, _learning, _asks, _by_year, _owners):
        yield from make(rollup)


def _decisions(rollup: Rollup) -> Iterator[Slide]:
    """Yield what waits for a decision, the soonest first; nothing where nothing waits."""
    says = rollup.says
    if rollup.decisions:
        head = tuple(map(says, ("rollup_by", "rollup_decision", "rollup_who_decides", "rollup_team")))
        rows = tuple(_decision(rollup, each) for each in rollup.decisions)
        title = capital(says.count("slide_decisions", len(rows)))
        table = _table(title, head, rows, DECISION_WIDTHS, "llll")
        yield Slide(name="to-decide", title=title, parts=(table,))


def _decision(rollup: Rollup, each: TeamDecision) -> tuple[str, ...]:
    says, report = rollup.says, each.report
    lines = [line if isinstance(line, str) else plain_text(line) for line in decisions.told(each, _brief)]
    return (
        report.date(each.open.by) or says("no_date"),
        "\n".join(lines),
        report.person(each.open.person) or says("nobody"),
        each.name,
    )


def _brief(text: str, words: int) -> str:
    return shortened(text, words * LETTERS, words)


def _gaps(rollup: Rollup) -> Iterator[Slide]:
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


def _learning(rollup: Rollup) -> Iterator[Slide]:
    lines = [Line(text=people.lesson_line(rollup, each)) for each in rollup.lessons[:MOST_LINES]]
    if lines:
        if (more := len(rollup.lessons) - len(lines)) > 0:
            lines.append(Line(text=rollup.says("slide_more", number=more), quiet=True))
        yield Slide(name="learning", title=rollup.says("rollup_learning"), parts=(Lines(lines=tuple(lines)),))


def _asks(rollup: Rollup) -> Iterator[Slide]:
    says = rollup.says
    rows = tuple(
        (
            name,
            rollup.money(report.plan.ask.amount) or says("open"),
            rollup.money(report.plan.ask.smaller_amount) or says("open"),
            report.person(report.plan.ask.person),
        )
        for name, report in rollup.named
    )
    head = tuple(map(says, ("rollup_team", "rollup_amount", "rollup_smaller", "rollup_of")))
    smaller = money.in_smaller_versions(rollup)
    yield Slide(
        name="asks",
        title=says("rollup_asks"),
        parts=(
            Decision(
                text=plain_text(money.asked_in_all(rollup)) or says("rollup_nothing_asked"),
                lines=(Line(text=smaller),) if smaller else (),
            ),
            _table(says("rollup_asks"), head, rows, ASK_WIDTHS, "lrrl"),
        ),
    )


def _by_year(rollup: Rollup) -> Iterator[Slide]:
    """Yield what is asked for by year, each team a part of its bars, beside what it is for."""
    says, found = rollup.says, money.by_year(rollup)
    if not found:
        return
    years = tuple(says("year", number=number) for number in range(1, YEARS + 1))
    told = money.by_year_line(rollup)
    currency = rollup.formats.currency
    bars = Bars(
        alt=told,
        categories=years,
        series=tuple(
            (says("slide_in_currency", label=name, currency=currency), each) for name, each in found
        ),
        stacked=True,
        labels="#,##0;",
    )
    rows = tuple(
        (name, rollup.money(amount), rollup.formats.share(share))
        for name, amount, share in money.by_capability(rollup)
    )
    head = (says("capability"), says("three_years"), says("rollup_share"))
    table = _table(says("rollup_by_capability"), head, rows, (0.56, 0.24, 0.2), "lrr")
    yield Slide(name="by-year", title=says("rollup_by_year"), parts=(bars, table), beside=CHART_SHARE)


def _owners(rollup: Rollup) -> Iterator[Slide]:
    lines = [Line(text=people.owner_line(rollup, each)) for each in rollup.loaded[:MOST_LINES]]
    if lines:
        note = Line(text=rollup.says("rollup_owners_note"), quiet=True)
        yield Slide(name="owners", title=rollup.says("rollup_owners"), parts=(Lines(lines=(*lines, note)),))


def _table(
    label: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[float, ...],
    align: str,
) -> Table:
    hidden = max(0, len(rows) - MOST_ROWS)
    return Table(label=label, head=head, rows=rows[:MOST_ROWS], widths=widths, align=align, hidden=hidden)
