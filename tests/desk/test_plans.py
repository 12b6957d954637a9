"""The button that makes the written plans."""

from __future__ import annotations

import os
from pathlib import Path

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.desk.plans import PlanMaker, files_html, how_far
from workshop.reports.making import PlanResult
from workshop.reports.pace import Pace


def test_plans_are_made_and_linked_from_where_the_notebook_lies(answers: LocalAnswers) -> None:
    os.chdir(answers.place / "notebooks")
    maker = PlanMaker(answers)
    maker.button.click()
    names = {team.name for team in answers.session().teams}
    assert {result.team for result in maker.results} == {*names, "All teams"}
    assert not [result.error for result in maker.results if result.error]
    shown = maker.files.outputs[0]["data"]["text/html"]
    assert 'href="../plans/' in shown
    for name in ("Web page", "PDF", "Page one", "Calendar", "Notebook"):
        assert f">{name}</a>" in shown
    assert str(answers.place / "plans") in maker.said.value
    assert maker.button.disabled is False
    maker.forget()
    assert maker.files.outputs == ()


def test_one_team_s_plan_is_made_alone(answers: LocalAnswers) -> None:
    maker = PlanMaker(answers)
    teams = answers.session().teams
    assert [name for name, _ in maker.team.options] == ["All teams", *(team.name for team in teams)]
    maker.team.value = teams[-1].id
    maker.button.click()
    assert [result.team for result in maker.results] == [teams[-1].name]
    assert (maker.bar.value, maker.bar.max) == (1, 1)
    answers.append([Edit("new-team", SESSION, "teams/team-oceania-01/name", "Oceania", after=teams[-1].id)])
    maker.look()
    assert ("Oceania", "team-oceania-01") in maker.team.options
    assert maker.team.value == teams[-1].id


def test_a_plan_that_could_not_be_made_says_why_beside_the_others(tmp_path: Path) -> None:
    words = {"plan_failed": "not made"}
    made = PlanResult("North & East", (tmp_path / "plans" / "a b.pdf",), warnings=("A sign is missing.",))
    failed = PlanResult("<b>South</b>", error="Cell 4 stopped.")
    shown = files_html([made, failed], tmp_path / "notebooks", words)
    assert '<a href="../plans/a%20b.pdf" target="_blank">a b.pdf</a>' in shown
    assert "A sign is missing." in shown
    assert "not made: Cell 4 stopped." in shown
    assert "&lt;b&gt;South&lt;/b&gt;" in shown
    assert files_html([], tmp_path, words) == ""


def test_what_ran_of_a_plan_that_failed_is_linked(tmp_path: Path) -> None:
    words = {"plan_failed": "not made", "plan_ran": "What ran"}
    failed = PlanResult("South", error="Cell 4 stopped.", cell=4, ran=tmp_path / "plans" / "a stopped.ipynb")
    shown = files_html([failed], tmp_path / "notebooks", words)
    assert (
        'not made: Cell 4 stopped. <a href="../plans/a%20stopped.ipynb" target="_blank">What ran</a>' in shown
    )


def test_how_far_says_the_pace_once_it_is_known() -> None:
    words = {"making_of": "{done} of {all} plans made", "making_rate": "({rate} a minute, {left} left)"}
    pace = Pace(4)
    assert how_far(pace, words) == "0 of 4 plans made"
    pace.done, pace.made, pace._first, pace._last = 2, 2, 10.0, 14.0
    assert how_far(pace, words) == "2 of 4 plans made (15 a minute, 0:08 left)"
