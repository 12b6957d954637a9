"""One change in words: what it was and what it is, as people would write both."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.plan.changes import Changed, Value
from workshop.plan.kinds import Kind
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import Address, kind_of, kinds
from workshop.plan.standing import standing
from workshop.reports.cells import quiet
from workshop.reports.sections.answer_words import in_words, question_label
from workshop.reports.shortening import shortened
from workshop.reports.tree import Inline, joined, strong

if TYPE_CHECKING:
    from workshop.plan.model import Plan
    from workshop.plan.situation import Outcome
    from workshop.reports.report import Report

TOLD_OF_NEW = frozenset({"date", "money"})
"""Of a new record the answers of these kinds are told beside its words, and who owns it."""
IN_ITS_UNIT = frozenset({"baseline", "target"})
MOST = 130
"""So many characters of a text that was worded anew are shown of each wording."""
BEFORE_IT = 4
"""So many words before the first that differs are shown."""
PROSE = frozenset({"text", "long"})
UNASKED = Kind("text", longest=5000)


def label_of(report: Report, each: Changed) -> str:
    """Return what the kit calls the question that was answered otherwise."""
    if each.part == "ratings":
        return report.says("rating")
    field = each.field or each.record
    return question_label(report, _place(report, each).pattern, field)


def changed_line(report: Report, each: Changed) -> list[Inline]:
    """Return what one answer was and is; of a set, what came to it and what left it."""
    says = report.says
    if isinstance(each.before, frozenset) or isinstance(each.now, frozenset):
        told = says("part_separator").join(_members(report, each))
    elif isinstance(each.before, datetime.date) and isinstance(each.now, datetime.date):
        told = _moved(report, each.before, each.now)
    else:
        told = _from_to(report, each)
    if not each.record or each.part == "own":  # then its label stands beside it already
        return joined(told)
    return joined(quiet(says("label", label=label_of(report, each))), " ", told)


def added_line(report: Report, each: Changed) -> list[Inline]:
    """Return that a record is new, with its owner, its dates and its sums."""
    record = next(one for one in getattr(report.plan, each.part) if one.id == each.record)
    told = []
    for field, kind in kinds(COLLECTIONS[each.part]).items():
        value = getattr(record, field)
        if value not in (None, "") and (kind.name in TOLD_OF_NEW or kind.to == "people"):
            place = Changed("changed", each.part, each.record, field)
            named = report.says("label", label=label_of(report, place))
            told.append(f"{named} {_value(report, place, value)}")
    new = strong(report.says("changed_added"))
    return joined(new, " ", report.says("aside_separator").join(told)) if told else [new]


def dropped_line(report: Report, each: Changed) -> list[Inline]:
    """Return that a follow-up gave up an action, and why."""
    action = next(one for one in report.plan.actions if one.id == each.record)
    new, why = strong(report.says("changed_dropped")), standing(report.plan, action).reason
    return joined(new, " ", report.brief(why)) if why else [new]


def _members(report: Report, each: Changed) -> Iterator[str]:
    before, now = (one if isinstance(one, frozenset) else frozenset() for one in (each.before, each.now))
    for key, members in (("changed_now_also", now - before), ("changed_no_longer", before - now)):
        names = [_value(report, each, member) for member in sorted(members)]
        if names:
            yield report.says(key, names=report.says.listed(names))


def _moved(report: Report, before: datetime.date, now: datetime.date) -> str:
    days = (now - before).days
    later = report.says.count("days_late" if days > 0 else "days_early", abs(days))
    told = {"before": report.formats.date(before), "now": report.formats.date(now)}
    return report.says("changed_moved", **told, later=later)


def _from_to(report: Report, each: Changed) -> str:
    says = report.says
    before, now = (
        _value(report, each, value, then) for value, then in ((each.before, True), (each.now, False))
    )
    if _place(report, each).kind.name in PROSE and before and now:
        before, now = differing(before, now)
    if not before:
        return says("changed_first", now=shortened(now, MOST))
    if not now:
        return says("changed_emptied", before=shortened(before, MOST))
    return says("changed_from_to", before=before, now=now)


def differing(before: str, now: str) -> tuple[str, str]:
    """Return two wordings from shortly before where they part, each as far as there is room.

    >>> differing("Joins two visits a month", "Joins two visits a quarter")
    ('Joins two visits a month', 'Joins two visits a quarter')
    >>> long = "word " * 40
    >>> differing(f"{long}ends", f"{long}closes")
    ('… word word word word ends', '… word word word word closes')
    """
    old, new = before.split(), now.split()
    alike = next((at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), None)
    alike = min(len(old), len(new)) if alike is None else alike
    whole = max(len(before), len(now)) <= MOST
    start = 0 if whole or alike <= BEFORE_IT else alike - BEFORE_IT
    cut = "… " if start else ""
    first, second = (shortened(" ".join(text[start:]), MOST) for text in (old, new))
    return cut + first, cut + second


def _value(report: Report, each: Changed, value: Value, then: bool = False) -> str:
    """Return one answer in words; a figure of an outcome in the unit that it had ``then``, or has now."""
    if value is None or value == "":
        return ""
    if each.part == "outcomes" and each.field in IN_ITS_UNIT and isinstance(value, Decimal):
        plan = report.agreed if then and report.agreed is not None else report.plan
        return report.formats.figure(value, _unit(plan, each.record))
    stored = value.isoformat() if isinstance(value, datetime.date) else value
    stored = f"{stored:f}" if isinstance(stored, Decimal) else stored
    return in_words(report, _place(report, each), stored if isinstance(stored, str | int | bool) else "")


def _unit(plan: Plan, outcome: str) -> str:
    found: Outcome | None = next((each for each in plan.outcomes if each.id == outcome), None)
    return found.unit if found else ""


def _place(report: Report, each: Changed) -> Address:
    """Return where an answer lies, with what it may hold."""
    if each.part == "own":
        path = f"own/{each.record}"
        return Address(path, report.kit.own_kinds().get(path, UNASKED), "own", "", each.record)
    if each.part in (*SINGLES, *COLLECTIONS):
        parts = (each.part, "*", each.field) if each.record else (each.part, each.field)
    else:
        parts = (each.part, "*")
    pattern = "/".join(parts)
    return Address(pattern, kind_of(pattern) or UNASKED, each.part, each.record, each.field)
