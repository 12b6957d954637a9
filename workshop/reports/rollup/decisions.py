"""What is to be decided in all teams: asks, obstacles that need the sponsor, what is to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workshop.reports.cells import ended, quiet, stacked
from workshop.reports.rollup.parts import in_parts
from workshop.reports.sections import asking
from workshop.reports.sections.standing import decision_line
from workshop.reports.shortening import shortened
from workshop.reports.tree import (
    Block,
    Cell,
    Inlines,
    Section,
    bullets,
    header,
    joined,
    para,
    plain,
    strong,
    table,
)

if TYPE_CHECKING:
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup, TeamDecision

Shortens = Callable[[str, int], str]
WIDTHS = (0.14, 0.49, 0.2, 0.17)
NO_END = 100_000


def to_decide(rollup: Rollup) -> Section:
    """Return everything that is to be decided, the soonest first, with what was decided already."""
    says, title = rollup.says, rollup.says("rollup_decide_whole")
    blocks: list[Block] = []
    blocks += in_parts(
        rollup,
        rollup.decisions,
        lambda each: each.report.formats.month(each.open.by) if each.open.by else says("no_date"),
        lambda some: decision_table(rollup, some, _whole),
    )
    if not blocks:
        blocks.append(para(says("rollup_decide_none")))
    if decided := already_decided(rollup):
        blocks += [header(2, says("rollup_decided")), bullets([[plain(line)] for line in decided])]
    return Section("to-decide", title, blocks)


def _whole(text: str, _: int) -> str:
    return shortened(text, NO_END)


def decision_table(rollup: Rollup, found: Sequence[TeamDecision], room: Shortens) -> Block:
    """Return decisions as a table; each text has as much room as ``room`` gives it."""
    says = rollup.says
    head = [says("rollup_by"), says("rollup_decision"), says("rollup_who_decides"), says("rollup_team")]
    return table("", head, [_row(rollup, each, room) for each in found], "llll", WIDTHS)


def told(each: TeamDecision, room: Shortens) -> list[Inlines]:
    """Return what is to be decided: in a line, and below it what goes with it."""
    build = {"ask": _ask, "obstacle": _obstacle, "stop": _stop}[each.open.kind]
    return [line for line in build(each.report, each.open.record, room) if line]


def _row(rollup: Rollup, each: TeamDecision, room: Shortens) -> list[Cell]:
    says, report = rollup.says, each.report
    person = report.person(each.open.person)
    return [
        report.date(each.open.by) or [quiet(says("no_date"))],
        stacked(*_looks(told(each, room))),
        room(person, 6) if person else [quiet(says("nobody"))],
        room(each.name, 6),
    ]


def _looks(lines: Sequence[Inlines]) -> list[Inlines]:
    """Return lines of which all but the first stand back."""
    return [line if place == 0 else [quiet(line)] for place, line in enumerate(lines)]


def _ask(report: Report, _: str, room: Shortens) -> list[Inlines]:
    ask, says = report.plan.ask, report.says
    amount = says("amount_open") if ask.amount is None else report.money(ask.amount)
    head = says.inlines("rollup_fund", amount=amount)
    smaller = asking.smaller_line(report, room)
    return [joined(strong(head), " ", ended(room(ask.what, 18))), smaller or says("open_smaller")]


def _obstacle(report: Report, record: str, room: Shortens) -> list[Inlines]:
    obstacle = next(each for each in report.plan.obstacles if each.id == record)
    says = report.says
    what = ended(room(report.title("obstacles", obstacle), 18))
    remedy = room(obstacle.remedy, 18) or says("no_remedy")
    return [joined(strong(says("rollup_clear")), " ", what), says("rollup_remedy", remedy=remedy)]


def _stop(report: Report, record: str, room: Shortens) -> list[Inlines]:
    stop = next(each for each in report.plan.stops if each.id == record)
    says = report.says
    what = joined(strong(says("rollup_agree")), " ", ended(room(report.title("stops", stop), 14)))
    if stop.hours is None:
        return [what]
    freed = report.formats.number(stop.hours)
    return [what, says.count("rollup_stop_frees", stop.hours, hours=freed)]


def already_decided(rollup: Rollup) -> list[str]:
    """Return what sponsors decided already, a sentence for each team."""
    lines = [(name, decision_line(report)) for name, report in rollup.named]
    return [rollup.says("rollup_of_team", team=name, text=line) for name, line in lines if line]
