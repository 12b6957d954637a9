"""How far each team has come, as a table."""

from __future__ import annotations

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.desk.progress import of_team, table


def test_every_step_of_every_team_is_told_in_words(answers: LocalAnswers) -> None:
    shown = table(answers, answers.session().teams)
    assert shown.count("<tr>") == 1 + len(answers.session().teams)
    assert "complete" in shown
    assert "begun" in shown
    assert "points open" in shown


def test_the_step_at_hand_is_marked_for_eyes_and_screen_readers(answers: LocalAnswers) -> None:
    shown = table(answers, answers.session().teams[:1], here="outcomes")
    assert shown.count('aria-current="step"') == 1
    assert '<th scope="col" class="here" aria-current="step">3 · ' in shown


def test_one_open_point_is_not_points(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    owner = answers.values(team.id)["about/owner"]
    answers.append([Edit("empty-the-owner", team.id, "about/owner", None, owner.seq)])
    assert of_team(answers, team)["about-us"].open == 1
    assert "1 point open<" in table(answers, [team])


def test_a_hostile_name_is_shown_as_typed(answers: LocalAnswers) -> None:
    team = answers.session().teams[0]
    answers.append([Edit("rename-it", SESSION, f"teams/{team.id}/name", "<script>alert(1)</script>", 9999)])
    shown = table(answers, answers.session().teams)
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
