"""Over the wire: what one answers alone goes to the box and comes back to that device alone."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.room.conftest import OURS
from workshop.answers import LocalAnswers
from workshop.room.codes import own_code
from workshop.room.room import Room

STEP = "where-to-improve"


def test_who_leaves_is_erased_and_comes_back_as_nobody(
    client: TestClient, room: Room, answers: LocalAnswers
) -> None:
    team = answers.session().teams[0].id
    given = {"code": room.keys.code, "team": team, "name": "Ana"}
    client.post("/join", data=given, headers=OURS)
    (person,) = answers.plan(team).people
    kept = dict(client.cookies)
    assert "Ana" in client.get("/").text
    left = client.post("/leave", headers={**OURS, "Content-Type": "application/x-www-form-urlencoded"})
    assert "Ana" not in left.text
    assert not client.cookies
    assert [each.name for each in answers.plan(team).people] == ["name removed"]
    assert "Ana" not in repr(answers.log())
    client.cookies.update(kept)  # another device of hers
    assert "Ana" not in client.get("/").text
    code = own_code(room.keys.secret, person.id)
    client.cookies.clear()
    assert client.post("/enter", data={"code": code}, headers=OURS).status_code == 403


def told(line: Any, kind: str) -> dict[str, Any]:
    """Return the next message of a kind that a form is told."""
    while True:
        message = line.receive_json()
        inner = message.get("message", {})
        if inner.get("type") == kind:
            return dict(inner)
        assert "failed" not in message


@pytest.fixture
def ana(client: TestClient, room: Room, answers: LocalAnswers) -> TestClient:
    """A device that has joined North."""
    team = answers.session().teams[0].id
    client.post("/join", data={"code": room.keys.code, "team": team, "name": "Ana"}, headers=OURS)
    return client


def test_what_is_cast_comes_back_to_that_device(ana: TestClient, answers: LocalAnswers) -> None:
    team = answers.session().teams[0].id
    with ana.websocket_connect("/line?as=participant", headers=OURS) as line:
        ballots = [
            {"question": "hiring", "id": "one", "answer": 3},
            {"question": "forecasting", "id": "two", "answer": 9},
            "nonsense",
        ]
        line.send_json({"form": STEP, "message": {"type": "cast", "ballots": ballots}})
        found = told(line, "alone")
    assert found["own"] == [["hiring", 3]]
    assert [(each["id"], each["refused"]) for each in found["receipts"]] == [
        ("one", ""),
        ("two", "A rating is 1, 2, 3, 4 or 5."),
    ]
    assert answers.ballots_cast(team) == {("hiring", "day-0/1"): 1}
    assert "hiring" not in repr(answers.values(team))


def test_the_wall_learns_how_many_are_done_and_not_who(
    ana: TestClient, room: Room, answers: LocalAnswers
) -> None:
    ana.get(f"/facilitator?token={room.keys.facilitator}")
    with (
        ana.websocket_connect("/line?as=participant", headers=OURS) as line,
        ana.websocket_connect("/line?as=projector", headers=OURS) as wall,
        ana.websocket_connect("/line?as=facilitator", headers=OURS) as lead,
    ):
        line.send_json({"form": STEP, "message": {"type": "alone"}})
        assert told(line, "alone")["own"] == []
        shown = next(each for each in iter(wall.receive_json, None) if "teams" in each)
        known = next(each for each in iter(lead.receive_json, None) if "teams" in each)
    assert shown["teams"][0]["alone"][STEP] == {"done": 0, "waiting": 1}
    assert "Ana" not in repr(shown)
    assert known["teams"][0]["alone"][STEP] == {"done": [], "waiting": ["Ana"], "ready": 0, "revealed": 0}
    assert answers.unrevealed() == {}
