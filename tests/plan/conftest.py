"""Answers made up at random, in the form in which they are stored, for the properties of the domain."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from workshop.plan.dates import FOLLOWUPS
from workshop.plan.kinds import Json, Kind, canonical
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import RATING, kinds

# A busy machine is no failure: properties are judged by what they find, not by how long it took.
settings.register_profile(
    "plan", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("plan")

CAPABILITIES = ("hiring", "forecasting", "skill-coaching", "accountability", "own-rhythm")
KEYS = {"capabilities": CAPABILITIES, "followups": FOLLOWUPS}
MARKS = ("time-day-0-1", "where-to-improve-day-0-1")
ROUNDS = ("day-0/1", "day-0/2", "day-90/1")

Values = dict[str, Json]
Strategy = st.SearchStrategy[Values]


def ids_of(collection: str) -> tuple[str, ...]:
    return KEYS.get(collection) or tuple(f"{collection}-{number:06}" for number in range(1, 5))


def raw(kind: Kind) -> st.SearchStrategy[object]:
    """Anything that a field of this kind takes."""
    figures = st.decimals(kind.least, kind.most, places=kind.places).map(lambda figure: f"{figure:f}")
    return {
        "text": st.text(max_size=30),
        "long": st.text(max_size=30),
        "whole": st.integers(int(kind.least or 0), int(kind.most or 0)),
        "number": figures,
        "money": figures,
        "date": st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)).map(str),
        "yes_no": st.booleans(),
        "level": st.sampled_from((1, 2, 3, 4, 5, *kind.options)),
        "order": st.text("0129ABYZabyz", min_size=1, max_size=5),
        "choice": st.sampled_from(kind.options),
        "link": st.sampled_from(ids_of(kind.to)),
    }[kind.name]


def stored(kind: Kind) -> st.SearchStrategy[Json]:
    return raw(kind).map(lambda value: canonical(kind, value))


@st.composite
def values_of_part(draw: st.DrawFn, path: str, fields: dict[str, Kind]) -> Values:
    values: Values = {}
    for name in draw(st.lists(st.sampled_from(sorted(fields)), unique=True)):
        kind = fields[name]
        if not kind.many:
            values[f"{path}/{name}"] = draw(stored(kind))
            continue
        members = {"choice": kind.options, "mark": MARKS}.get(kind.name) or ids_of(kind.to)
        for member in draw(st.lists(st.sampled_from(members), unique=True)):
            values[f"{path}/{name}/{member}"] = True
    return {key: value for key, value in values.items() if value is not None}


@st.composite
def answers_by_path(draw: st.DrawFn) -> Values:
    values: Values = {}
    for name, part in SINGLES.items():
        values |= draw(values_of_part(name, kinds(part)))
    for name, record in COLLECTIONS.items():
        for record_id in draw(st.lists(st.sampled_from(ids_of(name)), unique=True, max_size=4)):
            values |= draw(values_of_part(f"{name}/{record_id}", kinds(record)))
    for capability in draw(st.lists(st.sampled_from(CAPABILITIES), unique=True)):
        round_ = draw(st.sampled_from(ROUNDS))
        values[f"ratings/{capability}/{round_}"] = draw(stored(RATING))
    return values


@pytest.fixture(scope="session")
def any_answers() -> Strategy:
    """Every answer that a team could have given, some given and some not."""
    return answers_by_path()


@pytest.fixture(scope="session")
def any_value() -> Callable[[Kind], st.SearchStrategy[Json]]:
    """For a kind: everything that may be stored in a field of that kind, None for emptied."""
    return stored


@pytest.fixture(scope="session")
def day() -> datetime.date:
    """The session's day."""
    return datetime.date(2027, 1, 12)


@pytest.fixture(scope="session")
def order() -> tuple[str, ...]:
    """The framework's ids in its order."""
    return CAPABILITIES


