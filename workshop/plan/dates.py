"""The dates that a plan counts by, all from the session's day."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from workshop.plan.following import EARLY_DAYS, FOLLOWUPS, QUARTERS
from workshop.plan.model import Plan

__all__ = [
    "EARLY_DAYS", "FOLLOWUPS", "QUARTERS", "FollowUpDate", "followup_dates", "followups", "milestones",
    "months_after", "quick_dates", "working_day",
]  # fmt: skip

LONG_TERM_MONTHS = 24

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class FollowUpDate:
    """When the plan is looked at again.

    ``on`` is what the team wrote, else the proposed working day (``proposed`` is then true), else
    None; ``agreed`` whether the team wrote a date or confirmed the proposed one.
    """

    key: str
    on: datetime.date | None
    proposed: bool
    agreed: bool


def months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day of the month so many months later; the month's last where it has fewer.

    Examples
    --------
    >>> months_after(datetime.date(2027, 1, 31), 1).isoformat()
    '2027-02-28'
    >>> months_after(datetime.date(2027, 11, 30), 24).isoformat()
    '2029-11-30'
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def working_day(day: datetime.date) -> datetime.date:
    """Return the day itself, or the Monday after when it falls on a weekend.

    Public holidays are not known here: that is why the team confirms its follow-up dates.

    Examples
    --------
    >>> working_day(datetime.date(2027, 2, 13)).isoformat()
    '2027-02-15'
    """
    beyond = day.weekday() - _SATURDAY
    return day if beyond < 0 else day + datetime.timedelta(days=2 - beyond)


def milestones(day: datetime.date) -> dict[int, datetime.date]:
    """Return the working days on which day 30, 60 and 90 after the session are looked at."""
    return {days: working_day(day + datetime.timedelta(days=days)) for days in EARLY_DAYS}


def followup_dates(day: datetime.date) -> dict[str, datetime.date]:
    """Return the proposed follow-up dates: day 30, 60 and 90, then each quarter to month 24.

    Examples
    --------
    >>> dates = followup_dates(datetime.date(2027, 1, 12))
    >>> dates["day-30"].isoformat(), dates["month-24"].isoformat(), len(dates)
    ('2027-02-11', '2029-01-12', 10)
    """
    early = {f"day-{days}": on for days, on in milestones(day).items()}
    return early | {f"month-{months}": working_day(months_after(day, months)) for months in QUARTERS}


def followups(plan: Plan, day: datetime.date | None) -> tuple[FollowUpDate, ...]:
    """Return every follow-up in order: the team's date, else the proposed one."""
    proposed = followup_dates(day) if day else {}
    written = {record.id: record for record in plan.followups}
    found = []
    for key in FOLLOWUPS:
        record = written.get(key)
        own = record.on if record else None
        on = own or proposed.get(key)
        agreed = on is not None and (own is not None or bool(record and record.confirmed))
        found.append(FollowUpDate(key, on, own is None and on is not None, agreed))
    return tuple(found)


def quick_dates(day: datetime.date) -> dict[str, datetime.date]:
    """Return what a date field offers as taps.

    Keys are ``day-30``, ``day-60``, ``day-90`` (moved to working days) and ``quarter-YEAR-N`` for
    the last day of each quarter that ends within 24 months of the session.

    Examples
    --------
    >>> dates = quick_dates(datetime.date(2027, 1, 12))
    >>> list(dates)[:5]
    ['day-30', 'day-60', 'day-90', 'quarter-2027-1', 'quarter-2027-2']
    >>> dates["quarter-2028-4"].isoformat()
    '2028-12-31'
    """
    found = {f"day-{days}": on for days, on in milestones(day).items()}
    first = (day.month - 1) // 3
    for quarter in range(first, first + LONG_TERM_MONTHS // 3 + 1):
        year, month = day.year + quarter // 4, quarter % 4 * 3 + 3
        end = datetime.date(year, month, calendar.monthrange(year, month)[1])
        if day < end <= months_after(day, LONG_TERM_MONTHS):
            found[f"quarter-{year}-{quarter % 4 + 1}"] = end
    return found
