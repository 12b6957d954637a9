"""A full disk or a database that is gone: people wait and lose nothing, and who leads is told why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from workshop.answers.database import Database
from workshop.errors import NotStored

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tests.room.conftest import Phone
    from workshop.room.room import Room

STATEMENT = "outcomes/outcome-001/statement"
WHY = "The database spring on db.example cannot be reached; nothing was stored."
WAIT = (
    "The room can't store anything at the moment. What you write is kept here and goes out by itself; the "
    "facilitator sees why."
)


@contextmanager
def failing(*ways: str) -> Iterator[None]:
    """Let a database fail while something goes on."""

    @contextmanager
    def fail(_: Database) -> Iterator[None]:
        raise NotStored(WHY)
        yield

    with pytest.MonkeyPatch.context() as patched:
        for way in ways:
            patched.setattr(Database, way, fail)
        yield


@pytest.fixture
def leader(ana: Phone, room: Room) -> Phone:
    """The facilitator's browser."""
    phone = type(ana)(ana.client, room)
    phone.get(f"/facilitator?token={room.keys.facilitator}")
    return phone


def test_a_phone_is_told_to_wait_and_not_where_the_answers_lie(ana: Phone, room: Room) -> None:
    said: list[str] = []
    room.trouble.say = said.append
    with ana.socket() as socket:
        edit = {"id": "edit-1", "path": STATEMENT, "value": "Grow", "base": 0}
        with failing("writing"):
            for _ in range(2):
                socket.tell_form({"type": "edits", "edits": [edit]})
                assert socket.heard("failed")["text"] == WAIT
        assert said == [WHY]
        assert socket.write(STATEMENT, "Grow", "edit-1")["value"] == "Grow"
    assert said == [WHY, "The answers can be read and stored again."]


def test_the_facilitator_is_told_why_until_it_is_over(leader: Phone, ana: Phone) -> None:
    with leader.socket("facilitator") as leading, ana.socket() as socket:
        with failing("writing"):
            socket.tell_form({"type": "edits", "edits": [{"id": "edit-1", "path": STATEMENT, "base": 0}]})
            assert leading.told("failed")["failed"] == WHY
        socket.write(STATEMENT, "Grow", "edit-2")
        while "failed" in (told := leading.told("teams")):
            pass
        assert told["live"]


def test_pages_that_come_meanwhile_are_let_in(leader: Phone, ana: Phone, room: Room) -> None:
    with failing("reading", "writing"):
        with ana.socket() as socket:
            assert socket.told("worth")["worth"] == ""
        with leader.socket("facilitator") as leading:
            assert leading.told("failed")["failed"] == WHY
        with leader.socket("projector") as projector:
            assert set(projector.next()) == {"live"}
    assert all(not table.devices for table in room.tables.values())


def test_whoever_joins_meanwhile_is_asked_to_wait_and_keeps_the_name_that_was_typed(
    client: TestClient, ana: Phone, room: Room
) -> None:
    late = type(ana)(client, room)
    with failing("writing"):
        answer = late.join("North", "Zoë Late")
    assert answer.status_code == 400
    assert "Nobody can be let in at the moment." in answer.text
    assert 'value="Zoë Late"' in answer.text
    assert WHY not in answer.text
    assert late.join("North", "Zoë Late").status_code == 303


def test_what_else_can_not_be_read_or_stored_is_a_page_that_says_so(ana: Phone) -> None:
    with failing("reading", "writing"):
        answer = ana.post("/leave")
    assert answer.status_code == 503
    assert "This can&#39;t be opened at the moment." in answer.text
    assert WHY not in answer.text
