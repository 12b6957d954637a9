"""Joining by code, team and name, and coming back as oneself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.room.codes import grouped, own_code, team_code
from workshop.room.guard import FREE
from workshop.room.private import Keys, keys_of
from workshop.room.room import Room

NewPhone = Callable[[], Any]


def people(room: Room, name: str) -> list[str]:
    """Return the names of a team's people as they are stored."""
    team = next(team.id for team in room.session.teams if team.name == name)
    return [person.name for person in room.answers.plan(team).people]


def problem(answer: Any) -> str:
    """Return what a page of the door says is wrong."""
    found = re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)
    return found[1] if found else ""


def test_whoever_has_the_code_and_a_name_is_in(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    assert "code" in phone.get("/").text
    typed = f" {room.keys.code[:3].lower()}-{room.keys.code[3:]} "
    entered = phone.form("/enter", code=typed)
    assert (entered.status_code, entered.headers["location"]) == (303, f"/?c={room.keys.code}")
    assert "North" in phone.get(entered.headers["location"]).text
    joined = phone.join("North", "Ana Ferreira")
    assert (joined.status_code, joined.headers["location"]) == (303, "/")
    assert people(room, "North") == ["Ana Ferreira"]
    assert "participant.js" in phone.get("/").text


def test_without_the_code_nothing_is_told_and_nobody_gets_in(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    assert "North" not in phone.get("/").text
    assert phone.get("/?c=AAAAAA").status_code == 403
    assert "North" not in phone.get("/?c=AAAAAA").text
    refused = phone.form("/join", code="", team=room.session.teams[0].id, name="Eve")
    assert refused.status_code == 403
    assert people(room, "North") == []
    assert phone.get("/step/outcomes?answers").status_code == 401
    assert phone.post("/line").status_code == 401


def test_a_team_s_own_code_leads_straight_into_that_team(new_phone: NewPhone, room: Room) -> None:
    north, south = room.session.teams
    code = team_code(room.keys.secret, north.id)
    phone = new_phone()
    entered = phone.form("/enter", code=grouped(code).lower())
    assert entered.headers["location"] == f"/?c={code}"
    shown = phone.get(entered.headers["location"]).text
    assert "North" in shown and "checked" in shown and "South" not in shown
    elsewhere = phone.form("/join", code=code, team=south.id, name="Eve")
    assert problem(elsewhere) == "Choose your team first."
    assert people(room, "South") == []
    assert phone.form("/join", code=code, team=north.id, name="Ana").headers["location"] == "/"
    assert people(room, "North") == ["Ana"]


def test_wrong_codes_of_teams_are_counted_as_the_room_s(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    for _ in range(FREE + 1):
        assert phone.form("/enter", code="AAAAAAA").status_code == 403
    right = team_code(room.keys.secret, room.session.teams[0].id)
    assert phone.form("/enter", code=right).status_code == 429


def test_the_same_device_is_known_again_and_joins_once(ana: Any, room: Room) -> None:
    assert "participant.js" in ana.get("/").text
    assert ana.join("North", "Ana").status_code == 303
    assert people(room, "North") == ["Ana"]


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(new_phone: NewPhone) -> None:
    kept = new_phone().join("North", "Ana").headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=lax" in kept
    assert "secure" not in kept


def test_a_made_up_cookie_is_a_stranger_s(ana: Any, new_phone: NewPhone) -> None:
    [(name, value)] = [each for each in ana.cookies.items() if not each[0].endswith("-box")]
    thief = new_phone()
    thief.cookies = {name: value[:-2] + ("AA" if value[-2:] != "AA" else "BB")}
    assert "participant.js" not in thief.get("/").text


@pytest.mark.usefixtures("ana")
def test_the_own_code_brings_back_on_another_device(new_phone: NewPhone, room: Room) -> None:
    person = room.answers.plan(room.session.teams[0].id).people[0].id
    other = new_phone()
    back = other.form("/enter", code=own_code(room.keys.secret, person))
    assert (back.status_code, back.headers["location"]) == (303, "/")
    assert "Ana" in other.get("/").text
    assert people(room, "North") == ["Ana"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e"])
def test_no_name_is_asked_for_kindly(new_phone: NewPhone, room: Room, name: str) -> None:
    answer = new_phone().join("North", name)
    assert answer.status_code == 400
    assert problem(answer) == "Give a name, so that your team knows who is writing."
    assert "checked" in answer.text
    assert people(room, "North") == []


def test_a_very_long_name_is_kept_in_the_field_to_be_shortened(new_phone: NewPhone, room: Room) -> None:
    answer = new_phone().join("North", "A" * 300)
    assert problem(answer) == (
        "This name is 300 characters long; there is room for 60. A shorter one will do."
    )
    assert f'value="{"A" * 300}"' in answer.text
    assert people(room, "North") == []


@pytest.mark.usefixtures("ana")
def test_an_equal_name_is_told_how_to_go_on(new_phone: NewPhone, room: Room) -> None:
    answer = new_phone().join("North", " ana ")
    assert problem(answer) == (
        "ana is in this team already. If that is you, use your own code: it stands on your first device, "
        "under your name. If not, add something, such as the first letter of your family name."
    )
    assert new_phone().join("South", "Ana").status_code == 303
    assert (people(room, "North"), people(room, "South")) == (["Ana"], ["Ana"])


def test_somebody_whom_the_team_has_named_already_is_that_person(
    ana: Any, new_phone: NewPhone, room: Room
) -> None:
    with ana.socket() as socket:
        socket.write("people/jide-000001/name", "Jide Okafor", "named-1")
    assert new_phone().join("North", "jide okafor").status_code == 303
    assert sorted(people(room, "North")) == ["Ana", "Jide Okafor"]


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', '{{ 7 * "seven" }}']
)
def test_a_hostile_name_is_shown_as_typed(new_phone: NewPhone, room: Room, name: str) -> None:
    phone = new_phone()
    assert phone.join("North", name).status_code == 303
    assert people(room, "North") == [name]
    page = phone.get("/").text
    assert "<img" not in page
    assert "<script>" not in page
    assert "sevenseven" not in page


def test_too_many_wrong_codes_make_strangers_wait_and_nobody_else(
    ana: Any, new_phone: NewPhone, room: Room
) -> None:
    stranger = new_phone()
    for _ in range(FREE + 1):
        assert stranger.form("/enter", code="AAAAAA").status_code == 403
    shut = stranger.form("/enter", code=room.keys.code)
    assert shut.status_code == 429
    assert re.fullmatch(r"There were too many wrong codes. Wait \d seconds, then try again.", problem(shut))
    assert new_phone().join("North", "Late").status_code == 429
    assert "participant.js" in ana.get("/").text


def test_the_keys_are_made_once_and_for_the_owner_alone(session: Path, keys: Keys) -> None:
    assert keys_of(session) == keys
    file = session / "private" / "room.json"
    assert file.stat().st_mode & 0o077 == 0
    assert (len(keys.code), len(keys.secret)) == (6, 64)
    assert set(keys.code) <= set("ACDEFGHJKMNPRTWXY34679")


def ticketed(phone: Any, room: Room, ticket: str, name: str, team: int = 0) -> Any:
    """Join by a door page that bears a ticket."""
    fields = {"code": room.keys.code, "team": room.session.teams[team].id, "name": name, "ticket": ticket}
    return phone.form("/join", **fields)


def test_who_asks_again_because_no_answer_came_is_the_same_person(new_phone: NewPhone, room: Room) -> None:
    page = new_phone().get(f"/?c={room.keys.code}").text
    [ticket] = re.findall(r'name="ticket" value="([^"]+)"', page)
    assert ticket not in new_phone().get(f"/?c={room.keys.code}").text
    assert ticketed(new_phone(), room, ticket, "Ana").status_code == 303
    again = new_phone()  # the same device: the answer with its cookies never came
    assert ticketed(again, room, ticket, "Ana").status_code == 303
    assert people(room, "North") == ["Ana"]
    assert "Ana" in again.get("/").text
    with again.socket() as socket:
        assert socket.told("worth")["waits"] == ""  # it has the code by which it answers alone


def test_another_page_or_another_name_is_somebody_else(new_phone: NewPhone, room: Room) -> None:
    assert ticketed(new_phone(), room, "one", "Ana").status_code == 303
    assert "Ana is in this team already." in problem(ticketed(new_phone(), room, "two", "Ana"))
    assert ticketed(new_phone(), room, "two", "Ana B.").status_code == 303
    assert ticketed(new_phone(), room, "one", "Ana", team=1).status_code == 303
    assert (people(room, "North"), people(room, "South")) == (["Ana", "Ana B."], ["Ana"])


def test_who_left_comes_back_as_somebody_new_also_by_the_same_page(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    assert ticketed(phone, room, "one", "Ana").status_code == 303
    before = phone.cookies
    assert phone.form("/leave", really="yes").status_code == 303
    phone.cookies = {}
    assert ticketed(phone, room, "one", "Ana").status_code == 303
    assert phone.cookies != before
    assert "Ana" in phone.get("/").text


def test_who_leaves_is_told_that_the_name_is_erased(ana: Any, new_phone: NewPhone) -> None:
    left = ana.form("/leave", really="yes")
    assert "You have left, and your name is erased." in ana.get(left.headers["location"]).text
    stranger = new_phone()
    assert stranger.form("/leave", really="yes").headers["location"] == "/"
    assert "erased" not in stranger.get("/").text