@pytest.fixture
def complete() -> Values:
    """The answers of a team whose plan an executive could sign."""
    return {
        "people/person-00001/name": "Ana Duarte",
        "people/person-00002/name": "Piet Jansen",
        "about/sponsor": "person-00002",
        "about/owner": "person-00001",
        "about/managers": 10,
        "about/yearly_cost": "110000",
        "about/day_cost": "500",
        "about/sales_cost": "6000000",
        "outcomes/outcome-0001/order": "a0",
        "outcomes/outcome-0001/statement": "Grow services",
        "outcomes/outcome-0001/measure": "Services revenue",
        "outcomes/outcome-0001/unit": "€ million",
        "outcomes/outcome-0001/direction": "up",
        "outcomes/outcome-0001/baseline": "4.2",
        "outcomes/outcome-0001/target": "9.8",
        "outcomes/outcome-0001/by": "2029-01-12",
        "outcomes/outcome-0001/margin": "900000",
        "outcomes/outcome-0002/order": "a1",
        "outcomes/outcome-0002/statement": "Lose fewer customers",
        "outcomes/outcome-0002/measure": "Customers lost in a year",
        "outcomes/outcome-0002/unit": "per cent",
        "outcomes/outcome-0002/direction": "down",
        "outcomes/outcome-0002/baseline": "12",
        "outcomes/outcome-0002/target": "8",
        "outcomes/outcome-0002/by": "2028-01-12",
        "obstacles/obstacle-001/what": "Reports eat Fridays",
        "obstacles/obstacle-001/blocks/outcome-0001": True,
        "requirements/require-0001/order": "a0",
        "requirements/require-0001/behaviour": "Watch each seller at work once a month",
        "requirements/require-0001/serves/outcome-0001": True,
        "requirements/require-0001/serves/outcome-0002": True,
        "requirements/require-0001/takes/skill-coaching": True,
        "requirements/require-0002/order": "a1",
        "requirements/require-0002/behaviour": "Drop weak deals early",
        "requirements/require-0002/serves/outcome-0001": True,
        "requirements/require-0002/takes/forecasting": True,
        "capabilities/skill-coaching/required_12": 4,
        "capabilities/skill-coaching/required_24": 5,
        "capabilities/skill-coaching/priority": True,
        "capabilities/forecasting/required_12": 3,
        "ratings/skill-coaching/day-0/1": 2,
        "ratings/forecasting/day-0/1": 3,
        "stops/stop-0000001/what": "The Friday report",
        "stops/stop-0000001/hours": "1.5",
        "actions/action-00001/order": "a0",
        "actions/action-00001/what": "Two visits a month, with notes",
        "actions/action-00001/term": "short",
        "actions/action-00001/builds/skill-coaching": True,
        "actions/action-00001/removes/obstacle-001": True,
        "actions/action-00001/owner": "person-00001",
        "actions/action-00001/start": "2027-01-18",
        "actions/action-00001/due": "2027-02-11",
        "actions/action-00001/evidence": "Dated notes in the CRM",
        "actions/action-00002/order": "a1",
        "actions/action-00002/what": "One page in place of the report",
        "actions/action-00002/term": "long",
        "actions/action-00002/frees/stop-0000001": True,
        "actions/action-00002/owner": "person-00002",
        "actions/action-00002/start": "2027-02-01",
        "actions/action-00002/due": "2027-12-31",
        "actions/action-00002/evidence": "Nobody misses it",
        "sufficiency/spend_today": "400",
        "sufficiency/verdict": "no",
        "investments/invest-00001/order": "a0",
        "investments/invest-00001/what": "A coach for the coaches",
        "investments/invest-00001/funds/action-00001": True,
        "investments/invest-00001/starts": "2027-02-01",
        "investments/invest-00001/once": "20000",
        "investments/invest-00001/yearly": "10000",
        "investments/invest-00001/managers": 10,
        "investments/invest-00001/days_once": "3",
        "investments/invest-00001/boss_days_yearly": "2",
        "investments/invest-00001/paid_from": "ask",
        "investments/invest-00001/smaller": "less",
        "investments/invest-00001/smaller_once": "20000",
        "investments/invest-00002/order": "a1",
        "investments/invest-00002/what": "A forecasting clinic",
        "investments/invest-00002/builds/forecasting": True,
        "investments/invest-00002/starts": "2028-03-12",
        "investments/invest-00002/once": "0",
        "investments/invest-00002/yearly": "5000",
        "investments/invest-00002/days_once": "0",
        "investments/invest-00002/paid_from": "own",
        "investments/invest-00002/smaller": "no",
        "ask/what": "Fund a coach for three years",
        "ask/amount": "50000",
        "ask/person": "person-00002",
        "ask/by": "2027-02-28",
        "ask/smaller_what": "One year only",
        "ask/smaller_amount": "20000",
        "indicators/indicate-001/what": "Visits with notes",
        "indicators/indicate-001/rule": "Fewer than one each by day 60: the sponsor joins the review",
        "followups/day-30/confirmed": True,
        "followups/day-90/on": "2027-04-14",
        "followups/month-6/confirmed": True,
    }
