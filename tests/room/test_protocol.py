"""What devices of one team say and are told, over a socket and without one."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.room.room import Room

STATEMENT = "outcomes/outcome-001/statement"
WHY = "outcomes/outcome-001/why"


def north(room: Room) -> str:
    """Return the id of the team North."""
    return room.session.teams[0].id


def test_a_form_is_told_everything_and_then_only_what_is_new(ana: Any) -> None:
    with ana.socket() as socket:
        assert socket.told("live")["live"]["steps"][0]["state"] == "open"
        socket.tell_form({"type": "hello"})
        everything = socket.heard("all")
        assert [path.rpartition("/")[2] for path in everything["answers"]] == ["name", "order"]
        assert set(everything["derived"]) >= {"offers", "shown", "hints"}
        socket.tell_form({"type": "hello", "seq": everything["latest"]})
        assert socket.heard("all")["answers"] == {}
        socket.tell_form({"type": "hello", "seq": 10**9})
        assert len(socket.heard("all")["answers"]) == 2


def test_an_edit_is_acknowledged_stored_and_told_to_the_team(
    ana: Any, ben: Any, cleo: Any, room: Room
) -> None:
    with ben.socket() as bens, cleo.socket() as cleos, ana.socket() as anas:
        receipt = anas.write(STATEMENT, "Grow services", "edit-1")
        assert (receipt["refused"], receipt["value"]) == ("", "Grow services")
        assert room.answers.values(north(room))[STATEMENT].value == "Grow services"
        told = bens.heard("changes")["answers"][STATEMENT]
        assert told[0] == "Grow services"
        assert told[2] == "Ana"
        cleos.say({"still": 7})
        assert not any("message" in message for message in iter(cleos.next, {"still": 7}))


def test_an_edit_that_is_sent_twice_is_stored_once(ana: Any, room: Room) -> None:
    with ana.socket() as socket:
        first = socket.write(STATEMENT, "Grow services", "edit-1")
        latest = room.answers.latest()
        assert socket.write(STATEMENT, "Grow services", "edit-1") == first
        assert room.answers.latest() == latest


def test_what_a_notebook_writes_is_told_within_a_second(ana: Any, room: Room, session: Any) -> None:
    beside = workshop.answers.open(session)
    with ana.socket() as socket:
        socket.told("live")
        beside.append([Edit("beside-1", north(room), STATEMENT, "From the notebook")])
        assert socket.heard("changes")["answers"][STATEMENT][0] == "From the notebook"
    beside.close()


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (
            "outcomes/outcome-001/colour",
            "red",
            "This field is not part of the exercise. Please reload the page.",
        ),
        ("outcomes/outcome-001/target", "many", "“many” is not a figure. Write digits, such as 12 or 4.5."),
        ("session/title", "Mine", "This field is not part of the exercise. Please reload the page."),
        ("steps/outcomes/state", "open", "This field is not part of the exercise. Please reload the page."),
        (STATEMENT, ["a"], "This field takes one answer: text, a figure, yes or no."),
        (STATEMENT, "x" * 400, "This is 400 characters long; the field takes 300. Please shorten it."),
    ],
)
def test_what_is_not_right_is_refused_with_a_sentence(ana: Any, path: str, value: Any, says: str) -> None:
    with ana.socket() as socket:
        assert socket.write(path, value, "edit-1")["refused"] == says


def test_nobody_writes_or_reads_for_another_team(cleo: Any, ana: Any, room: Room) -> None:
    with ana.socket() as socket:
        socket.write(STATEMENT, "Only North", "edit-1")
    assert "Only North" not in cleo.get("/step/outcomes?answers").text
    with cleo.socket() as socket:
        edit = {"id": "edit-2", "path": STATEMENT, "value": "Stolen", "base": 0, "team": north(room)}
        socket.tell_form({"type": "edits", "edits": [edit]})
        socket.heard("receipts")
    assert room.answers.values(north(room))[STATEMENT].value == "Only North"


def test_whoever_is_in_a_field_is_told_to_the_team_and_kept_nowhere(ana: Any, ben: Any, room: Room) -> None:
    with ben.socket() as bens, ana.socket() as anas:
        latest = room.answers.latest()
        anas.say({"at": STATEMENT})
        here: list[list[str]] = []
        while ["Ana", STATEMENT] not in [entry[1:] for entry in here]:
            here = bens.told("here")["here"]
        assert room.answers.latest() == latest
    assert STATEMENT not in room.answers.values(north(room))


def test_a_page_that_comes_back_takes_the_place_of_its_own_dead_line(ana: Any, ben: Any, room: Room) -> None:
    with ben.socket() as bens, ana.socket("participant&page=one") as dead:
        dead.say({"at": STATEMENT})
        with ana.socket("participant&page=one") as back, ana.socket("participant&page=two"):
            back.say({"at": WHY})
            here: list[list[str]] = []
            while ["Ana", WHY] not in [entry[1:] for entry in here]:
                here = bens.told("here")["here"]
            assert sorted(entry[1:] for entry in here) == [["Ana", ""], ["Ana", WHY], ["Ben", ""]]
            assert len(room.tables[north(room)].devices) == 3
            with pytest.raises(WebSocketDisconnect):
                while True:
                    dead.next()


def test_nobody_takes_the_place_of_somebody_else_s_page(ana: Any, ben: Any, room: Room) -> None:
    with ana.socket("participant&page=one") as anas, ben.socket("participant&page=one"):
        anas.say({"still": 1})
        anas.told("still")
        assert len(room.tables[north(room)].devices) == 2


def test_two_devices_of_one_person_in_one_field_are_told_once(ana: Any, ben: Any) -> None:
    with ben.socket() as bens, ana.socket() as phone, ana.socket() as tablet:
        for device in (phone, tablet):
            device.say({"at": STATEMENT})
            device.say({"still": 1})
            device.told("still")
        here = [["Ana", ""]]
        while ["Ana", ""] in here or len(here) < 2:
            here = [entry[1:] for entry in bens.told("here")["here"]]
        assert sorted(here) == [["Ana", STATEMENT], ["Ben", ""]]


def test_what_follows_from_an_answer_is_worked_out_for_the_step_that_is_shown(ana: Any) -> None:
    with ana.socket() as socket:
        socket.tell_form({"type": "hello"}, "about-us")
        socket.heard("all")
        socket.tell_form(
            {
                "type": "edits",
                "edits": [{"id": "one", "path": "about/yearly_cost", "value": "120000", "base": 0}],
            },
            "about-us",
        )
        while "about/day_cost" not in socket.heard_derived()["offers"]:
            pass


def test_history_is_told(ana: Any) -> None:
    with ana.socket() as socket:
        socket.write(STATEMENT, "Grow services", "edit-1")
        socket.tell_form({"type": "history"})
        [entry] = socket.heard("history")["entries"]
        assert (entry["path"], entry["now"]["value"], entry["now"]["who"]) == (
            STATEMENT,
            "Grow services",
            "Ana",
        )


def test_without_a_socket_everything_goes_by_asking(ana: Any, ben: Any) -> None:
    line = ana.post("/line").json()["line"]
    with ben.socket() as bens:
        edit = {"id": "edit-1", "path": STATEMENT, "value": "By asking", "base": 0}
        said = [{"form": "outcomes", "message": {"type": "edits", "edits": [edit]}}]
        assert ana.post(f"/line/{line}/say", {"messages": said}).status_code == 200
        assert bens.heard("changes")["answers"][STATEMENT][0] == "By asking"
        first = ana.post(f"/line/{line}/take", {"got": 0}).json()["messages"]
        again = ana.post(f"/line/{line}/take", {"got": 0}).json()["messages"]
        assert again[: len(first)] == first
        receipts = [each for _, each in first if each.get("message", {}).get("type") == "receipts"]
        assert receipts[0]["message"]["receipts"][0]["refused"] == ""
        bens.write(STATEMENT, "By socket", "edit-2", base=10**6)
        later = ana.post(f"/line/{line}/take", {"got": again[-1][0]}).json()["messages"]
        assert any(STATEMENT in each.get("message", {}).get("answers", {}) for _, each in later)
        assert min(number for number, _ in later) > again[-1][0]


def test_a_line_that_is_gone_is_said_to_be(ana: Any) -> None:
    assert ana.post("/line/nowhere/take", {"got": 0}).status_code == 410
    assert ana.post("/line/nowhere/say", {"messages": []}).status_code == 410


def test_a_stranger_s_socket_is_told_so(new_phone: Any) -> None:
    with new_phone().socket() as socket:
        assert socket.next() == {"unknown": True}


def test_somebody_who_was_removed_is_a_stranger(ana: Any, room: Room, answers: LocalAnswers) -> None:
    person = answers.plan(north(room)).people[0].id
    answers.append([Edit("gone", north(room), f"people/{person}/removed", True)])
    with ana.socket() as socket:
        socket.heard("changes")
        socket.tell_form({"type": "edits", "edits": [{"id": "one", "path": STATEMENT, "value": "Still"}]})
        assert socket.told("unknown") == {"unknown": True}
    assert STATEMENT not in room.answers.values(north(room))
    assert "participant.js" not in ana.get("/").text


def test_other_facts_draw_the_forms_anew(ana: Any, answers: LocalAnswers) -> None:
    with ana.socket() as socket:
        socket.told("live")
        answers.append([Edit("facts", SESSION, "session/title", "Autumn")])
        told = socket.told("live")
        assert (told["live"]["title"], told["redraw"]) == ("Autumn", True)
