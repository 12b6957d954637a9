"""Are we investing enough."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from workshop.charts import Cash
from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.sections.investment import year_rows
from workshop.reports.sections.paying_back import rounded_up
from workshop.reports.text import plain_text

MakeReport = Callable[..., Report]
PLAN: dict[str, Json] = {
    "about/managers": 10,
    "about/day_cost": "500",
    "about/sales_cost": "2000000",
    "people/person-00001/name": "Kim",
    "sufficiency/spend_today": "1000",
    "sufficiency/verdict": "no",
    "sufficiency/reason": "Nobody was ever coached",
    "investments/course-0001/order": "a",
    "investments/course-0001/what": "Course",
    "investments/course-0001/starts": "2027-02-01",
    "investments/course-0001/once": "54000",
    "investments/course-0001/yearly": "3000",
    "investments/course-0001/days_once": "4",
    "investments/course-0001/managers": 10,
    "investments/course-0001/paid_from": "ask",
    "investments/course-0001/smaller": "less",
    "investments/course-0001/smaller_once": "20000",
    "investments/travel-0001/order": "b",
    "investments/travel-0001/what": "Travel",
    "investments/travel-0001/starts": "2028-06-01",
    "investments/travel-0001/yearly": "6000",
    "investments/travel-0001/boss_days_yearly": "1",
    "investments/travel-0001/paid_from": "own",
    "investments/travel-0001/smaller": "no",
    "ask/what": "A course for all",
    "ask/amount": "63000",
    "ask/person": "person-00001",
    "ask/by": "2027-02-15",
}


def said(report: Report) -> str:
    return plain_text(report.investment().blocks)


def test_the_years_are_those_of_the_case(make_report: MakeReport) -> None:
    rows = year_rows(make_report(PLAN))
    assert [(row.name, row.note) for row in rows] == [
        ("Year 1", "from January 2027"),
        ("Year 2", "from January 2028"),
        ("Year 3", "from January 2029"),
    ]
    assert [row.ask for row in rows] == [
        Cash(Decimal(54000), Decimal(3000)),
        Cash(Decimal(0), Decimal(3000)),
        Cash(Decimal(0), Decimal(3000)),
    ]
    assert [row.own.yearly for row in rows] == [0, 6000, 6000]
    assert [row.time for row in rows] == [20000, 500, 500]


def test_cost_stands_by_year_cash_and_paid_time_apart_beside_the_smaller_version_and_today(
    make_report: MakeReport,
) -> None:
    text = said(make_report(PLAN))
    assert "Cost Year 1 Year 2 Year 3 Three years Smaller version As today" in text
    assert "New cash, asked for €57,000 €3,000 €3,000 €63,000 €20,000" in text
    assert "New cash, own budget €0 €6,000 €6,000 €12,000" in text
    assert "New cash in all €57,000 €9,000 €9,000 €75,000 €20,000 €30,000" in text
    assert "Paid time €20,000 €500 €500 €21,000 €20,000" in text
    assert "New cash per manager €7,500 €2,000 €3,000" in text
    assert "42 days in all, at €500 for a manager's day" in text
    assert "The new cash for each manager is 2.5 times what we spend on one today." in text
    assert "All new cash together is 1.3% of what the sales force costs in three years." in text


def test_an_investment_says_when_it_starts_what_it_takes_and_from_where(make_report: MakeReport) -> None:
    text = said(make_report(PLAN))
    assert "Course 4 days once for each of 10 managers €54,000 €3,000 what we ask for from 1 Feb 2027" in text
    assert "€20,000 once" in text
    assert "Travel 1 day a year of their bosses' time \u2013 €6,000 our own budget from 1 Jun 2028" in text


def test_the_ask_stands_out_with_what_is_open_in_it(make_report: MakeReport) -> None:
    assert (
        "We ask Kim for €63,000, to be decided by 15 February 2027. What for. A course for all "
        "The smaller version is still open."
    ) in said(make_report(PLAN))
    assert (
        "We ask a person still to be named for an amount still open, to be decided by a date still open."
        in said(make_report({"ask/what": "A course"}))
    )


def test_without_a_margin_it_says_what_the_plan_must_bring(make_report: MakeReport) -> None:
    assert "The plan must bring €32,000 of margin a year to pay for itself within three years." in said(
        make_report(PLAN)
    )


def test_it_never_claims_that_development_alone_brings_the_result(
    make_report: MakeReport, full: Report
) -> None:
    assert "not that development alone brings the result." in said(full)
    assert "What else could move these figures, and how we would notice." in said(make_report(PLAN))


def with_margin(margin: str, unit: str = "€ million") -> dict[str, Json]:
    return PLAN | {
        "outcomes/services-001/statement": "Grow services",
        "outcomes/services-001/unit": unit,
        "outcomes/services-001/baseline": "4",
        "outcomes/services-001/target": "10",
        "outcomes/services-001/by": "2027-01-12",
        "outcomes/services-001/margin": margin,
    }


@pytest.mark.parametrize(
    ("margin", "unit", "sentence"),
    [
        (
            "320000",
            "€ million",
            "If “Grow services” moves by €0.6 million of the planned €6 million, its margin pays all of it",
        ),
        ("320000", "%", "“Grow services” moves by 0.6 percentage points of the planned 6 percentage points"),
        ("320000", "weeks", "“Grow services” moves by 0.6 weeks of the planned 6 weeks"),
        ("16000", "weeks", "“Grow services” alone would pay for 50% of it within three years."),
        ("0", "weeks", "“Grow services” brings no margin within three years."),
    ],
)
def test_break_even_is_said_in_the_outcomes_own_unit(
    make_report: MakeReport, margin: str, unit: str, sentence: str
) -> None:
    assert sentence in said(make_report(with_margin(margin, unit)))


def test_months_are_given_for_a_tenth_and_a_quarter_alone(make_report: MakeReport) -> None:
    text = said(make_report(with_margin("320000")))
    assert text.count("by month") == 2
    assert "If 10% of the margin came from this plan, it would have paid for itself by month 36." in text


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.5173", "0.52"), ("12001", "13000"), ("0.10", "0.1"), ("99.1", "100"), ("7", "7")],
)
def test_an_estimate_is_rounded_up_to_two_digits(value: str, rounded: str) -> None:
    assert rounded_up(Decimal(value)) == Decimal(rounded)


def paying_for(number: int) -> dict[str, Json]:
    """Return a plan whose course pays for so many actions and has one manager in it."""
    values = PLAN | {"about/managers": 1, "investments/course-0001/managers": 1}
    for each in range(number):
        action = f"action-{each:06d}"
        values |= {f"actions/{action}/order": f"a{each}", f"actions/{action}/what": f"Do {each}"}
        values |= {f"investments/course-0001/funds/{action}": True}
    return values


@pytest.mark.parametrize(("number", "words"), [(3, "one other"), (4, "two others")])
def test_what_else_an_investment_pays_for_is_counted_in_the_right_number(
    make_report: MakeReport, number: int, words: str
) -> None:
    assert f"pays for: Do 0, Do 1 and {words} ·" in said(make_report(paying_for(number)))


def test_a_single_manager_is_one(make_report: MakeReport) -> None:
    assert "4 days once for one manager" in said(make_report(paying_for(1)))


def test_how_the_margins_come_in_is_said(full: Report) -> None:
    said = plain_text(full.investment().blocks)
    assert "Each margin is taken to rise evenly from 12 January 2027 to the date of its target" in said


def test_the_smaller_version_says_its_paid_time_too(full: Report) -> None:
    said = plain_text(full.investment().blocks)
    assert "All of it together then takes €141,600 of new cash and about €335,000 of time" in said
