"""Opening the room: ports, addresses, what the terminal says, and behind a proxy."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from workshop.errors import WorkshopError
from workshop.room.app import application
from workshop.room.codes import grouped
from workshop.room.network import addresses, is_another_device, qr_path, qr_terminal
from workshop.room.room import Room
from workshop.room.serving import FirstCall, Wanted, folder_of_cloud, free_port, welcome, where

HERE = "http://testserver"


@contextmanager
def taken() -> Iterator[int]:
    """Listen on a port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_the_next_port_is_taken_unless_one_is_insisted_on() -> None:
    with taken() as port:
        assert free_port("127.0.0.1", port, exactly=False) > port
        with pytest.raises(WorkshopError) as refused:
            free_port("127.0.0.1", port, exactly=True)
    assert str(refused.value) == (
        f"Port {port} can't be used: another program has it, or 127.0.0.1 is no address of this laptop. "
        "Close that program, or name another one with --port."
    )


def test_the_terminal_says_where_the_room_is_and_what_opens_it(room: Room) -> None:
    found = where("192.168.1.5", 8080, Wanted(host="192.168.1.5"))
    said = welcome(room, found, 8080, Wanted(host="192.168.1.5"))
    assert "Participants join at: http://192.168.1.5:8080\n" in said
    assert f"with the code:        {grouped(room.keys.code)}\n" in said
    assert f"http://192.168.1.5:8080/facilitator?token={room.keys.facilitator}\n" in said
    assert "http://192.168.1.5:8080/projector\n" in said
    assert qr_terminal(f"http://192.168.1.5:8080/?c={room.keys.code}") in said
    assert "Guest Wi-Fi" in said
    room.answers.close()


def test_an_address_of_its_own_is_taken_as_it_is() -> None:
    wanted = Wanted(host="127.0.0.1", root_path="/room", address="https://workshop.example/room/")
    assert where("127.0.0.1", 8080, wanted) == ["https://workshop.example/room"]
    assert where("127.0.0.1", 8080, Wanted(root_path="/room")) == ["http://127.0.0.1:8080/room"]


def test_this_laptop_is_no_phone() -> None:
    for address in ("127.0.0.1", "::1", "", "testclient", *addresses()):
        assert not is_another_device(address)
    assert is_another_device("192.168.77.77")


def test_the_first_phone_is_said_once() -> None:
    said: list[str] = []
    first = FirstCall(said.append)
    for address in ("127.0.0.1", "192.168.77.77", "192.168.77.78"):
        first(address)
    assert said == ["A phone reached this laptop (from 192.168.77.77): phones in this network can join."]


def test_addresses_are_found_without_sending_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    class Asked:
        """A socket that only tells its own address."""

        def __enter__(self) -> Asked:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def connect(self, target: tuple[str, int]) -> None:
            if target[0].startswith("10."):
                raise OSError

        def getsockname(self) -> tuple[str, int]:
            return ("192.168.1.5", 1)

    monkeypatch.setattr(socket, "socket", lambda *_: Asked())
    given = [(0, 0, 0, "", ("127.0.1.1", 0)), (0, 0, 0, "", ("169.254.1.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: given)
    assert addresses() == ["192.168.1.5"]


def test_a_qr_code_is_a_path_of_its_dark_squares() -> None:
    size, path = qr_path("http://192.168.1.5:8080/?c=ACDEFG")
    assert size == 29
    assert path.startswith("M0 0h1v1h-1zM1 0h1v1h-1z")


@pytest.mark.parametrize(
    ("place", "drive"),
    [("c/OneDrive - Corner AG/spring", "OneDrive"), ("u/Dropbox/x", "Dropbox"), ("u/spring", "")],
)
def test_a_folder_that_a_cloud_drive_copies_is_told(place: str, drive: str) -> None:
    assert folder_of_cloud(Path(place)) == drive


def test_below_a_path_everything_leads_there(room: Room) -> None:
    app = application(room)
    with TestClient(app, base_url=HERE, root_path="/room", follow_redirects=False) as client:
        page = client.get("/room/").text
        assert 'action="/room/enter"' in page
        assert 'href="/room/static/' in page
        fields = {"code": room.keys.code, "team": room.session.teams[0].id, "name": "Ana"}
        joined = client.post("/room/join", data=fields, headers={"Origin": HERE})
        assert (joined.status_code, joined.headers["location"]) == (303, "/room/")
        assert "path=/room/" in joined.headers["set-cookie"].lower()
        assert "&#34;root&#34;: &#34;/room&#34;" in client.get("/room/").text
        with client.websocket_connect("/room/line?as=participant", headers={"Origin": HERE}) as opened:
            assert "live" in opened.receive_text()


def test_by_https_the_cookie_stays_there(room: Room) -> None:
    secure = "https://testserver"
    with TestClient(application(room), base_url=secure, follow_redirects=False) as client:
        fields: dict[str, Any] = {"code": room.keys.code, "team": room.session.teams[0].id, "name": "Ana"}
        joined = client.post("/join", data=fields, headers={"Origin": secure})
        assert "secure" in joined.headers["set-cookie"].lower()
