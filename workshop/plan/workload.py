"""What is done when and by whom, and what makes room for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workshop.plan.dates import milestones
from workshop.plan.model import Action, Plan

MANY_ACTIONS = 6
MOST_SHARE = Decimal(1) / 3
"""One person with a larger share of the actions has too much, once there are so many of them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Actions of the short term (in place within 6 months), of the long term, and of neither yet."""

    short: tuple[Action, ...]
    long: tuple[Action, ...]
    unsaid: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is in place by a day, and not by the one before: the first 90 days in three steps."""

    days: int
    on: datetime.date
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class OwnerLoad:
    """The actions of one person; ``person`` and ``name`` are empty for those without an owner."""

    person: str
    name: str
    actions: tuple[Action, ...]
    share: Decimal


@dataclass(frozen=True, slots=True)
class HoursFreed:
    """Hours a week that stops give back: hours, never money.

    ``per_manager`` is None while no stop names its hours; ``all_managers`` also while their number
    is unknown; ``open`` are the ids of stops that name none.
    """

    per_manager: Decimal | None
    all_managers: Decimal | None
    open: tuple[str, ...]


def by_term(plan: Plan) -> Terms:
    """Return the actions by term, each in the plan's order."""

    def of(term: str | None) -> tuple[Action, ...]:
        return tuple(action for action in plan.actions if action.term == term)

    return Terms(of("short"), of("long"), of(None))


def first_90_days(plan: Plan, day: datetime.date | None) -> tuple[Milestone, ...]:
    """Return what is in place by day 30, 60 and 90, each action once, the earliest due first.

    The days are the working days of the follow-ups; empty without a session's day.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"actions/practice-01/due": "2027-03-01"})
    >>> steps = first_90_days(plan, datetime.date(2027, 1, 12))
    >>> [(step.days, len(step.actions)) for step in steps]
    [(30, 0), (60, 1), (90, 0)]
    """
    found = []
    after = datetime.date.min
    for days, on in milestones(day).items() if day else ():
        found.append(Milestone(days, on, _due(plan.actions, after, on)))
        after = on
    return tuple(found)


def _due(actions: Sequence[Action], after: datetime.date, until: datetime.date) -> tuple[Action, ...]:
    dated = [(action.due, action) for action in actions if action.due and after < action.due <= until]
    return tuple(action for _, action in sorted(dated, key=lambda pair: pair[0]))


def by_owner(plan: Plan) -> tuple[OwnerLoad, ...]:
    """Return the actions of each owner, the most loaded first, those without an owner last.

    ``share`` is of all actions of the plan, as a share of 1.
    """
    owned: dict[str, list[Action]] = {}
    for action in plan.actions:
        owned.setdefault(action.owner if plan.person(action.owner) else "", []).append(action)
    loads = [
        OwnerLoad(person, plan.person(person), tuple(actions), Decimal(len(actions)) / len(plan.actions))
        for person, actions in owned.items()
    ]
    return tuple(sorted(loads, key=lambda load: (not load.person, -len(load.actions), load.name)))


def hours_freed(plan: Plan) -> HoursFreed:
    """Return the hours a week that the stops free, per manager and for all of them.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> freed = hours_freed(plan_from({"stops/reports-001/hours": "1.5", "about/managers": 10}))
    >>> str(freed.per_manager), str(freed.all_managers)
    ('1.5', '15.0')
    """
    known = [stop.hours for stop in plan.stops if stop.hours is not None]
    hours = sum(known, Decimal(0)) if known else None
    managers = plan.about.managers
    return HoursFreed(
        per_manager=hours,
        all_managers=None if hours is None or not managers else hours * managers,
        open=tuple(stop.id for stop in plan.stops if stop.hours is None),
    )
