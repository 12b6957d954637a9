"""What is worked out from the answers and shown in a form: offers, hints, what to ask about, summaries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workshop.forms import shown
from workshop.forms.alone import TALLY, revealed
from workshop.forms.asides import asides, totals
from workshop.forms.keys import keys
from workshop.forms.wording import Wording
from workshop.kit.definitions import Shown, Step
from workshop.plan.dates import months_after
from workshop.plan.following import FOLLOW_UP, round_of
from workshop.plan.framework import Framework
from workshop.plan.model import Plan
from workshop.plan.offers import Offer, offers
from workshop.plan.paths import FIRST_ROUND, pattern_of
from workshop.plan.situation import Outcome
from workshop.plan.standing import looked_at
from workshop.plan.tallies import suggested_dots

Json = object
MONEY = frozenset({"yearly_cost", "total", "year_1", "year_2", "year_3"})
"""Which amounts of an offer are sums of money."""


@dataclass(frozen=True, slots=True)
class Deriving:
    """What it takes to work something out: the step, the session's day, the framework, the words.

    ``asked`` is the part of the framework about which the agenda asks, where that is not all of it.
    """

    step: Step
    day: datetime.date | None
    framework: Framework | None
    wording: Wording
    asked: Framework | None = None

    def occasion(self, plan: Plan) -> str:
        """Return when what the step asks is rated: in the workshop, or at the follow-up looked at."""
        round_ = round_of(looked_at(plan)) if self.step.id == FOLLOW_UP else FIRST_ROUND
        return round_.partition("/")[0]

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the framework's capabilities in its order."""
        return tuple(each.id for each in self.framework.capabilities()) if self.framework else ()

    @property
    def activities(self) -> tuple[str, ...]:
        """The ids of the framework's activities in its order."""
        return tuple(each.id for each in self.framework.activities) if self.framework else ()

    def name_of(self, capability: str) -> str:
        """Return a capability's name."""
        if self.framework is None:
            return capability.replace("-", " ").capitalize()
        return self.framework.name_of(capability)


def derived(plan: Plan, by: Deriving) -> dict[str, Json]:
    """Return everything that the form shows and nobody typed, in the kit's words.

    Parameters
    ----------
    plan
        The team's plan as it stands.
    by
        What it takes.

    Returns
    -------
    dict
        ``offers``: by path, the value and the reason. ``shown``: for each block of the step that
        shows something, lines with title and text. ``keys``: what the blocks on each of something
        ask about. ``hints``: a line under a field, by path or pattern, and under a record, by its
        path. ``asides``: what stands behind an answer, by path. ``totals``: sums under a block.
        ``round``: the round in which ratings are given now. ``revealed``: what may be said of what
        each member answered alone, by question.
    """
    asked = {each.field for each in by.step.fields()}
    blocks = [block for block in by.step.blocks if isinstance(block, Shown)]
    return {
        "offers": {
            path: {"value": offer.value, "text": _reason(offer, by.wording)}
            for path, offer in (offers(plan, by.day) | dict(_dots(plan, by))).items()
            if pattern_of(path) in asked
        },
        "shown": {block.id: shown.lines(block.show, plan, by) for block in blocks},
        "keys": keys(plan, by),
        "asides": asides(plan, by),
        "totals": totals(plan, by),
        "revealed": revealed(plan, by.occasion(plan), by.wording) if TALLY in asked else {},
        "round": round_of(looked_at(plan)) if by.step.id == FOLLOW_UP else FIRST_ROUND,
        "hints": dict([*_hints_of_day(by), *_hints_of_outcomes(plan, by), *_hints_of_managers(plan, by)]),
    }


def _reason(offer: Offer, wording: Wording) -> str:
    if offer.reason == "offer_followup":  # ten of them in a row: the block says where they come from
        return wording.say("offer_bare", value=_offered(offer, wording))
    amounts = {name: _amount(name, text, wording) for name, text in offer.amounts.items()}
    return wording.say("offer", value=_offered(offer, wording), reason=wording.say(offer.reason, **amounts))


def _dots(plan: Plan, by: Deriving) -> Iterator[tuple[str, Offer]]:
    """How many dots each person has: about a third of the capabilities."""
    if plan.improving.dots is None and by.order:
        count = {"capabilities": str(len(by.order))}
        yield "improving/dots", Offer(suggested_dots(by.order), "offer_dots", count)


def _amount(name: str, text: str, wording: Wording) -> str:
    if name in MONEY:
        return wording.formats.money(Decimal(text))
    if name == "date":
        return wording.day(datetime.date.fromisoformat(text))
    return text


def _offered(offer: Offer, wording: Wording) -> str:
    """The offered value as people read it."""
    if "name" in offer.amounts:
        return offer.amounts["name"]
    if "date" in offer.amounts or offer.reason == "offer_starts":
        return wording.day(datetime.date.fromisoformat(str(offer.value)))
    if offer.reason in ("offer_managers", "offer_dots"):
        return wording.formats.number(Decimal(str(offer.value)))
    return wording.formats.money(Decimal(str(offer.value)))


def _hints_of_day(by: Deriving) -> Iterator[tuple[str, str]]:
    """The dates that 12 and 24 months come to."""
    for months in (12, 24) if by.day else ():
        on = months_after(by.day or datetime.date.min, months)
        yield f"capabilities/*/required_{months}", by.wording.say("hint_required", date=by.wording.day(on))


def _hints_of_outcomes(plan: Plan, by: Deriving) -> Iterator[tuple[str, str]]:
    """Where an outcome is to go, said where it is today; and the other way round."""
    figure = by.wording.formats.figure
    for outcome in plan.outcomes:
        path = f"outcomes/{outcome.id}"
        if text := _whereto(outcome, by.wording):
            yield path, text
        if outcome.baseline is not None:
            yield (
                f"{path}/target",
                by.wording.say("hint_baseline", figure=figure(outcome.baseline, outcome.unit)),
            )


def _whereto(outcome: Outcome, wording: Wording) -> str:
    if outcome.target is None:
        return outcome.measure
    figure = wording.formats.figure(outcome.target, outcome.unit)
    key = "hint_target_by" if outcome.by else "hint_target"
    said = wording.say(key, figure=figure, date=wording.day(outcome.by))
    return wording.say("hint_measure", measure=outcome.measure, target=said) if outcome.measure else said


def _hints_of_managers(plan: Plan, by: Deriving) -> Iterator[tuple[str, str]]:
    if plan.about.managers:
        yield "capabilities/*/share", by.wording.say("hint_managers", number=plan.about.managers)
