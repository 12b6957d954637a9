"""A session that was read once is read quickly again, and never shows what is no longer so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from workshop.answers import LocalAnswers
from workshop.answers.folder import open
from workshop.answers.port import Edit
from workshop.answers.tables import kept
from workshop.desk import open_session
from workshop.errors import WorkshopError


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The teams whose plans were worked out, as they are."""
    teams: list[str] = []
    plan: Callable[[LocalAnswers, str], object] = LocalAnswers.plan

    def counted(answers: LocalAnswers, team: str) -> object:
        teams.append(team)
        return plan(answers, team)

    monkeypatch.setattr(LocalAnswers, "plan", counted)
    return teams


def test_only_the_team_that_changed_is_worked_out_again(sample_session: Path, folded: list[str]) -> None:
    first = open_session(str(sample_session)).frames()
    assert len(folded) == len(first["outcomes"]["team"].unique())
    folded.clear()
    again = open_session(str(sample_session))
    assert folded == []
    assert again.frames()["actions"].equals(first["actions"])
    answers = open(sample_session)
    team = answers.session().teams[1]
    answers.append([Edit("one", team.id, "outcomes/outcome-new-01/statement", "Something new")])
    answers.close()
    found = open_session(str(sample_session)).frames()["outcomes"]
    assert folded == [team.id]
    assert "Something new" in set(found[found["team"] == team.name]["statement"])


def test_a_plan_is_as_it_was_when_the_session_was_read(sample_session: Path) -> None:
    session = open_session(str(sample_session))
    answers = open(sample_session)
    team = answers.session().teams[0]
    answers.append([Edit("one", team.id, "outcomes/outcome-new-01/statement", "Something new")])
    answers.close()
    assert "Something new" not in [each.statement for each in session.plans[team.name].outcomes]
    assert len(session.plans) == len(list(session.plans))


def test_who_changes_a_frame_changes_nothing_for_others(sample_session: Path) -> None:
    session = open_session(str(sample_session))
    outcomes = session.frames()["outcomes"]
    outcomes["statement"] = "gone"
    assert "gone" not in set(session.frames()["outcomes"]["statement"])


def test_where_nothing_can_be_kept_it_is_worked_out_each_time(
    sample_session: Path, folded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorkshopError("The disk is full; nothing was stored.")

    monkeypatch.setattr(LocalAnswers, "keep", full)
    first = open_session(str(sample_session)).frames()
    once = list(folded)
    assert open_session(str(sample_session)).frames()["stops"].equals(first["stops"])
    assert folded == once * 2


def test_what_is_kept_goes_with_a_person_who_is_erased(sample_session: Path) -> None:
    open_session(str(sample_session))
    answers = open(sample_session)
    store = answers._log.database
    with store.reading() as connection:
        assert connection.execute(select(kept)).all()
    answers.erase_person("Marit Hauge")
    with store.reading() as connection:
        assert connection.execute(select(kept)).all() == []
    answers.close()
    owners = open_session(str(sample_session)).frames()["actions"]["owner"]
    assert "Marit Hauge" not in set(owners)


def test_a_participant_neither_reads_nor_keeps(sample_session: Path) -> None:
    answers = open(sample_session)
    member = answers.for_participant(answers.session().teams[0].id)
    with pytest.raises(WorkshopError, match="facilitator"):
        member.kept("mark")
    with pytest.raises(WorkshopError, match="facilitator"):
        member.keep("mark", {})
    answers.close()
