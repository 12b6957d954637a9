"""What our managers must do differently."""

from __future__ import annotations

from collections.abc import Callable

from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.sections.manager_gaps import gap_rows
from workshop.reports.text import plain_text

MakeReport = Callable[..., Report]


def with_levels(**levels: tuple[int | None, int | None, int | None]) -> dict[str, Json]:
    """Return a plan in which one behaviour for one outcome takes these capabilities."""
    values: dict[str, Json] = {
        "about/managers": 12,
        "outcomes/services-001/statement": "Grow services",
        "requirements/visits-0001/behaviour": "Joins visits",
        "requirements/visits-0001/serves/services-001": True,
    }
    for name, (today, year, later) in levels.items():
        capability = name.replace("_", "-")
        values[f"requirements/visits-0001/takes/{capability}"] = True
        values[f"ratings/{capability}/day-0/1"] = today
        values[f"capabilities/{capability}/required_12"] = year
        values[f"capabilities/{capability}/required_24"] = later
    return values


def test_capabilities_stand_in_the_proposed_order_with_their_levels(make_report: MakeReport) -> None:
    values = with_levels(hiring=(3, 4, 4), skill_coaching=(2, 4, 4), forecasting=(None, 3, None))
    values |= {"capabilities/hiring/priority": True}
    rows = gap_rows(make_report(values))
    assert [(row.name, row.today, row.required_12, row.required_24, row.priority) for row in rows] == [
        ("Forecasting", None, 3, None, 0),
        ("Skill coaching", 2, 4, 4, 0),
        ("Hiring", 3, 4, 4, 1),
    ]


def test_a_behaviour_names_its_outcome_and_what_it_takes(make_report: MakeReport) -> None:
    said = plain_text(make_report(with_levels(hiring=(3, 4, 4))).manager_gaps().blocks)
    assert "Joins visits Grow services Hiring" in said


def test_strengths_unrated_and_unneeded_capabilities_are_named_apart(make_report: MakeReport) -> None:
    values = with_levels(hiring=(5, 3, 4), forecasting=(None, 3, None))
    values |= {"capabilities/motivation/priority": True, "ratings/motivation/day-0/1": 2}
    said = plain_text(make_report(values).manager_gaps().blocks)
    assert "Strengths. Already above what the plan requires: Hiring." in said
    assert "Not yet rated. Today's level is not known for Forecasting." in said
    assert "No outcome needs it. Chosen, but needed for no outcome so far: Motivating" in said


def test_a_priority_says_what_will_be_seen_in_whom_by_whom_and_when(make_report: MakeReport) -> None:
    values = with_levels(skill_coaching=(2, 3, 4)) | {
        "capabilities/skill-coaching/priority": True,
        "capabilities/skill-coaching/seen": "Sellers name their skill",
        "capabilities/skill-coaching/share": 9,
        "capabilities/skill-coaching/noticed_by": "the sellers",
        "capabilities/skill-coaching/noticed_when": "2027-04-12",
        "gaps/why_others_wait": "One thing at a time",
    }
    said = plain_text(make_report(values).manager_gaps().blocks)
    assert (
        "1. Skill coaching now and then → usually → reliably For: Grow services "
        "Sellers name their skill about 9 of 12 managers the sellers by 12 Apr 2027"
    ) in said
    assert "Why the others wait. One thing at a time" in said


def test_all_managers_are_said_to_be_all(make_report: MakeReport) -> None:
    values = with_levels(hiring=(2, 3, 4)) | {
        "capabilities/hiring/priority": True,
        "capabilities/hiring/share": 12,
    }
    assert "all our managers" in plain_text(make_report(values).manager_gaps().blocks)


def test_cannot_say_is_not_a_level(make_report: MakeReport) -> None:
    values = with_levels(hiring=(None, 3, 4)) | {"ratings/hiring/day-0/1": "cannot-say"}
    assert [row.today for row in gap_rows(make_report(values))] == [None]
