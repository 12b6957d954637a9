"""A plan, or many, as pandas frames: for tables, charts and analysis of one's own.

The same columns and dtypes whether a plan is full or empty. A column is one of

=============  ==========================================================================
dtype          what it holds
=============  ==========================================================================
string         text; missing where nothing was written. Links to people are their names
Int64          ranks, levels and counts; ``<NA>`` is not known, and is not 0
boolean        yes or no; ``<NA>`` is not answered
datetime64[s]  days; ``NaT`` is not known
object         money and figures as exact ``decimal.Decimal`` (None is not known), and links
               as tuples of ids, in the plan's order or, for capabilities, sorted
               (``frame.explode(column)`` makes a row of each)
=============  ==========================================================================

Removed records are in no frame, and links to them neither. ``float(value)`` is for drawing only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from workshop.plan.break_even import movement_of
from workshop.plan.costs import Amounts
from workshop.plan.dates import followups
from workshop.plan.framed import DAY, EXACT, LINKS, TEXT, WHOLE, YES_NO, Columns, Row, framed
from workshop.plan.framework import Framework
from workshop.plan.model import Plan
from workshop.plan.money import investment_case
from workshop.plan.parts import Record
from workshop.plan.scoring import Gap, proposed_order, unserved

OUTCOMES: Columns = {
    "id": TEXT,
    "rank": WHOLE,
    "statement": TEXT,
    "kind": TEXT,
    "measure": TEXT,
    "unit": TEXT,
    "direction": TEXT,
    "baseline": EXACT,
    "baseline_date": DAY,
    "target": EXACT,
    "by": DAY,
    "movement": EXACT,
    "why": TEXT,
    "executive": TEXT,
    "sources": LINKS,
    "practices": TEXT,
    "margin": EXACT,
    "margin_counted": YES_NO,
}
OBSTACLES: Columns = {
    "id": TEXT,
    "what": TEXT,
    "blocks": LINKS,
    "trainable": YES_NO,
    "cause": TEXT,
    "remedy": TEXT,
    "clears": TEXT,
    "by": DAY,
    "sponsor_must": YES_NO,
}
REQUIREMENTS: Columns = {"id": TEXT, "behaviour": TEXT, "serves": LINKS, "takes": LINKS}
GAPS: Columns = {
    "capability": TEXT,
    "name": TEXT,
    "group": TEXT,
    "place": WHOLE,
    "today": WHOLE,
    "cannot_say": YES_NO,
    "required_12": WHOLE,
    "required_24": WHOLE,
    "gap_12": WHOLE,
    "gap_24": WHOLE,
    "strength": WHOLE,
    "rank": WHOLE,
    "outcomes": LINKS,
    "priority": YES_NO,
    "seen": TEXT,
    "share": WHOLE,
    "noticed_by": TEXT,
    "noticed_when": DAY,
}
ACTIONS: Columns = {
    "id": TEXT,
    "what": TEXT,
    "term": TEXT,
    "kind": TEXT,
    "builds": LINKS,
    "removes": LINKS,
    "frees": LINKS,
    "owner": TEXT,
    "start": DAY,
    "due": DAY,
    "rhythm": TEXT,
    "evidence": TEXT,
}
STOPS: Columns = {"id": TEXT, "what": TEXT, "hours": EXACT, "agrees": TEXT}
INVESTMENTS: Columns = {
    "id": TEXT,
    "what": TEXT,
    "funds": LINKS,
    "builds": LINKS,
    "removes": LINKS,
    "starts": DAY,
    "once": EXACT,
    "yearly": EXACT,
    "managers": WHOLE,
    "days_once": EXACT,
    "days_yearly": EXACT,
    "boss_days_once": EXACT,
    "boss_days_yearly": EXACT,
    "paid_from": TEXT,
    "smaller": TEXT,
    "smaller_once": EXACT,
    "smaller_yearly": EXACT,
}
INVESTMENT_YEARS: Columns = {
    "id": TEXT,
    "what": TEXT,
    "paid_from": TEXT,
    "line": TEXT,
    "year_1": EXACT,
    "year_2": EXACT,
    "year_3": EXACT,
    "total": EXACT,
}
FOLLOWUPS: Columns = {"key": TEXT, "on": DAY, "proposed": YES_NO, "agreed": YES_NO}


@framed(OUTCOMES)
def outcomes_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each outcome, the most important first.

    ``rank`` counts from 1; ``baseline``, ``target`` and ``movement`` (target - baseline) are in the
    outcome's own ``unit``; ``margin`` is money a year; ``sources`` is a tuple of words.
    """
    for rank, outcome in enumerate(plan.outcomes, start=1):
        more = {"rank": rank, "movement": movement_of(outcome), "sources": tuple(sorted(outcome.sources))}
        yield _row(plan, outcome, OUTCOMES) | more


