"""A participant's notebook before the room: who it is, what it may ask, what it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from workshop.answers import Ballot, Edit
from workshop.room.codes import own_code
from workshop.room.guard import FREE
from workshop.room.identity import Person, Seal
from workshop.room.limits import AT_A_BURST
from workshop.room.room import Room

STATEMENT = "outcomes/outcome-001/statement"
NewPhone = Callable[[], Any]


class Notebook:
    """A notebook that asks as ours does."""

    def __init__(self, phone: Any, token: str) -> None:
        self.phone, self.token = phone, token
        begun = phone.post("/line?as=participant", {}, Authorization=f"Bearer {token}")
        self.status = begun.status_code
        self.line = begun.json().get("line", "")

    def asks(self, **question: Any) -> Any:
        """Ask something; return the whole response."""
        return self.phone.post(f"/line/{self.line}/ask", question)

    def told(self, **question: Any) -> dict[str, Any]:
        """Ask something; return what is told."""
        found: dict[str, Any] = self.asks(**question).json()
        return found


def person_of(room: Room, team: int, name: str) -> str:
    """Return the id of somebody who has joined."""
    plan = room.answers.plan(room.session.teams[team].id)
    return next(each.id for each in plan.people if each.name == name)


def code_of(room: Room, name: str, team: int = 0) -> str:
    """Return somebody's personal code."""
    return own_code(room.keys.secret, person_of(room, team, name))


@pytest.fixture
def anas(ana: Any, new_phone: NewPhone, room: Room) -> Notebook:
    """A notebook of Ana's, let in by her own code, beside her phone."""
    assert ana.cookies
    stranger = new_phone()
    return Notebook(stranger, stranger.post("/token", {"code": code_of(room, "Ana")}).json()["token"])


def test_a_personal_code_is_exchanged_for_a_token(anas: Notebook, room: Room) -> None:
    told = anas.told(known=0)
    assert (told["team"], told["person"]) == (room.session.teams[0].id, person_of(room, 0, "Ana"))
    assert told["session"] == room.session.id


def test_the_room_s_code_and_a_wrong_one_are_refused_with_a_sentence(new_phone: NewPhone, room: Room) -> None:
    refused = new_phone().post("/token", {"code": room.keys.code})
    assert refused.status_code == 403
    assert refused.json()["says"] == (
        "This is not your own code, which has eight signs. Join on a phone first, or in a browser: the code "
        "stands there, under your name."
    )
    wrong = new_phone().post("/token", {"code": "AAAAAAAA"})
    assert wrong.status_code == 403
    assert (
        wrong.json()["says"] == "This code is nobody's. Look at your first device once more, under your name."
    )


@pytest.mark.usefixtures("ana")
def test_wrong_codes_are_limited_as_at_the_door(new_phone: NewPhone, room: Room) -> None:
    stranger = new_phone()
    for _ in range(FREE + 1):
        stranger.post("/token", {"code": "AAAAAAAA"})
    refused = stranger.post("/token", {"code": code_of(room, "Ana")})
    assert refused.status_code == 403
    assert "too many wrong codes" in refused.json()["says"]


@pytest.mark.usefixtures("ana")
def test_without_a_token_of_this_session_nobody_is_let_in(new_phone: NewPhone, room: Room) -> None:
    elsewhere = Seal("another secret", room.session.id)
    made_up = elsewhere.of(Person(room.session.teams[0].id, person_of(room, 0, "Ana")))
    for token in ("", "nonsense", made_up):
        assert Notebook(new_phone(), token).status == 401
    assert new_phone().post("/line/nonsense/ask", {"known": 0}).status_code == 410


def test_a_token_is_renewed_for_whoever_is_known_and_nobody_else(
    anas: Notebook, ana: Any, new_phone: NewPhone, room: Room
) -> None:
    renewed = new_phone().post("/token", {}, Authorization=f"Bearer {anas.token}").json()["token"]
    assert room.seal.person(renewed) == Person(room.session.teams[0].id, person_of(room, 0, "Ana"))
    ana.form("/leave", really="yes")
    for token in (anas.token, "nonsense"):
        assert new_phone().post("/token", {}, Authorization=f"Bearer {token}").status_code == 401


@pytest.mark.usefixtures("ana")
def test_a_token_leads_to_no_facilitator_page(new_phone: NewPhone, room: Room) -> None:
    token = room.seal.of(Person(room.session.teams[0].id, person_of(room, 0, "Ana")))
    begun = new_phone().post("/line?as=facilitator", {}, Authorization=f"Bearer {token}")
    assert begun.status_code == 401


def test_what_a_notebook_writes_is_stored_by_name_and_told_to_the_team(
    anas: Notebook, ben: Any, room: Room
) -> None:
    with ben.socket() as bens:
        edit = {"id": "edit-1", "path": STATEMENT, "value": "Grow services", "base": 0}
        told = anas.told(append=[edit], seq=0)
        assert [each["refused"] for each in told["receipts"]] == [""]
        assert told["answers"][STATEMENT][0] == "Grow services"
        heard = bens.heard("changes")["answers"][STATEMENT]
    assert heard[0] == "Grow services"
    assert heard[2] == "Ana"
    assert room.answers.values(room.session.teams[0].id)[STATEMENT].author == person_of(room, 0, "Ana")


def test_a_refusal_is_a_sentence_and_holds_nothing_else_up(anas: Notebook) -> None:
    edits = [
        {"id": "edit-1", "path": "outcomes/outcome-001/target", "value": "many", "base": 0},
        {"id": "edit-2", "path": STATEMENT, "value": "Grow", "base": 0},
        {"id": "edit-3", "path": "session/title", "value": "Mine", "base": 0},
    ]
    first, second, third = anas.told(append=edits, seq=0)["receipts"]
    assert first["refused"] == "“many” is not a figure. Write digits, such as 12 or 4.5."
    assert (second["refused"], second["value"]) == ("", "Grow")
    assert third["refused"] == "This field is not part of the exercise. Please reload the page."


