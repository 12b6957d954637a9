"""Keeping a plan as agreed from the facilitator's notebook."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from workshop.answers import LocalAnswers
from workshop.desk import agreeing
from workshop.desk.agreeing import PlanKeeper
from workshop.errors import WorkshopError


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The teams whose plan was to be kept; no plan is made."""
    found: list[str] = []

    def agree(_answers: object, team: Any, at: datetime.datetime) -> object:
        assert at.tzinfo is not None
        found.append(team.name)
        return SimpleNamespace(folder=Path("plans/agreed"), warnings=("One font is missing.",))

    monkeypatch.setattr(agreeing, "agree", agree)
    return found


def test_the_chosen_team_s_plan_is_kept_and_where_is_said(answers: LocalAnswers, asked: list[str]) -> None:
    told: list[bool] = []
    keeper = PlanKeeper(answers, lambda: told.append(True))
    second = answers.session().teams[1]
    keeper.team.value = second.id
    keeper.button.click()
    assert asked == [second.name]
    assert keeper.said.value == (
        f'<p role="status">The plan of {second.name} is kept in plans/agreed. One font is missing.</p>'
    )
    assert (told, keeper.button.disabled) == ([True], False)


def test_a_plan_that_can_t_be_kept_is_told_in_words(
    answers: LocalAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise WorkshopError("North is still being written.")

    monkeypatch.setattr(agreeing, "agree", refused)
    keeper = PlanKeeper(answers, lambda: None)
    keeper.button.click()
    assert keeper.said.value == '<p role="alert">North is still being written.</p>'
    assert not keeper.button.disabled


def test_the_day_of_the_last_agreed_version_stands_beside_the_team(answers: LocalAnswers) -> None:
    keeper = PlanKeeper(answers, lambda: None)
    first, second = answers.session().teams[:2]
    keeper.team.value = second.id
    keeper.look({first.id: "12 January 2027"})
    assert keeper.team.options[0][0] == f"{first.name} (agreed on 12 January 2027)"
    assert keeper.team.value == second.id
