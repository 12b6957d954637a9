"""What comes from elsewhere, too large, too often or too deep does no harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from workshop.room.app import application
from workshop.room.limits import AT_A_BURST, DEEPEST, LARGEST_MESSAGE, Pace, TooMuch, read
from workshop.room.line import LARGEST_WAITING, MOST_WAITING, Line
from workshop.room.room import Room
from workshop.room.security import policy

NewPhone = Callable[[], Any]
ELSEWHERE = "http://elsewhere.example"


def test_every_answer_says_what_a_page_may_do(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/facilitator", "/static/x/room.css"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self' ws://testserver wss://testserver; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_a_made_up_host_gets_nothing_into_the_policy() -> None:
    assert "evil" not in policy("here; script-src evil.example")


def test_a_page_under_the_named_address_is_ours_whatever_the_proxy_calls_the_server(room: Room) -> None:
    room.address = "https://workshop.example/spring"
    fields = {"code": room.keys.code, "team": room.session.teams[0].id, "name": "Ana"}
    with TestClient(application(room), base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        page = client.get("/").headers["content-security-policy"]
        assert "'self' ws://127.0.0.1:8080 wss://127.0.0.1:8080 ws://workshop.example wss://workshop" in page
        for origin, status in (("https://elsewhere.example", 403), ("https://workshop.example", 303)):
            answer = client.post("/join", data=fields, headers={"Origin": origin})
            assert answer.status_code == status


def test_an_origin_that_is_no_address_is_refused(new_phone: NewPhone, room: Room) -> None:
    assert new_phone().form("/enter", origin="http://[", code=room.keys.code).status_code == 403


def test_no_page_holds_a_script_or_a_style_of_its_own(ana: Any, client: TestClient) -> None:
    for page in (ana.get("/").text, client.get("/").text, client.get("/facilitator").text):
        assert "<style" not in page
        assert " style=" not in page
        assert all("src=" in part.partition(">")[0] for part in page.split("<script")[1:])


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", ""])
def test_a_form_from_elsewhere_is_refused(new_phone: NewPhone, room: Room, origin: str) -> None:
    team = room.session.teams[0].id
    fields = {"code": room.keys.code, "team": team, "name": "Eve"}
    assert new_phone().form("/join", origin=origin, **fields).status_code == 403
    assert room.answers.plan(team).people == ()


def test_a_write_from_elsewhere_or_without_our_header_is_refused(ana: Any) -> None:
    assert ana.post("/line", Origin=ELSEWHERE).status_code == 403
    assert ana.post("/line", **{"X-Workshop-Room": "0"}).status_code == 403
    assert ana.post("/line").status_code == 200


def test_a_socket_from_elsewhere_is_refused(ana: Any) -> None:
    with pytest.raises(WebSocketDisconnect), ana.socket(origin=ELSEWHERE):
        raise AssertionError("It was let in.")


@pytest.mark.parametrize(
    "text",
    [
        "x" * (LARGEST_MESSAGE + 1),
        "[1]",
        "{",
        "[" * 100_000,
        json.dumps({"a": json.loads("[" * DEEPEST + "]" * DEEPEST)}),
    ],
)
def test_what_is_no_message_ends_the_socket_and_nothing_else(ana: Any, ben: Any, text: str) -> None:
    with ben.socket() as bens:
        with ana.socket() as socket:
            socket.opened.send_text(text)
            with pytest.raises(WebSocketDisconnect):
                while True:
                    socket.next()
        bens.say({"still": 1})
        while bens.next() != {"still": 1}:
            pass


def test_bytes_end_the_socket(ana: Any) -> None:
    with ana.socket() as socket:
        socket.opened.send_bytes(b"{}")
        with pytest.raises(WebSocketDisconnect):
            while True:
                socket.next()


@pytest.mark.parametrize(
    "message",
    [
        {"form": "outcomes", "message": {"type": "edits", "edits": [1, None, {"id": 4}, {}]}},
        {"form": "outcomes", "message": {"type": "since", "seq": "many"}},
        {"form": "nowhere", "message": {"type": "hello"}},
        {"form": ["outcomes"], "message": {"type": "hello"}},
        {"at": "x" * 201},
        {"at": 4},
        {"state": "locked", "steps": ["outcomes"]},
        {"still": "x"},
        {},
    ],
)
def test_a_message_of_another_shape_does_no_harm(ana: Any, room: Room, message: dict[str, Any]) -> None:
    with ana.socket() as socket:
        socket.say(message)
        assert socket.write("outcomes/outcome-001/unit", "days", "edit-1")["refused"] == ""
    assert room.session.state_of("outcomes") == "open"


def test_who_speaks_too_often_is_let_go(ana: Any) -> None:
    with ana.socket() as socket, pytest.raises(WebSocketDisconnect):
        for number in range(int(AT_A_BURST) * 3):
            socket.say({"still": number})
        while True:
            socket.next()


def test_who_asks_too_often_is_let_go(ana: Any) -> None:
    line = ana.post("/line").json()["line"]
    many = {"messages": [{"still": number} for number in range(int(AT_A_BURST) * 2)]}
    assert ana.post(f"/line/{line}/say", many).status_code == 429
    assert ana.post(f"/line/{line}/take", {"got": 0}).status_code == 410


def test_pace_comes_back_with_time() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    for _ in range(int(AT_A_BURST)):
        pace.spend()
    with pytest.raises(TooMuch):
        pace.spend()
    now = 60.0
    pace.spend()


def test_a_device_that_takes_nothing_is_let_go_and_costs_no_more() -> None:
    many, large = Line(), Line()
    for _ in range(MOST_WAITING + 1):
        many.put("{}")
    for _ in range(3):
        large.put("x" * (LARGEST_WAITING // 2))
    assert (many.is_closed, large.is_closed) == (True, True)
    many.put("{}")
    many.taken(10**9)


def test_a_form_larger_than_any_of_ours_is_refused(new_phone: NewPhone) -> None:
    assert new_phone().form("/enter", code="A" * (LARGEST_MESSAGE + 1)).status_code == 403


def test_a_message_is_read_as_it_was_sent() -> None:
    assert read('{"form": "outcomes", "message": {"type": "hello"}}') == {
        "form": "outcomes",
        "message": {"type": "hello"},
    }


def test_the_facilitator_s_page_is_for_whoever_has_the_link(
    ana: Any, new_phone: NewPhone, room: Room
) -> None:
    assert ana.get("/facilitator").status_code == 403
    assert ana.get("/projector").status_code == 403
    assert ana.post("/line?as=facilitator").status_code == 401
    with ana.socket("facilitator") as socket:
        assert socket.next() == {"unknown": True}
    assert new_phone().get("/facilitator?token=wrong").status_code == 403
    lead = new_phone()
    entered = lead.get(f"/facilitator?token={room.keys.facilitator}")
    assert (entered.status_code, entered.headers["location"]) == (303, "/facilitator")
    assert lead.get("/facilitator").status_code == 200
    assert lead.get("/projector").status_code == 200
    assert lead.get("/second").json() == {
        "address": f"http://testserver/facilitator?token={room.keys.facilitator}"
    }
    assert ana.get("/second").status_code == new_phone().get("/second").status_code == 403
    assert room.keys.facilitator not in lead.get("/facilitator").text
