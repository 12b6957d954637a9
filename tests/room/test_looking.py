"""The facilitator's look at a team: what its members see, nothing that is private, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.room.conftest import STATEMENT, team_id
from workshop.answers import LocalAnswers
from workshop.room.room import Room

ALONE = "where-to-improve"


@pytest.fixture
def lead(new_phone: Any, room: Room) -> Any:
    """The facilitator's laptop."""
    laptop = new_phone()
    laptop.get(f"/facilitator?token={room.keys.facilitator}")
    return laptop


def look(room: Room) -> str:
    """Return as what a look at North comes."""
    return f"look&team={team_id(room, 'North')}"


def test_nobody_but_the_facilitator_looks_at_a_team(new_phone: Any, ana: Any, cleo: Any, room: Room) -> None:
    team = team_id(room, "North")
    for phone in (new_phone(), ana, cleo):
        assert phone.get(f"/look/{team}").status_code == 403
        assert phone.get(f"/look/{team}/step/outcomes?answers").json() == {"unknown": True}
        assert phone.get(f"/look/{team}/plan").headers["location"] == "/"
        with phone.socket(look(room)) as socket:
            assert socket.next() == {"unknown": True}


def test_the_facilitator_is_told_what_the_members_are_told(lead: Any, ana: Any, room: Room) -> None:
    team = team_id(room, "North")
    assert "A look at North" in lead.get(f"/look/{team}").text
    with ana.socket() as socket, lead.socket(look(room)) as looking:
        looking.tell_form({"type": "hello"})
        assert STATEMENT not in looking.heard("all")["answers"]
        assert socket.write(STATEMENT, "Grow services", "edit-1")["refused"] == ""
        told = looking.heard("changes")["answers"]
        assert told[STATEMENT][0] == "Grow services"
        assert STATEMENT in lead.get(f"/look/{team}/step/outcomes?answers").json()["start"]["answers"]
        looking.tell_form({"type": "history"})
        assert looking.heard("history")["entries"]


def test_a_look_is_nobody_and_writes_nothing(lead: Any, ana: Any, room: Room, answers: LocalAnswers) -> None:
    team = team_id(room, "North")
    with ana.socket() as socket, lead.socket(look(room)) as looking, lead.socket("facilitator") as leads:
        edit = {"id": "edit-1", "path": STATEMENT, "value": "Mine", "base": 0}
        looking.tell_form({"type": "edits", "edits": [edit]})
        looking.tell_form(
            {"type": "cast", "ballots": [{"question": "hiring", "id": "b", "answer": 3}]}, ALONE
        )
        looking.say({"at": STATEMENT})
        looking.say({"hand": True})
        looking.say({"still": 7})
        assert looking.told("still") == {"still": 7}
        assert STATEMENT not in answers.values(team)
        assert answers.ballots_cast(team) == {}
        north = leads.told("teams")["teams"][0]
        assert [(each["name"], each["hand"]) for each in north["here"]] == [("Ana", False)]
        assert len(socket.told("here")["here"]) == 1


def test_what_a_member_rates_alone_is_not_looked_at(lead: Any, ana: Any, room: Room) -> None:
    with ana.socket() as socket, lead.socket(look(room)) as looking:
        ballot = {"question": "hiring", "id": "one", "answer": 3}
        socket.tell_form({"type": "cast", "ballots": [ballot]}, ALONE)
        assert socket.heard("alone")["own"] == [["hiring", 3]]
        looking.tell_form({"type": "alone"}, ALONE)
        assert looking.heard("alone")["own"] == []


def test_a_team_that_is_not_there_leads_back_to_the_teams(lead: Any) -> None:
    assert lead.get("/look/nobody-00001").headers["location"] == "/facilitator"
    assert lead.get("/look/nobody-00001/step/outcomes").status_code == 404
    with lead.socket("look&team=nobody-00001") as socket:
        assert socket.next() == {"unknown": True}
