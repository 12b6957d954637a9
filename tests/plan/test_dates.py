from __future__ import annotations

import datetime
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.dates import (
    FOLLOWUPS,
    followup_dates,
    followups,
    milestones,
    months_after,
    quick_dates,
    working_day,
)
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FRIDAY = 4


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 12), 0, date(2027, 1, 12)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 12, 31), 6, date(2028, 6, 30)),
        (date(2027, 11, 30), 1, date(2027, 12, 30)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(DAYS, st.integers(0, 36))
def test_a_month_later_is_in_the_month_after(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(DAYS)
def test_a_working_day_is_the_same_day_or_the_monday_after(day: date) -> None:
    moved = working_day(day)
    assert moved.weekday() <= FRIDAY
    assert moved == day if day.weekday() <= FRIDAY else moved.weekday() == 0 and 0 < (moved - day).days < 3


@given(DAYS)
def test_follow_ups_fall_on_working_days_one_after_the_other(day: date) -> None:
    dates = followup_dates(day)
    assert tuple(dates) == FOLLOWUPS
    assert all(on.weekday() <= FRIDAY for on in dates.values())
    assert list(dates.values()) == sorted(set(dates.values()))
    assert 0 <= (dates["day-30"] - day).days - 30 <= 2
    assert timedelta(0) <= dates["month-24"] - months_after(day, 24) <= timedelta(2)


def test_follow_ups_are_day_30_60_90_and_each_quarter_to_month_24() -> None:
    assert FOLLOWUPS == (
        "day-30", "day-60", "day-90", "month-6", "month-9", "month-12", "month-15", "month-18", "month-21",
        "month-24",
    )  # fmt: skip


@given(DAYS)
def test_taps_lie_within_24_months_and_in_order(day: date) -> None:
    taps = quick_dates(day)
    quarters = {key: on for key, on in taps.items() if key.startswith("quarter-")}
    assert {key: taps[key] for key in ("day-30", "day-60", "day-90")} == {
        f"day-{days}": on for days, on in milestones(day).items()
    }
    assert len(quarters) == 8
    assert all(day < on <= months_after(day, 24) for on in quarters.values())
    assert all((on + timedelta(1)).day == 1 and on.month % 3 == 0 for on in quarters.values())
    assert list(quarters.values()) == sorted(quarters.values())
    assert list(quarters) == [f"quarter-{on.year}-{on.month // 3}" for on in quarters.values()]


def test_a_session_on_the_last_day_of_a_quarter_is_offered_the_next_one_first() -> None:
    quarters = [key for key in quick_dates(date(2027, 3, 31)) if key.startswith("quarter-")]
    assert (quarters[0], quarters[-1]) == ("quarter-2027-2", "quarter-2029-1")


def test_the_teams_own_follow_up_date_stands_before_the_proposed_one(day: date) -> None:
    plan = plan_from({"followups/day-30/on": "2027-02-20", "followups/day-60/confirmed": True})
    first, second, third = followups(plan, day)[:3]
    assert (first.on, first.proposed, first.agreed) == (date(2027, 2, 20), False, True)
    assert (second.on, second.proposed, second.agreed) == (date(2027, 3, 15), True, True)
    assert (third.on, third.proposed, third.agreed) == (date(2027, 4, 12), True, False)


def test_without_a_day_nothing_is_proposed_and_nothing_can_be_confirmed() -> None:
    plan = plan_from({"followups/day-30/confirmed": True, "followups/day-60/on": "2027-03-01"})
    found = followups(plan, None)
    assert [each.on for each in found[:3]] == [None, date(2027, 3, 1), None]
    assert [each.agreed for each in found[:3]] == [False, True, False]


def test_every_follow_up_is_there_when_nothing_was_answered(day: date) -> None:
    found = followups(Plan(), day)
    assert [each.key for each in found] == list(FOLLOWUPS)
    assert not any(each.agreed for each in found)
    assert isinstance(found[0].on, datetime.date)
