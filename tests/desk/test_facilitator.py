"""The facilitator's notebook."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import Edit
from workshop.answers.folder import create
from workshop.desk import open_facilitator
from workshop.desk.controls import new_id, session_edits
from workshop.desk.facilitator import FacilitatorPage, SessionMaker
from workshop.desk.scores import scores_html
from workshop.plan.model import Plan


@pytest.fixture
def page(sample_session: Path) -> FacilitatorPage:
    """The facilitator's notebook of the sample session."""
    os.chdir(sample_session / "notebooks")
    opened = open_facilitator()
    assert isinstance(opened, FacilitatorPage)
    return opened


def test_a_team_is_added_last_and_shown(page: FacilitatorPage) -> None:
    before = [team.name for team in page.answers.session().teams]
    page.teams.name.value = " Poland "
    page.teams.button.click()
    assert page.teams.said.value == '<p role="status">Poland is in the session.</p>'
    assert [team.name for team in page.answers.session().teams] == [*before, "Poland"]
    assert "Poland" in page.teams.scores.value
    assert page.teams.name.value == ""


def test_a_team_needs_a_name_of_its_own(page: FacilitatorPage) -> None:
    before = page.answers.session().teams
    page.teams.button.click()
    assert page.teams.said.value == '<p role="alert">Give the team a name first.</p>'
    page.teams.name.value = page.answers.session().teams[0].name.upper()
    page.teams.button.click()
    assert "There is a team of that name already" in page.teams.said.value
    assert page.answers.session().teams == before


def test_the_sessions_facts_are_kept(page: FacilitatorPage) -> None:
    page.facts.title.value = "Spring session"
    page.facts.day.value = datetime.date(2027, 3, 1)
    page.facts.currency.value = "sek"
    page.facts.button.click()
    assert page.facts.said.value == '<p role="status">Saved.</p>'
    facts = page.answers.session().facts
    assert (facts.title, facts.day, facts.currency) == ("Spring session", datetime.date(2027, 3, 1), "SEK")


def test_what_was_not_taken_is_told_in_words(page: FacilitatorPage) -> None:
    page.facts.title.value = "x" * 301
    page.facts.button.click()
    assert 'role="alert"' in page.facts.said.value
    assert "301 characters" in page.facts.said.value


def test_another_look_shows_what_changed_since(page: FacilitatorPage, sample_session: Path) -> None:
    known = page.standing()
    page.look()
    assert page.standing() is known
    elsewhere = workshop.answers.open(sample_session)
    team = elsewhere.session().teams[0]
    edit = Edit(new_id(), team.id, "outcomes/outcome-new-1/statement", "One more", 0)
    assert not elsewhere.append([edit])[0].refused
    page.look()
    assert page.standing()[team.id].cells != known[team.id].cells
    assert page.teams.shown is page.standing()
    elsewhere.close()


def test_only_the_team_that_changed_is_worked_out_anew(
    page: FacilitatorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, plan = page.answers, page.answers.plan
    worked_out: list[str] = []

    def counted(team: str) -> Plan:
        worked_out.append(team)
        return plan(team)

    monkeypatch.setattr(answers, "plan", counted)
    first, second = answers.session().teams[:2]
    answers.append([Edit(new_id(), second.id, "about/managers", 77, answers.latest())])
    page.look()
    assert set(worked_out) == {second.id}
    worked_out.clear()
    page.look()
    answers.append([Edit(new_id(), "", "live/message", "Ten minutes more")])
    page.look()
    assert worked_out == []
    answers.append(session_edits(answers, {"agenda": "90-minutes"}))
    page.look()
    assert set(worked_out) == {team.id for team in answers.session().teams}
    assert first.name in page.teams.scores.value


def test_what_is_kept_of_teams_is_what_would_be_worked_out(page: FacilitatorPage) -> None:
    answers = page.answers
    team = answers.session().teams[1]
    edits = [
        Edit(new_id(), team.id, "about/managers", None, answers.latest()),
        Edit(new_id(), "", f"teams/{team.id}/name", "Renamed", answers.latest()),
    ]
    for edit in edits:
        answers.append([edit])
        page.look()
        teams = answers.session().teams
        assert page.teams.scores.value == scores_html(answers, teams)


def test_outside_of_a_session_one_can_be_made(tmp_path: Path) -> None:
    os.chdir(tmp_path)
    maker = open_facilitator()
    assert isinstance(maker, SessionMaker)
    maker.folder.value, maker.title.value, maker.team.value = "spring", "Spring session", "North"
    maker.day.value = datetime.date(2027, 3, 1)
    maker.button.click()
    assert str(tmp_path / "spring") in maker.said.value
    made = workshop.answers.open(tmp_path / "spring").session()
    assert made.facts.title == "Spring session"
    assert [team.name for team in made.teams] == ["North"]


def test_a_folder_that_is_there_already_is_left_alone(sample_session: Path) -> None:
    os.chdir(sample_session.parent)
    maker = open_facilitator()
    assert isinstance(maker, SessionMaker)
    maker.folder.value = sample_session.name
    maker.button.click()
    assert 'role="alert"' in maker.said.value


def test_what_is_to_be_set_up_comes_first_until_somebody_has_written(tmp_path: Path) -> None:
    place = create(tmp_path / "spring", teams=["North"])
    new = open_facilitator(str(place))
    assert isinstance(new, FacilitatorPage)
    assert new.children == (new.facts, new.exercise, new.leading, new.teams, new.plans, new.keeper, new.undo)
    [team] = new.answers.session().teams
    new.answers.append([Edit("edit-1", team.id, "about/managers", 9)])
    later = open_facilitator(str(place))
    assert isinstance(later, FacilitatorPage)
    assert later.children == (
        later.leading,
        later.teams,
        later.plans,
        later.keeper,
        later.undo,
        later.facts,
        later.exercise,
    )
