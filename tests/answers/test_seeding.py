from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection

from workshop.answers.append import Log
from workshop.answers.border import Border
from workshop.answers.database import Database
from workshop.answers.port import SESSION
from workshop.answers.seeding import Seed, seed_once
from workshop.errors import Invalid
from workshop.kit.sample_file import SampleTeam
from workshop.kit.session_file import Facts

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

FACTS = Facts.model_validate({"title": "Our session", "day": "2027-01-12"})


def seed(**values: str | int) -> Seed:
    """Return a seed of one team with these answers about it."""
    answers = {f"about/{name}": value for name, value in values.items()}
    return Seed("sample.json", FACTS, (SampleTeam("team-west-123", "West", answers),))


def test_a_seed_is_written_once(workshop: Workshop) -> None:
    seed_once(workshop.log, seed(managers=9))
    before = workshop.view().latest()
    seed_once(workshop.log, seed(managers=10))
    assert workshop.view().latest() == before
    assert workshop.values("team-west-123") == {"about/managers": 9}
    assert workshop.values(SESSION)["session/day"] == "2027-01-12"


def test_a_seed_that_is_not_taken_leaves_nothing_behind(workshop: Workshop) -> None:
    before = workshop.view().latest()
    with pytest.raises(Invalid) as wrong:
        seed_once(workshop.log, seed(managers="nine", sellers=90, colour="red"))
    assert wrong.value.problems == (
        "sample.json, about/managers: “nine” is not a figure. Write digits, such as 12 or 4.5.",
        "sample.json, about/colour: This field is not part of the exercise. Please reload the page.",
    )
    assert workshop.view().latest() == before
    seed_once(workshop.log, seed(managers=9))
    assert workshop.values("team-west-123") == {"about/managers": 9}


def test_who_opens_a_session_at_the_same_moment_does_not_seed_it_twice(
    new_file_workshop: NewWorkshop,
) -> None:
    workshop = new_file_workshop()

    class Overtaken(Database):
        """A database in which somebody else is quicker between the look and the write."""

        @contextmanager
        def writing(self) -> Iterator[Connection]:
            seed_once(workshop.log, seed(managers=10))
            with super().writing() as connection:
                yield connection

    late = Log(Overtaken(workshop.file), workshop.log.session_id, Border({}))
    seed_once(late, seed(managers=9))
    history = workshop.view().history("team-west-123", "about/managers")
    assert [stored.value for stored in history] == [10]