@framed(OBSTACLES)
def obstacles_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each obstacle; ``blocks`` are ids of outcomes."""
    yield from (_row(plan, each, OBSTACLES) for each in plan.obstacles)


@framed(REQUIREMENTS)
def requirements_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each thing managers must do; ``takes`` are the framework's ids."""
    yield from (_row(plan, each, REQUIREMENTS) for each in plan.requirements)


@framed(GAPS)
def gaps_frame(plan: Plan, framework: Framework) -> Iterator[Row]:
    """Return a row for each capability in play, in the proposed order, those serving no outcome last.

    ``place`` is the place in the proposed order, from 1, and ``<NA>`` for a capability that serves
    no outcome; levels go from 1 to 5 and gaps from 0 to 4, ``<NA>`` where still open; ``rank`` is
    that of the most important outcome served; ``share`` is a number of managers.
    """
    order = [capability.id for capability in framework.capabilities()]
    groups = {one.id: group.name for group in framework.groups for one in group.capabilities}
    goals = {goal.id: goal for goal in plan.capabilities}
    proposed = proposed_order(plan, order)

    def row(gap: Gap, place: int | None) -> Row:
        goal = goals.get(gap.capability)
        written = _row(plan, goal, ("seen", "share", "noticed_by", "noticed_when")) if goal else {}
        known = {name: getattr(gap, name) for name in GAPS if hasattr(gap, name)}
        name = framework.name_of(gap.capability)
        return written | known | {"name": name, "group": groups.get(gap.capability), "place": place}

    yield from (row(gap, place) for place, gap in enumerate(proposed, start=1))
    yield from (row(gap, None) for gap in unserved(plan, order))


@framed(ACTIONS)
def actions_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each action in the plan's order; ``due`` is the day by which it is in place."""
    yield from (_row(plan, each, ACTIONS) for each in plan.actions)


@framed(STOPS)
def stops_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each thing that stops; ``hours`` are freed a week for each manager."""
    yield from (_row(plan, each, STOPS) for each in plan.stops)


@framed(INVESTMENTS)
def investments_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each investment as the team wrote it.

    ``once`` and ``yearly`` are money; ``days_once`` and ``days_yearly`` are for each of ``managers``,
    bosses' days in total.
    """
    yield from (_row(plan, each, INVESTMENTS) for each in plan.investments)


@framed(INVESTMENT_YEARS)
def investment_years_frame(plan: Plan, day: datetime.date | None) -> Iterator[Row]:
    """Return what each investment takes in each year from the session's day.

    ``line`` is ``cash``, ``paid_time`` (both money), ``manager_days`` or ``boss_days``. A line that
    is not known has no row.
    """
    names = ("cash", "paid_time", "manager_days", "boss_days")
    for line in investment_case(plan, day).full.lines:
        said = {"id": line.investment, "what": line.what or None, "paid_from": line.paid_from}
        known = ((name, amounts) for name in names if (amounts := getattr(line, name)) is not None)
        yield from (said | {"line": name} | _years(amounts) for name, amounts in known)


@framed(FOLLOWUPS)
def followups_frame(plan: Plan, day: datetime.date | None) -> Iterator[Row]:
    """Return a row for each follow-up: the team's date, else the proposed one."""
    yield from ({name: getattr(each, name) for name in FOLLOWUPS} for each in followups(plan, day))


def _years(amounts: Amounts) -> Row:
    years = {f"year_{number}": amount for number, amount in enumerate(amounts.years, start=1)}
    return years | {"total": amounts.total}


_PEOPLE = {"executive", "clears", "owner", "agrees"}
_LINKED = {
    "blocks": "outcomes",
    "serves": "outcomes",
    "removes": "obstacles",
    "frees": "stops",
    "funds": "actions",
}


def _row(plan: Plan, record: Record, columns: Iterable[str]) -> Row:
    """The fields of a record that are columns: people by name, links as tuples, nothing as None."""
    row = {}
    for name in columns:
        value = getattr(record, name, None)
        if name in _PEOPLE:
            value = plan.person(value or "")
        elif name in ("takes", "builds"):
            value = tuple(sorted(value or ()))
        elif name in _LINKED:
            value = tuple(each.id for each in getattr(plan, _LINKED[name]) if each.id in (value or ()))
        row[name] = None if value == "" else value
    return row
