"""Somebody is moved to another team: what they wrote and cast stays, and they are counted once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import workshop.answers
from tests.room.conftest import STATEMENT, team_id
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.errors import Refused
from workshop.plan.fold import session_from
from workshop.plan.session import Participant, Session
from workshop.room.codes import own_code
from workshop.room.identity import Person, with_box
from workshop.room.moving import earlier, own_boxes, person_now
from workshop.room.room import Room

ALONE = "where-to-improve"


@pytest.fixture(autouse=True)
def _here(ana: Any, ben: Any) -> None:
    """Two people in North."""


@pytest.fixture
def lead(new_phone: Any, room: Room) -> Any:
    """The facilitator's laptop."""
    laptop = new_phone()
    laptop.get(f"/facilitator?token={room.keys.facilitator}")
    return laptop


def person_of(room: Room, team: str, name: str) -> str:
    """Return the id under which somebody is in a team."""
    people = room.tables[team_id(room, team)].people().people
    return next(each.id for each in people if each.name == name)


def moved(lead: Any, room: Room, name: str, here: str, there: str) -> None:
    """Let the facilitator move somebody, and wait until the room knows."""
    asked = {"move": person_of(room, here, name), "from": team_id(room, here), "to": team_id(room, there)}
    with lead.socket("facilitator") as leads:
        leads.told("teams")
        leads.say(asked)
        while person_now(room.session, Person(asked["from"], asked["move"])).team != asked["to"]:
            assert "failed" not in leads.next()


def test_a_device_is_told_saves_what_it_has_and_goes_over(
    lead: Any, ana: Any, room: Room, answers: LocalAnswers
) -> None:
    north, south = team_id(room, "North"), team_id(room, "South")
    with ana.socket() as socket:
        socket.tell_form({"type": "hello"})
        moved(lead, room, "Ana", "North", "South")
        assert socket.told("moved") == {"moved": "South"}
        assert socket.write(STATEMENT, "Still for North", "edit-1")["refused"] == ""
    with ana.socket() as again:
        assert again.told("moved") == {"moved": "South"}
    assert "&#34;team&#34;: &#34;North&#34;" in ana.get("/").text
    assert ana.post("/moved").json() == {}
    assert "&#34;team&#34;: &#34;South&#34;" in ana.get("/").text
    with ana.socket() as socket:
        assert socket.write(STATEMENT, "For South", "edit-2")["refused"] == ""
    assert answers.values(north)[STATEMENT].value == "Still for North"
    assert answers.values(south)[STATEMENT].value == "For South"
    assert [each.name for each in answers.plan(south).people] == ["Ana"]


def test_ballots_stay_where_they_were_cast_and_whoever_comes_back_is_counted_once(
    lead: Any, ana: Any, room: Room, answers: LocalAnswers
) -> None:
    north, south = team_id(room, "North"), team_id(room, "South")

    def rate(level: int) -> None:
        with ana.socket() as socket:
            ballot = {"question": "hiring", "id": "one", "answer": level}
            socket.tell_form({"type": "cast", "ballots": [ballot]}, ALONE)
            assert socket.heard("alone")["own"] == [["hiring", level]]

    ana.get("/")
    rate(2)
    moved(lead, room, "Ana", "North", "South")
    ana.post("/moved")
    rate(3)
    slot = ("hiring", "day-0/1")
    assert (answers.ballots_cast(north)[slot], answers.ballots_cast(south)[slot]) == (1, 1)
    moved(lead, room, "Ana", "South", "North")
    ana.post("/moved")
    assert "&#34;team&#34;: &#34;North&#34;" in ana.get("/").text
    rate(5)
    assert answers.ballots_cast(north)[slot] == 1
    assert [each.name for each in answers.plan(north).people] == ["Ana", "Ben"]


def test_whoever_was_moved_and_leaves_is_erased_in_both_teams(
    lead: Any, ana: Any, room: Room, answers: LocalAnswers
) -> None:
    moved(lead, room, "Ana", "North", "South")
    ana.post("/moved")
    ana.post("/leave")
    names = [[each.name for each in answers.plan(team.id).people] for team in room.session.teams]
    assert names == [["name removed", "Ben"], ["name removed"]]
    assert "Ana" not in repr(answers.log())


