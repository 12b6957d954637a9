"""Page one: whether we invest enough, what we ask, the risk and the next follow-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.plan.following import FOLLOWUPS
from workshop.plan.standing import recorded
from workshop.plan.workload import hours_freed
from workshop.reports.cells import capital, ended
from workshop.reports.sections import asking, paying_back
from workshop.reports.sections.follow_up import followup_name
from workshop.reports.sections.standing import decision_line, summary_line
from workshop.reports.sections.still_open import open_short, or_open
from workshop.reports.tree import Block, Inline, bullets, joined, plain, strong, words

if TYPE_CHECKING:
    from workshop.reports.report import Report

Shortens = Callable[[str, int], str]
MOST_NAMED = 2
"""So many actions that need no money are named."""


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
        what = ended(room(report.plan.ask.what, 34))
        lines.append(joined(asking.headline(report), " ", what))
        if report.plan.decision.answer is None:  # what was decided stands in a line of its own
            smaller = asking.smaller_line(report, room)
            lines.append(smaller or [*words(report.says("open_smaller"))])
        back = paying_back.pays_back(report, room) or paying_back.whole_sentence(report)
        money = " ".join(filter(None, (_takes_in_all(report), back)))
        lines += [words(money)] if money else []
    else:
        lines.append(open_short(report, "investment", "open_ask"))
    free = _needs_no_money(report, room)
    lines += [words(free)] if free else []
    return [bullets([[plain(*line)] for line in lines])] if len(lines) > 1 else [plain(*lines[0])]


def _takes_in_all(report: Report) -> str:
    """Return what the whole plan takes in cash and in time, which is more than what is asked for."""
    full, says = report.case.full, report.says
    if full.cash is None or not full.cash.total:
        return ""
    own = full.own.total if full.own else 0
    time = full.paid_time.total if full.paid_time else 0
    return says(
        ("takes_in_all" if time else "takes_no_time") + ("_own" if own else ""),
        cash=report.money(full.cash.total),
        own=report.money(full.own.total) if full.own else "",
        time=report.roughly(full.paid_time.total) if full.paid_time else "",
    )


def _needs_no_money(report: Report, room: Shortens) -> str:
    """Return how many actions no investment pays for, and what the stops free."""
    says, plan = report.says, report.plan
    paid = {action for each in plan.investments for action in each.funds}
    free = [action for action in plan.actions if action.id not in paid]
    hours = hours_freed(plan).per_manager
    parts = []
    if free and plan.investments:
        number, whole = says.number(len(free)), says.number(len(plan.actions))
        some = len(free) < len(plan.actions)
        if some and len(free) <= MOST_NAMED:
            names = says.listed([f"“{room(report.title('actions', each), 12)}”" for each in free])
            parts.append(says("free_actions_named", number=number, all=whole, names=names))
        elif some:
            parts.append(says("free_actions", number=number, all=whole))
        else:
            parts.append(says.count("free_actions_all", len(free)))
    if hours:
        parts.append(says.count("free_hours", hours, figure=report.formats.number(hours)))
    return says("needs_no_money", parts=says.listed(parts)) if parts else ""


def standing(report: Report, _: Shortens) -> list[Block]:
    """Return what was decided and how far the actions are, once the plan was looked at again."""
    said = [line for line in (decision_line(report), summary_line(report)) if line]
    return [plain(" ".join(said))] if said else []


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
    """Return when the plan is looked at again for the first time from now on."""
    last = recorded(report.plan)
    behind = FOLLOWUPS.index(last[-1]) if last else -1
    for each in report.followups[behind + 1 :]:
        if each.on:
            key = "next_followup" if each.agreed else "next_followup_proposed"
            day = strong(report.formats.date(each.on))
            return [plain(*report.says.inlines(key, day=day, name=followup_name(report, each.key)))]
    return [plain(*open_short(report, "investment", "open_followups"))]
