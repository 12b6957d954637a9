"""A notebook knows whether its session's room is open on this computer."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from workshop.answers import LocalAnswers
from workshop.room import nearby
from workshop.room.nearby import FILE, is_open, noted
from workshop.room.private import Keys


@pytest.fixture
def asked() -> list[str]:
    """The cookies that somebody was shown who listens on a room's port."""
    return []


@pytest.fixture
def other(asked: list[str]) -> Iterator[int]:
    """The port of some other program, which answers as it likes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers["Cookie"])
            self.send_error(403)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.usefixtures("keys")
def test_where_nothing_was_noted_no_room_is_open(answers: LocalAnswers, session: Path) -> None:
    assert not is_open(answers)
    for damaged in ("", "[]", json.dumps({"host": "127.0.0.1"})):
        (session / "private" / FILE).write_text(damaged)
        assert not is_open(answers)


def test_what_was_noted_before_a_crash_is_not_believed(
    answers: LocalAnswers, session: Path, keys: Keys, other: int, asked: list[str]
) -> None:
    with noted(session, "0.0.0.0", other):
        assert json.loads((session / "private" / FILE).read_text()) == {"host": "127.0.0.1", "port": other}
        assert not is_open(answers)
    assert not (session / "private" / FILE).exists()
    assert len(asked) == 1
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with noted(session, "127.0.0.1", unused.getsockname()[1]):
            assert not is_open(answers)
    assert keys.facilitator not in asked[0].partition("=")[0]


@pytest.mark.usefixtures("keys")
def test_a_room_that_is_busy_is_there(
    answers: LocalAnswers, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearby, "PATIENCE", 0.05)
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        with noted(session, "127.0.0.1", busy.getsockname()[1]):
            assert is_open(answers)
