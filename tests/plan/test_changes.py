"""What is otherwise in a plan than it was."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import pytest

from workshop.plan.changes import FIELDS_NOT_COMPARED, NOT_COMPARED, changes
from workshop.plan.fold import plan_from
from workshop.plan.kinds import KEYED, Json
from workshop.plan.model import COLLECTIONS, SINGLES, Plan
from workshop.plan.paths import kinds

Values = dict[str, Json]
ACTION = "actions/visits-00001"
WAS: Values = {f"{ACTION}/what": "Visits", f"{ACTION}/due": "2027-03-01", "ask/amount": "9000"}


def told(was: Values, now: Values) -> list[tuple[str, str]]:
    """Return how each change is one, and where it lies."""
    found = changes(plan_from(was), plan_from(now))
    return [(each.how, "/".join(filter(None, (each.part, each.record, each.field)))) for each in found]


def test_an_unchanged_plan_has_no_changes_nor_has_one_that_differs_in_blanks() -> None:
    assert told(WAS, WAS) == []
    assert told(WAS, {**WAS, f"{ACTION}/what": " Visits\n"}) == []


def test_what_was_added_and_taken_away_is_told_once_for_the_whole_record() -> None:
    more: Values = {**WAS, "risks/quarter-0001/what": "The quarter's end", "risks/quarter-0001/order": "a0"}
    assert told(WAS, more) == [("added", "risks/quarter-0001")]
    assert told(more, {**more, "risks/quarter-0001/removed": True}) == [("taken_away", "risks/quarter-0001")]
    assert told(WAS, {**WAS, "risks/quarter-0001/order": "a0"}) == [], "a blank row is nothing yet"


def test_each_field_holds_what_it_was_and_what_it_is() -> None:
    date, amount = changes(
        plan_from(WAS), plan_from({**WAS, f"{ACTION}/due": "2027-04-15", "ask/amount": None})
    )
    assert (date.before, date.now) == (datetime.date(2027, 3, 1), datetime.date(2027, 4, 15))
    assert (amount.before, amount.now) == (Decimal(9000), None)


@pytest.mark.parametrize(
    ("path", "before", "now", "days"),
    [
        (f"{ACTION}/due", "2027-03-01", "2027-04-15", 45),
        (f"{ACTION}/due", "2027-04-15", "2027-03-01", 0),
        (f"{ACTION}/due", None, "2027-03-01", 0),
        ("ask/by", "2027-02-01", "2027-02-02", 1),
        ("outcomes/growth-0001/baseline_date", "2026-12-31", "2027-03-31", 0),
        ("decision/on", "2027-02-01", "2027-02-02", 0),
    ],
)
def test_a_promised_date_that_is_later_has_slipped(path: str, before: str, now: str, days: int) -> None:
    values: Values = {f"{ACTION}/what": "Visits", "outcomes/growth-0001/statement": "Grow"}
    found = changes(plan_from({**values, path: before}), plan_from({**values, path: now}))
    assert [each.slipped for each in found] == [days]


def test_what_a_followup_put_off_handed_over_or_gave_up_has_changed() -> None:
    people: Values = {"people/person-00001/name": "Ana", **WAS}
    put_off: Values = {
        "progress/day-30-visits-00001/due": "2027-05-01",
        "progress/day-30-visits-00001/owner": "person-00001",
    }
    assert told(people, {**people, **put_off}) == [
        ("changed", f"{ACTION}/owner"),
        ("changed", f"{ACTION}/due"),
    ]
    dropped: Values = {**WAS, "progress/day-30-visits-00001/state": "dropped"}
    assert told(WAS, dropped) == [("dropped", ACTION)]
    assert told(dropped, dropped) == []


def test_another_order_is_told_and_a_record_between_is_no_other_order() -> None:
    was: Values = {
        f"outcomes/outcome-000{n}/{field}": value
        for n in (1, 2)
        for field, value in (("order", f"a{n}"), ("statement", f"Grow {n}"))
    }
    assert told(was, {**was, "outcomes/outcome-0001/order": "a3"}) == [("reordered", "outcomes")]
    between: Values = {**was, "outcomes/outcome-0003/order": "a15", "outcomes/outcome-0003/statement": "Keep"}
    assert told(was, between) == [("added", "outcomes/outcome-0003")]


def test_of_a_capability_every_answer_is_a_change_and_none_a_new_record() -> None:
    now: Values = {"capabilities/hiring/required_12": 4, "ratings/hiring/day-0/1": 2}
    assert told({}, now) == [
        ("changed", "capabilities/hiring/required_12"),
        ("changed", "ratings/hiring/level"),
    ]


def test_of_ratings_the_last_of_the_day_itself_counts() -> None:
    was: Values = {"ratings/hiring/day-0/1": 2}
    assert told(was, {**was, "ratings/hiring/day-0/2": 2}) == []
    assert told(was, {**was, "ratings/hiring/day-0/2": 3}) == [("changed", "ratings/hiring/level")]
    assert told(was, {**was, "ratings/hiring/day-90/1": 3}) == []


def test_a_renamed_person_is_told_a_new_one_only_where_they_are_named() -> None:
    was: Values = {"people/person-00001/name": "Ana"}
    assert told(was, {"people/person-00001/name": "Anna"}) == [("changed", "people/person-00001/name")]
    assert told({}, was) == told(was, {}) == []


def test_how_people_answered_alone_never_is_a_change() -> None:
    alone: Values = {
        "tallies/hiring/day-0/1": "2=3 3=2",
        "tallies/votes/day-0/1": "hiring=3",
        "people/person-00001/name": "Ana",
        "people/person-00001/rated/hiring": True,
    }
    assert told({"people/person-00001/name": "Ana"}, alone) == []


def test_every_other_field_of_the_model_is_compared() -> None:
    """A field that is added to the model is compared without anybody's naming it."""
    compared = 0
    for part, model in {**SINGLES, **COLLECTIONS}.items():
        for field, kind in kinds(model).items():
            if part in NOT_COMPARED or kind.name == "order" or f"{part}/{field}" in FIELDS_NOT_COMPARED:
                continue
            record = {"people": "person-00001"}.get(part, "hiring" if part in KEYED else "record-00001")
            known: Values = {"people/person-00001/name": "Ana", "risks/record-00001/what": "x"}
            if part == "followups":
                record = "day-30"
            beside = {f"{part}/{record}/{other}": value for other, value in _another(part, field)}
            path = f"{part}/{record}/{field}" if part in COLLECTIONS else f"{part}/{field}"
            path, value = (f"{path}/{_member(kind)}", True) if kind.many else (path, _sample(kind))
            found = changes(plan_from({**known, **beside}), plan_from({**known, **beside, path: value}))
            assert [(each.part, each.field) for each in found] == [(part, field)], path
            compared += 1
    assert compared > 90
    assert set(Plan.model_fields) >= NOT_COMPARED


def _another(part: str, field: str) -> Sequence[tuple[str, Json]]:
    """Return an answer beside the one that changes, so that the record is there before."""
    texts = (
        [name for name, kind in kinds(COLLECTIONS[part]).items() if kind.name in ("text", "long")]
        if (part in COLLECTIONS)
        else []
    )
    return [(name, "There before") for name in texts if name != field][:1] or [("order", "a0")]


def _member(kind: object) -> str:
    options = getattr(kind, "options", ())
    return str(options[0]) if options else "hiring-00001"


def _sample(kind: object) -> Json:
    samples: dict[str, Json] = {
        "text": "words", "long": "words", "whole": 3, "number": "3", "money": "3", "date": "2027-01-01",
        "yes_no": True, "level": 3, "link": "person-00001",
    }  # fmt: skip
    name = getattr(kind, "name", "")
    return samples[name] if name in samples else _member(kind)
