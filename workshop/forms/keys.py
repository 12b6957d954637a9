"""What the blocks on each of something ask about, by the framework or by the answers so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from workshop.kit.definitions import Each
from workshop.plan.dates import followup_dates
from workshop.plan.following import joined
from workshop.plan.model import Plan
from workshop.plan.scoring import in_play, priorities, today
from workshop.plan.standing import Standing, looked_at, rated_again, signs, standing
from workshop.plan.tallies import votes

if TYPE_CHECKING:
    from workshop.forms.derived import Deriving

Keyed = dict[str, str]


def keys(plan: Plan, by: Deriving) -> dict[str, list[Keyed]]:
    """Return what the blocks of a step ask about, each as id, title and, where it helps, text and group.

    Parameters
    ----------
    plan
        The team's plan.
    by
        The step, the framework and the words.
    """
    asked = {block.of for block in by.step.blocks if isinstance(block, Each)}
    return {of: list(_KEYS[of](plan, by)) for of in sorted(asked) if of in _KEYS}


def _activities(_plan: Plan, by: Deriving) -> Iterator[Keyed]:
    for each in by.framework.activities if by.framework else ():
        what = {"counts": each.counts, "not": each.does_not_count}
        text = by.wording.say("activity_counts_not" if each.does_not_count else "activity_counts", **what)
        yield {"id": each.id, "title": each.name, "text": text}


def _habits(_plan: Plan, by: Deriving) -> Iterator[Keyed]:
    for each in by.framework.habits if by.framework else ():
        yield {"id": each.id, "title": each.name}


def _all_capabilities(_plan: Plan, by: Deriving) -> Iterator[Keyed]:
    asked = by.asked or by.framework
    for group in asked.groups if asked else ():
        for each in group.capabilities:
            yield {"id": each.id, "title": each.name, "group": group.name}


def _voted(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    """All capabilities, those with most dots first; without dots in the framework's order."""
    dots = dict(votes(plan))
    asked = by.asked or by.framework
    order = [each.id for each in asked.capabilities()] if asked else []
    for capability in sorted(order, key=lambda each: -dots.get(each, 0)):
        count = dots.get(capability, 0)
        text = by.wording.count("dots", count) if count else ""
        yield {"id": capability, "title": by.name_of(capability), "text": text}


def _focus(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    dots = dict(votes(plan))
    chosen = [goal.id for goal in plan.capabilities if goal.focus]
    place = {capability: number for number, capability in enumerate(by.order)}
    return _named(sorted(chosen, key=lambda each: (-dots.get(each, 0), place.get(each, len(place)))), by)


def _capabilities(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    return _named(in_play(plan, by.order), by)


def _priorities(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    return _named((gap.capability for gap in priorities(plan, by.order)), by)


def _named(capabilities: Iterable[str], by: Deriving) -> Iterator[Keyed]:
    for capability in capabilities:
        yield {"id": capability, "title": by.name_of(capability)}


def _followups(_plan: Plan, by: Deriving) -> Iterator[Keyed]:
    """The follow-ups; where the step does not ask for their dates, they are said in the name."""
    if by.day is None:
        return
    dated = "" if any(field.field == "followups/*/on" for field in by.step.fields()) else "_on"
    for key, on in followup_dates(by.day).items():
        kind, number = key.split("-")
        title = by.wording.say(f"followup_{kind}{dated}", number=number, date=by.wording.day(on))
        yield {"id": key, "title": title}


def followup_title(key: str, by: Deriving) -> str:
    """Return what a follow-up is called: "Day 90"."""
    kind, _, number = key.partition("-")
    return by.wording.say(f"followup_{kind}", number=number)


def _this_followup(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    key = looked_at(plan)
    yield {"id": key, "title": followup_title(key, by)}


def _progress(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    """What was promised: each action with its owner, its date, how we know, and what was said of it last."""
    for action in plan.actions:
        found = standing(plan, action)
        title = action.what or by.wording.say("record_unnamed")
        yield {
            "id": joined(looked_at(plan), action.id),
            "title": title,
            "text": " · ".join(_promised(plan, found, by)),
        }


def _promised(plan: Plan, found: Standing, by: Deriving) -> Iterator[str]:
    if owner := plan.person(found.owner):
        yield owner
    if found.due:
        key = "promised_moved" if found.slips else "promised_by"
        first = by.wording.day(found.action.due) if found.action.due else ""
        yield by.wording.say(key, date=by.wording.day(found.due), first=first)
    if found.action.evidence:
        yield by.wording.say("promised_evidence", evidence=found.action.evidence)
    if found.state and found.followup != looked_at(plan):
        said = {
            "followup": followup_title(found.followup, by),
            "state": by.wording.say(f"state_{found.state}"),
        }
        yield by.wording.say("promised_last", **said)


def _readings(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    """Each early sign with where it began, what was expected by when, and its rule."""
    for found in signs(plan):
        sign = found.indicator
        known = {"today": sign.today, "expected": sign.expected}
        told = [by.wording.say(f"sign_{name}", figure=figure) for name, figure in known.items() if figure]
        told += [by.wording.say("promised_by", date=by.wording.day(sign.by), first="")] if sign.by else []
        told += [by.wording.say("sign_rule", rule=sign.rule)] if sign.rule else []
        title = sign.what or by.wording.say("record_unnamed")
        yield {"id": joined(looked_at(plan), sign.id), "title": title, "text": " · ".join(told)}


def _rated_again(plan: Plan, by: Deriving) -> Iterator[Keyed]:
    """Each capability in play with its level before and the one required in a year."""
    again = {each.capability: each for each in rated_again(plan, by.order)}
    levels = {goal.id: goal.required_12 for goal in plan.capabilities}
    for capability in in_play(plan, by.order):
        found = again.get(capability)
        first = found.first if found else today(plan, capability)
        required = levels.get(capability)
        told = [by.wording.say("level_first", level=first)] if first is not None else []
        told += [by.wording.say("level_required", level=required)] if required is not None else []
        yield {"id": capability, "title": by.name_of(capability), "text": " · ".join(told)}


_KEYS: dict[str, Callable[[Plan, Deriving], Iterator[Keyed]]] = {
    "activities": _activities,
    "habits": _habits,
    "all_capabilities": _all_capabilities,
    "voted": _voted,
    "focus": _focus,
    "capabilities": _capabilities,
    "priorities": _priorities,
    "followups": _followups,
    "this_followup": _this_followup,
    "progress": _progress,
    "readings": _readings,
    "rated_again": _rated_again,
}
