"""How a step will read in the plan."""

from __future__ import annotations

from html import escape

from workshop.answers import Edit, LocalAnswers
from workshop.desk.reading import LINKED, SECTION_OF, as_it_reads


def test_every_step_with_a_number_has_its_section(answers: LocalAnswers) -> None:
    numbered = [step.id for step in answers.kit.steps if step.number is not None]
    assert list(SECTION_OF) == [*numbered, "follow-up"]


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


def test_how_it_hangs_together_stands_beside_the_plan_and_the_investment(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    words = answers.kit.words["plan"]
    for step_id in LINKED:
        shown = as_it_reads(answers, team, step_id)
        assert shown.count(words["links_letters"][:20]) == 1
        listed = shown.rpartition("<details>")[2]
        assert words["links_list"] in listed
        for action in answers.plan(team.id).actions:
            assert escape(action.what, quote=False) in listed.replace("&#x27;", "'")


def test_a_step_before_the_plan_has_no_picture_of_the_links(answers: LocalAnswers) -> None:
    assert "<details>" not in as_it_reads(answers, answers.session().teams[0], "outcomes")


def test_where_the_plan_stands_is_seen_beside_the_follow_up(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    action = answers.plan(team.id).actions[0]
    answers.append([Edit("one", team.id, f"progress/day-30-{action.id}/state", "stuck", 0)])
    shown = as_it_reads(answers, team, "follow-up")
    assert "Stuck" in shown
    assert "what the sponsor decided" in shown