def test_a_step_that_is_locked_refuses(anas: Notebook, room: Room) -> None:
    room.answers.append([Edit("lock", "", "steps/outcomes/state", "locked")])
    edit = {"id": "edit-1", "path": STATEMENT, "value": "Late", "base": 0}
    [receipt] = anas.told(append=[edit], seq=0)["receipts"]
    assert "locked" in receipt["refused"]


@pytest.mark.usefixtures("cleo")
def test_nothing_of_another_team_is_told(anas: Notebook, room: Room) -> None:
    south = room.session.teams[1].id
    room.answers.append([Edit("secret", south, STATEMENT, "WHAT-SOUTH-WROTE")])
    room.answers.for_participant(south, "Ola").cast(
        "code-of-a-device-0001", [Ballot(south, "hiring", "day-0", 4)]
    )
    edit = {"id": "edit-9", "path": STATEMENT, "value": "Stolen", "base": 0, "team": south}
    questions: list[dict[str, Any]] = [
        {"kit": True},
        {"known": 0},
        {"known": -1},
        {"facts": True},
        {"recent": 10**6},
        {"append": [edit], "seq": 0},
        {"alone": "where-to-improve", "code": "code-of-a-device-0001", "ballots": []},
        {"values": south},
        {"team": south},
    ]
    told = json.dumps([anas.told(**question) for question in questions])
    assert "WHAT-SOUTH-WROTE" not in told
    assert "hiring" not in json.dumps(anas.told(**questions[6]))
    assert room.answers.values(south)[STATEMENT].value == "WHAT-SOUTH-WROTE"


def test_the_facilitator_s_notes_are_not_told(anas: Notebook, room: Room) -> None:
    told = anas.told(kit=True)
    notes = room.kit.step("outcomes").facilitator.say[0]
    assert notes not in json.dumps(told, ensure_ascii=False)
    assert (told["rules_off"], told["industry_figures"]) == ([], "off")


def test_ballots_lie_in_the_box_by_the_code_that_the_room_gives(anas: Notebook, room: Room) -> None:
    code, step = "code-of-a-notebook-1", "where-to-improve"
    ballot = {"id": "ballot-1", "question": "hiring", "answer": 4}
    told = anas.told(alone=step, code="", ballots=[ballot])
    own = told.pop("code")
    assert told == {
        "own": [["hiring", 4]],
        "receipts": [{"question": "hiring", "id": "ballot-1", "refused": "", "waits": False}],
    }
    for brought in (own, code, "short"):  # whatever a page brings: it is one person's
        assert anas.told(alone=step, code=brought, ballots=[]) == {
            "own": [["hiring", 4]],
            "receipts": [],
            "code": own,
        }
    assert room.answers.ballots_cast(room.session.teams[0].id) == {("hiring", "day-0/1"): 1}


def test_whoever_goes_on_in_a_notebook_counts_once(anas: Notebook, ana: Any, ben: Any, room: Room) -> None:
    step = "where-to-improve"
    with ana.socket() as phone, ben.socket() as bens:
        for socket, level in ((phone, 2), (bens, 5)):
            ballot = {"id": "on-a-phone", "question": "hiring", "answer": level}
            socket.tell_form({"type": "cast", "ballots": [ballot]}, step)
            assert socket.heard("alone")["own"] == [["hiring", level]]
        assert anas.told(alone=step, code="code-of-a-notebook-1", ballots=[])["own"] == [["hiring", 2]]
        later = {"id": "in-a-notebook", "question": "hiring", "answer": 3}
        assert anas.told(alone=step, code="code-of-a-notebook-1", ballots=[later])["own"] == [["hiring", 3]]
        phone.tell_form({"type": "alone"}, step)
        assert phone.heard("alone")["own"] == [["hiring", 3]]
    assert room.answers.ballots_cast(room.session.teams[0].id) == {("hiring", "day-0/1"): 2}


def test_the_latest_changes_are_told_with_names(anas: Notebook) -> None:
    for number, value in enumerate(("First", "Second")):
        edit = {"id": f"edit-{number}", "path": STATEMENT, "value": value, "base": 10**6}
        anas.told(append=[edit], seq=0)
    latest = anas.told(recent=1)["changes"]
    assert [(each["path"], each["before"]["value"], each["now"]["value"]) for each in latest] == [
        (STATEMENT, "First", "Second")
    ]
    assert latest[0]["now"]["who"] == "Ana"
    anas.told(append=[{"id": "edit-9", "path": "about/managers", "value": 9}], seq=0)
    much = "%" * 60_000  # more than a database takes
    latest = anas.told(recent=1, of=["outcomes/*/statement", None, much])["changes"]
    assert [each["path"] for each in latest] == [STATEMENT]


def test_whoever_leaves_is_a_stranger_in_the_notebook_too(anas: Notebook, ana: Any) -> None:
    assert anas.asks(known=0).status_code == 200
    assert ana.form("/leave", really="yes").status_code == 303
    assert anas.asks(known=0).status_code == 401


def test_a_notebook_that_asks_without_end_is_let_go(anas: Notebook) -> None:
    found = [anas.asks(facts=True).status_code for _ in range(int(AT_A_BURST) * 6)]
    assert 429 in found
    assert found[-1] == 410


@pytest.mark.usefixtures("anas")
def test_a_notebook_counts_as_present(ben: Any) -> None:
    with ben.socket() as bens:
        names: list[str] = []
        while "Ana" not in names:
            names = [entry[1] for entry in bens.told("here")["here"]]
