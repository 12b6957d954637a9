"""Figures from elsewhere beside steps 1 and 7."""

from __future__ import annotations

from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import Edit, LocalAnswers
from workshop.desk.controls import new_id
from workshop.desk.figures import figures_html
from workshop.desk.step import StepPage


@pytest.fixture
def with_figures(sample_session: Path) -> LocalAnswers:
    """A session that wants figures from elsewhere beside its forms."""
    file = sample_session / "session.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "industry_figures: forms\n", encoding="utf-8")
    return workshop.answers.open(sample_session)


def test_they_are_off_until_the_session_wants_them(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    assert all(figures_html(answers, team, step.id) == "" for step in answers.kit.steps)


def test_two_stand_beside_the_form_with_their_year_their_source_and_their_doubts(
    with_figures: LocalAnswers,
) -> None:
    team = with_figures.session().teams[0]
    said = figures_html(with_figures, team, "time")
    assert said.count("<li>") == 2
    for text in (
        "EcSell Institute, year: 2015; managers and their bosses",
        "nobody measured it",
        "No targets",
    ):
        assert text in said
    assert "href" not in said and "color:" not in said.split("</style>")[1]
    assert figures_html(with_figures, team, "outcomes") == ""


def test_they_come_with_the_answer_and_go_with_it(with_figures: LocalAnswers) -> None:
    team = with_figures.session().teams[0]
    page = StepPage(with_figures, "investment", team)
    assert page.figures.value.count("<li>") == 2
    now = with_figures.values(team.id)
    paths = ("sufficiency/spend_today", "sufficiency/verdict")
    with_figures.append([Edit(new_id(), team.id, path, None, now[path].seq) for path in paths])
    page.follow()
    assert page.figures.value == ""
