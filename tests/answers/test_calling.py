"""A room is called by HTTP alone, and whatever goes wrong is said in a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workshop.answers.calling import Caller, LineGone, RoomAway, Stranger, room_address
from workshop.errors import WorkshopError

Answer = tuple[int, bytes, dict[str, str]]
Serve = Callable[[Answer], str]


@pytest.fixture
def asked() -> list[dict[str, str]]:
    """The headers of everything that was asked."""
    return []


@pytest.fixture
def serve(asked: list[dict[str, str]]) -> Iterator[Serve]:
    """Serve one answer to whatever is asked; return the address."""
    running: list[ThreadingHTTPServer] = []

    def begin(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append(dict(self.headers))
                self.rfile.read(int(self.headers["Content-Length"]))
                status, body, headers = answer
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield begin
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("http://192.168.1.5:8080/", "http://192.168.1.5:8080"),
        ("https://work.example/room/?c=ABCDEF#outcomes", "https://work.example/room"),
        ("room.example", "http://room.example"),
        ("http://ana:secret@room.example/", "http://room.example"),
    ],
)
def test_an_address_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert room_address(typed) == meant


@pytest.mark.parametrize("typed", ["", "file:///etc/passwd", "ftp://room.example", "http://", "room:many"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(WorkshopError) as told:
        room_address(typed)
    assert str(told.value) == (
        f"“{typed}” is no address of a room. It stands on the wall, and looks like http://192.168.1.5:8080"
    )


def test_the_token_goes_along_as_our_pages_write(serve: Serve, asked: list[dict[str, str]]) -> None:
    address = serve((200, b'{"line": "one"}', {}))
    assert Caller(address, "the-token").ask("/line", {}) == {"line": "one"}
    assert asked[0]["Authorization"] == "Bearer the-token"
    assert (asked[0]["Origin"], asked[0]["X-Workshop-Room"]) == (address, "1")


def test_a_room_that_leads_elsewhere_is_not_followed(serve: Serve, asked: list[dict[str, str]]) -> None:
    elsewhere = serve((200, b"{}", {}))
    with pytest.raises(RoomAway, match="is no room"):
        Caller(serve((302, b"", {"Location": elsewhere})), "the-token").ask("/line", {})
    assert len(asked) == 1


@pytest.mark.parametrize("body", [b"<html>Log in to this network</html>", b"[1]", b"\xff"])
def test_what_is_no_room_is_told_so(serve: Serve, body: bytes) -> None:
    address = serve((200, body, {}))
    with pytest.raises(RoomAway) as told:
        Caller(address).ask("/line", {})
    assert str(told.value) == (
        f"What answers at {address} is no room, or one of an older version. Look at the address on the "
        "wall once more."
    )


def test_a_room_that_is_not_there_is_told_so() -> None:
    with pytest.raises(RoomAway) as told:
        Caller("http://127.0.0.1:1").ask("/line", {})
    assert str(told.value) == (
        "The room at http://127.0.0.1:1 can't be reached. Is this computer in the same network, and is the "
        "room open? What you write is kept here, and goes out once the room is back."
    )


@pytest.mark.parametrize(
    ("status", "body", "kind", "says"),
    [
        (401, b"{}", Stranger, "does not know you, or no longer"),
        (410, b"{}", LineGone, "can't be reached"),
        (429, b"{}", RoomAway, "too much to do"),
        (503, b"{}", RoomAway, "too much to do"),
        (403, b'{"says": "Not yours."}', WorkshopError, "Not yours."),
        (404, b"nothing", RoomAway, "is no room"),
        (200, b'{"failed": "The disk is full."}', WorkshopError, "The disk is full."),
        (200, b"junk", RoomAway, "is no room"),
    ],
)
def test_each_refusal_is_a_sentence(
    serve: Serve, status: int, body: bytes, kind: type[WorkshopError], says: str
) -> None:
    with pytest.raises(kind, match=says):
        Caller(serve((status, body, {}))).ask("/line", {})


def test_an_answer_that_is_not_packed_as_it_says_does_no_harm(serve: Serve) -> None:
    with pytest.raises(RoomAway):
        Caller(serve((200, b"junk", {"Content-Encoding": "gzip"}))).ask("/line", {})
