"""Where we are now: today's figures and how we work, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workshop.plan.situation import Obstacle, Outcome
from workshop.reports import dated
from workshop.reports.cells import quiet, stacked
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.tree import (
    Block,
    Cell,
    Inline,
    Section,
    bullets,
    header,
    para,
    plain,
    strong,
    table,
)

if TYPE_CHECKING:
    from workshop.reports.report import Report

TODAY_WIDTHS = (0.22, 0.2, 0.58)
OBSTACLE_WIDTHS = (0.4, 0.4, 0.2)


def current_state(report: Report) -> Section:
    """Return today's figures with their sources, and the obstacles by what can be done about them."""
    blocks: list[Block] = []
    if report.plan.outcomes:
        blocks.append(_today(report))
    else:
        blocks.append(still_open(report, "outcomes", "open_current_state"))
    blocks.append(header(2, report.says("in_the_way")))
    if report.plan.obstacles:
        blocks += _obstacles(report)
    else:
        blocks.append(still_open(report, "current-state", "open_obstacles", "obstacles"))
    return Section(
        "current-state", report.says("section_current_state"), blocks, dates=dated.obstacles(report)
    )


def _today(report: Report) -> Block:
    """Return each outcome's figure today with its date and source, and how the team works today.

    How it works is no column where it is left for later and nobody has said it.
    """
    says = report.says
    head = [says("outcome"), says("today"), says("how_we_work")]
    rows = [[report.title("outcomes", each), *_now(report, each)] for each in report.plan.outcomes]
    if "outcomes/*/practices" in report.left_out and not any(each.practices for each in report.plan.outcomes):
        return table("", head[:2], [row[:2] for row in rows], "ll", (0.5, 0.5))
    return table("", head, rows, "lll", TODAY_WIDTHS)


def _now(report: Report, outcome: Outcome) -> list[Cell]:
    says = report.says
    question = report.questions.get("outcomes/*/sources")
    known = list(question.options) if question else sorted(outcome.sources)
    sources = [report.option("outcomes/*/sources", each) for each in known if each in outcome.sources]
    figure_today = report.measured(outcome, outcome.baseline)
    date = outcome.baseline_date
    aside = [
        says("as_of", date=report.formats.date(date))
        if date
        else _open(report, "baseline_date", "as_of_open"),
        says("sources", sources=says.listed(sources))
        if sources
        else _open(report, "sources", "sources_open"),
    ]
    dated_and_sourced = " ".join(filter(None, aside)) if figure_today or date or sources else ""
    return [
        stacked(
            strong(figure_today) if figure_today else quiet(says("figure_open")),
            quiet(dated_and_sourced) if dated_and_sourced else "",
        ),
        stacked(or_open(report, report.brief(outcome.practices), "no_practices", "outcomes/*/practices")),
    ]


def _open(report: Report, field: str, key: str) -> str:
    """Return that a figure's date or source is open, unless it is left for later."""
    return "" if f"outcomes/*/{field}" in report.left_out else report.says(key)


def _obstacles(report: Report) -> Iterator[Block]:
    by_answer: dict[bool | None, list[Obstacle]] = {False: [], True: [], None: []}
    for obstacle in report.plan.obstacles:
        by_answer[obstacle.trainable].append(obstacle)
    if by_answer[False]:
        yield _remedies(report, by_answer[False])
    for answer, key in ((True, "training_can"), (None, "training_unsaid")):
        if by_answer[answer]:
            yield para(report.says(key))
            yield bullets([[plain(*_obstacle(report, each))] for each in by_answer[answer]])


def _obstacle(report: Report, obstacle: Obstacle) -> list[Inline]:
    blocked = report.titles("outcomes", obstacle.blocks, 50)
    cause = report.option("obstacles/*/cause", obstacle.cause) if obstacle.trainable is False else ""
    parts = [report.says("cause", cause=cause)] if cause else []
    parts += [report.says("blocks", outcomes=report.says.listed(blocked))] if blocked else []
    aside = report.says("aside_separator").join(parts)
    return stacked(report.title("obstacles", obstacle), quiet(aside) if aside else "")


def _remedies(report: Report, obstacles: Sequence[Obstacle]) -> Block:
    says = report.says
    head = [says("obstacle"), says("remedy"), says("who_clears_and_when")]
    rows: list[list[Cell]] = []
    for obstacle in obstacles:
        must = quiet(_sponsor_must(report, obstacle)) if obstacle.sponsor_must else ""
        rows.append(
            [
                _obstacle(report, obstacle),
                stacked(or_open(report, report.brief(obstacle.remedy), "no_remedy", "obstacles/*/remedy")),
                stacked(
                    or_open(report, report.person(obstacle.clears), "nobody", "obstacles/*/clears"),
                    _by(report, obstacle),
                    must,
                ),
            ]
        )
    return table(says("table_obstacles"), head, rows, "lll", OBSTACLE_WIDTHS)


def _by(report: Report, obstacle: Obstacle) -> Inline | str:
    if not obstacle.by:
        return or_open(report, "", "no_date", "obstacles/*/by")
    return strong(report.says("by_day", day=report.date(obstacle.by)))


def _sponsor_must(report: Report, obstacle: Obstacle) -> str:
    sponsor = report.plan.about.sponsor
    if not sponsor or not obstacle.clears:
        return report.says("sponsor_must")
    if obstacle.clears == sponsor:
        return report.says("sponsor_is")
    return report.says("sponsor_must_too", sponsor=report.person(sponsor))
