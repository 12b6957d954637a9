"""What has changed since the plan was agreed, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import workshop.answers
from workshop.answers import Edit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.reports import open_report, open_rollup
from workshop.reports.sections.changed_lines import differing
from workshop.reports.text import plain_text

Values = dict[str, Json]
MakeReport = Callable[..., Any]
ACTION = "actions/visits-00001"
VERSION: Values = {"versions/version-0001/on": "2027-01-19", "versions/version-0001/seq": 7}
WAS: Values = {
    **VERSION,
    "people/person-00001/name": "Ana Reyes",
    "people/person-00002/name": "Ben",
    "outcomes/growth-0001/statement": "Grow services",
    "outcomes/growth-0001/unit": "€ million",
    "outcomes/growth-0001/target": "9.8",
    f"{ACTION}/what": "Two visits a month",
    f"{ACTION}/due": "2027-03-01",
    f"{ACTION}/owner": "person-00001",
    "ask/amount": "99400",
    "ask/by": "2027-02-12",
}


@pytest.fixture
def told(make_report: MakeReport) -> Callable[..., str]:
    """Tells what has changed in a plan since another was agreed."""

    def tell(now: Values, was: Values = WAS, taken: tuple[str, ...] = ()) -> str:
        values = {
            path: value for path, value in {**was, **now}.items() if not path.startswith(taken or ("-",))
        }
        return plain_text(replace(make_report(values), agreed=plan_from(was)).changed().blocks)

    return tell


def test_a_plan_that_was_never_agreed_or_never_changed_has_no_such_section(make_report: MakeReport) -> None:
    for report in (make_report(WAS), replace(make_report(WAS), agreed=plan_from(WAS))):
        section = report.changed()
        assert (section.name, section.title, section.blocks) == ("changed", "", [])


def test_a_date_that_moved_says_from_when_to_when_and_slipped_dates_come_first(
    told: Callable[..., str],
) -> None:
    text = told({f"{ACTION}/due": "2027-04-15", "ask/by": "2027-02-13", "outcomes/growth-0001/target": "11"})
    assert text.startswith(
        "Since the plan was agreed on 19 January 2027: three answers changed; two dates have slipped. "
        "Dates that have slipped What How it has changed "
        "Two visits a month In place by: moved from 1 March 2027 to 15 April 2027 (45 days later) "
        "Decided by moved from 12 February 2027 to 13 February 2027 (one day later) "
    )
    assert (
        "What we want to achieve What How it has changed Grow services Target: €9.8 million → €11 million"
        in text
    )


def test_money_people_and_choices_are_told_as_people_write_them(told: Callable[..., str]) -> None:
    text = told({"ask/amount": "104000", f"{ACTION}/owner": "person-00002", f"{ACTION}/kind": "peers"})
    assert "How much €99,400 → €104,000" in text
    assert "Owner: Ana Reyes → Ben" in text
    assert "exchange among managers (was open)" in text


def test_what_was_emptied_is_open_again(told: Callable[..., str]) -> None:
    assert "Owner: open again (was Ana Reyes)" in told({f"{ACTION}/owner": None})


def test_a_new_record_comes_with_owner_date_and_sum_and_one_that_is_gone_by_its_words(
    told: Callable[..., str],
) -> None:
    new: Values = {
        "actions/circles-0001/what": "Circles of managers",
        "actions/circles-0001/owner": "person-00002",
        "actions/circles-0001/due": "2027-06-30",
    }
    assert "Circles of managers New. Owner: Ben · In place by: 30 June 2027" in told(new)
    gone = told({f"{ACTION}/removed": True})
    assert "one taken away" in gone
    assert "Two visits a month Taken away." in gone


def test_members_of_a_set_come_and_go_by_name(told: Callable[..., str]) -> None:
    was: Values = {**WAS, f"{ACTION}/builds/hiring": True}
    text = told({f"{ACTION}/builds/motivation": True, f"{ACTION}/builds/hiring": None}, was)
    assert "now also Motivating and keeping people; no longer Hiring" in text


def test_an_action_that_a_followup_gave_up_says_why(told: Callable[..., str]) -> None:
    given_up: Values = {
        "progress/day-30-visits-00001/state": "dropped",
        "progress/day-30-visits-00001/reason": "Nobody has the time.",
    }
    assert "Two visits a month Dropped at a follow-up. Nobody has the time." in told(given_up)


def test_the_order_of_outcomes_is_told_and_that_of_people_is_not(told: Callable[..., str]) -> None:
    was: Values = {**WAS, "outcomes/keep-000001/statement": "Keep sellers", "outcomes/keep-000001/order": "b"}
    text = told({"outcomes/growth-0001/order": "c", "people/person-00001/order": "z"}, was)
    assert "The order of importance Keep sellers and Grow services" in text
    assert "the order changed." in text


def test_a_followup_date_is_compared_with_the_day_that_was_proposed(told: Callable[..., str]) -> None:
    assert "Day 30 Date: moved from 11 February 2027 to 1 March 2027 (18 days later)" in told(
        {"followups/day-30/on": "2027-03-01"}
    )
    assert told({"followups/day-30/on": "2027-02-11"}) == ""


def test_of_a_long_text_both_wordings_are_shown_from_where_they_part() -> None:
    same = "The renewal letter goes out thirty days ahead. In most lapsed contracts nobody had been on site. "
    before, now = differing(same * 2 + "We ask twice.", same * 2 + "We ask three times, and on the floor.")
    assert before == "… on site. We ask twice."
    assert now == "… on site. We ask three times, and on the floor."


def test_every_answer_of_the_exercise_can_be_told_as_new_and_as_gone(
    make_report: MakeReport, everything: Any
) -> None:
    values = {**everything(records=2).values, **VERSION, "own/motto": "Ours"}
    for was, now in (({}, values), (values, VERSION)):
        text = plain_text(replace(make_report(now), agreed=plan_from(was)).changed().blocks)
        assert "€" in text
        assert "None" not in text
        assert "outcomes-00000" not in text, "a record goes by what people typed"


def test_a_session_compares_with_the_version_that_was_agreed_last_and_shows_no_ratings(
    sample_session: Path,
) -> None:
    answers = workshop.answers.open(sample_session)
    [team] = [each.id for each in answers.session().teams if each.name == "Nordics"]

    def put(number: int, given: Values) -> None:
        edits = [
            Edit(f"edit-{number}-{place}", team, path, value, answers.latest())
            for place, (path, value) in enumerate(given.items())
        ]
        assert not any(receipt.refused for receipt in answers.append(edits))

    put(1, {"versions/version-0001/seq": answers.latest_of(team), "versions/version-0001/on": "2027-01-19"})
    assert open_report(sample_session, "Nordics").changed().blocks == []
    put(2, {"ask/amount": "99000"})
    put(3, {"versions/version-0002/seq": answers.latest_of(team), "versions/version-0002/on": "2027-02-19"})
    put(4, {"actions/action-order-desk/due": "2027-04-05"})
    report = open_report(sample_session, "Nordics")
    told = plain_text(report.changed().blocks)
    assert told.startswith(
        "Since the plan was agreed on 19 February 2027: one answer changed; one date has slipped."
    )
    assert "99,000" not in told, "that was agreed already"
    assert report.agreed is not None
    assert report.agreed.tallies == {}
    assert all(each.agreed is None for each in open_rollup(sample_session).reports)