def test_the_own_code_of_before_leads_to_the_new_team(lead: Any, new_phone: Any, room: Room) -> None:
    code = own_code(room.keys.secret, person_of(room, "North", "Ana"))
    moved(lead, room, "Ana", "North", "South")
    other = new_phone()
    assert other.form("/enter", code=code).status_code == 303
    assert "&#34;team&#34;: &#34;South&#34;" in other.get("/").text


def test_a_raised_hand_goes_along_and_is_there_after_a_restart(
    lead: Any, ana: Any, room: Room, session: Any
) -> None:
    with ana.socket() as socket:
        assert socket.told("hand")["hand"] is False
        socket.say({"hand": True})
        while not socket.told("hand")["hand"]:
            pass
    moved(lead, room, "Ana", "North", "South")
    again = Room(workshop.answers.open(session), room.keys)
    assert again.hands == {person_of(room, "South", "Ana")}
    again.answers.close()


def test_where_somebody_of_that_name_is_already_nobody_is_moved(
    lead: Any, new_phone: Any, room: Room
) -> None:
    new_phone().join("South", "ana")
    north = team_id(room, "North")
    asked = {"move": person_of(room, "North", "Ana"), "from": north, "to": team_id(room, "South")}
    with lead.socket("facilitator") as leads:
        leads.say(asked)
        assert leads.told("failed")["failed"].startswith("There is a Ana in South already.")
    assert room.session.participants == ()


def test_nobody_but_the_facilitator_moves_anybody(ana: Any, new_phone: Any, room: Room) -> None:
    asked = {"move": person_of(room, "North", "Ben"), "from": team_id(room, "North")}
    with ana.socket() as socket:
        socket.say({**asked, "to": team_id(room, "South")})
        socket.say({"still": 1})
        socket.told("still")
    assert room.session.participants == ()
    assert new_phone().post("/moved").status_code == 401
    path = "participants/ana-00000001/hand"
    participant = room.answers.for_participant(team_id(room, "North"), "ana-00000001")
    for team in (SESSION, participant.team):
        assert participant.append([Edit(f"hand-{len(team)}", team, path, True)])[0].refused


def test_whoever_was_moved_round_and_round_is_found() -> None:
    values = {
        "participants/one-00000001/person": "two-00000001",
        "participants/one-00000001/team": "south-000001",
        "participants/two-00000001/person": "three-000001",
        "participants/two-00000001/team": "west-0000001",
    }
    session = session_from("s", values)
    last = Person("west-0000001", "three-000001")
    assert person_now(session, Person("north-000001", "one-00000001")) == last
    assert earlier(session, last, {"one-00000001", "other-000001"}) == "one-00000001"
    assert earlier(session, last, {"other-000001"}) == ""
    loop = Session(
        id="s",
        participants=(
            Participant(id="a", team="t", person="b"),
            Participant(id="b", team="u", person="a"),
        ),
    )
    assert person_now(loop, Person("x", "a")) == Person("t", "b")


def test_a_device_s_code_is_its_owner_s_alone_in_whichever_team() -> None:
    session = session_from("s", {"participants/ana/person": "ana-in-south", "participants/ana/team": "south"})
    kept = with_box(with_box("", "ben", "code-of-ben-000001"), "ana", "code-of-ana-000001")
    for ana in (Person("north", "ana"), Person("south", "ana-in-south")):
        assert own_boxes(session, kept, ana) == {"ana": "code-of-ana-000001"}
    assert own_boxes(session, kept, Person("north", "ben")) == {"ben": "code-of-ben-000001"}
    assert own_boxes(session, kept, Person("north", "cem")) == own_boxes(session, None, ana) == {}


def test_a_move_that_cannot_be_noted_is_refused(room: Room) -> None:
    edits = [Edit("one", SESSION, "participants/ana-00000001/nonsense", True)]
    with pytest.raises(Refused):
        asyncio.run(room.write_session(edits))
