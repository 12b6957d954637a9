"""The roll-up: the teams' plans side by side, and nobody's own rating."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import workshop.answers
from workshop.commands.sessions import make_sample
from workshop.errors import WorkshopError
from workshop.reports import Rollup, make_plans, open_rollup
from workshop.reports.rollup import heat
from workshop.reports.sections.page_one import MOST_WORDS
from workshop.reports.text import plain_text


@pytest.fixture
def rollup(sample_session: Path) -> Rollup:
    """The roll-up of the sample."""
    return open_rollup(sample_session)


def test_shared_gaps_come_first_by_how_many_teams_fall_short(rollup: Rollup) -> None:
    first = rollup.shared[0]
    assert (first.short, first.levels) == (2, 3)
    shorts = [row.short for row in rollup.shared]
    assert shorts == sorted(shorts, reverse=True)
    told = plain_text(rollup.shared_gaps().blocks)
    assert "Opportunity coaching Nordics and Benelux 2 3 2" in told
    assert "Motivating and keeping people" not in told, "no team falls short in it"


def test_what_all_ask_for_is_summed_and_who_has_not_said_is_counted(rollup: Rollup) -> None:
    amounts = [report.plan.ask.amount for report in rollup.reports]
    assert rollup.asked == sum((each for each in amounts if each is not None), Decimal())
    told = plain_text(rollup.page_one().blocks)
    assert "€384,000 is asked for in all. Two of four teams have said how much." in told
    asks = plain_text(rollup.asks().blocks)
    for report in rollup.reports:
        assert report.team.name in asks
    assert "Katarina Lindqvist" in asks


def test_page_one_begins_with_what_is_to_be_decided_the_soonest_first(rollup: Rollup) -> None:
    told = plain_text(rollup.page_one().blocks)
    assert told.startswith("Four things are to be decided, the first by 18 January 2027")
    in_order = ("Agree to stop: The forecast deck", "Fund €209,000:", "Clear the way:", "Fund €175,000:")
    places = [told.index(each) for each in in_order]
    assert places == sorted(places)
    assert "A smaller version for €112,300: The whole course" in told
    assert "It gives up: The pulse" in told
    assert "Delivery questions" not in told, "who made the plan has agreed to what it stops"


def test_page_one_says_what_it_comes_to_and_who_is_not_in_it_yet(rollup: Rollup) -> None:
    told = plain_text(rollup.page_one().blocks)
    for sentence in (
        "In the smaller versions it would be €207,900.",
        "come to €370,600 over three years: €230,200 in year 1, €70,200 in year 2 and €70,200 in year 3.",
        "Joris Peeters owns six actions in Iberia and Benelux; two of them due from Apr 2027 to Jun 2027.",
        "Five obstacles that no training can fix (pay, time, territory, something else and head-count).",
        "One has no remedy or nobody who clears it.",
    ):
        assert sentence in told
    assert told.endswith("Poland and Czechia")


def test_page_one_counts_one_team_and_an_obstacle_without_a_cause(tmp_path: Path) -> None:
    make_sample(tmp_path / "linen", "rented-linen")
    told = plain_text(open_rollup(tmp_path / "linen").page_one().blocks)
    assert "One of two teams has said how much." in told
    assert "One obstacle that no training can fix." in told


def test_page_one_holds_no_more_than_a_reader_takes_in(rollup: Rollup) -> None:
    assert len(plain_text(rollup.page_one().blocks).split()) <= MOST_WORDS


def test_a_decision_that_was_made_is_named_and_open_no_more(
    sample_session: Path, change_answer: Callable[[Path, str, str, str], None]
) -> None:
    change_answer(sample_session, "Nordics", "decision/answer", "smaller")
    told = plain_text(open_rollup(sample_session).page_one().blocks)
    assert "Three things are to be decided" in told
    assert "Nordics: a person still to be named said yes to the smaller version on no date yet." in told


def test_a_team_learns_from_another_in_a_sentence_with_both_names(rollup: Rollup) -> None:
    first, *others = (plain_text(item) for item in rollup.learning().blocks[0]["c"])
    assert first == (
        "Iberia could learn “Bringing new sellers up to speed” from Benelux: "
        "Iberia stands at 2 and needs 4 in a year, Benelux is at 4."
    )
    assert len(others) == 2


def test_who_carries_too_much_is_told_with_the_teams(rollup: Rollup) -> None:
    assert "Joris Peeters Iberia: 1 Benelux: 5 6 two of them due" in plain_text(rollup.owners().blocks)


def test_what_is_asked_for_is_told_by_year_and_by_capability(rollup: Rollup) -> None:
    told = plain_text(rollup.asks().blocks)
    assert "Benelux €128,200 €16,700 €16,700 €161,600" in told
    assert "Together €230,200 €70,200 €70,200 €370,600" in told
    assert "The investments of Benelux come to another sum than is asked for." in told
    assert "Skill coaching €128,250 35%" in told
    assert "Builds no capability €66,000 18%" in told


def test_obstacles_that_no_training_can_fix_stand_with_remedy_and_who_clears_them(rollup: Rollup) -> None:
    told = plain_text(rollup.obstacles().blocks)
    assert "Cause: pay Pay 2% of the first year" in told
    assert "Mikael Brandt by 31 Mar 2027 the sponsor must act" in told
    assert "no remedy yet nobody named yet no date yet" in told
    assert "managers take the bid over" not in told, "training can fix that"


def test_where_people_of_a_team_are_far_apart_is_said_below_the_heat_map(rollup: Rollup) -> None:
    told = plain_text(rollup.heat_map().blocks)
    assert "Opportunity coaching (Benelux) and Bringing new sellers up to speed (Iberia)." in told


def test_a_session_whose_teams_have_not_begun_says_so_in_every_section(tmp_path: Path) -> None:
    place = workshop.answers.folder.create(tmp_path / "begun", teams=("North", "South"))
    begun = open_rollup(place)
    told = plain_text(begun.page_one().blocks)
    assert told.startswith("What is to be decided Nothing waits for a decision.")
    assert "No team has said yet how much it asks for." in told
    for section in (
        begun.to_decide(),
        begun.learning(),
        begun.owners(),
        begun.obstacles(),
        begun.heat_map(),
        begun.asks(),
    ):
        assert plain_text(section.blocks)
    assert [slide.name for slide in begun.slides().slides] == ["asks"]


def test_every_action_and_investment_of_every_team_is_there(rollup: Rollup) -> None:
    actions, investments = (plain_text(part.blocks) for part in (rollup.actions(), rollup.investments()))
    for report in rollup.reports:
        assert all(each.what in actions for each in report.plan.actions)
        assert all(each.what in investments for each in report.plan.investments)
    assert sum(len(report.plan.actions) for report in rollup.reports) > 10


def test_dates_say_whose_they_are_and_are_known_apart(rollup: Rollup) -> None:
    dates = [*rollup.actions().dates, *rollup.asks().dates]
    assert len({each["id"] for each in dates}) == len(dates) > 10
    names = {report.team.name for report in rollup.reports}
    assert {each["details"].partition("\n")[0] for each in dates} <= names
    assert all(datetime.date.fromisoformat(each["on"]) for each in dates)


def test_the_heat_map_has_a_field_for_each_team_and_counts_when_there_are_many(rollup: Rollup) -> None:
    of_teams = heat.chart_of_teams(rollup)
    assert of_teams.head == ("Capability", "Nordics", "Iberia", "Benelux", "Poland and Czechia")
    assert of_teams.rows[0] == ("Opportunity coaching", "2 (mixed)", "", "1 (far apart)", "")
    assert of_teams.title == "Two of four teams fall short in “Opportunity coaching”"
    of_counts = heat.chart_of_counts(rollup)
    assert of_counts.rows[0] == ("Opportunity coaching", "", "1", "1", "", "")
    assert len(of_counts.head) == 6


def test_nobodys_own_rating_is_in_it(sample_session: Path, rollup: Rollup) -> None:
    answers = workshop.answers.open(sample_session)
    teams = answers.session().teams
    assert any(answers.plan(team.id).tallies for team in teams), "the sample has ratings to hide"
    answers.close()
    rounds = [each for report in rollup.reports for each in report.plan.tallies.values()]
    kept = {word for each in rounds for counts in each.values() for word in counts}
    assert kept == {"close", "mixed", "far-apart"}, "no level that anybody gave, nor that they were too few"
    results = list(make_plans(sample_session, formats=["html"]))
    [made] = [result for result in results if result.team == "All teams"]
    assert made.error == ""
    text = made.files[-1].read_text("utf-8")
    assert "Levels as each team agreed them" in text
    assert "tallies" not in text


def test_slides_begin_with_what_is_to_be_decided(rollup: Rollup) -> None:
    slides = {slide.name: slide for slide in rollup.slides().slides}
    assert list(slides) == ["to-decide", "shared-gaps", "learning", "asks", "by-year", "owners"]
    assert slides["to-decide"].title == "Four things are to be decided"
    told = json.dumps(slides["asks"].model_dump(mode="json"), ensure_ascii=False)
    assert "€384,000 is asked for in all." in told
    assert "In the smaller versions it would be €207,900." in told


def test_only_the_plan_that_changed_and_the_roll_up_are_made_again(
    sample_session: Path, change_answer: Callable[[Path, str, str, str], None]
) -> None:
    names = {result.team for result in make_plans(sample_session, formats=["calendar"])}
    assert names == {"Nordics", "Iberia", "Benelux", "Poland and Czechia", "All teams"}
    change_answer(sample_session, "Iberia", "outcomes/outcome-new-01/statement", "Another outcome")
    again = {r.team: r.unchanged for r in make_plans(sample_session, formats=["calendar"])}
    assert {team for team, unchanged in again.items() if not unchanged} == {"Iberia", "All teams"}


def test_one_team_alone_and_a_session_without_the_notebook_have_no_roll_up(sample_session: Path) -> None:
    [result] = make_plans(sample_session, ["Nordics"], ["calendar"])
    assert result.team == "Nordics"
    (sample_session / "notebooks" / "rollup-report.ipynb").unlink()
    assert len(list(make_plans(sample_session, formats=["calendar"]))) == 4


def test_a_session_without_teams_says_where_to_add_them(tmp_path: Path) -> None:
    place = workshop.answers.folder.create(tmp_path / "empty")
    with pytest.raises(WorkshopError) as caught:
        open_rollup(place)
    assert str(caught.value) == f"The session in {place} has no teams yet. Add them in its notebooks."
