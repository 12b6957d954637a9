"""What stands between the questions, in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from workshop.forms.derived import Deriving
from workshop.forms.shown import lines
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.session import SessionFacts

DAY = datetime.date(2027, 1, 12)
Show = Callable[[str, dict[str, Json]], list[tuple[str, str]]]
SERVED: dict[str, Json] = {
    "outcomes/outcome-001/statement": "Grow services",
    "requirements/require-001/behaviour": "Goes along",
    "requirements/require-001/serves/outcome-001": True,
    "requirements/require-001/takes/hiring": True,
}
COSTED: dict[str, Json] = {
    "about/managers": 9,
    "about/day_cost": "500",
    "sufficiency/spend_today": "1000",
    "investments/invest-0001/what": "Coach",
    "investments/invest-0001/once": "18000",
    "investments/invest-0001/yearly": "9000",
    "investments/invest-0001/days_once": "2",
    "investments/invest-0001/managers": 9,
    "investments/invest-0001/paid_from": "ask",
    "investments/invest-0001/smaller": "less",
    "investments/invest-0001/smaller_once": "9000",
}


@pytest.fixture
def show(kit: Kit) -> Show:
    """Return what a block shows, as pairs of title and text."""

    def read(what: str, values: dict[str, Json]) -> list[tuple[str, str]]:
        wording = wording_of(kit, SessionFacts())
        by = Deriving(kit.step("outcomes"), DAY, kit.frameworks["sales-managers"], wording)
        return [(line.get("title", ""), line["text"]) for line in lines(what, plan_from(values), by)]

    return read


@pytest.mark.parametrize("what", ["strategies", "priority_order", "investment_case", "links"])
def test_with_nothing_to_show_it_says_where_it_comes_from(show: Show, what: str) -> None:
    [(title, text)] = show(what, {})
    assert title == ""
    assert text.endswith(".")


def test_the_strategies_stand_as_they_were_written(show: Show) -> None:
    values: dict[str, Json] = {"about/business_strategy": "Sell {service} <b>first</b>"}
    assert show("strategies", values) == [("Business strategy", "Sell {service} <b>first</b>")]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "Not yet rated; needed for outcome 1."),
        (
            {"ratings/hiring/day-0/1": "cannot-say"},
            "Nobody can say where it stands today; needed for outcome 1.",
        ),
        ({"ratings/hiring/day-0/1": 2}, "What is needed in 12 months is still open; needed for outcome 1."),
        (
            {"ratings/hiring/day-0/1": 2, "capabilities/hiring/required_12": 3},
            "One level short in 12 months; needed for outcome 1.",
        ),
        (
            {
                "ratings/hiring/day-0/1": 2,
                "capabilities/hiring/required_12": 4,
                "capabilities/hiring/required_24": 5,
            },
            "Two levels short in 12 months, one more level in 24; needed for outcome 1.",
        ),
        (
            {
                "ratings/hiring/day-0/1": 3,
                "capabilities/hiring/required_12": 3,
                "capabilities/hiring/required_24": 5,
            },
            "Good enough for 12 months, two more levels in 24; needed for outcome 1.",
        ),
        (
            {"ratings/hiring/day-0/1": 4, "capabilities/hiring/required_12": 3},
            "Good enough as it is; needed for outcome 1.",
        ),
    ],
)
def test_the_order_gives_its_reason_in_words(show: Show, values: dict[str, Json], says: str) -> None:
    assert show("priority_order", {**SERVED, **values}) == [("1 Hiring", says)]


def test_a_capability_that_serves_nothing_stands_apart(show: Show) -> None:
    values: dict[str, Json] = {**SERVED, "capabilities/forecasting/required_12": 3}
    assert show("priority_order", values)[-1] == (
        "Forecasting",
        "No outcome needs it. Which one fails if it stays as it is?",
    )


def test_the_case_keeps_cash_and_time_apart(show: Show) -> None:
    assert show("investment_case", COSTED) == [
        ("New cash over three years", "€45,000 (€27,000 in year 1, €9,000 in year 2, €9,000 in year 3)"),
        ("of which asked for", "€45,000"),
        ("For each manager", "€5,000 over three years, on top of €3,000 spent today in the same time"),
        ("Managers' and bosses' time", "18 days, worth €9,000; not new cash"),
        ("The smaller version", "€9,000 (€9,000 in year 1, €0 in year 2, €0 in year 3)"),
        (
            "What would pay it back",
            "It must bring €18,000 of margin a year. Write below what the outcomes are worth to see more.",
        ),
    ]


def test_what_pays_it_back_is_said_in_the_outcome_s_own_unit(show: Show) -> None:
    values: dict[str, Json] = {
        **COSTED,
        "outcomes/outcome-001/statement": "Lose fewer sellers",
        "outcomes/outcome-001/unit": "sellers",
        "outcomes/outcome-001/baseline": "11",
        "outcomes/outcome-001/target": "5",
        "outcomes/outcome-001/by": "2028-01-12",
        "outcomes/outcome-001/margin": "100000",
        "outcomes/outcome-002/statement": "Win more",
        "outcomes/outcome-002/baseline": "20",
        "outcomes/outcome-002/target": "30",
        "outcomes/outcome-002/by": "2028-01-12",
        "outcomes/outcome-002/margin": "1000",
    }
    title, text = show("investment_case", values)[-1]
    assert title == "What would pay it back"
    assert text.splitlines() == [
        "“Lose fewer sellers” alone, with 1.3 sellers of the 6 sellers by which it is to move (22%).",
        "“Win more” alone would not, even if all of it came from this plan.",
    ]


def test_days_without_their_cost_are_counted_all_the_same(show: Show) -> None:
    values = {path: value for path, value in COSTED.items() if path != "about/day_cost"}
    assert (
        "Managers' and bosses' time",
        "18 days. Their cost needs the cost of a manager's day (step 0).",
    ) in show("investment_case", values)


def test_the_thread_names_what_serves_each_outcome(show: Show) -> None:
    values: dict[str, Json] = {
        **SERVED,
        "actions/action-0001/builds/hiring": True,
        "outcomes/outcome-002/statement": "Keep sellers",
    }
    assert show("links", values) == [
        ("1 Grow services", "Goes along (Hiring; actions: 1)"),
        ("2 Keep sellers", "Nothing that managers must do serves it yet."),
    ]
