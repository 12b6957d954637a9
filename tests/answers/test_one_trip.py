"""Each question to PostgreSQL goes there and back once, and an error leaves nothing open."""

from __future__ import annotations

import secrets
import socket
from typing import TYPE_CHECKING, Any

import pytest
from pg8000 import InterfaceError, core  # type: ignore[import-untyped]
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from workshop.answers.one_trip import OneTrip
from workshop.answers.shared import SharedDatabase, add, known
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import Server


@pytest.fixture
def session() -> str:
    """The id of a session that the database does not know: many tests share it."""
    return secrets.token_hex(8)


@pytest.fixture
def store(postgresql: Server, session: str) -> SharedDatabase:
    """A shared database with its tables."""
    made = SharedDatabase(postgresql.address, session)
    made.prepare()
    return made


@pytest.fixture
def trips(store: SharedDatabase, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """How often something was sent since the connection was made."""
    assert store
    sent: list[object] = []
    send = core._flush

    def count(socket: Any) -> None:
        sent.append(socket)
        send(socket)

    monkeypatch.setattr(core, "_flush", count)
    return sent


def test_a_question_goes_there_and_back_once(store: SharedDatabase, trips: list[object]) -> None:
    with store.reading() as connection:
        before = len(trips)
        asked = text("SELECT :one || 'b', 1 + :two")
        assert connection.execute(asked, {"one": "ä", "two": 2}).all() == [("äb", 3)]
        assert len(trips) - before == 1


def test_a_read_and_a_write_ask_little_beside_what_they_are_for(
    store: SharedDatabase, trips: list[object]
) -> None:
    with store.reading():
        pass
    assert len(trips) <= 4  # is the server there, begin, which kind, end
    trips.clear()
    with store.writing():
        pass
    assert len(trips) <= 4


def test_what_is_read_is_one_moment_and_nothing_can_be_written(store: SharedDatabase) -> None:
    with store.reading() as connection:
        assert connection.execute(text("SHOW transaction_isolation")).scalar() == "repeatable read"
        assert connection.execute(text("SHOW transaction_read_only")).scalar() == "on"
    with store.writing() as connection:
        assert connection.execute(text("SHOW transaction_isolation")).scalar() == "read committed"
        assert connection.execute(text("SHOW transaction_read_only")).scalar() == "off"


def test_after_an_error_the_next_one_goes_on(store: SharedDatabase, session: str) -> None:
    with pytest.raises(WorkshopError, match="could not do this"), store.writing() as connection:
        add(connection, session)
        connection.execute(text("SELECT :number / 0"), {"number": 1})
    assert not known(store, session)
    with store.writing() as connection:
        add(connection, session)
        with pytest.raises(DBAPIError), connection.begin_nested():
            connection.execute(text("SELECT :number / 0"), {"number": 1})
    assert known(store, session)


def test_a_connection_that_broke_ends_without_a_word(postgresql: Server) -> None:
    connection = OneTrip("workshop", host="127.0.0.1", port=postgresql.port, database="postgres")
    connection._usock.shutdown(socket.SHUT_RDWR)
    connection.close()
    with pytest.raises(InterfaceError):
        connection.cursor().execute("SELECT 1")
