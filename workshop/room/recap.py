"""What one participant takes home: the team's plan in a few lines, what is theirs, and when."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Any

from workshop.plan.following import FOLLOWUPS
from workshop.plan.model import Plan
from workshop.plan.standing import recorded, standings
from workshop.reports import dated
from workshop.reports.ics import calendar
from workshop.reports.report import Report
from workshop.reports.sections import asking
from workshop.reports.sections.outcomes import movement
from workshop.reports.text import plain_text
from workshop.reports.tree import Section

Told = dict[str, Any]


def entries_of(plan: Plan, person: str) -> frozenset[str]:
    """Return which of the team's people are this person, whose name may stand there in more than one way.

    Case, accents and marks don't matter; a first name alone is the person where nobody else bears it.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"people/one/name": "José Ruiz", "people/two/name": "jose", "people/six/name": "Li"})
    >>> sorted(entries_of(plan, "one")), sorted(entries_of(plan, "six"))
    (['one', 'two'], ['six'])
    """
    mine = _plainly(plan.person(person))
    names = {each.id: _plainly(each.name) for each in plan.people}
    if not mine:
        return frozenset({person} & names.keys())
    namesakes = {name for name in names.values() if name[:1] == mine[:1]}
    # "Ana" is Ana Ferreira only where there is no other Ana.
    wanted = namesakes if len(namesakes - {mine[:1]}) <= 1 else {mine}
    return frozenset(key for key, name in names.items() if name in wanted)


def _plainly(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and marks."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return tuple("".join(mark if mark.isalnum() else " " for mark in kept).split())


def recap(report: Report, mine: Collection[str]) -> Told:
    """Return what the page says.

    Parameters
    ----------
    report
        The team's plan as it stands.
    mine
        The entries of the team's people that are this person; none when somebody only looks.
    """
    says = report.says
    return {
        "outcomes": [_outcome(report, each) for each in report.plan.outcomes],
        "priorities": [report.framework.name_of(gap.capability) for gap in report.priorities],
        "mine": _owned(report, mine),
        "decision": plain_text(asking.headline(report)) if asking.is_asked(report) else "",
        "decision_for": report.plan.ask.what,
        "followup": _next_followup(report),
        "has_dates": bool(_dates(report, mine)),
        "open": says("open"),
    }


def _outcome(report: Report, outcome: Any) -> Told:
    moved = movement(report, outcome)
    return {
        "what": moved.name,
        "now": moved.now_text,
        "target": moved.target_text,
        "by": report.formats.date(outcome.by) if outcome.by else "",
    }


def _owned(report: Report, mine: Collection[str]) -> list[Told]:
    """Return what somebody sees to, the earliest first; what has no date comes last."""
    found = [
        (each.due, report.title("actions", each.action))
        for each in standings(report.plan)
        if each.owner in mine and each.state not in ("done", "dropped")
    ]
    found += [(each.by, report.title("obstacles", each)) for each in _obstacles(report, mine)]
    found.sort(key=lambda pair: (pair[0] is None, pair[0] or report.day, pair[1]))
    return [{"what": what, "by": report.formats.date(day) if day else ""} for day, what in found]


def _obstacles(report: Report, mine: Collection[str]) -> list[Any]:
    return [each for each in report.plan.obstacles if each.clears in mine]


def _next_followup(report: Report) -> Told | None:
    last = recorded(report.plan)
    behind = FOLLOWUPS.index(last[-1]) if last else -1
    found = next((each for each in report.followups[behind + 1 :] if each.on), None)
    return {"day": report.formats.date(found.on), "agreed": found.agreed} if found and found.on else None


def own_calendar(report: Report, mine: Collection[str]) -> bytes:
    """Return somebody's own dates as a calendar file: what is theirs, the decision and the follow-ups.

    An entry is the same as in the calendar of the whole plan: whoever takes both in has it once.
    """
    return calendar([report.cover(), Section("mine", "", [], dates=_dates(report, mine))])


def _dates(report: Report, mine: Collection[str]) -> list[dated.Entry]:
    owned = {f"actions/{each.action.id}" for each in standings(report.plan) if each.owner in mine}
    owned |= {f"obstacles/{each.id}" for each in _obstacles(report, mine)}
    listed = [each for each in (*dated.actions(report), *dated.obstacles(report)) if each["id"] in owned]
    return [*listed, *dated.decision(report), *dated.followups(report)]
