"""The roll-up: the teams' plans side by side, and nobody's own rating."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import workshop.answers
from workshop.errors import WorkshopError
from workshop.reports import Rollup, make_plans, open_rollup
from workshop.reports.rollup import sections
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
    assert "Opportunity coaching 2 3 2" in told
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
    of_teams = sections.chart_of_teams(rollup)
    assert of_teams.head == ("Capability", "Nordics", "Iberia", "Benelux", "Poland and Czechia")
    assert of_teams.rows[0] == ("Opportunity coaching", "2", "", "1", "")
    assert of_teams.title == "Two of four teams fall short in “Opportunity coaching”"
    of_counts = sections.chart_of_counts(rollup)
    assert of_counts.rows[0] == ("Opportunity coaching", "", "1", "1", "", "")
    assert len(of_counts.head) == 6


def test_nobodys_own_rating_is_in_it(sample_session: Path, rollup: Rollup) -> None:
    answers = workshop.answers.open(sample_session)
    teams = answers.session().teams
    assert any(answers.plan(team.id).tallies for team in teams), "the sample has ratings to hide"
    answers.close()
    assert not any(report.plan.tallies for report in rollup.reports)
    results = list(make_plans(sample_session, formats=["html"]))
    [made] = [result for result in results if result.team == "All teams"]
    assert made.error == ""
    text = made.files[-1].read_text("utf-8")
    assert "Levels as each team agreed them" in text
    assert "tallies" not in text


def test_slides_hold_the_shared_gaps_and_the_asks(rollup: Rollup) -> None:
    gaps, asks = rollup.slides().slides
    assert gaps.title == "Gaps that teams share"
    assert "€384,000 is asked for in all." in json.dumps(asks.model_dump(mode="json"), ensure_ascii=False)


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
