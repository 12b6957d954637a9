"""Page one: whether we invest enough, what we ask, the risk and the next follow-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.plan.workload import hours_freed
from workshop.reports.cells import capital, ended
from workshop.reports.sections import asking, paying_back
from workshop.reports.sections.follow_up import followup_name
from workshop.reports.sections.still_open import open_short, or_open
from workshop.reports.tree import Block, Inline, bullets, joined, plain, strong, words

if TYPE_CHECKING:
    from workshop.reports.report import Report

Shortens = Callable[[str, int], str]


def enough(report: Report, room: Shortens) -> list[Block]:
    """Return the verdict with its reason."""
    answer = report.plan.sufficiency
    if answer.verdict is None:
        return [plain(*open_short(report, "investment", "open_verdict"))]
    verdict = report.option("sufficiency/verdict", answer.verdict)
    reason = or_open(report, room(answer.reason, 28), "reason_open", "sufficiency/reason")
    return [plain(strong(report.says("verdict", verdict=capital(verdict))), " ", reason)]


def ask(report: Report, room: Shortens) -> list[Block]:
    """Return the ask, its smaller version, what pays it back, and what needs no money."""
    lines: list[list[Inline]] = []
    if asking.is_asked(report):
        what = ended(room(report.plan.ask.what, 18))
        lines.append(joined(asking.headline(report), " ", what))
        smaller = asking.smaller_line(report, room)
        lines.append(smaller or [*words(report.says("open_smaller"))])
        back = paying_back.pays_back(report, room) or paying_back.whole_sentence(report)
        lines += [words(back)] if back else []
    else:
        lines.append(open_short(report, "investment", "open_ask"))
    free = _needs_no_money(report)
    lines += [words(free)] if free else []
    return [bullets([[plain(*line)] for line in lines])] if len(lines) > 1 else [plain(*lines[0])]


def _needs_no_money(report: Report) -> str:
    """Return how many actions no investment pays for, and what the stops free."""
    says, plan = report.says, report.plan
    paid = {action for each in plan.investments for action in each.funds}
    free = [action for action in plan.actions if action.id not in paid]
    hours = hours_freed(plan).per_manager
    parts = []
    if free and plan.investments:
        parts.append(says("free_actions", number=says.number(len(free)), all=says.number(len(plan.actions))))
    if hours:
        parts.append(says("free_hours", hours=report.formats.number(hours)))
    return says("needs_no_money", parts=says.listed(parts)) if parts else ""


def risk(report: Report, room: Shortens) -> list[Block]:
    """Return the first risk, and how many more there are."""
    says = report.says
    if report.plan.risks:
        first = report.plan.risks[0]
        text = room(report.title("risks", first), 18)
        more = len(report.plan.risks) - 1
        line = words(says("with_more", text=text, number=says.number(more)) if more else text)
    else:
        line = open_short(report, "investment", "open_risks", "risks")
    return [plain(*line)]


def next_followup(report: Report, _: Shortens) -> list[Block]:
    """Return when the plan is first looked at again."""
    for each in report.followups:
        if each.on:
            key = "next_followup" if each.agreed else "next_followup_proposed"
            day = strong(report.formats.date(each.on))
            return [plain(*report.says.inlines(key, day=day, name=followup_name(report, each.key)))]
    return [plain(*open_short(report, "investment", "open_followups"))]
