"""The decision that the plan asks for, with its smaller version."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.reports.cells import ended, figure
from workshop.reports.sections.still_open import still_open
from workshop.reports.tree import Block, Inline, callout, joined, para, strong, words

if TYPE_CHECKING:
    from workshop.reports.report import Report


def is_asked(report: Report) -> bool:
    """Return whether anything of the ask has been said."""
    return any(
        getattr(report.plan.ask, name) not in ("", None) for name in type(report.plan.ask).model_fields
    )


def decision(report: Report) -> Block:
    """Return the ask as what stands out in its section."""
    ask = report.plan.ask
    if not is_asked(report):
        return still_open(report, "investment", "open_ask")
    blocks = [para(*headline(report))]
    if ask.what:
        blocks.append(para(strong(report.says("ask_for")), " ", ask.what))
    blocks.append(para(*(smaller_line(report, _whole) or words(report.says("open_smaller")))))
    if takes := _smaller_takes(report):
        blocks.append(para(takes))
    return callout("decision", blocks)


def _smaller_takes(report: Report) -> str:
    """Return what all of the smaller version takes, in cash and in time; empty while it is not known."""
    smaller = report.case.smaller
    if smaller is None or smaller.cash is None or not report.plan.ask.smaller_what:
        return ""
    time = smaller.paid_time.total if smaller.paid_time else None
    return report.says(
        "smaller_takes" if time else "smaller_takes_no_time",
        cash=report.money(smaller.cash.total),
        time=report.roughly(time) if time else "",
    )


def row_label(report: Report, key: str) -> str:
    """Return what stands beside a row of page one: what is decided was asked, and is no more."""
    is_decided = key == "row_ask" and report.plan.decision.answer is not None
    return report.says("row_asked" if is_decided else key)


def headline(report: Report) -> list[Inline]:
    """Return what is asked of whom by when, or was, once that is decided; what is missing is open."""
    ask, says = report.plan.ask, report.says
    person = report.person(ask.person)
    is_sponsor = ask.person and ask.person == report.plan.about.sponsor
    key = "ask_headline" if report.plan.decision.answer is None else "asked_headline"
    return says.inlines(
        f"{key}_sponsor" if is_sponsor else key,
        amount=says("amount_open")
        if ask.amount is None
        else _strong_figure(report.formats.money(ask.amount)),
        person=strong(person) if person else says("person_open"),
        by=_strong_figure(report.formats.date(ask.by)) if ask.by else says("date_open"),
    )


def smaller_line(report: Report, room: Callable[[str, int], str]) -> list[Inline]:
    """Return the smaller version and what it gives up; empty when nothing was said of one."""
    ask, says = report.plan.ask, report.says
    if not (ask.smaller_what or ask.smaller_amount is not None or ask.gives_up):
        return []
    amount = says("amount_open")
    if ask.smaller_amount is not None:
        amount = report.formats.money(ask.smaller_amount)
    what = ended(room(ask.smaller_what, 22) or says("not_said"))
    line = says.inlines("ask_smaller", amount=[_strong_figure(amount)], what=what)
    if ask.gives_up:
        line = joined(line, " ", says("gives_up", what=ended(report.brief(room(ask.gives_up, 22)))))
    return line


def _strong_figure(text: str) -> Inline:
    return strong([figure(text)])


def _whole(text: str, _: int) -> str:
    return text
