"""How near each team is to a signature, on the facilitator's page."""

from __future__ import annotations

from workshop.answers import Edit, LocalAnswers
from workshop.desk.scores import scores_html


def test_each_team_has_its_points_and_the_next_things_to_do(answers: LocalAnswers) -> None:
    shown = scores_html(answers, answers.session().teams)
    assert "18 of 18. Sign." in shown
    assert shown.count("<tr>") == 1 + len(answers.session().teams)
    assert "Not yet to be signed." in shown
    assert shown.count("<li>") <= 3 * len(answers.session().teams)


def test_what_a_team_typed_is_shown_as_typed(answers: LocalAnswers) -> None:
    answers.append([Edit("one", "team-iberia", "actions/hostile-00001/what", "<b>bold</b>", 0)])
    shown = scores_html(answers, answers.session().teams)
    assert "<b>" not in shown


def test_a_session_without_teams_is_an_empty_table(answers: LocalAnswers) -> None:
    assert "<tbody></tbody>" in scores_html(answers, ())
