"""What the facilitator does for all: steps, timer, message, and who is told what."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.room.leading import PAUSE, Watching
from workshop.room.live import landing, live_told
from workshop.room.room import Room

STATEMENT = "outcomes/outcome-001/statement"
LOCKED = "This step is locked: it can be read, not changed. The facilitator can unlock it."
CLOSED = "This step is not open. The facilitator opens it for everybody."


@pytest.fixture
def lead(new_phone: Any, room: Room) -> Any:
    """The facilitator's laptop."""
    laptop = new_phone()
    laptop.get(f"/facilitator?token={room.keys.facilitator}")
    return laptop


def state(socket: Any, step: str) -> str:
    """Return the state of a step as a device is told it next."""
    steps = socket.told("live")["live"]["steps"]
    found: str = next(each["state"] for each in steps if each["id"] == step)
    return found


def test_a_locked_step_takes_no_participant_s_edit_until_it_is_unlocked(
    lead: Any, ana: Any, room: Room, answers: LocalAnswers
) -> None:
    team = room.session.teams[0].id
    with lead.socket("facilitator") as leads, ana.socket() as socket:
        assert state(socket, "outcomes") == "open"
        leads.say({"state": "locked", "steps": ["outcomes"]})
        assert state(socket, "outcomes") == "locked"
        assert socket.write(STATEMENT, "Late", "edit-1")["refused"] == LOCKED
        assert socket.write("outcomes/outcome-001/removed", True, "edit-2")["refused"] == LOCKED
        assert socket.write("warmups/warm-up-001/what", "Asked me", "edit-3")["refused"] == ""
        leads.say({"state": "closed", "steps": ["outcomes"]})
        assert state(socket, "outcomes") == "closed"
        assert socket.write(STATEMENT, "Late", "edit-4")["refused"] == CLOSED
        assert STATEMENT not in answers.values(team)
        leads.say({"state": "open", "steps": ["outcomes"]})
        assert state(socket, "outcomes") == "open"
        assert socket.write(STATEMENT, "In time", "edit-5")["refused"] == ""


def test_what_arrived_before_its_step_was_locked_is_not_said_to_wait(lead: Any, ana: Any) -> None:
    with lead.socket("facilitator") as leads, ana.socket() as socket:
        seq = socket.write(STATEMENT, "In time", "edit-1")["seq"]
        leads.say({"state": "locked", "steps": ["outcomes"]})
        while state(socket, "outcomes") != "locked":
            pass
        again = socket.write(STATEMENT, "In time", "edit-1")  # its receipt got lost on the way
        assert (again["refused"], again["waits"], again["seq"]) == ("", False, seq)
        late = socket.write(STATEMENT, "Too late", "edit-2", base=seq)
        assert (late["refused"], late["waits"]) == (LOCKED, True)
        wrong = socket.write("warmups/warm-up-001/never", "Asked me", "edit-3")
        assert (wrong["refused"] != "", wrong["waits"]) == (True, False)


def test_what_several_steps_ask_for_can_be_changed_while_one_of_them_is_open(
    answers: LocalAnswers, session: Any
) -> None:
    team = answers.session().teams[0].id
    participant = workshop.answers.open(session, role="participant", team=team, author="ana-00000001")
    rating = "ratings/skill-coaching/day-0/1"
    asking = [step.id for step in answers.kit.steps if "ratings/*" in {each.field for each in step.fields()}]
    assert len(asking) > 1
    for number, step in enumerate(asking):
        [receipt] = participant.append([Edit(f"rate-{number}", team, rating, 3)])
        assert receipt.refused == ""
        answers.append([Edit(f"lock-{number}", SESSION, f"steps/{step}/state", "locked")])
    [receipt] = participant.append([Edit("rate-last", team, rating, 4)])
    assert receipt.refused == LOCKED
    [receipt] = answers.append([Edit("rate-lead", team, rating, 4)])
    assert receipt.refused == ""
    participant.close()


@pytest.mark.parametrize("path", ["people/jide-000001/name", "parked/park-000001/what"])
def test_names_and_what_is_put_aside_are_never_locked(answers: LocalAnswers, session: Any, path: str) -> None:
    team = answers.session().teams[0].id
    steps = [step.id for step in answers.kit.steps]
    answers.append([Edit(f"lock-{step}", SESSION, f"steps/{step}/state", "locked") for step in steps])
    participant = workshop.answers.open(session, role="participant", team=team, author="ana-00000001")
    [receipt] = participant.append([Edit("one", team, path, "Jide")])
    assert receipt.refused == ""
    participant.close()


def test_everybody_is_called_and_a_late_comer_lands_where_the_room_is(
    lead: Any, ana: Any, new_phone: Any, room: Room
) -> None:
    assert landing(room.kit, room.session) == "about-us"
    with lead.socket("facilitator") as leads, ana.socket() as socket:
        before = socket.told("live")["live"]
        leads.say({"call": "outcomes"})
        told = socket.told("live")["live"]
        assert told["step"] == "outcomes"
        assert told["called"] != before["called"]
    late = new_phone()
    late.join("South", "Late")
    assert "&#34;landing&#34;: &#34;outcomes&#34;" in late.get("/").text


def test_the_first_open_step_is_where_one_lands_else(answers: LocalAnswers) -> None:
    answers.append([Edit("close", SESSION, "steps/about-us/state", "closed")])
    assert landing(answers.kit, answers.session()) == "warm-up"


