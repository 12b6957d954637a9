"""Agenda and framework, chosen in the facilitator's notebook and back again."""

from __future__ import annotations

import pytest

from workshop.answers import LocalAnswers
from workshop.desk.choosing import ExerciseChooser
from workshop.desk.progress import of_team
from workshop.desk.step import StepPage
from workshop.plan.checks import check
from workshop.plan.fold import values_from
from workshop.plan.model import Plan


@pytest.fixture
def chooser(answers: LocalAnswers) -> ExerciseChooser:
    """The part of the facilitator's notebook in which both are chosen."""
    return ExerciseChooser(answers)


def plans(answers: LocalAnswers) -> list[Plan]:
    """Every team's plan."""
    return [answers.plan(team.id) for team in answers.session().teams]


def test_what_is_chosen_is_kept_and_no_answer_is_lost_there_and_back(chooser: ExerciseChooser) -> None:
    answers = chooser.answers
    before = [values_from(plan) for plan in plans(answers)]
    ways = [("90-minutes", "inside-sales"), ("remote", "sales-managers"), ("half-day", "sales-managers")]
    for agenda, framework in ways:
        chooser.agenda.value, chooser.framework.value = agenda, framework
        chooser.button.click()
        assert chooser.said.value == '<p role="status">Saved.</p>'
        facts = answers.session().facts
        assert (facts.agenda, facts.framework) == (agenda, framework)
        assert [values_from(plan) for plan in plans(answers)] == before


def test_an_agenda_says_what_it_is_for_and_how_long_it_takes(chooser: ExerciseChooser) -> None:
    chooser.agenda.value = "90-minutes"
    assert "one sheet of paper" in chooser.about.value
    assert "(90 minutes)" in chooser.about.value


def test_what_the_other_framework_has_no_place_for_is_named_before_and_after(
    chooser: ExerciseChooser,
) -> None:
    assert chooser.without_place.value == ""
    chooser.framework.value = "inside-sales"
    said = chooser.without_place.value
    assert "<strong>Nordics</strong>: capabilities: " in said
    assert "Skill coaching" in said and "activities: " in said and "habits: " in said
    assert chooser.answers.session().facts.framework == "sales-managers"
    chooser.button.click()
    assert chooser.without_place.value == said
    chooser.framework.value = "sales-managers"
    assert chooser.without_place.value == ""


def test_the_table_of_teams_follows_at_once_and_back(chooser: ExerciseChooser) -> None:
    answers = chooser.answers
    team = answers.session().teams[0]
    whole = of_team(answers, team)
    chooser.agenda.value = "90-minutes"
    chooser.button.click()
    short = of_team(answers, team)
    assert "warm-up" in whole and "warm-up" not in short
    assert short["plan"].answered < whole["plan"].answered
    chooser.agenda.value = "half-day"
    chooser.button.click()
    assert of_team(answers, team) == whole


def test_a_form_that_is_open_asks_as_the_new_agenda_does(chooser: ExerciseChooser) -> None:
    answers = chooser.answers
    page = StepPage(answers, "outcomes", answers.session().teams[0])
    assert page.form is not None

    def asked() -> set[str]:
        assert page.form is not None
        page.form.hear({"type": "since", "seq": 0})
        return {
            field["field"] for block in page.form.definition["blocks"] for field in block.get("fields", ())
        }

    whole = asked()
    chooser.agenda.value = "90-minutes"
    chooser.button.click()
    assert whole - asked() == {"outcomes/*/kind", "outcomes/*/executive"}
    chooser.agenda.value = "half-day"
    chooser.button.click()
    assert asked() == whole


def test_the_plan_check_says_nothing_about_what_is_left_out(answers: LocalAnswers) -> None:
    kit, facts = answers.kit, answers.session().facts
    plan = plans(answers)[1]
    everything = check(plan, facts.day, [])
    gone = kit.left_out(facts.model_copy(update={"agenda": "90-minutes"})) | {"risks", "outcomes/*/target"}
    found = check(plan, facts.day, [], left_out=gone)
    assert len(found) < len(everything)
    assert all(finding in everything for finding in found)
    assert not [finding for finding in found if finding.path.split("/")[-1] in {"start", "kind", "target"}]


def test_an_agenda_that_is_gone_stays_a_choice_until_another_is_made(answers: LocalAnswers) -> None:
    chooser = ExerciseChooser(answers)
    chooser.answers.kit = answers.kit.__class__(
        **{**answers.kit.__dict__, "agendas": {"remote": answers.kit.agendas["remote"]}}
    )
    assert ("half-day", "half-day") in ExerciseChooser(answers).agenda.options


def test_what_to_do_between_two_sittings_stands_beside_the_agenda(chooser: ExerciseChooser) -> None:
    chooser.agenda.value = "remote"
    remote = chooser.answers.kit.agendas["remote"]
    [between] = [item for item in remote.items if item.meanwhile]
    before_the_order, order = chooser.about.value.split("<details>")
    assert f"<strong>{between.title}</strong><br>{between.meanwhile}" in before_the_order
    assert between.meanwhile not in order
    chooser.agenda.value = "half-day"
    assert between.title not in chooser.about.value


def test_an_agenda_shows_its_order_with_the_minutes_of_each_part(chooser: ExerciseChooser) -> None:
    chooser.agenda.value = "half-day"
    order = chooser.about.value.partition("<details>")[2]
    parts = ["Welcome and warm-up", "1 · ", "Break", "5 · ", "Close"]
    places = [order.index(f'<th scope="row">{part}') for part in parts]
    assert places == sorted(places)
    assert "before the day" in order and "40 minutes" in order
