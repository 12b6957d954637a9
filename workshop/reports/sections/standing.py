"""Where the plan stands after its follow-ups: what was decided, plan against progress, what is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.plan.standing import (
    ORDER,
    RatedAgain,
    SignStanding,
    Standing,
    is_followed_up,
    rated_again,
    recorded,
    signs,
    standings,
)
from workshop.reports.cells import capital, ended, figure, quiet, stacked
from workshop.reports.sections.follow_up import followup_name
from workshop.reports.tree import Block, Cell, Inline, Section, callout, header, para, span, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

ACTION_WIDTHS = (0.33, 0.15, 0.2, 0.32)
RATED_WIDTHS = (0.36, 0.12, 0.12, 0.18, 0.22)
SIGN_WIDTHS = (0.26, 0.14, 0.14, 0.14, 0.32)
LOOK = {"done": "done", "stuck": "wrong", "dropped": "quiet", "rule": "wrong", "reached": "done"}


def standing(report: Report) -> Section:
    """Return where the plan stands; nothing before the first follow-up."""
    if not is_followed_up(report.plan):
        return Section("standing", "", [])
    blocks: list[Block] = [*_decision(report)]
    if summary := summary_line(report):
        blocks.append(para(strong(summary)))
    blocks += [*_actions(report), *_rated(report), *_seen(report), *_signs(report)]
    return Section("standing", report.says("section_standing"), blocks)


# ---------------------------------------------------------------- in a line


def decision_line(report: Report) -> str:
    """Return what the sponsor decided, in a sentence; empty while it is not known."""
    decided, says = report.plan.decision, report.says
    if decided.answer is None:
        return ""
    person = report.person(decided.person) or says("person_open")
    when = report.formats.date(decided.on) if decided.on else says("no_date")
    granted = "" if decided.amount is None else report.formats.money(decided.amount)
    key = f"decided_{decided.answer}" + ("_amount" if granted else "")
    return says(key, person=person, day=when, amount=granted)


def summary_line(report: Report) -> str:
    """Return how many actions are done, moving, stuck and dropped, and how many dates slipped."""
    last = recorded(report.plan)
    if not last:
        return ""
    slipped = sum(bool(each.slipped) and each.state != "dropped" for each in standings(report.plan))
    held = next((each.held for each in report.plan.followups if each.id == last[-1]), None)
    key = "standing_on" if held else "standing_at"
    day = report.formats.date(held) if held else ""
    told = [counted(report) or report.says("standing_nothing")]
    told += [report.says.count("standing_slipped", slipped)] if slipped else []
    counts = report.says("part_separator").join(told)
    return report.says(key, followup=followup_name(report, last[-1]), day=day, counts=counts)


def counted(report: Report) -> str:
    """Return how many actions are done, moving, stuck and dropped; empty when there are none."""
    counts = Counter(each.state for each in standings(report.plan))
    parts = [
        report.says.count(f"standing_{state or 'unsaid'}", counts[state])
        for state in reversed(ORDER)
        if counts[state]
    ]
    return report.says.listed(parts)


# ---------------------------------------------------------------- the parts of the section


def _decision(report: Report) -> Iterator[Block]:
    line = decision_line(report)
    if not line:
        yield callout("open", [para(report.says("decision_open"))])
        return
    blocks = [para(strong(line))]
    if report.plan.decision.conditions:
        conditions = report.brief(report.plan.decision.conditions)
        blocks.append(para(strong(report.says("conditions")), " ", conditions))
    yield callout("decision", blocks)


def _actions(report: Report) -> Iterator[Block]:
    if not report.plan.actions:
        return
    says = report.says
    head = [says("action"), says("owner"), says("promised_now"), says("where_it_stands")]
    rows = [_action(report, each) for each in standings(report.plan)]
    yield header(2, says("plan_against_progress"))
    yield table("", head, rows, "llll", ACTION_WIDTHS)


def _action(report: Report, each: Standing) -> list[Cell]:
    says = report.says
    before, now = report.person(each.action.owner), report.person(each.owner)
    changed = before and now != before
    return [
        report.title("actions", each.action),
        stacked(now or quiet(says("no_owner")), quiet(says("before", name=before)) if changed else ""),
        stacked(*dates(report, each)),
        stacked(
            _state(report, each.state, "standing_state"),
            report.brief(each.reason),
            report.brief(each.evidence),
            quiet(followup_name(report, each.followup)) if each.followup else "",
        ),
    ]


def _state(report: Report, state: str | None, key: str) -> Inline:
    words = capital(report.says(f"{key}_{state or 'unsaid'}"))
    return strong([span(words, LOOK[state])]) if state in LOOK else strong(words) if state else quiet(words)


def dates(report: Report, each: Standing) -> Iterator[Inline | str]:
    """Yield the day that was promised first, and every later one with the follow-up that put it off."""
    says = report.says
    if each.due is None:
        yield quiet(says("no_due"))
        return
    if not each.slips:
        yield figure(report.date(each.due))
        return
    yield quiet(says("promised_first", day=report.date(each.slips[0].before)))
    for number, slip in enumerate(each.slips, start=1):
        told = says("put_off", day=report.date(slip.after), followup=followup_name(report, slip.followup))
        yield strong(told) if number == len(each.slips) else told
    if each.slipped:
        yield span(says.count("days_late", each.slipped), "look-here")


def _rated(report: Report) -> Iterator[Block]:
    found = rated_again(report.plan, report.order)
    if not found:
        return
    says = report.says
    yield header(2, says("rated_again"))
    head = [
        says("capability"),
        says("at_first"),
        says("now"),
        says("chart_gap_in", month=report.month_in(12)),
    ]
    rows = [_capability(report, each) for each in found]
    yield table("", [*head, says("against_required")], rows, "lrrrl", RATED_WIDTHS)


def _capability(report: Report, each: RatedAgain) -> list[Cell]:
    says = report.says
    moved = each.moved
    told = says("moved_unknown")
    if moved is not None:
        told = (
            says.count("moved_up" if moved > 0 else "moved_down", abs(moved)) if moved else says("moved_not")
        )
    missing = ""
    if each.gap_12 is not None:
        missing = says.count("levels_short", each.gap_12) if each.gap_12 else says("chart_gap_enough")
    levels = [
        says("open") if level is None else str(level) for level in (each.first, each.now, each.required_12)
    ]
    return [report.framework.name_of(each.capability), *levels, stacked(capital(told), missing)]


def _seen(report: Report) -> Iterator[Block]:
    told = {each.id: each for each in report.plan.followups if each.seen}
    if told:
        yield header(2, report.says("seen_differently"))
        for key in recorded(report.plan):
            if key in told:
                name = report.says("label", label=followup_name(report, key))
                yield para(strong(name), " ", report.brief(told[key].seen))


def _signs(report: Report) -> Iterator[Block]:
    found = [each for each in signs(report.plan) if each.followup]
    if not found:
        return
    says = report.says
    yield header(2, says("signs_against_rule"))
    head = [says("indicator"), says("at_first"), says("expected"), says("now"), says("where_it_stands")]
    yield table("", head, [_sign(report, each) for each in found], "lllll", SIGN_WIDTHS)


def _sign(report: Report, each: SignStanding) -> list[Cell]:
    says, sign = report.says, each.indicator
    by = says("by_day", day=report.date(sign.by)) if sign.by else ""
    return [
        report.title("indicators", sign),
        sign.today or [quiet(says("open"))],
        stacked(sign.expected or quiet(says("open")), quiet(by) if by else ""),
        stacked(each.figure or quiet(says("open")), quiet(followup_name(report, each.followup))),
        stacked(
            _state(report, each.against, "standing_sign"),
            report.brief(each.change),
            quiet(says("rule_is", rule=ended(report.brief(sign.rule))))
            if each.against == "rule" and sign.rule
            else "",
        ),
    ]
