from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from workshop.answers.border import Sender
from workshop.answers.local import LocalAnswers
from workshop.answers.port import SESSION, Answers, Edit
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import Workshop


def opened(workshop: Workshop, sender: Sender) -> LocalAnswers:
    """Open the log as the port has it."""
    nothing: Any = SimpleNamespace()
    return LocalAnswers(workshop.log, sender, Path("session"), nothing, nothing)


@pytest.fixture
def ola(workshop: Workshop) -> LocalAnswers:
    """A participant of the northern team."""
    return opened(workshop, Sender("participant", "Ola", workshop.north))


@pytest.fixture
def kim(workshop: Workshop) -> LocalAnswers:
    """The facilitator."""
    return opened(workshop, Sender("facilitator", "Kim"))


def test_it_is_the_port(kim: LocalAnswers) -> None:
    port: Answers = kim
    assert (port.role, port.author) == ("facilitator", "Kim")


def test_answers_become_a_plan(workshop: Workshop, ola: LocalAnswers) -> None:
    ola.append([workshop.edit("outcomes/outcome-01234/statement", "Grow")])
    before = ola.latest()
    ola.append([workshop.edit("outcomes/outcome-01234/statement", "Grow services")])
    assert ola.plan(workshop.north).outcomes[0].statement == "Grow services"
    assert ola.plan_as_of(workshop.north, before).outcomes[0].statement == "Grow"
    history = ola.history(workshop.north, "outcomes/outcome-01234/statement")
    assert [(each.value, each.author) for each in history] == [("Grow", "Ola"), ("Grow services", "Ola")]


def test_another_opened_session_follows(workshop: Workshop, kim: LocalAnswers, ola: LocalAnswers) -> None:
    seen = kim.latest()
    for number in (1, 2):
        ola.append([workshop.edit("about/managers", number)])
    changes = kim.since(seen, workshop.north)
    assert [(path, stored.value) for path, stored in changes] == [
        ("about/managers", 1),
        ("about/managers", 2),
    ]
    assert kim.since(kim.latest(), workshop.north) == []
    assert kim.since(seen, workshop.south) == []


def test_everybody_reads_the_session(kim: LocalAnswers, ola: LocalAnswers) -> None:
    kim.append([Edit("edit-1", SESSION, "session/title", "Our session")])
    assert ola.session() == kim.session()
    assert ola.session().facts.title == "Our session"
    assert {team.name for team in ola.session().teams} == {"North", "South"}


def test_a_participant_changes_the_own_team_only(workshop: Workshop, ola: LocalAnswers) -> None:
    edits = [
        workshop.edit("about/managers", 12),
        workshop.edit("about/managers", 13, team=workshop.south),
        Edit("edit-title", SESSION, "session/title", "Mine"),
    ]
    assert [bool(receipt.refused) for receipt in ola.append(edits)] == [False, True, True]
    assert workshop.values(workshop.south) == {}
    with pytest.raises(WorkshopError):
        ola.plan(workshop.south)


def test_a_participant_without_a_team_is_not_let_in(workshop: Workshop) -> None:
    with pytest.raises(WorkshopError) as told:
        opened(workshop, Sender("participant", "Ola"))
    assert str(told.value) == "A participant needs a team: say which one."


def test_closed_answers_can_be_taken_up_again(workshop: Workshop, kim: LocalAnswers) -> None:
    kim.close()
    kim.append([workshop.edit("about/managers", 12)])
    assert kim.plan(workshop.north).about.managers == 12
