"""Where a manager's week goes: hours by activity now and wanted, their shares, and what moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from workshop.plan.model import Plan

WHOLE = 100


@dataclass(frozen=True, slots=True)
class ActivityTime:
    """One activity of a typical week.

    Attributes
    ----------
    activity
        The framework's id.
    now, wanted
        Hours in a week (0 to 168); None is open. ``wanted`` is what the team wrote.
    now_share, wanted_share
        Whole per cent of the week; None while the hours are open.
    """

    activity: str
    now: Decimal | None
    wanted: Decimal | None
    now_share: int | None
    wanted_share: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """Hours of a week that go from one activity to another; an empty id is outside the week."""

    hours: Decimal
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TimeUse:
    """A team's week.

    Attributes
    ----------
    activities
        Those that the team answered, in the framework's order, unknown ones last by id.
    now, wanted
        Hours of the whole week; None while no activity has any. An activity whose wanted hours are
        open counts in ``wanted`` with its hours of now: only what is to differ needs an answer.
    moves
        What goes where, the largest first.
    """

    activities: tuple[ActivityTime, ...]
    now: Decimal | None
    wanted: Decimal | None
    moves: tuple[Move, ...]

    def of(self, activity: str) -> ActivityTime | None:
        """Return the time of one activity, or None when the team said nothing of it."""
        return next((each for each in self.activities if each.activity == activity), None)


def time_use(plan: Plan, order: Sequence[str]) -> TimeUse:
    """Return where the week goes and where it is wanted to go.

    Parameters
    ----------
    plan
        The team's plan.
    order
        The framework's activities in its order.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({
    ...     "activities/reporting/now": "9", "activities/reporting/wanted": "5",
    ...     "activities/developing/now": "3", "activities/developing/wanted": "7",
    ... })
    >>> week = time_use(plan, ["developing", "reporting"])
    >>> week.now, week.wanted, week.moves
    (Decimal('12'), Decimal('12'), (Move(hours=Decimal('4'), source='reporting', target='developing'),))
    >>> [each.now_share for each in week.activities]
    [25, 75]
    """
    place = {activity: number for number, activity in enumerate(order)}
    answered = sorted(
        (each for each in plan.activities if each.now is not None or each.wanted is not None),
        key=lambda each: (place.get(each.id, len(place)), each.id),
    )
    now = {each.id: each.now for each in answered if each.now is not None}
    given = {each.id: each.wanted for each in answered if each.wanted is not None}
    wanted = {**now, **given} if given else {}
    now_shares, wanted_shares = shares(now), shares(wanted)
    return TimeUse(
        activities=tuple(
            ActivityTime(each.id, each.now, each.wanted, now_shares.get(each.id), wanted_shares.get(each.id))
            for each in answered
        ),
        now=sum(now.values(), Decimal(0)) if now else None,
        wanted=sum(wanted.values(), Decimal(0)) if wanted else None,
        moves=moves({activity: wanted[activity] - now.get(activity, Decimal(0)) for activity in wanted}),
    )


def shares(hours: Mapping[str, Decimal]) -> dict[str, int]:
    """Return each activity's share of the week in whole per cent, halves rounded up.

    Each is right by itself: whoever divides the hours finds the same figure. Together they may miss
    100 by a little. Empty when there are no hours.

    Examples
    --------
    >>> shares({"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)})
    {'a': 33, 'b': 33, 'c': 33}
    """
    total = sum(hours.values(), Decimal(0))
    if not total:
        return {}
    return {
        activity: int((each * WHOLE / total).to_integral_value(ROUND_HALF_UP))
        for activity, each in hours.items()
    }


def moves(changes: Mapping[str, Decimal]) -> tuple[Move, ...]:
    """Return what goes where: the largest gain is met from the largest loss first.

    What gains meet no loss comes from outside the week, and what is lost and not gained leaves it
    (an empty id).

    Examples
    --------
    >>> moves({"developing": Decimal(5), "reporting": Decimal(-4), "travel": Decimal(-2)})[0]
    Move(hours=Decimal('4'), source='reporting', target='developing')
    """
    gains = {name: change for name, change in changes.items() if change > 0}
    losses = {name: -change for name, change in changes.items() if change < 0}
    found: list[Move] = []
    while gains and losses:
        target, source = max(gains, key=lambda name: gains[name]), max(losses, key=lambda name: losses[name])
        hours = min(gains[target], losses[source])
        found.append(Move(hours, source, target))
        for side, name in ((gains, target), (losses, source)):
            side[name] -= hours
            if not side[name]:
                del side[name]
    found += [Move(hours, "", target) for target, hours in gains.items()]
    found += [Move(hours, source, "") for source, hours in losses.items()]
    return tuple(sorted(found, key=lambda move: -move.hours))
