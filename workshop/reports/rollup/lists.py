"""All actions and investments of all teams, and what is in the way of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from workshop.reports import dated
from workshop.reports.cells import quiet, stacked
from workshop.reports.rollup.parts import in_parts
from workshop.reports.sections.action_plan import by_date
from workshop.reports.tree import Block, Cell, Section, para, table

if TYPE_CHECKING:
    from workshop.plan.situation import Obstacle
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup

ACTION_WIDTHS = (0.18, 0.42, 0.18, 0.22)
INVESTMENT_WIDTHS = (0.18, 0.4, 0.14, 0.14, 0.14)
OBSTACLE_WIDTHS = (0.15, 0.34, 0.32, 0.19)


def not_skill(rollup: Rollup) -> list[tuple[str, Report, Obstacle]]:
    """Return the obstacles that no training can fix, of all teams, in their order."""
    return [
        (name, report, each)
        for name, report in rollup.named
        for each in report.plan.obstacles
        if each.trainable is False
    ]


def obstacles(rollup: Rollup) -> Section:
    """Return what is in the way and no training can fix, by its cause, with its remedy and who clears it."""
    says = rollup.says
    found = not_skill(rollup)
    order = list(dict.fromkeys(each.cause for *_, each in found))
    found.sort(key=lambda found: order.index(found[2].cause))
    head = [says("rollup_team"), says("obstacle"), says("remedy"), says("who_clears")]

    def drawn(some: list[tuple[str, Report, Obstacle]]) -> Block:
        return table("", head, [_obstacle(*each) for each in some], "llll", OBSTACLE_WIDTHS)

    blocks = list(in_parts(rollup, found, lambda found: _cause(*found[1:]) or says("obstacle"), drawn))
    return Section("obstacles", says("rollup_obstacles"), blocks or [para(says("rollup_obstacles_none"))])


def _cause(report: Report, obstacle: Obstacle) -> str:
    return report.option("obstacles/*/cause", obstacle.cause)


def _obstacle(name: str, report: Report, obstacle: Obstacle) -> list[Cell]:
    says = report.says
    cause = _cause(report, obstacle)
    must = says("sponsor_must") if obstacle.sponsor_must else ""
    by = says("by_day", day=report.date(obstacle.by)) if obstacle.by else says("no_date")
    return [
        name,
        stacked(report.title("obstacles", obstacle), quiet(says("cause", cause=cause)) if cause else ""),
        report.brief(obstacle.remedy) or [quiet(says("no_remedy"))],
        stacked(
            report.person(obstacle.clears) or quiet(says("nobody")),
            quiet(by),
            quiet(must) if must else "",
        ),
    ]


def actions(rollup: Rollup) -> Section:
    """Return all actions of all teams, each team's earliest first."""
    says = rollup.says
    head = [says("rollup_team"), says("action"), says("owner"), says("when")]
    rows = [row for name, report in rollup.named for row in _actions(name, report)]
    dates = [entry for report in rollup.reports for entry in own_dates(dated.actions(report), report)]
    blocks = _by_team(rollup, rows, lambda some: table("", head, some, "llll", ACTION_WIDTHS))
    return Section("actions", says("rollup_actions"), blocks, dates=dates)


def _by_team(
    rollup: Rollup, rows: list[list[Cell]], drawn: Callable[[list[list[Cell]]], Block]
) -> list[Block]:
    """Return rows that begin with a team's name, in parts where they are many; that there are none, else."""
    return list(in_parts(rollup, rows, lambda row: str(row[0]), drawn)) or [para(rollup.says("rollup_none"))]


def _actions(name: str, report: Report) -> Iterator[list[Cell]]:
    for action in by_date(report.plan.actions):
        yield [
            name,
            stacked(report.title("actions", action), quiet(report.option("actions/*/kind", action.kind))),
            report.person(action.owner) or report.says("no_owner"),
            report.date(action.due) or report.says("no_due"),
        ]


def own_dates(entries: list[dated.Entry], report: Report) -> Iterator[dated.Entry]:
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
    blocks = _by_team(rollup, rows, lambda some: table("", head, some, "llrrl", INVESTMENT_WIDTHS))
    return Section("investments", says("rollup_investments"), blocks)
