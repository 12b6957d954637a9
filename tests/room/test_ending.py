"""The end: what one takes home is the own team's and the own, and comes once the plan is released."""

from __future__ import annotations

from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]

from tests.room.conftest import team_id
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.plan.fold import plan_from
from workshop.room.recap import entries_of
from workshop.room.room import Room

PLAN = {
    "outcomes/growth-00001/statement": "Grow <b>services</b>",
    "outcomes/growth-00001/unit": "€ million",
    "outcomes/growth-00001/baseline": "4.2",
    "outcomes/growth-00001/target": "9.8",
    "outcomes/growth-00001/by": "2028-12-31",
    "people/ana-00000002/name": "ána",
    "people/ben-00000002/name": "Ben",
    "actions/join-000001/what": "Join one visit a week",
    "actions/join-000001/owner": "ana-00000002",
    "actions/join-000001/due": "2027-03-15",
    "actions/sheet-00001/what": "Write the sheet",
    "actions/sheet-00001/owner": "ben-00000002",
    "actions/sheet-00001/due": "2027-02-11",
    "obstacles/crm-00000001/what": "No time in the calendar",
    "obstacles/crm-00000001/clears": "ana-00000002",
    "obstacles/crm-00000001/by": "2027-02-01",
    "ask/what": "Coaching for all managers",
    "ask/amount": "99400",
    "ask/by": "2027-02-15",
}


@pytest.fixture
def lead(new_phone: Any, room: Room) -> Any:
    """The facilitator's laptop."""
    laptop = new_phone()
    laptop.get(f"/facilitator?token={room.keys.facilitator}")
    return laptop


@pytest.fixture
def phones(ben: Any, cleo: Any) -> tuple[Any, Any]:
    """The devices of Ben, who is in North, and of Cleo, who is in South."""
    return ben, cleo


@pytest.fixture
def _written(room: Room, answers: LocalAnswers) -> None:
    """A short plan of North."""
    north = team_id(room, "North")
    answers.append([Edit(f"edit-{number}", north, *pair) for number, pair in enumerate(PLAN.items())])


def release(lead: Any, room: Room) -> None:
    """Give North its plan."""
    with lead.socket("facilitator") as leads:
        leads.say({"release": team_id(room, "North"), "given": True})
        told = leads.told("teams")
        # What the log holds is known to the room once it has looked.
        while not told["live"]["released"] or told["teams"][0]["cells"][4][0] == "empty":
            told = leads.told("teams")


@pytest.mark.usefixtures("_written")
def test_before_the_plan_is_released_there_is_nothing_to_take_home(ana: Any, room: Room) -> None:
    for path in ("/recap", "/recap/dates.ics", "/plan", f"/look/{team_id(room, 'North')}/recap"):
        assert ana.get(path).headers["location"] == "/"


@pytest.mark.usefixtures("_written")
def test_one_takes_home_what_the_team_wants_and_what_is_one_s_own(
    lead: Any, ana: Any, phones: tuple[Any, Any], new_phone: Any, room: Room
) -> None:
    ben, cleo = phones
    release(lead, room)
    told = ana.get("/recap").text
    for said in (
        "Grow &lt;b&gt;services&lt;/b&gt;",
        "4.2 million",
        "9.8 million",
        "by 31 December 2028",
        "What Ana sees to",
        "Join one visit a week",
        "by 15 March 2027",
        "No time in the calendar",
        "99,400",
        "Coaching for all managers",
        "11 February 2027",
    ):
        assert said in told
    assert "Write the sheet" not in told
    assert "Write the sheet" in ben.get("/recap").text
    assert cleo.get("/recap").headers["location"] == "/"
    assert new_phone().get("/recap").headers["location"] == "/"
    assert ana.get(f"/look/{team_id(room, 'North')}/recap").headers["location"] == "/"
    looked = lead.get(f"/look/{team_id(room, 'North')}/recap").text
    assert "9.8 million" in looked
    assert "sees to" not in looked


@pytest.mark.usefixtures("_written")
def test_one_s_own_dates_open_in_a_calendar(lead: Any, ana: Any, room: Room) -> None:
    release(lead, room)
    answer = ana.get("/recap/dates.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    said = [each.summary.value for each in vobject.readOne(answer.text).vevent_list]
    assert any("Join one visit a week" in each for each in said)
    assert any("No time in the calendar" in each for each in said)
    assert any("99,400" in each for each in said)
    assert len([each for each in said if "of our development plan" in each]) >= 3
    assert not [each for each in said if "Write the sheet" in each]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["ana", "ANA "], {"p0", "p1", "p2"}),
        (["Ana Ferreira"], {"p0", "p1"}),
        (["Ana Ferreira", "Ana Silva"], {"p0"}),
        (["Anabel", "Ben"], {"p0"}),
    ],
)
def test_a_name_is_compared_kindly(names: list[str], expected: set[str]) -> None:
    plan = plan_from({f"people/p{number}/name": name for number, name in enumerate(["Ána", *names])})
    assert entries_of(plan, "p0") == expected
    assert entries_of(plan, "nobody") == set()


def test_whether_it_was_worth_it_is_said_alone_and_counted_from_three_on(
    lead: Any, ana: Any, phones: tuple[Any, Any], room: Room, answers: LocalAnswers
) -> None:
    ben, cleo = phones
    with lead.socket("facilitator") as leads:
        for number, (phone, answer) in enumerate(((ana, "yes"), (ben, "no"), (cleo, "partly")), 1):
            phone.get("/")
            with phone.socket() as socket:
                assert socket.told("worth")["worth"] == ""
                socket.say({"worth": answer})
                assert socket.told("worth")["worth"] == answer
            while leads.told("worth")["worth"] != {"answered": number}:
                pass
            leads.say({"count": True} if number < 3 else {})
        assert not room.session.end.worth
        leads.say({"count": True})
        while (told := leads.told("worth")["worth"]) == {"answered": 3}:
            pass
    assert told == {"answered": 3, "answers": 3, "spread": "far-apart"}
    with ana.socket() as socket:
        assert socket.told("live")["live"]["worth"] == {"step": "close", "isCounted": True}
        assert socket.told("worth")["worth"] == "yes"
        socket.say({"worth": "no"})
        assert socket.told("failed")["failed"].startswith("The answers are counted already")
    assert "yes" not in repr(answers.values(SESSION))


def test_whoever_is_moved_says_it_once(lead: Any, ana: Any, room: Room, answers: LocalAnswers) -> None:
    def say(answer: str) -> None:
        ana.get("/")
        with ana.socket() as socket:
            socket.say({"worth": answer})
            while socket.told("worth")["worth"] != answer:
                pass

    say("yes")
    person = room.tables[team_id(room, "North")].people().people[0].id
    with lead.socket("facilitator") as leads:
        leads.say({"move": person, "from": team_id(room, "North"), "to": team_id(room, "South")})
        while not room.session.participants:
            leads.next()
    ana.post("/moved")
    say("no")
    assert answers.worth_cast() == 1


def test_in_the_room_the_form_does_not_ask_it_of_the_table(ana: Any) -> None:
    drawn = ana.get("/step/close").json()["definition"]
    asked = [field["field"] for block in drawn["blocks"] for field in block.get("fields", ())]
    assert "feedback/change" in asked
    assert "feedback/worth" not in asked
