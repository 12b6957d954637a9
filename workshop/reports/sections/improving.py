"""Where our managers could get better: every rating, what the team chose to talk about, the misses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.charts import Chart, RatingRow, ratings_chart
from workshop.plan.model import CapabilityGoal
from workshop.plan.scoring import Spread, today
from workshop.plan.tallies import Tallied, move_between_rounds, tallied, votes
from workshop.reports.cells import ended, quiet, stacked
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.tree import Block, Cell, Inline, Section, figure, header, para, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

STEP = "where-to-improve"
RATED_WIDTHS = (0.42, 0.58)


def improving(report: Report) -> Section:
    """Return the ratings with their spread, what is done today about a few, and where it falls short."""
    title = report.says("section_improving")
    if not is_answered(report):
        empty = [still_open(report, STEP, "open_improving")] if report.step(STEP) else []
        return Section("improving", title if empty else "", list(empty))
    blocks: list[Block] = list(_ratings(report))
    chosen = talked_about(report)
    if chosen:
        blocks.append(header(2, report.says("talked_about")))
        for goal in chosen:
            blocks += _chosen(report, goal)
    if report.plan.improving.own_miss:
        own = report.brief(report.plan.improving.own_miss)
        blocks.append(para(strong(report.says("own_miss")), " ", own))
    return Section("improving", title, blocks)


def is_answered(report: Report) -> bool:
    """Return whether anything was answered that step 5 does not ask as well."""
    plan = report.plan
    in_play = {gap.capability for gap in report.gaps}
    return bool(
        set(_rated_capabilities(report)) - in_play
        or any(goal.focus or goal.effort or goal.miss for goal in plan.capabilities)
        or plan.improving.own_miss
        or [question for question in plan.tallies if not report.is_habit(question)]
    )


def talked_about(report: Report) -> list[CapabilityGoal]:
    """Return the capabilities that the team chose or wrote about, those with most dots first."""
    place = {capability: number for number, capability in enumerate(report.order)}
    dots = dict(votes(report.plan))
    chosen = [goal for goal in report.plan.capabilities if goal.focus or goal.effort or goal.miss]
    return sorted(chosen, key=lambda goal: (-dots.get(goal.id, 0), place.get(goal.id, len(place)), goal.id))


def rated(report: Report, question: str) -> Iterator[str | Inline]:
    """Yield the agreed level in words, then how far the people who rated lie apart."""
    level = today(report.plan, question)
    if level is not None:
        words = report.framework.scale.get(level, "")
        yield report.says("level_in_words", level=level, words=words) if words else str(level)
    elif report.plan.ratings.get(question):
        yield quiet(report.says("cannot_say"))
    else:
        yield quiet(report.says("not_yet_agreed"))
    counted = tallied(report.plan, question)
    if counted:
        yield quiet(spread_words(report, counted))


def spread_words(report: Report, counted: Tallied) -> str:
    """Return how far several people's ratings lie apart, as far as their number lets it be said."""
    says = report.says
    if counted.spread is None:
        return says("too_few")
    word = says(f"spread_{Spread(counted.spread).value}")
    if counted.median is None:
        return says("spread_word", word=word)
    parts = [says("spread_median", word=word, median=_figure(report, counted.median), count=counted.raters)]
    if counted.cannot_say:
        parts.append(says.count("could_not_say", counted.cannot_say))
    moved = move_between_rounds(report.plan, counted.question)
    if moved:
        key = "median_up" if moved > 0 else "median_down"
        parts.append(says(key, figure=_figure(report, abs(moved))))
    return report.says("aside_separator").join(parts)


def _figure(report: Report, value: float) -> str:
    whole = int(value)
    return str(whole) if value == whole else report.says("and_a_half", whole=whole)


def _rated_capabilities(report: Report) -> list[str]:
    """Return every capability that was rated or tallied, in the framework's order, others last."""
    plan = report.plan
    found = {each for each in (*plan.ratings, *plan.tallies) if not report.is_habit(each)} - {"votes"}
    known = [each for each in report.order if each in found]
    return known + sorted(found.difference(known))


def _ratings(report: Report) -> Iterator[Block]:
    capabilities = _rated_capabilities(report)
    if not capabilities:
        yield still_open(report, STEP, "open_ratings")
        return
    chart = chart_of_ratings(report)
    if chart:
        yield figure(chart.svg, chart.alt, chart.title)
    apart = [each for each in capabilities if not _is_drawn(report, each)]
    rows: list[list[Cell]] = [[report.name_rated(each), stacked(*rated(report, each))] for each in apart]
    if rows:
        says = report.says
        caption = says("table_ratings_more" if chart else "table_ratings")
        yield table(caption, [says("capability"), says("rating")], rows, "ll", RATED_WIDTHS)
    yield para(quiet(report.says("ratings_note")))


def chart_of_ratings(report: Report) -> Chart | None:
    """Return the chart of capabilities that five or more rated; None when there is none."""
    drawn = [each for each in _rated_capabilities(report) if _is_drawn(report, each)]
    counted = [found for each in drawn if (found := tallied(report.plan, each))]
    if not counted:
        return None
    rows = [_row(report, each) for each in counted]
    return ratings_chart(rows, report.framework.scale, _title(report, counted), report.says)


def _is_drawn(report: Report, question: str) -> bool:
    counted = tallied(report.plan, question)
    return counted is not None and counted.counts is not None


def _row(report: Report, found: Tallied) -> RatingRow:
    spread = report.says(f"spread_{found.spread.value}") if found.spread else ""
    return RatingRow(
        name=report.name_rated(found.question),
        counts=found.counts or (),
        agreed=today(report.plan, found.question),
        spread=spread,
    )


def _title(report: Report, drawn: list[Tallied]) -> str:
    apart = [found.question for found in drawn if found.spread is Spread.FAR_APART]
    if not apart:
        return report.says("chart_ratings_together")
    names = report.says.listed([report.name_rated(each) for each in apart])
    return report.says("chart_ratings_apart", names=names)


def _chosen(report: Report, goal: CapabilityGoal) -> Iterator[Block]:
    says = report.says
    dots = dict(votes(report.plan)).get(goal.id, 0)
    name = report.framework.name_of(goal.id)
    yield para(strong(ended(says.count("named_with_dots", dots, name=name) if dots else name)))
    for key, field, text in (
        ("effort_today", "effort", goal.effort),
        ("miss_for_others", "miss", goal.miss),
    ):
        told = or_open(report, report.brief(text), "not_said", f"capabilities/*/{field}")
        if told:
            yield para(quiet(says(key)), " ", told)
