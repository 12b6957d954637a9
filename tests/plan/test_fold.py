from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from, session_from, values_from
from workshop.plan.kinds import Json
from workshop.plan.model import COLLECTIONS, SINGLES, Plan
from workshop.plan.paths import address, kinds

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]


@given(st.data())
def test_what_goes_in_comes_out(any_answers: AnyAnswers, data: st.DataObject) -> None:
    values = data.draw(any_answers)
    assert values_from(plan_from(values)) == values


@given(st.data())
def test_the_order_of_answers_does_not_matter(any_answers: AnyAnswers, data: st.DataObject) -> None:
    values = data.draw(any_answers)
    shuffled = dict(data.draw(st.permutations(list(values.items()))))
    assert plan_from(shuffled) == plan_from(values)


@given(st.data())
def test_every_made_up_path_is_one_that_the_border_takes(
    any_answers: AnyAnswers, data: st.DataObject
) -> None:
    for path in data.draw(any_answers):
        assert address(path).kind


@given(st.data())
def test_a_folded_plan_is_a_valid_plan(any_answers: AnyAnswers, data: st.DataObject) -> None:
    plan = plan_from(data.draw(any_answers))
    assert Plan.model_validate(plan.model_dump()) == plan


@given(st.data())
def test_emptied_answers_leave_no_trace(any_answers: AnyAnswers, data: st.DataObject) -> None:
    values = data.draw(any_answers)
    emptied = {path: None for path in data.draw(st.sets(st.sampled_from(sorted(values) or ["about/owner"])))}
    left = {path: value for path, value in values.items() if path not in emptied}
    assert plan_from(values | emptied) == plan_from(left)


def test_nothing_answered_is_an_empty_plan() -> None:
    assert plan_from({}) == Plan()
    assert values_from(Plan()) == {}


def test_a_removed_record_is_gone_but_its_words_are_kept() -> None:
    plan = plan_from({"outcomes/growth-00001/statement": "Grow", "outcomes/growth-00001/removed": True})
    assert plan.outcomes == ()
    assert plan.removed == {"outcomes/growth-00001": "Grow"}


def test_a_record_brought_back_is_there_again() -> None:
    plan = plan_from({"outcomes/growth-00001/statement": "Grow", "outcomes/growth-00001/removed": False})
    assert [outcome.statement for outcome in plan.outcomes] == ["Grow"]
    assert plan.removed == {}


def test_links_to_a_removed_record_stay_on_the_record_that_holds_them() -> None:
    plan = plan_from(
        {
            "outcomes/growth-00001/removed": True,
            "requirements/visits-0001/serves/growth-00001": True,
        }
    )
    assert plan.requirements[0].serves == {"growth-00001"}


def test_records_stand_in_the_order_of_their_keys_and_then_of_their_ids() -> None:
    plan = plan_from(
        {
            "stops/stop-00000b/order": "a1",
            "stops/stop-00000c/order": "a1",
            "stops/stop-00000a/order": "a2",
            "stops/stop-00000d/order": "Zz",
        }
    )
    assert [stop.id for stop in plan.stops] == ["stop-00000d", "stop-00000b", "stop-00000c", "stop-00000a"]


@pytest.mark.parametrize(
    "path",
    [
        "outcomes/growth-00001/colour",
        "outcomes/growth-00001/target/extra-000001",
        "outcomes/growth-00001",
        "outcomes",
        "nothing/at/all",
        "about/colour",
        "",
        "/",
        "ratings/",
    ],
)
def test_a_path_that_is_not_asked_any_more_does_no_harm(path: str) -> None:
    plan = plan_from({path: "5", "outcomes/growth-00001/target": "4"})
    assert plan.outcomes[0].target == 4


@pytest.mark.parametrize("value", [False, "crm", 1])
def test_a_set_given_as_one_answer_does_no_harm(value: Json) -> None:
    plan = plan_from({"outcomes/growth-00001/sources": value, "outcomes/growth-00001/target": "4"})
    assert plan.outcomes[0].sources == frozenset()


def test_a_member_that_was_taken_out_is_not_in_the_set() -> None:
    plan = plan_from({"outcomes/growth-00001/sources/crm": False, "outcomes/growth-00001/target": "4"})
    assert plan.outcomes[0].sources == frozenset()


def test_answers_to_own_questions_are_kept_by_name() -> None:
    plan = plan_from({"own/colour": "blue", "own/agreed": False})
    assert plan.own == {"colour": "blue", "agreed": False}
    assert values_from(plan) == {"own/colour": "blue", "own/agreed": False}


def test_figures_are_exact_and_dates_are_dates() -> None:
    plan = plan_from({"about/day_cost": "436.10", "ask/by": "2027-03-31"})
    assert plan.about.day_cost == Decimal("436.10")
    assert plan.ask.by == datetime.date(2027, 3, 31)


def test_a_session_is_made_of_its_facts_and_its_teams_in_order() -> None:
    session = session_from(
        "s1",
        {
            "session/title": "Spring",
            "session/day": "2027-01-12",
            "teams/team-000002/name": "South",
            "teams/team-000002/order": "a1",
            "teams/team-000001/name": "North",
            "teams/team-000001/order": "a0",
            "teams/team-000003/removed": True,
            "elsewhere/is/nothing": "x",
        },
    )
    assert (session.id, session.facts.title, session.facts.currency) == ("s1", "Spring", "EUR")
    assert session.facts.day == datetime.date(2027, 1, 12)
    assert [team.name for team in session.teams] == ["North", "South"]
    assert session.team("team-000001") == session.teams[0]
    assert session.team("nobody") is None


IDS = {"capabilities": "hiring", "followups": "day-30"}
EXAMPLES: Answers = {
    "text": "Words",
    "long": "More\nwords",
    "whole": 7,
    "number": "4.5",
    "money": "120.50",
    "date": "2027-03-31",
    "yes_no": False,
    "level": 3,
    "order": "a0",
    "link": "someone-0001",
    "mark": "time-day-0-1",
}
FIELDS = [(part, field) for part, model in (SINGLES | COLLECTIONS).items() for field in kinds(model)]


@pytest.mark.parametrize(("part", "field"), FIELDS)
def test_every_field_of_the_model_survives_the_way_there_and_back(part: str, field: str) -> None:
    kind = kinds((SINGLES | COLLECTIONS)[part])[field]
    path = part if part in SINGLES else f"{part}/{IDS.get(part, 'record-00001')}"
    value = kind.options[0] if kind.name == "choice" else EXAMPLES[kind.name]
    values: Answers = {f"{path}/{field}/{value}": True} if kind.many else {f"{path}/{field}": value}
    assert address(next(iter(values))).kind == kind
    assert values_from(plan_from(values)) == values
