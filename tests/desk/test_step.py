"""A step's notebook."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop.answers import Edit, LocalAnswers
from workshop.desk import open_step
from workshop.desk.controls import session_edits
from workshop.desk.step import StepPage, left_out_html, notes_html
from workshop.errors import WorkshopError


@pytest.fixture
def page(sample_session: Path) -> StepPage:
    """The notebook of step 3, as it opens."""
    os.chdir(sample_session / "notebooks")
    return open_step("outcomes")


def test_the_first_team_is_shown_until_another_is_chosen(page: StepPage) -> None:
    first, second = page.answers.session().teams[:2]
    assert page.form is not None
    assert page.form.value == page.answers.plan(first.id)
    page.chooser.value = second.id
    assert page.form.value == page.answers.plan(second.id)
    assert page.place.children == (page.form,)


def test_what_is_written_is_followed_at_once(page: StepPage) -> None:
    assert page.form is not None
    edit = {
        "id": "an-edit-of-the-form",
        "path": "outcomes/brand-new-one/statement",
        "value": "Sell in Poland",
    }
    page.form.hear({"type": "edits", "edits": [{**edit, "base": 0}]})
    assert "Sell in Poland" in page.reading.value
    assert "begun" in page.progress.value


def test_a_form_that_was_left_is_closed_and_no_longer_followed(page: StepPage) -> None:
    left = page.form
    page.chooser.value = page.answers.session().teams[1].id
    assert left is not None
    assert left.comm is None
    assert left is not page.form


def test_the_facilitators_notes_are_folded_away_with_the_minutes(answers: LocalAnswers) -> None:
    shown = notes_html(answers, "outcomes")
    assert "<summary>For the facilitator · 27 minutes</summary>" in shown
    for sentence in answers.kit.step("outcomes").facilitator.say:
        assert sentence[:20].replace("'", "&#x27;") in shown
    assert "before the day" in notes_html(answers, "about-us")


def test_a_session_without_teams_says_where_to_add_one(tmp_path: Path) -> None:
    from workshop.answers.folder import create

    os.chdir(create(tmp_path / "new", title="New"))
    shown = open_step("outcomes")
    assert shown.form is None
    assert "There is no team yet" in shown.place.children[0].value


def test_where_no_widget_can_be_shown_the_step_and_team_are_named(page: StepPage) -> None:
    bundle = page._repr_mimebundle_()
    assert bundle["text/plain"] == f"3 · What do we want to achieve? ({page.answers.session().teams[0].name})"


def test_an_unknown_step_is_refused_with_those_there_are(sample_session: Path) -> None:
    os.chdir(sample_session)
    with pytest.raises(WorkshopError) as told:
        open_step("outcome")
    assert str(told.value) == (
        "There is no step named “outcome”. The steps are: about-us, warm-up, time, where-to-improve, "
        "outcomes, current-state, manager-gaps, plan, investment, close, follow-up."
    )


def test_the_edits_of_another_notebook_are_shown_on_the_next_look(page: StepPage) -> None:
    team = page.answers.session().teams[0]
    path = "outcomes/from-elsewhere/statement"
    page.answers.append([Edit("an-edit-from-elsewhere", team.id, path, "Open in Vienna")])
    assert page.form is not None
    page.form.hear({"type": "hello"})
    assert "Open in Vienna" in page.reading.value


def test_a_step_that_the_agenda_does_without_says_so(answers: LocalAnswers) -> None:
    assert not left_out_html(answers, "warm-up")
    answers.append(session_edits(answers, {"agenda": "90-minutes"}))
    assert "agenda (90 minutes) does without this step" in left_out_html(answers, "warm-up")
    assert not left_out_html(answers, "time")
