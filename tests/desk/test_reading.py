"""How a step will read in the plan."""

from __future__ import annotations

from workshop.answers import LocalAnswers
from workshop.desk.reading import SECTION_OF, as_it_reads


def test_every_step_with_a_number_has_its_section(answers: LocalAnswers) -> None:
    assert [step.id for step in answers.kit.steps if step.number is not None] == list(SECTION_OF)


def test_a_step_reads_as_the_plan_has_it(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    shown = as_it_reads(answers, team, "outcomes")
    for outcome in answers.plan(team.id).outcomes:
        assert outcome.statement in shown
    assert "<img" in shown
    assert "<script" not in shown


def test_a_team_that_has_not_begun_is_told_what_is_open(answers: LocalAnswers) -> None:
    team = answers.session().teams[0].model_copy(update={"id": "a-team-of-nobody"})
    for step_id in SECTION_OF:
        assert "step" in as_it_reads(answers, team, step_id).lower()


def test_a_step_without_a_section_shows_nothing(answers: LocalAnswers) -> None:
    assert as_it_reads(answers, answers.session().teams[0], "warm-up") == ""
