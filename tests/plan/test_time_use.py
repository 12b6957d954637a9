"""Where a week goes: shares are right, and what moves is neither lost nor made."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from
from workshop.plan.model import Plan
from workshop.plan.time_use import Move, moves, shares, time_use

ORDER = ("developing", "deals", "reporting", "travel")
hours = st.decimals(min_value=0, max_value=60, places=2)
weeks = st.dictionaries(st.sampled_from(ORDER), hours, min_size=1)


def week(**answers: str) -> Plan:
    """A plan whose activities have these hours: ``reporting="9 5"`` is 9 now and 5 wanted."""
    values = {}
    for activity, text in answers.items():
        for name, figure in zip(("now", "wanted"), text.split(), strict=False):
            if figure != "-":
                values[f"activities/{activity}/{name}"] = figure
    return plan_from(values)


def test_nothing_answered_is_open_and_not_zero() -> None:
    empty = time_use(Plan(), ORDER)
    assert (empty.activities, empty.now, empty.wanted, empty.moves) == ((), None, None, ())


def test_hours_wanted_are_needed_only_where_they_differ() -> None:
    found = time_use(week(developing="3 8", deals="9", reporting="12 7"), ORDER)
    assert (found.now, found.wanted) == (Decimal(24), Decimal(24))
    assert found.moves == (Move(Decimal(5), "reporting", "developing"),)
    deals = found.of("deals")
    assert deals is not None and (deals.wanted, deals.wanted_share) == (None, 38)


def test_without_any_wanted_hours_the_wanted_week_is_open() -> None:
    found = time_use(week(developing="3", deals="9"), ORDER)
    assert (found.now, found.wanted, found.moves) == (Decimal(12), None, ())


def test_hours_from_outside_the_week_and_hours_that_leave_it() -> None:
    more = time_use(week(developing="3 8"), ORDER)
    assert more.moves == (Move(Decimal(5), "", "developing"),)
    less = time_use(week(reporting="8 3"), ORDER)
    assert less.moves == (Move(Decimal(5), "reporting", ""),)


def test_an_activity_of_another_framework_is_kept_and_comes_last() -> None:
    found = time_use(week(ancient="2", developing="3"), ORDER)
    assert [each.activity for each in found.activities] == ["developing", "ancient"]
    assert found.now == 5


@given(weeks)
def test_each_share_is_the_nearest_whole_one(found: dict[str, Decimal]) -> None:
    total = sum(found.values())
    whole = shares(found)
    if not total:
        assert whole == {}
        return
    assert all(abs(whole[name] - each * 100 / total) <= Decimal("0.5") for name, each in found.items())


@given(st.dictionaries(st.sampled_from(ORDER), st.decimals(min_value=-60, max_value=60, places=2)))
def test_moves_bring_about_exactly_the_changes(changes: dict[str, Decimal]) -> None:
    found = moves(changes)
    for name, change in changes.items():
        gained = sum((move.hours for move in found if move.target == name), Decimal(0))
        lost = sum((move.hours for move in found if move.source == name), Decimal(0))
        assert gained - lost == change
    assert all(move.hours > 0 for move in found)
    assert [move.hours for move in found] == sorted((move.hours for move in found), reverse=True)
