"""Which session and which team a notebook is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.answers import LocalAnswers
from workshop.desk.place import required_folder, session_folder, team_meant
from workshop.errors import WorkshopError


def test_a_notebook_belongs_to_the_session_it_lies_in(sample_session: Path) -> None:
    assert session_folder("", sample_session / "notebooks") == sample_session
    assert session_folder("", sample_session) == sample_session


def test_a_named_folder_comes_first(sample_session: Path, tmp_path: Path) -> None:
    assert session_folder("../sample", tmp_path / "elsewhere") == sample_session
    assert session_folder(str(sample_session), tmp_path) == sample_session


def test_a_named_folder_that_is_no_session_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as told:
        session_folder("nowhere", tmp_path)
    assert str(told.value) == f"{tmp_path / 'nowhere'} is no session: there is no session.yaml in it."


def test_outside_of_any_session_one_is_told_how_to_begin(tmp_path: Path) -> None:
    assert session_folder("", tmp_path) is None
    with pytest.raises(WorkshopError) as told:
        required_folder("", tmp_path)
    assert str(told.value) == (
        f"No session was found in {tmp_path} or above it. Start with “python start.py lab”, "
        "or name the session's folder in the first cell."
    )


def test_a_team_is_meant_by_name_by_id_or_as_the_first(answers: LocalAnswers) -> None:
    words = answers.kit.words["notebook"]
    first, second = answers.session().teams[:2]
    assert team_meant(answers, "", words) == first
    assert team_meant(answers, second.name, words) == second
    assert team_meant(answers, second.id, words) == second


def test_an_unknown_team_is_refused_with_the_names_there_are(answers: LocalAnswers) -> None:
    with pytest.raises(WorkshopError) as told:
        team_meant(answers, "Nowhere", answers.kit.words["notebook"])
    names = ", ".join(team.name for team in answers.session().teams)
    assert str(told.value) == f"There is no team named “Nowhere” in this session. Its teams are: {names}."
