"""The dates that a date field offers as taps."""

from __future__ import annotations

import datetime

import pytest

from workshop.forms.taps import taps
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.session import SessionFacts

DAY = datetime.date(2027, 1, 12)


def offered(kit: Kit, pattern: str, term: str = "", day: datetime.date | None = DAY) -> list[str]:
    """Return the offered days."""
    only: dict[str, str | bool] = {"term": term} if term else {}
    return [str(tap["value"]) for tap in taps(pattern, only, day, wording_of(kit, SessionFacts()))]


def test_a_short_term_action_is_offered_the_early_days_and_the_quarters_of_half_a_year(kit: Kit) -> None:
    assert offered(kit, "actions/*/due", "short") == [
        "2027-02-11",
        "2027-03-15",
        "2027-04-12",
        "2027-03-31",
        "2027-06-30",
    ]


def test_a_long_term_action_is_offered_the_quarters_after_half_a_year(kit: Kit) -> None:
    days = offered(kit, "actions/*/due", "long")
    assert (days[0], days[-1], len(days)) == ("2027-09-30", "2028-12-31", 6)


def test_the_decision_is_offered_the_early_days_alone(kit: Kit) -> None:
    assert offered(kit, "ask/by") == ["2027-02-11", "2027-03-15", "2027-04-12"]


@pytest.mark.parametrize("pattern", ["actions/*/start", "outcomes/*/baseline_date", "agreements/*/on"])
def test_other_dates_are_offered_nothing(kit: Kit, pattern: str) -> None:
    assert offered(kit, pattern, "long") == []


def test_without_a_day_of_the_session_nothing_is_offered(kit: Kit) -> None:
    assert offered(kit, "actions/*/due", "short", day=None) == []


def test_a_tap_says_its_date_in_full(kit: Kit) -> None:
    first, *_ = taps("ask/by", {}, DAY, wording_of(kit, SessionFacts()))
    assert first == {"value": "2027-02-11", "label": "Day 30", "spoken": "Day 30, 11 February 2027"}
