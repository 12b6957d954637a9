"""Answers move from the session's own file into the database that session.yaml names."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workshop.answers
from workshop.answers import Edit, database
from workshop.answers.erasing import Erased
from workshop.answers.folder import create
from workshop.answers.port import Ballot
from workshop.answers.visibility import View
from workshop.errors import WorkshopError
from workshop.plan.fold import plan_from

if TYPE_CHECKING:
    from tests.answers.conftest import Server

STRATEGY = "about/sales_strategy"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A session with one team and two edits in its own file."""
    place = create(tmp_path / "spring", title="Spring", teams=["North"])
    answers = workshop.answers.open(place, author="Kim")
    [team] = answers.session().teams
    answers.append([Edit("edit-1", team.id, STRATEGY, "Grow.")])
    answers.append([Edit("edit-2", team.id, STRATEGY, "Grow services.", base=answers.latest())])
    answers.close()
    return place


def name_database(place: Path, address: str) -> None:
    """Write the line into the session's file."""
    with (place / "session.yaml").open("a", encoding="utf-8") as file:
        file.write(f"database: {address}\n")


def test_everything_moves_once_with_its_history(begun: Path, postgresql: Server) -> None:
    before = workshop.answers.open(begun)
    team = before.session().teams[0].id
    history, values, latest = before.history(team, STRATEGY), before.values(team), before.latest()
    before.close()
    name_database(begun, postgresql.address)
    for _ in range(2):
        moved = workshop.answers.open(begun, author="Ola")
        assert (moved.history(team, STRATEGY), moved.values(team)) == (history, values)
        assert moved.latest() == latest
        moved.close()
    moved = workshop.answers.open(begun, author="Ola")
    moved.append([Edit("edit-3", team, "about/managers", 12)])
    assert workshop.answers.open(begun).plan(team).about.managers == 12
    moved.close()
    assert {each.name for each in begun.glob("answers*")} == {"answers-moved.db"}


def test_an_unused_session_begins_in_the_database_with_what_its_file_says(
    tmp_path: Path, postgresql: Server
) -> None:
    place = create(tmp_path / "spring", title="Spring", teams=["North", "South"])
    name_database(place, postgresql.address)
    answers = workshop.answers.open(place)
    assert [team.name for team in answers.session().teams] == ["North", "South"]
    assert answers.session().facts.title == "Spring"
    answers.close()


def test_a_database_that_is_not_there_changes_nothing(begun: Path) -> None:
    name_database(begun, "postgresql://workshop@127.0.0.1:9/nowhere")
    with pytest.raises(WorkshopError, match="cannot be reached"):
        workshop.answers.open(begun)
    assert {each.name for each in begun.glob("answers*")} == {"answers.db"}


def test_a_line_that_was_taken_out_again_is_missed(begun: Path, postgresql: Server) -> None:
    file = begun / "session.yaml"
    without = file.read_text(encoding="utf-8")
    name_database(begun, postgresql.address)
    workshop.answers.open(begun).close()
    file.write_text(without, encoding="utf-8")
    with pytest.raises(WorkshopError) as told:
        workshop.answers.open(begun)
    assert str(told.value) == (
        f"The answers of {begun} lie in a database, and session.yaml no longer names it. Put the line that "
        "begins with database back. answers-moved.db holds the answers as they were before they moved there."
    )


def test_a_copy_of_a_shared_session_is_a_file_with_everything(
    begun: Path, postgresql: Server, tmp_path: Path
) -> None:
    name_database(begun, postgresql.address)
    answers = workshop.answers.open(begun)
    team = answers.session().teams[0].id
    answers.copy_to(tmp_path / "copy.db")
    store, session_id = database.load(tmp_path / "copy.db")
    view = View(store, session_id, "facilitator")
    assert view.history(team, STRATEGY) == answers.history(team, STRATEGY)
    assert view.values(team) == answers.values(team)
    assert view.latest() == answers.latest()
    store.close()
    answers.close()


def test_a_copy_that_went_its_own_way_is_not_passed_over(
    begun: Path, postgresql: Server, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(begun, tmp_path / "copy"))
    name_database(begun, postgresql.address)
    workshop.answers.open(begun).close()
    apart = workshop.answers.open(copy)
    apart.append([Edit("edit-apart", apart.session().teams[0].id, "about/managers", 9)])
    apart.close()
    name_database(copy, postgresql.address)
    with pytest.raises(WorkshopError, match="has answers that are not in it"):
        workshop.answers.open(copy)
    assert {each.name for each in copy.glob("answers*")} == {"answers.db"}


def test_a_copy_that_was_not_written_in_follows_the_database(
    begun: Path, postgresql: Server, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(begun, tmp_path / "copy"))
    for place in (begun, copy):
        name_database(place, postgresql.address)
    first, second = workshop.answers.open(begun), workshop.answers.open(copy)
    assert first.latest() == second.latest()
    first.close()
    second.close()


DOTS = "a-capability-that-is-easily-found=1"


def cast_dots(place: Path) -> tuple[str, str]:
    """Let three of the team vote; return the team and the code of one of them."""
    answers = workshop.answers.open(place)
    [team] = answers.session().teams
    codes = [f"code-of-device-{number:04}" for number in range(3)]
    for code in codes:
        answers.for_participant(team.id).cast(code, [Ballot(team.id, "votes", "day-0", DOTS)])
    answers.close()
    return team.id, codes[0]


def test_what_was_answered_alone_moves_too_and_nothing_of_it_stays(begun: Path, postgresql: Server) -> None:
    team, code = cast_dots(begun)
    name_database(begun, postgresql.address)
    moved = workshop.answers.open(begun)
    assert moved.ballots_cast(team) == {("votes", "day-0/1"): 3}
    assert moved.own_ballots(team, code) == {("votes", "day-0/1"): DOTS}
    held = b"".join(each.read_bytes() for each in begun.glob("answers*"))
    assert DOTS.partition("=")[0].encode() not in held
    assert moved.end_workshop() == 3
    moved.close()


def test_a_name_is_erased_from_the_file_that_stands_aside_as_well(begun: Path, postgresql: Server) -> None:
    answers = workshop.answers.open(begun)
    team = answers.session().teams[0].id
    for person, name in (("person-00001", "Ana Ferreira"), ("person-00002", "Bo Lindqvist")):
        answers.append([Edit(f"name-{person}", team, f"people/{person}/name", name)])
    answers.close()
    name_database(begun, postgresql.address)
    moved = workshop.answers.open(begun)
    assert moved.erase_person("Ana Ferreira") == Erased(1, 0, 0)
    moved.erase_entry(team, "person-00002")
    moved.close()
    store, session_id = database.load(begun / "answers-moved.db")
    plan = plan_from(View(store, session_id, "facilitator").plain_values(team))
    store.close()
    assert [person.name for person in plan.people] == ["name removed"] * 2
    assert b"Ana Ferreira" not in (begun / "answers-moved.db").read_bytes()
    again = workshop.answers.open(begun)
    assert [person.name for person in again.plan(team).people] == ["name removed"] * 2
    again.close()
