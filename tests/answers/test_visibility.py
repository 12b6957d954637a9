from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workshop.answers.border import Sender
from workshop.answers.port import SESSION
from workshop.answers.visibility import View
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import Workshop

CODE = "a-device-s-own-code"
READS: dict[str, Callable[[View, str], object]] = {
    "values": lambda view, team: view.values(team),
    "plain_values": lambda view, team: view.plain_values(team),
    "values_as_of": lambda view, team: view.values_as_of(team, 99),
    "since": lambda view, team: view.since(0, team),
    "version_of": lambda view, team: view.version_of(team) and view.values(team),
    "latest_of": lambda view, team: view.latest_of(team) and view.values(team),
    "history": lambda view, team: view.history(team, "about/managers"),
    "own_ballots": lambda view, team: view.own_ballots(team, CODE) or view.values(team),
    "ballots_cast": lambda view, team: view.ballots_cast(team) or view.values(team),
    "recent": lambda view, team: view.recent(team, 9),
}
WITHOUT_TEAM = {"latest", "seq_at", "batches", "kept", "log", "unrevealed"}


@pytest.fixture
def filled(workshop: Workshop) -> Workshop:
    """Both teams have answered; the southern one last."""
    workshop.write("about/managers", 12)
    workshop.write("about/managers", 77, team=workshop.south)
    return workshop


def test_every_way_to_read_is_tried_here() -> None:
    public = {name for name in vars(View) if not name.startswith("_")}
    assert public - {"database", "session_id", "role", "team"} == READS.keys() | WITHOUT_TEAM


@pytest.mark.parametrize("name", READS)
def test_a_participant_reads_the_own_team_and_no_other(filled: Workshop, name: str) -> None:
    view = filled.view(Sender("participant", "Ola", filled.north))
    assert "12" in repr(READS[name](view, filled.north))
    for other in (filled.south, "team-gone-123"):
        with pytest.raises(WorkshopError) as refused:
            READS[name](view, other)
        assert str(refused.value) == (
            "These are another team's answers. You can see your own team's answers only."
        )


@pytest.mark.parametrize("name", READS)
def test_the_facilitator_reads_every_team(filled: Workshop, name: str) -> None:
    assert "77" in repr(READS[name](filled.view(), filled.south))


def test_the_whole_log_is_the_facilitator_s_alone(filled: Workshop) -> None:
    assert [(each.team, each.value) for each in filled.view().log()[-2:]] == [
        (filled.north, 12), (filled.south, 77),
    ]  # fmt: skip
    with pytest.raises(WorkshopError) as refused:
        filled.view(Sender("participant", "Ola", filled.north)).log()
    assert str(refused.value) == "Only the facilitator can take the whole session along."


def test_a_participant_reads_the_facts_and_the_names_of_the_teams(filled: Workshop) -> None:
    values = filled.view(Sender("participant", "Ola", filled.north)).values(SESSION)
    assert {stored.value for stored in values.values()} == {"North", "South"}


def test_a_participant_does_not_learn_that_another_team_writes(filled: Workshop) -> None:
    view = filled.view(Sender("participant", "Ola", filled.north))
    before = view.latest()
    filled.write("about/sellers", 5, team=filled.south)
    assert view.latest() == before == view.seq_at(datetime.datetime.now(datetime.UTC))
    assert filled.view().latest() == before + 2
    filled.write("about/sellers", 5)
    assert view.latest() == before + 3


def test_the_whole_log_is_for_the_facilitator_alone(filled: Workshop) -> None:
    assert filled.view().log()
    with pytest.raises(WorkshopError):
        filled.view(Sender("participant", "Ola", filled.north)).log()


def test_the_latest_changes_come_with_what_was_there_before(filled: Workshop) -> None:
    filled.write("about/sellers", 60)
    filled.write("about/managers", None)
    filled.write("about/managers", 14)
    found = filled.view().recent(filled.north, 3)
    assert [(each.path, each.before and each.before.value, each.now.value) for each in found] == [
        ("about/managers", None, 14),
        ("about/managers", 12, None),
        ("about/sellers", None, 60),
    ]
    assert [each.before is None for each in found] == [False, False, True]
    assert found[0].before and found[0].before.seq == found[1].now.seq


def test_the_latest_changes_of_some_questions_pass_over_all_others(workshop: Workshop) -> None:
    tick, removed = "requirements/require-0001/serves/growth-00001", "outcomes/growth-00001/removed"
    for path, value in (("outcomes/growth-00001/target", "9"), (tick, True), (removed, True)):
        workshop.write(path, value)
    for number in range(5):
        workshop.write("about/managers", number, base=2**30)
    wanted = ["outcomes/*/target", "outcomes/*/removed", "requirements/*/serves", "about/sellers"]
    found = workshop.view().recent(workshop.north, 3, wanted)
    assert [each.path for each in found] == [removed, tick, "outcomes/growth-00001/target"]