def test_the_timer_runs_by_the_server_s_clock_and_takes_more_and_less(lead: Any, ana: Any) -> None:
    def left(socket: Any) -> int:
        told = socket.told("live")["live"]
        return round((told["timer"] - told["now"]) / 1000) if told["timer"] else 0

    with lead.socket("facilitator") as leads, ana.socket() as socket:
        assert left(socket) == 0
        for asked, seconds in (
            ({"timer": 600}, 600),
            ({"more": 60}, 660),
            ({"more": -300}, 360),
            ({"timer": 0}, 0),
        ):
            leads.say(asked)
            assert abs(left(socket) - seconds) <= 2


def test_a_message_to_all_comes_and_is_taken_back(lead: Any, ana: Any) -> None:
    with lead.socket("facilitator") as leads, ana.socket() as socket:
        assert socket.told("live")["live"]["message"] == ""
        leads.say({"message": " Ten more minutes "})
        assert socket.told("live")["live"]["message"] == "Ten more minutes"
        leads.say({"message": ""})
        assert socket.told("live")["live"]["message"] == ""


def test_a_message_that_is_too_long_is_said_to_be(lead: Any) -> None:
    with lead.socket("facilitator") as leads:
        leads.say({"message": "x" * 301})
        assert leads.told("failed")["failed"] == (
            "This is 301 characters long; the field takes 300. Please shorten it."
        )


def test_the_facilitator_sees_who_is_where_and_how_far_each_team_is(lead: Any, ana: Any) -> None:
    with lead.socket("facilitator") as leads:
        assert [team["name"] for team in leads.told("teams")["teams"]] == ["North", "South"]
        with ana.socket() as socket:
            socket.tell_form({"type": "hello"})
            socket.write(STATEMENT, "Grow services", "edit-1")
            north: dict[str, Any] = {"here": [], "cells": []}
            while not north["here"] or north["cells"][4][0] != "begun":
                north = leads.told("teams")["teams"][0]
            assert [(each["name"], each["step"]) for each in north["here"]] == [("Ana", "outcomes")]
            assert north["cells"][3][0] == "empty"
        while north["here"]:
            north = leads.told("teams")["teams"][0]


def test_what_the_plan_check_finds_in_a_step_of_a_team_is_followed(lead: Any, ana: Any, room: Room) -> None:
    north = room.session.teams[0].id
    with lead.socket("facilitator") as leads, ana.socket() as socket:
        assert leads.told("points")["points"] == {}
        leads.say({"points": north, "step": "outcomes"})
        while not (found := leads.told("points")["points"]):
            pass
        assert (found["team"], found["step"]) == (north, "outcomes")
        assert found["groups"][0] == {
            "severity": "must",
            "title": "To settle before anyone signs",
            "sentences": ["The plan names no outcome yet. Name two to four figures that will have moved."],
        }
        socket.write(STATEMENT, "Grow <b>services</b>", "edit-1")
        wanted = "“Grow <b>services</b>” has no target. Which figure do you want to reach?"
        while wanted not in leads.told("points")["points"]["groups"][0]["sentences"]:
            pass
        leads.say({"points": "nobody-00001", "step": "outcomes"})
        while leads.told("points")["points"]:
            pass


def test_nobody_but_the_facilitator_is_told_of_findings(lead: Any, ana: Any, room: Room) -> None:
    for phone, kind in ((ana, "participant"), (lead, "projector")):
        with phone.socket(kind) as socket:
            socket.say({"points": room.session.teams[0].id, "step": "outcomes"})
            socket.say({"still": 1})
            told = socket.next()
            while "still" not in told:
                assert "points" not in told
                told = socket.next()


def test_the_projector_is_told_no_name_and_no_answer(lead: Any, ana: Any) -> None:
    with lead.socket("projector") as wall, ana.socket() as socket:
        socket.tell_form({"type": "hello"})
        socket.write(STATEMENT, "Grow services", "edit-1")
        told: dict[str, Any] = {"teams": [{"here": 0}]}
        while told["teams"][0]["here"] == 0 or told["teams"][0]["cells"][4][0] != "begun":
            told = wall.told("teams")
        assert "Ana" not in str(told)
        assert "Grow services" not in str(told)


def test_where_the_room_is_is_there_again_after_a_restart(lead: Any, room: Room, session: Any) -> None:
    with lead.socket("facilitator") as leads:
        leads.told("teams")
        leads.say({"call": "time"})
        while leads.told("live")["live"]["step"] != "time":
            pass
        leads.say({"state": "locked", "steps": ["outcomes"]})
        while leads.told("live")["live"]["steps"][4]["state"] != "locked":
            pass
    again = Room(workshop.answers.open(session), room.keys)
    assert (again.live()["step"], again.session.state_of("outcomes")) == ("time", "locked")
    again.answers.close()


@pytest.mark.parametrize("moment", ["soon", "", "2027-01-12"])
def test_a_timer_that_cannot_be_read_does_no_harm(answers: LocalAnswers, moment: str) -> None:
    answers.append(
        [Edit("timer", SESSION, "live/timer_ends", moment), Edit("step", SESSION, "live/step", "gone")]
    )
    told = live_told(answers.kit, answers.session())
    assert told["step"] == ""
    assert isinstance(told["timer"], int)


def test_what_was_worked_out_first_is_never_told_last() -> None:
    now, waits, said = [0], [3 * PAUSE, 0.0], []

    class Slow(Watching):
        """A page for which working out takes longer the first time."""

        async def _tell(self) -> None:
            known = now[0]
            await asyncio.sleep(waits.pop(0))
            said.append(known)

    async def watched() -> None:
        nothing: Any = None
        page = Slow(nothing, nothing)
        page.look()
        while len(waits) == 2:  # until the first is being worked out
            await asyncio.sleep(0.001)
        now[0] = 1
        page.look()
        while len(said) < 2:
            await asyncio.sleep(0.001)

    asyncio.run(watched())
    assert said == [0, 1]
