"""Where a plan stands after its follow-ups: what was promised, what became of it, what slipped."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from workshop.plan.following import FOLLOWUPS, Against, Progress, Reading, State, parted
from workshop.plan.kinds import CANNOT_SAY
from workshop.plan.model import Action, Indicator, Plan
from workshop.plan.parts import Record
from workshop.plan.scoring import gaps, latest_round

SaidT = TypeVar("SaidT", Progress, Reading)

FIRST_ROUNDS = "day-0/"
ORDER: tuple[State | None, ...] = ("stuck", "dropped", "moving", None, "done")
"""What needs a decision comes first."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A date that was put off at a follow-up."""

    followup: str
    before: datetime.date
    after: datetime.date

    @property
    def days(self) -> int:
        """By how many days; negative when it was brought forward."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Standing:
    """An action as it stands.

    Attributes
    ----------
    action
        As it was promised.
    followup
        The latest follow-up that said something of it; empty for none.
    state, reason, evidence
        What was said last of each.
    owner, due
        Who sees to it now, and by when.
    slips
        Every change of its date, the earliest first.
    """

    action: Action
    followup: str
    state: State | None
    reason: str
    evidence: str
    owner: str
    due: datetime.date | None
    slips: tuple[Slip, ...]

    @property
    def slipped(self) -> int:
        """By how many days it is later than was promised first; 0 while it has not slipped."""
        return max(0, (self.due - self.action.due).days) if self.due and self.action.due else 0


@dataclass(frozen=True, slots=True)
class SignStanding:
    """An early sign as it stands: what was read last, and how that is against its rule."""

    indicator: Indicator
    followup: str
    figure: str
    against: Against | None
    change: str


@dataclass(frozen=True, slots=True)
class RatedAgain:
    """A capability that was rated again: the level at first, now, and what is required in 12 months.

    ``moved`` is the difference; None while either rating is missing or could not be said.
    """

    capability: str
    first: int | None
    now: int | None
    round: str
    required_12: int | None
    gap_12: int | None

    @property
    def moved(self) -> int | None:
        """How many levels it rose, or fell when negative."""
        return None if self.first is None or self.now is None else self.now - self.first


def recorded(plan: Plan) -> tuple[str, ...]:
    """Return the follow-ups of which anything was recorded, in order.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> recorded(plan_from({"progress/day-90-notes-00001/state": "done", "followups/day-30/seen": "Visits"}))
    ('day-30', 'day-90')
    """
    found = {each.id for each in plan.followups if each.held or each.seen}
    found |= {parted(each.id)[0] for each in (*plan.progress, *plan.readings) if _says(each)}
    return tuple(key for key in FOLLOWUPS if key in found)


def looked_at(plan: Plan) -> str:
    """Return the follow-up that a team is at: the one it chose, else the first.

    >>> looked_at(Plan())
    'day-30'
    """
    return plan.review.at or FOLLOWUPS[0]


def is_followed_up(plan: Plan) -> bool:
    """Return whether a follow-up was recorded, or the sponsor's decision."""
    return bool(recorded(plan) or plan.decision.answer)


def standings(plan: Plan) -> tuple[Standing, ...]:
    """Return every action as it stands, what needs a decision first.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> [one] = standings(plan_from({
    ...     "actions/notes-00001/due": "2027-03-15",
    ...     "progress/day-30-notes-00001/due": "2027-04-15",
    ...     "progress/day-90-notes-00001/state": "stuck",
    ... }))
    >>> one.state, one.due.isoformat(), one.slipped, one.followup
    ('stuck', '2027-04-15', 31, 'day-90')
    """
    found = [standing(plan, action) for action in plan.actions]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.state)))


def standing(plan: Plan, action: Action) -> Standing:
    """Return an action as it stands."""
    said = [(key, each) for key, each in _of(plan.progress, action.id) if _says(each)]
    due, slips = action.due, []
    for key, each in said:
        if each.due and due and each.due != due:
            slips.append(Slip(key, due, each.due))
        due = each.due or due
    states = [each.state for _, each in said if each.state]
    owners = [each.owner for _, each in said if plan.person(each.owner)]
    last = said[-1][1] if said else Progress(id=action.id)
    return Standing(
        action=action,
        followup=said[-1][0] if said else "",
        state=states[-1] if states else None,
        reason=last.reason,
        evidence=last.evidence,
        owner=owners[-1] if owners else action.owner,
        due=due,
        slips=tuple(slips),
    )


def signs(plan: Plan) -> tuple[SignStanding, ...]:
    """Return every early sign as it stands."""
    found = []
    for indicator in plan.indicators:
        said = [(key, each) for key, each in _of(plan.readings, indicator.id) if _says(each)]
        key, last = said[-1] if said else ("", Reading(id=indicator.id))
        found.append(SignStanding(indicator, key, last.figure, last.against, last.change))
    return tuple(found)


def rated_again(plan: Plan, order: Sequence[str]) -> tuple[RatedAgain, ...]:
    """Return the capabilities in play that were rated at a follow-up, in the framework's order.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> [one] = rated_again(plan_from({
    ...     "capabilities/hiring/required_12": 4,
    ...     "ratings/hiring/day-0/1": 2, "ratings/hiring/day-90/1": 3,
    ... }), ["hiring"])
    >>> one.first, one.now, one.moved, one.gap_12
    (2, 3, 1, 1)
    """
    found = []
    for gap in gaps(plan, order):
        rounds = plan.ratings.get(gap.capability, {})
        first = [each for each in rounds if is_first_day(each)]
        if len(rounds) > len(first):
            before = rounds[latest_round(first)] if first else None
            start = None if before is None or before == CANNOT_SAY else int(before)
            last = latest_round(rounds)
            found.append(RatedAgain(gap.capability, start, gap.today, last, gap.required_12, gap.gap_12))
    return tuple(found)


def is_first_day(round_: str) -> bool:
    """Return whether a round was held on the day of the workshop itself.

    >>> is_first_day("day-0/2"), is_first_day("day-90/1")
    (True, False)
    """
    return round_.startswith(FIRST_ROUNDS)


def _of(records: Sequence[SaidT], identifier: str) -> list[tuple[str, SaidT]]:
    """Return what was said of a record, by follow-up in order."""
    found = {key: each for each in records for key, about in (parted(each.id),) if about == identifier}
    return [(key, found[key]) for key in FOLLOWUPS if key in found]


def _says(record: Record) -> bool:
    return any(value for name, value in record if name not in ("id", "order"))
