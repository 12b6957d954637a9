"""What moves in a manager's week, in words: hours more for one thing, from another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.plan.model import Plan
from workshop.plan.time_use import Move, time_use

if TYPE_CHECKING:
    from workshop.forms.derived import Deriving


def moving(plan: Plan, by: Deriving) -> Iterator[str]:
    """Yield a sentence for everything that moves, and one where the week gets longer.

    Parameters
    ----------
    plan
        The team's plan.
    by
        The framework and the words.
    """
    week = time_use(plan, by.activities)
    if week.now is None or week.wanted is None:
        return
    if week.wanted > week.now:
        yield by.wording.say(
            "moves_longer",
            wanted=by.wording.formats.number(week.wanted),
            now=by.wording.formats.number(week.now),
            more=by.wording.formats.number(week.wanted - week.now),
        )
    elif not week.moves:
        yield by.wording.say("moves_nothing")
    for move in week.moves:
        yield _moved(move, by)


def _moved(move: Move, by: Deriving) -> str:
    key = "moves" if move.source and move.target else "moves_in" if move.target else "moves_out"
    return by.wording.say(
        f"{key}_{'one' if move.hours == Decimal(1) else 'other'}",
        number=by.wording.formats.number(move.hours),
        source=_name(move.source, by),
        target=_name(move.target, by),
    )


def _name(activity: str, by: Deriving) -> str:
    """An activity's name as it stands within a sentence."""
    if not activity or by.framework is None:
        return activity
    name = by.framework.activity_name(activity)
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
