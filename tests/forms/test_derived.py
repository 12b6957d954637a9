"""What is worked out from the answers and shown in a form."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from workshop.forms.derived import Deriving, derived
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.session import SessionFacts

DAY = datetime.date(2027, 1, 12)
Derive = Callable[..., dict[str, Any]]

NAMED: dict[str, Json] = {
    "people/person-0001/name": "Ana",
    "about/sponsor": "person-0001",
    "outcomes/outcome-001/statement": "Grow services",
}


@pytest.fixture
def derive(kit: Kit) -> Derive:
    """Work out what a step shows beside these answers."""

    def work_out(
        step: str, values: dict[str, Json], day: datetime.date | None = DAY, language: str = "en"
    ) -> dict[str, Any]:
        wording = wording_of(kit, SessionFacts(language=language))
        by = Deriving(kit.step(step), day, kit.frameworks["sales-managers"], wording)
        return derived(plan_from(values), by)

    return work_out


def test_a_manager_s_day_is_offered_with_its_reason(derive: Derive) -> None:
    offers = derive("about-us", {"about/yearly_cost": "96000"})["offers"]
    assert offers == {
        "about/day_cost": {
            "value": "436",
            "text": "€436? The yearly cost of €96,000, divided by 220 working days.",
        }
    }


def test_money_is_offered_as_the_session_writes_it(derive: Derive) -> None:
    offers = derive("about-us", {"about/yearly_cost": "960000"}, language="de")["offers"]
    assert offers["about/day_cost"]["text"].startswith("4.364\xa0€? ")


def test_the_sponsor_is_offered_by_name(derive: Derive) -> None:
    offers = derive("outcomes", NAMED)["offers"]
    assert offers == {
        "outcomes/outcome-001/executive": {"value": "person-0001", "text": "Ana? The plan's sponsor."}
    }


def test_only_what_the_step_asks_is_offered(derive: Derive) -> None:
    assert "ask/person" not in derive("outcomes", NAMED)["offers"]
    assert "ask/person" in derive("investment", NAMED)["offers"]


def test_followup_dates_are_offered_without_repeating_the_reason(derive: Derive) -> None:
    offers = derive("investment", {})["offers"]
    assert offers["followups/day-30/on"] == {"value": "2027-02-11", "text": "11 February 2027?"}


def test_every_reason_for_an_offer_has_its_words(derive: Derive) -> None:
    values: dict[str, Json] = {
        **NAMED,
        "about/managers": 9,
        "actions/action-0001/what": "Joint visits",
        "actions/action-0001/start": "2027-02-01",
        "investments/invest-0001/what": "Coach",
        "investments/invest-0001/funds/action-0001": True,
        "investments/invest-0001/paid_from": "ask",
        "investments/invest-0001/once": "24000",
        "investments/invest-0001/smaller": "less",
        "investments/invest-0001/smaller_once": "9000",
        "agreements/agreed-0001/person": "person-0001",
    }
    offers = derive("investment", values)["offers"]
    assert offers["investments/invest-0001/managers"]["text"] == "9? All 9 front-line managers."
    assert offers["investments/invest-0001/starts"]["text"] == "1 February 2027? When “Joint visits” starts."
    assert offers["ask/amount"]["text"].startswith("€24,000? ")
    assert offers["ask/smaller_amount"]["text"].startswith("€9,000? ")
    assert offers["agreements/agreed-0001/on"]["text"] == "12 January 2027? The day of the session."
    seen = derive("manager-gaps", {"capabilities/hiring/priority": True})["offers"]
    assert seen["capabilities/hiring/noticed_when"]["text"] == "12 April 2027? The follow-up after 90 days."


def test_capabilities_are_asked_about_once_a_line_takes_them(derive: Derive) -> None:
    keys = derive("manager-gaps", {"requirements/require-001/takes/hiring": True})["keys"]
    assert keys["capabilities"] == [{"id": "hiring", "title": "Hiring"}]
    assert keys["priorities"] == []


def test_priorities_are_asked_about_once_chosen(derive: Derive) -> None:
    keys = derive("manager-gaps", {"capabilities/hiring/priority": True})["keys"]
    assert keys["priorities"] == [{"id": "hiring", "title": "Hiring"}]


def test_the_followups_are_there_once_the_session_has_a_day(derive: Derive) -> None:
    titles = [each["title"] for each in derive("investment", {})["keys"]["followups"]]
    assert titles[:4] == ["Day 30", "Day 60", "Day 90", "Month 6"]
    assert len(titles) == 10
    assert derive("investment", {}, day=None)["keys"]["followups"] == []


def test_what_is_needed_says_by_which_date(derive: Derive) -> None:
    hints = derive("manager-gaps", {})["hints"]
    assert hints["capabilities/*/required_12"] == "By 12 January 2028."
    assert hints["capabilities/*/required_24"] == "By 12 January 2029."
    assert "capabilities/*/required_12" not in derive("manager-gaps", {}, day=None)["hints"]


def test_an_outcome_carries_where_it_is_to_go_and_where_it_is(derive: Derive) -> None:
    values: dict[str, Json] = {
        "outcomes/outcome-001/measure": "Service revenue",
        "outcomes/outcome-001/unit": "€ million",
        "outcomes/outcome-001/target": "9.8",
        "outcomes/outcome-001/by": "2028-12-31",
        "outcomes/outcome-001/baseline": "4.2",
    }
    hints = derive("current-state", values)["hints"]
    assert hints["outcomes/outcome-001"] == "Service revenue. Target €9.8 million by 31 December 2028."
    assert hints["outcomes/outcome-001/target"] == "Now €4.2 million (step 4)."


def test_an_outcome_without_a_target_carries_its_measure(derive: Derive) -> None:
    hints = derive("current-state", {"outcomes/outcome-001/measure": "Service revenue"})["hints"]
    assert hints["outcomes/outcome-001"] == "Service revenue"
    assert "outcomes/outcome-001/target" not in hints


def test_the_number_of_managers_stands_beside_how_many_of_them(derive: Derive) -> None:
    assert derive("manager-gaps", {"about/managers": 9})["hints"]["capabilities/*/share"] == (
        "Of 9 front-line managers."
    )


HOURS: dict[str, Json] = {
    "activities/developing-sellers/now": "3",
    "activities/developing-sellers/wanted": "7",
    "activities/pipeline-reporting/now": "9",
    "activities/pipeline-reporting/wanted": "5",
}


def test_each_activity_is_asked_about_with_what_counts_and_what_does_not(derive: Derive) -> None:
    first = derive("time", {})["keys"]["activities"][0]
    assert first["title"] == "Developing sellers"
    assert (
        first["text"].startswith("Watching calls") and "Not: A visit made to win the deal." in first["text"]
    )
    assert len(derive("time", {})["keys"]["activities"]) == 10


def test_a_week_is_summed_with_shares_and_what_moves_in_words(derive: Derive) -> None:
    worked_out = derive("time", HOURS)
    assert worked_out["totals"] == {"hours": ["12 h", "12 h"]}
    assert worked_out["asides"]["activities/developing-sellers/now"] == "(25%)"
    assert worked_out["asides"]["activities/developing-sellers/wanted"] == "(58%)"
    assert worked_out["shown"]["moves"] == [
        {"text": "4 hours more for developing sellers, from pipeline, forecast and reporting upward"}
    ]


def test_hours_that_nobody_gives_up_are_said_to_lengthen_the_week(derive: Derive) -> None:
    shown = derive("time", HOURS | {"activities/pipeline-reporting/wanted": "9"})["shown"]["moves"]
    assert shown[0]["text"] == "The week you want has 16 hours, 4 more than today's 12. What gets shorter?"
    assert shown[1]["text"] == "4 hours more for developing sellers, from nowhere yet"


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "What moves appears here once there are hours, and hours that you want."),
        (
            {"activities/own-selling/now": "3", "activities/own-selling/wanted": "3"},
            "Nothing moves yet. Write the hours that you want where they differ.",
        ),
        (
            {"activities/own-selling/now": "3", "activities/own-selling/wanted": "2"},
            "1 hour less for selling oneself",
        ),
    ],
)
def test_where_nothing_moves_that_is_said(derive: Derive, values: dict[str, Json], text: str) -> None:
    assert derive("time", values)["shown"]["moves"] == [{"text": text}]


@pytest.mark.parametrize(
    ("ballots", "said"),
    [
        ("2=1 3=1", "Too few to say how far apart you are; that takes three answers."),
        ("2=1 3=2", "Three answers, close together."),
        ("1=1 2=1 4=2", "Four answers, far apart."),
        ("2=2 3=2 4=1", "5 answers, mixed. The middle one is 3."),
        ("cannot-say=6", "Too few to say how far apart you are; that takes three answers."),
    ],
)
def test_ballots_are_put_into_words_as_far_as_their_number_allows(
    derive: Derive, ballots: str, said: str
) -> None:
    path = "tallies/hiring/day-0/1"
    assert derive("where-to-improve", {path: ballots})["asides"] == {path: said}


def test_ballots_never_become_the_agreed_rating(derive: Derive) -> None:
    worked_out = derive("where-to-improve", {"tallies/hiring/day-0/1": "2=6"})
    assert not any(path.startswith("ratings/") for path in worked_out["offers"])


def test_dots_are_offered_counted_and_order_the_capabilities(derive: Derive) -> None:
    votes: dict[str, Json] = {"tallies/votes/day-0/1": "hiring=5 skill-coaching=7"}
    worked_out = derive("where-to-improve", votes)
    assert worked_out["offers"]["improving/dots"] == {
        "value": 4,
        "text": "4? About a third of the 12 capabilities.",
    }
    assert worked_out["asides"]["tallies/votes/day-0/1"] == "12 dots counted."
    ordered = worked_out["keys"]["voted"]
    assert [(each["id"], each["text"]) for each in ordered[:3]] == [
        ("skill-coaching", "7 dots"),
        ("hiring", "5 dots"),
        ("onboarding", ""),
    ]
    with_dots = derive("where-to-improve", votes | {"improving/dots": 4})
    assert (
        with_dots["asides"]["tallies/votes/day-0/1"]
        == "12 dots counted. With 4 each, that makes three people."
    )
    assert "improving/dots" not in with_dots["offers"]


def test_what_the_team_marked_is_asked_about_in_the_order_of_the_dots(derive: Derive) -> None:
    values: dict[str, Json] = {
        "capabilities/hiring/focus": True,
        "capabilities/skill-coaching/focus": True,
        "capabilities/onboarding/focus": False,
        "tallies/votes/day-0/1": "hiring=5 skill-coaching=2",
    }
    assert [each["id"] for each in derive("where-to-improve", values)["keys"]["focus"]] == [
        "hiring",
        "skill-coaching",
    ]


def test_all_capabilities_come_in_their_groups(derive: Derive) -> None:
    known = derive("where-to-improve", {})["keys"]["all_capabilities"]
    assert len(known) == 12
    assert len({each["group"] for each in known}) == 4
