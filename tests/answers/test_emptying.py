"""At the end of the workshop nothing is left of what was answered alone, not even on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from workshop.answers import ballots, database
from workshop.answers.append import Log
from workshop.answers.border import Sender
from workshop.answers.emptying import erase_ballots
from workshop.answers.port import Ballot
from workshop.answers.tables import edits
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

DOTS = "a-capability-that-is-easily-found=1"


def fill(workshop: Workshop) -> None:
    sender = Sender("participant", "Ola", workshop.north)
    for number in range(3):
        cast = [Ballot(workshop.north, "votes", "day-0", DOTS), Ballot(workshop.north, "hiring", "day-0", 3)]
        ballots.cast(workshop.log, sender, f"code-of-device-{number:04}", cast)


def test_ballots_are_erased_and_what_was_revealed_stays(workshop: Workshop) -> None:
    fill(workshop)
    ballots.reveal(workshop.log, Sender("facilitator"), workshop.north, ["hiring"], "day-0")
    assert erase_ballots(workshop.log) == 6
    assert workshop.view().ballots_cast(workshop.north) == {}
    assert workshop.values() == {"tallies/hiring/day-0/1": "close=3"}
    assert erase_ballots(workshop.log) == 0
    fill(workshop)
    assert set(workshop.view().ballots_cast(workshop.north)) == {("votes", "day-0/1"), ("hiring", "day-0/2")}


def test_nothing_of_them_is_left_in_the_files(new_file_workshop: NewWorkshop) -> None:
    workshop = new_file_workshop()
    fill(workshop)

    def on_disk() -> bool:
        held = b"".join(Path(each).read_bytes() for each in workshop.file.parent.iterdir())
        return DOTS.partition("=")[0].encode() in held

    assert on_disk()
    erase_ballots(workshop.log)
    assert not on_disk()


def test_another_session_of_the_same_database_keeps_its_own(new_shared_workshop: NewWorkshop) -> None:
    ours, theirs = new_shared_workshop(), new_shared_workshop()
    fill(ours)
    fill(theirs)
    assert erase_ballots(ours.log) == 6
    assert theirs.view().ballots_cast(theirs.north) == {("votes", "day-0/1"): 3, ("hiring", "day-0/1"): 3}


def test_what_could_not_be_overwritten_is_told_and_goes_the_next_time(
    new_file_workshop: NewWorkshop,
) -> None:
    workshop = new_file_workshop()
    fill(workshop)
    impatient, session_id = database.load(workshop.file, patience=0.1)
    log = Log(impatient, session_id, workshop.log.border)
    with impatient.reading() as connection:
        connection.execute(select(edits.c.seq)).all()
        with pytest.raises(WorkshopError) as told:
            erase_ballots(log)
    assert str(told.value) == (
        f"It is erased from the answers, but traces of it are left on the disk: {workshop.file} could not be "
        "written anew. Make as much room there as it takes up, close what else has it open, and do the same "
        "again, also when nothing more is found to erase."
    )
    assert erase_ballots(log) == 0
    held = b"".join(Path(each).read_bytes() for each in workshop.file.parent.iterdir())
    assert DOTS.partition("=")[0].encode() not in held
    impatient.close()
