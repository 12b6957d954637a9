"""Every team's answers as tables."""

from __future__ import annotations

import pandas as pd
import pytest

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.exchange.cells import cell
from workshop.exchange.tables import Table, tables
from workshop.kit.loading import load_kit
from workshop.plan.frames import outcomes_frame


def named(answers: LocalAnswers, *, titles: bool = False) -> dict[str, Table]:
    """Return the tables by name."""
    return {table.name: table for table in tables(answers, titles=titles)}


def test_every_table_begins_with_the_team_and_has_every_team_s_rows(answers: LocalAnswers) -> None:
    found = named(answers)
    assert {table.frame.columns[0] for table in found.values()} == {"team"}
    outcomes = found["outcomes"].frame
    assert list(outcomes["team"].unique()) == [team.name for team in answers.session().teams]
    nordics = outcomes[outcomes["team"] == "Nordics"].drop(columns=["team", "currency"])
    pd.testing.assert_frame_equal(nordics, outcomes_frame(answers.plan("team-nordics")))


def test_money_says_in_which_currency_and_days_say_none(answers: LocalAnswers) -> None:
    found = named(answers)
    assert {name for name, table in found.items() if table.money} == {
        "outcomes", "investments", "investment_years",
    }  # fmt: skip
    years = found["investment_years"].frame
    assert set(years[years["line"].isin(["cash", "paid_time"])]["currency"]) == {"EUR"}
    assert years[years["line"].isin(["manager_days", "boss_days"])]["currency"].isna().all()


def test_links_are_ids_for_programs_and_what_they_point_to_for_people(answers: LocalAnswers) -> None:
    plan = answers.plan("team-nordics")
    requirement = next(each for each in plan.requirements if each.serves and each.takes)
    (by_id,) = named(answers)["requirements"].frame.query("id == @requirement.id")["serves"]
    (by_title,) = named(answers, titles=True)["requirements"].frame.query("id == @requirement.id")["serves"]
    titles = {outcome.id: outcome.title() for outcome in plan.outcomes}
    assert by_title == tuple(titles[each] for each in by_id)
    (takes,) = named(answers, titles=True)["requirements"].frame.query("id == @requirement.id")["takes"]
    framework = answers.kit.framework_of(answers.session().facts)
    assert framework is not None
    assert set(takes) == {framework.name_of(each) for each in requirement.takes}


def test_two_teams_of_one_name_are_told_apart(answers: LocalAnswers) -> None:
    answers.append([Edit("same", SESSION, "teams/team-iberia/name", "Nordics", answers.latest())])
    assert {"Nordics", "Nordics (2)"} <= set(named(answers)["actions"].frame["team"])


def test_every_table_and_column_has_a_heading(answers: LocalAnswers) -> None:
    words = load_kit().words["tables"]
    found = named(answers)
    columns = {name for table in found.values() for name in table.frame.columns}
    others = {"answer_yes", "answer_no", *(f"table_{name}" for name in found)}
    assert columns | others == set(words)
    for table in found.values():
        headings = [words[name] for name in table.frame.columns]
        assert len(set(headings)) == len(headings), table.name


def test_what_no_cell_takes_is_found() -> None:
    with pytest.raises(TypeError, match=r"^A table holds a dict, which no cell takes\.$"):
        cell({})
