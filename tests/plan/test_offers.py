from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json, canonical
from workshop.plan.offers import Offer, offers, plain
from workshop.plan.paths import address

Answers = dict[str, Json]
AnyAnswers = st.SearchStrategy[Answers]


@given(st.data())
def test_an_offer_is_made_only_for_a_blank_field_and_could_be_stored_as_it_is(
    any_answers: AnyAnswers, day: datetime.date, data: st.DataObject
) -> None:
    values = data.draw(any_answers)
    for path, offer in offers(plan_from(values), day).items():
        assert path not in values
        assert canonical(address(path).kind, offer.value) == offer.value
        assert offer.reason.startswith("offer_")


@given(st.data())
def test_an_offer_taken_is_not_made_again(
    any_answers: AnyAnswers, day: datetime.date, data: st.DataObject
) -> None:
    values = data.draw(any_answers)
    made = offers(plan_from(values), day)
    taken = values | {path: offer.value for path, offer in made.items()}
    assert not set(offers(plan_from(taken), day)) & set(made)


@given(st.data())
def test_without_a_day_no_date_is_offered(any_answers: AnyAnswers, data: st.DataObject) -> None:
    plan = plan_from(data.draw(any_answers))
    dated = {path for path in offers(plan, None) if address(path).kind.name == "date"}
    assert all(path.endswith("/starts") for path in dated)


@pytest.mark.parametrize(
    ("yearly", "cost"), [("96000", "436"), ("110000", "500"), ("110", "1"), ("109.99", "0"), ("0", None)]
)
def test_a_days_cost_is_the_yearly_cost_by_220_in_whole_units(
    yearly: str, cost: str | None, day: datetime.date
) -> None:
    offer = offers(plan_from({"about/yearly_cost": yearly}), day).get("about/day_cost")
    assert (offer.value if offer else None) == cost


def test_the_sponsor_is_offered_where_an_executive_is_wanted(day: datetime.date) -> None:
    values: Answers = {
        "people/person-00001/name": "Ana",
        "about/sponsor": "person-00001",
        "outcomes/outcome-0001/statement": "Grow",
        "outcomes/outcome-0002/executive": "person-00002",
        "obstacles/obstacle-001/sponsor_must": True,
        "obstacles/obstacle-002/sponsor_must": False,
    }
    ana = Offer("person-00001", "offer_sponsor", {"name": "Ana"})
    made = {
        path: offer for path, offer in offers(plan_from(values), day).items() if offer.reason == ana.reason
    }
    assert made == {
        "outcomes/outcome-0001/executive": ana,
        "obstacles/obstacle-001/clears": ana,
        "ask/person": ana,
    }
    gone = offers(plan_from(values | {"people/person-00001/removed": True}), day)
    assert not any(offer.reason == "offer_sponsor" for offer in gone.values())


def test_the_ask_is_the_cash_over_three_years_of_what_is_asked_for(
    complete: Answers, day: datetime.date
) -> None:
    del complete["ask/amount"], complete["ask/smaller_amount"]
    made = offers(plan_from(complete), day)
    assert made["ask/amount"] == Offer(
        "50000",
        "offer_ask_amount",
        {"total": "50000", "year_1": "30000", "year_2": "10000", "year_3": "10000"},
    )
    assert made["ask/smaller_amount"].value == "20000"


@pytest.mark.parametrize(
    "change",
    [
        {"investments/invest-00001/smaller": None},
        {"investments/invest-00001/smaller": "yes"},
        {"investments/invest-00001/smaller": "no"},
        {"investments/invest-00001/paid_from": "own"},
        {"ask/smaller_amount": "1"},
    ],
)
def test_no_smaller_amount_is_offered_until_there_is_a_smaller_version(
    complete: Answers, change: Answers, day: datetime.date
) -> None:
    del complete["ask/smaller_amount"]
    assert "ask/smaller_amount" not in offers(plan_from(complete | change), day)


def test_nothing_is_offered_for_an_ask_of_nothing(day: datetime.date) -> None:
    plan = plan_from({"investments/invest-00001/once": "0", "investments/invest-00001/paid_from": "ask"})
    assert "ask/amount" not in offers(plan, day)


def test_an_investment_takes_all_managers_and_starts_with_its_first_action(day: datetime.date) -> None:
    plan = plan_from(
        {
            "about/managers": 10,
            "actions/action-00001/start": "2027-03-01",
            "actions/action-00002/start": "2027-02-01",
            "actions/action-00002/what": "Visits",
            "actions/action-00003/start": "2027-01-15",
            "investments/invest-00001/funds/action-00001": True,
            "investments/invest-00001/funds/action-00002": True,
            "investments/invest-00002/managers": 0,
        }
    )
    made = offers(plan, day)
    assert made["investments/invest-00001/managers"].value == 10
    assert made["investments/invest-00001/starts"] == Offer(
        "2027-02-01", "offer_starts", {"action": "Visits"}
    )
    assert "investments/invest-00002/managers" not in made
    assert "investments/invest-00002/starts" not in made


@pytest.mark.parametrize("managers", [None, 0])
def test_without_managers_none_are_offered(managers: int | None, day: datetime.date) -> None:
    plan = plan_from({"about/managers": managers, "investments/invest-00001/what": "A coach"})
    assert "investments/invest-00001/managers" not in offers(plan, day)


def test_a_priority_is_noticed_by_day_90_as_the_team_dates_it(day: datetime.date) -> None:
    values = {"capabilities/hiring/priority": True, "capabilities/forecasting/required_12": 3}
    made = offers(plan_from(values), day)
    assert made["capabilities/hiring/noticed_when"].value == "2027-04-12"
    assert "capabilities/forecasting/noticed_when" not in made
    moved = offers(plan_from(values | {"followups/day-90/on": "2027-04-20"}), day)
    assert moved["capabilities/hiring/noticed_when"].value == "2027-04-20"


def test_who_agrees_agrees_on_the_sessions_day() -> None:
    plan = plan_from({"agreements/agree-000001/person": "person-00001", "agreements/agree-000002/order": "a"})
    made = offers(plan, datetime.date(2027, 1, 12))
    assert made["agreements/agree-000001/on"].value == "2027-01-12"
    assert "agreements/agree-000002/on" not in made


@given(st.decimals(-(10**13), 10**13, places=2))
def test_a_figure_as_plain_text_is_the_same_figure(figure: Decimal) -> None:
    text = plain(figure)
    assert Decimal(text) == figure
    assert "E" not in text and not (("." in text) and text.endswith("0"))


def test_every_reason_has_a_sentence_that_the_offer_can_fill(complete: Answers, day: datetime.date) -> None:
    path = Path(__file__).parents[2] / "kit" / "words" / "form.yaml"
    words: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    left_blank = [
        "about/day_cost",
        "investments/invest-00001/managers",
        "investments/invest-00001/starts",
        "ask/amount",
        "ask/smaller_amount",
    ]
    agreed: Answers = {"agreements/agree-000001/person": "person-00001"}
    made = offers(plan_from(complete | agreed | dict.fromkeys(left_blank)), day)
    reasons = {key for key in words if key.startswith("offer_")}.difference(
        {"offer_take", "offer_bare", "offer_dots"}
    )
    assert {offer.reason for offer in made.values()} == reasons
    for offer in made.values():
        assert words[offer.reason].format(**offer.amounts)
