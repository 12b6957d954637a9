"""The dates that a date field offers as taps."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from workshop.forms.wording import Wording
from workshop.plan.dates import months_after, quick_dates


@dataclass(frozen=True, slots=True)
class Reach:
    """Which dates a field offers: whether day 30, 60 and 90, and the quarter ends between two months."""

    early: bool
    after: int
    until: int


SOON = Reach(early=True, after=0, until=6)
LATER = Reach(early=False, after=6, until=24)
REACHES = {
    "actions/*/due": SOON,
    "obstacles/*/by": SOON,
    "indicators/*/by": SOON,
    "ask/by": Reach(early=True, after=0, until=0),
    "outcomes/*/by": Reach(early=False, after=9, until=24),
}


def taps(
    pattern: str, only: Mapping[str, str | bool], day: datetime.date | None, wording: Wording
) -> list[dict[str, object]]:
    """Return the dates that a field offers, each as value, label and what a screen reader says.

    Parameters
    ----------
    pattern
        The field.
    only
        What is preset in its list: long-term actions are in place later than short-term ones.
    day
        The session's day; without one nothing is offered.
    wording
        How the session speaks.
    """
    reach = LATER if only.get("term") == "long" else REACHES.get(pattern)
    if reach is None or pattern not in REACHES or day is None:
        return []
    offered = [(key, on) for key, on in quick_dates(day).items() if _fits(key, on, reach, day)]
    labelled = [(_label(key, on, wording), on) for key, on in offered]
    return [
        {"value": on.isoformat(), "label": label, "spoken": f"{label}, {wording.day(on)}"}
        for label, on in labelled
    ]


def _fits(key: str, on: datetime.date, reach: Reach, day: datetime.date) -> bool:
    if key.startswith("day-"):
        return reach.early
    return months_after(day, reach.after) < on <= months_after(day, reach.until)


def _label(key: str, on: datetime.date, wording: Wording) -> str:
    if key.startswith("day-"):
        return wording.say("tap_day", number=key.removeprefix("day-"))
    return wording.say("tap_quarter", month=wording.formats.short_month(on))
