"""What stands beside an answer because of it: an activity's share of the week, what ballots come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.kit.definitions import Each
from workshop.plan.model import Plan
from workshop.plan.paths import FIRST_ROUND, VOTES
from workshop.plan.tallies import tallied, votes
from workshop.plan.time_use import time_use

if TYPE_CHECKING:
    from workshop.forms.derived import Deriving

Aside = tuple[str, str]
WHOLE = 100


def asides(plan: Plan, by: Deriving) -> dict[str, str]:
    """Return what stands beside the answers of a step, by the path of the answer.

    Parameters
    ----------
    plan
        The team's plan.
    by
        The step, the framework and the words.
    """
    asked = {field.field for field in by.step.fields()}
    found: dict[str, str] = {}
    if "activities/*/now" in asked:
        found |= _shares(plan, by)
    if "tallies/*" in asked:
        found |= _ballots(plan, by)
    if f"tallies/{VOTES}" in asked:
        found |= _dots(plan, by)
    return {path: said[:1].upper() + said[1:] for path, said in found.items()}


def totals(plan: Plan, by: Deriving) -> dict[str, list[str]]:
    """Return the sums under the blocks on the hours of a week, one for each question, by the block's id."""
    week = time_use(plan, by.activities)
    sums = {"activities/*/now": week.now, "activities/*/wanted": week.wanted}
    blocks = [block for block in by.step.blocks if isinstance(block, Each) and block.of == "activities"]
    return {
        block.id: [_hours(sums.get(field.field), by) for field in block.fields]
        for block in blocks
        if week.now is not None or week.wanted is not None
    }


def _hours(hours: Decimal | None, by: Deriving) -> str:
    return "" if hours is None else by.wording.say("hours_short", hours=by.wording.formats.number(hours))


def _shares(plan: Plan, by: Deriving) -> Iterator[Aside]:
    for each in time_use(plan, by.activities).activities:
        for name in ("now", "wanted"):
            share = getattr(each, f"{name}_share")
            if share is not None and getattr(each, name) is not None:
                text = by.wording.formats.figure(share, "%")
                yield f"activities/{each.activity}/{name}", by.wording.say("in_brackets", text=text)


def _ballots(plan: Plan, by: Deriving) -> Iterator[Aside]:
    """The spread in words from three answers on, the median and the distribution from five."""
    for question, rounds in plan.tallies.items():
        counts = rounds.get(FIRST_ROUND, {})
        typed = Plan.model_construct(tallies={question: {FIRST_ROUND: counts}})
        found = tallied(typed, question)
        if question == VOTES or found is None:
            continue
        if found.spread is None:
            yield f"tallies/{question}/{FIRST_ROUND}", by.wording.say("ballots_too_few")
            continue
        said = by.wording.count(
            "ballots", found.raters, spread=by.wording.say(f"spread_{found.spread.value}")
        )
        if found.median is not None:
            median = by.wording.formats.number(Decimal(str(found.median)))
            said = f"{said} {by.wording.say('ballots_median', median=median)}"
        yield f"tallies/{question}/{FIRST_ROUND}", said


def _dots(plan: Plan, by: Deriving) -> Iterator[Aside]:
    counted = sum(dots for _, dots in votes(plan))
    if not counted:
        return
    said = by.wording.count("dots_counted", counted)
    each = plan.improving.dots
    if each and counted % each == 0:
        said = f"{said} {by.wording.count('dots_people', counted // each, dots=each)}"
    yield f"tallies/{VOTES}/{FIRST_ROUND}", said
