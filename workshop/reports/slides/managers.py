"""Slides on the managers: their time, where they could get better, how far they have to go."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.charts import gap_chart
from workshop.charts.gaps import GapRow, gap_title
from workshop.plan.scoring import today
from workshop.reports.cells import capital, ended
from workshop.reports.sections.answered import is_improving_answered
from workshop.reports.sections.improving import STEP as IMPROVING
from workshop.reports.sections.improving import talked_about
from workshop.reports.sections.manager_gaps import gap_rows
from workshop.reports.sections.week import MOST_MOVES, chart_of_week, moved
from workshop.reports.sections.week import STEP as WEEK
from workshop.reports.shortening import shortened
from workshop.reports.slides.deck import Bars, Line, Lines, Slide, Table
from workshop.reports.slides.wording import names, notes, open_slide, several, still_open, text

if TYPE_CHECKING:
    from workshop.plan.time_use import ActivityTime
    from workshop.reports.report import Report

MOST_DRAWN = 8
MOST_NAMED = 4
CHART_SHARE = 0.6
RATING_SHARE = 0.45
GAP_SHARE = 0.6
HOURS = "0.#"
LINK_WIDTHS = (0.2, 0.29, 0.18, 0.33)
LONGEST_LINK = 38
MOST_BUILT = 3
MOST_ACTIVITIES = 12


def time(report: Report) -> Slide | None:
    """Return hours now and wanted; None in a session that does not ask for them."""
    says = report.says
    if not report.time.activities:
        if report.step(WEEK) is None:
            return None
        return open_slide(report, "time", says("section_week"), WEEK, "open_week")
    chart = chart_of_week(report)
    hours = sorted(report.time.activities, key=_place)[:MOST_ACTIVITIES]
    bars = Bars(
        alt=chart.alt,
        categories=tuple(report.framework.activity_name(each.activity) for each in hours),
        series=(
            (says("chart_week_now"), tuple(each.now for each in hours)),
            (
                says("chart_week_wanted"),
                tuple(each.now if each.wanted is None else each.wanted for each in hours),
            ),
        ),
        level=True,
        labels=HOURS,
    )
    moves = [Line(text=capital(moved(report, move))) for move in report.time.moves[:MOST_MOVES]] or [
        Line(text=says("slide_nothing_moves"), quiet=True)
    ]
    return Slide(
        name="time",
        title=chart.title,
        parts=(bars, Lines(lines=tuple(moves))),
        beside=CHART_SHARE,
        notes=notes(chart.alt),
    )


def _place(each: ActivityTime) -> tuple[Decimal, Decimal]:
    """What changes most comes first, the rest by its hours."""
    now, wanted = each.now or Decimal(0), each.wanted or each.now or Decimal(0)
    return -abs(wanted - now), -now


def improve(report: Report) -> Slide | None:
    """Return the agreed ratings, lowest first, beside what the team chose to talk about."""
    says = report.says
    chosen = talked_about(report)
    rated = [(each, level) for each in report.order if (level := today(report.plan, each)) is not None]
    if not is_improving_answered(report) or not (rated or chosen):
        if report.step(IMPROVING) is None:
            return None
        return open_slide(report, "improve", says("section_improving"), IMPROVING, "open_improving")
    lines = [_chosen(report, goal.id, goal.miss or goal.effort) for goal in chosen[:MOST_NAMED]]
    if not rated:
        lines.append(still_open(report, IMPROVING, "open_ratings"))
        return Slide(name="improve", title=says("section_improving"), parts=(Lines(lines=tuple(lines)),))
    rated.sort(key=lambda pair: pair[1])
    lowest = [report.framework.name_of(each) for each, level in rated if level == rated[0][1]]
    title = (
        says("slide_lowest", name=lowest[0], level=rated[0][1])
        if len(lowest) == 1
        else says("slide_lowest_several", number=says.number(len(lowest)), level=rated[0][1])
    )
    bars = _ratings(report, rated[: 2 * MOST_DRAWN], title)
    parts = (bars, Lines(lines=tuple(lines))) if lines else (bars,)
    said = [f"{report.framework.name_of(goal.id)}: {goal.effort} {goal.miss}" for goal in chosen]
    return Slide(
        name="improve",
        title=capital(title),
        parts=parts,
        beside=1 - RATING_SHARE if lines else 0,
        notes=notes(*said, report.plan.improving.own_miss),
    )


def _ratings(report: Report, rated: list[tuple[str, int]], title: str) -> Bars:
    names_rated = tuple(report.framework.name_of(each) for each, _ in rated)
    told = "; ".join(f"{name}: {level}" for name, (_, level) in zip(names_rated, rated, strict=True))
    figures = tuple(Decimal(level) for _, level in rated)
    return Bars(
        alt=f"{ended(capital(title))} {told}.",
        categories=names_rated,
        series=((report.says("rating"), figures),),
        level=True,
        labels="0",
    )


def _chosen(report: Report, capability: str, told: str) -> Line:
    return Line(
        lead=ended(report.framework.name_of(capability)),
        text=text(told) or report.says("not_said"),
        quiet=not told,
    )


def gaps(report: Report) -> Slide:
    """Return today and what is required as a chart, beside what will be seen."""
    says = report.says
    rows = gap_rows(report)
    if not rows:
        return open_slide(report, "gaps", says("section_manager_gaps"), "manager-gaps", "open_gaps")
    goals = {goal.id: goal for goal in report.plan.capabilities}
    lines = [
        Line(
            lead=ended(report.framework.name_of(gap.capability)),
            text=text(goals[gap.capability].seen) or says("not_said"),
            quiet=not goals[gap.capability].seen,
        )
        for gap in report.priorities[:MOST_NAMED]
    ] or [still_open(report, "manager-gaps", "open_priorities")]
    if len(rows) > MOST_DRAWN:
        lines.append(Line(text=says("slide_gaps_more", number=len(rows) - MOST_DRAWN), quiet=True))
    seen = [
        f"{report.framework.name_of(gap.capability)}: {goals[gap.capability].seen}"
        for gap in report.priorities
    ]
    return Slide(
        name="gaps",
        title=gap_title(rows, says),
        parts=(_levels(report, rows[:MOST_DRAWN]), Lines(lines=tuple(lines))),
        beside=GAP_SHARE,
        notes=notes(*seen, report.plan.gaps.why_others_wait),
    )


def _levels(report: Report, rows: list[GapRow]) -> Bars:
    in_12, in_24 = report.month_in(12), report.month_in(24)
    drawn = gap_chart(rows, report.framework.scale, in_12, in_24, report.says)
    levels = {
        report.says("today"): [row.today for row in rows],
        in_12: [row.required_12 for row in rows],
        in_24: [row.required_24 for row in rows],
    }
    return Bars(
        alt=drawn.alt,
        categories=tuple(row.name for row in rows),
        series=tuple(
            (name, tuple(None if level is None else Decimal(level) for level in found))
            for name, found in levels.items()
        ),
        level=True,
        labels="0",
    )


def links(report: Report) -> Slide:
    """Return how each outcome hangs on what managers do, on capabilities, and on what is done for them."""
    says, plan = report.says, report.plan
    if not plan.requirements:
        return open_slide(report, "links", says("slide_links_none"), "manager-gaps", "open_requirements")
    rows = [*_served(report), *_serving_nothing(report)]
    head = (says("outcome"), says("what_seen"), says("takes"), says("slide_built_by"))
    broken = len(report.thread.loose.outcomes)
    title = says.count("slide_links_open", broken) if broken else says("slide_links")
    return Slide(
        name="links",
        title=capital(title),
        parts=(Table(label=title, head=head, rows=_once(rows), widths=LINK_WIDTHS, align="llll"),),
        notes=notes(says("slide_links_note")),
    )


def _served(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each thing that an outcome needs managers to do."""
    says = report.says
    for served in report.thread.outcomes:
        for each in served.requirements:
            takes = {one.gap.capability for one in each.capabilities}
            actions = [one.action.id for capability in each.capabilities for one in capability.actions]
            paid = [one.id for capability in each.capabilities for one in capability.investments]
            yield (
                text(report.title("outcomes", served.outcome)),
                text(report.title("requirements", each.requirement)),
                names(report, "capabilities", takes) or says("no_capability"),
                _built(report, actions, paid) or says("slide_no_action"),
            )


def _built(report: Report, actions: list[str], paid: list[str]) -> str:
    """Return what is done and paid for: some of both, a line each, and how many more there are."""
    done, bought = report.titles("actions", actions), report.titles("investments", paid)
    spare = max(0, MOST_BUILT - len(bought[:1]))
    ordered = [*done[:spare], *bought[:1], *done[spare:], *bought[1:]]
    return several(report, [shortened(name, LONGEST_LINK) for name in ordered], MOST_BUILT)


def _serving_nothing(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each thing that managers must do and that no outcome needs."""
    for requirement in report.plan.requirements:
        if requirement in report.thread.loose.requirements:
            takes = names(report, "capabilities", requirement.takes) or report.says("no_capability")
            yield (report.says("no_outcome"), text(report.title("requirements", requirement)), takes, "")


def _once(rows: list[tuple[str, str, str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the rows, each outcome named at its first alone."""
    before, found = "", []
    for outcome, *rest in rows:
        found.append(("" if outcome == before else outcome, *rest))
        before = outcome
    return tuple(found)
