"""How the plan is kept alive: when we look at it again, early signs, and risks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workshop.plan.model import Indicator, Risk
from workshop.reports import dated
from workshop.reports.cells import quiet, stacked
from workshop.reports.sections.action_plan import by_date
from workshop.reports.sections.still_open import or_open, still_open
from workshop.reports.shortening import shortened
from workshop.reports.tree import SPACE, Block, Cell, Inline, Section, header, joined, para, table, words

if TYPE_CHECKING:
    from workshop.reports.report import Report

CALENDAR_WIDTHS = (0.15, 0.17, 0.68)
INDICATOR_WIDTHS = (0.27, 0.25, 0.48)
RISK_WIDTHS = (0.25, 0.28, 0.47)
FIRST, LAST = datetime.date.min, datetime.date.max
LONGEST_DUE, LONGEST_OF_MORE = 76, 62


def follow_up(report: Report) -> Section:
    """Return the calendar with what should be in place by then, the indicators and the risks."""
    says = report.says
    blocks: list[Block] = []
    blocks += _calendar(report)
    for name, records, build in (
        ("indicators", report.plan.indicators, _indicators),
        ("risks", report.plan.risks, _risks),
    ):
        blocks.append(header(2, says(name)))
        blocks.append(build(report) if records else still_open(report, "investment", f"open_{name}", name))
    return Section("follow-up", says("section_follow_up"), blocks, dates=dated.followups(report))


def _calendar(report: Report) -> Iterator[Block]:
    """Yield the dates of the first 90 days and those by which something is due; the others in a line."""
    says = report.says
    dated = sorted((each for each in report.followups if each.on), key=lambda each: each.on or LAST)
    if not dated:
        yield still_open(report, "investment", "open_followups", "followups/*/confirmed")
        return
    rows: list[list[Cell]] = []
    other: dict[bool, list[str]] = {True: [], False: []}
    after = FIRST
    for each in dated:
        until = each.on or LAST
        due = _due(report, after, until)
        if due or each.key.startswith("day-"):
            state = quiet(says("agreed") if each.agreed else says("proposed"))
            rows.append([report.date(each.on), joined(followup_name(report, each.key), " ", state), due])
        else:
            other[each.agreed].append(report.date(each.on))
        after = until
    head = [says("date"), says("followup"), says("in_place_by_then")]
    yield table("", head, rows, "lll", CALENDAR_WIDTHS)
    for agreed, key in ((True, "agreed_dates"), (False, "proposed_dates")):
        if other[agreed]:
            yield para(quiet(says(key, dates=says.listed(other[agreed]))))


def followup_name(report: Report, key: str) -> str:
    """Return what a follow-up is called: "Day 30", "Month 6"."""
    unit, _, number = key.partition("-")
    return report.says(f"followup_{unit}", number=number)


def _due(report: Report, after: datetime.date, until: datetime.date) -> str:
    due = [action for action in report.plan.actions if action.due and after < action.due <= until]
    room = LONGEST_DUE if len(due) == 1 else LONGEST_OF_MORE
    names = [shortened(report.title("actions", action), room) for action in by_date(due)]
    if len(names) < 2:  # noqa: PLR2004 - none, or the only one
        return "".join(names)
    return report.says("with_more", text=names[0], number=report.says.number(len(names) - 1))


def _indicators(report: Report) -> Block:
    says = report.says
    head = [says("indicator"), says("now_to_expected"), says("rule")]
    rows = [_indicator(report, each) for each in report.plan.indicators]
    return _asked_table(report, "indicators", (("what",), ("today", "expected", "by"), ("rule",)), head, rows)


def _indicator(report: Report, each: Indicator) -> list[Cell]:
    return [
        report.title("indicators", each),
        _movement(report, each),
        stacked(or_open(report, report.brief(each.rule), "no_rule", "indicators/*/rule")),
    ]


def _movement(report: Report, each: Indicator) -> list[Inline]:
    """Return where an early sign stands, what is expected of it, and by when."""
    today = or_open(report, each.today, of="indicators/*/today")
    expected = or_open(report, each.expected, of="indicators/*/expected")
    arrow: list[Inline] = [SPACE, *words("→"), SPACE] if today and expected else []
    inlines = [*_inlines(today), *arrow, *_inlines(expected)]
    by = report.says("by_day", day=report.date(each.by)) if each.by else ""
    return stacked(inlines, or_open(report, by, "no_date", "indicators/*/by"))


def _inlines(text: str | Inline) -> list[Inline]:
    return words(text) if isinstance(text, str) else [text]


def _risks(report: Report) -> Block:
    says = report.says
    head = [says("risk"), says("sign"), says("response")]
    rows = [_risk(report, each) for each in report.plan.risks]
    return _asked_table(report, "risks", (("what",), ("sign",), ("response",)), head, rows)


def _risk(report: Report, each: Risk) -> list[Cell]:
    return [
        report.title("risks", each),
        stacked(or_open(report, each.sign, of="risks/*/sign")),
        stacked(or_open(report, report.brief(each.response), of="risks/*/response")),
    ]


def _asked_table(
    report: Report,
    part: str,
    fields: Sequence[Sequence[str]],
    head: Sequence[str],
    rows: Sequence[list[Cell]],
) -> Block:
    """Return a table without the columns whose fields are left for later and that nobody has filled."""
    widths = {"indicators": INDICATOR_WIDTHS, "risks": RISK_WIDTHS}[part]
    kept = [
        number
        for number, names in enumerate(fields)
        if any(f"{part}/*/{name}" not in report.left_out for name in names)
        or any(row[number] for row in rows)
    ]
    room = sum(widths[number] for number in kept)
    return table(
        "",
        [head[number] for number in kept],
        [[row[number] for number in kept] for row in rows],
        "l" * len(kept),
        tuple(widths[number] / room for number in kept),
    )
