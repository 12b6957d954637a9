"""What a page is told when somebody arrives, with which it needs to ask for nothing before one can write."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

from tests.hostile import TEXTS
from tests.room.conftest import HERE, STATEMENT, team_id
from workshop.answers import Edit
from workshop.answers.port import SESSION
from workshop.room.room import Room

NewPhone = Callable[[], Any]


def told(page: Any) -> tuple[dict[str, Any], Any]:
    """Return what a page is told, and the step that came along with it; None for none."""
    [data] = re.findall(r'data-room="([^"]*)"', page.text)
    [first] = re.findall(r'data-first="([^"]*)"', page.text)
    return json.loads(html.unescape(data)), json.loads(html.unescape(first) or "null")


def join_in_place(phone: Any, room: Room, name: str, team: str = "North", code: str = "") -> Any:
    """Join as the door's script does."""
    fields = {"code": code or room.keys.code, "team": team_id(room, team), "name": name}
    headers = {"Origin": HERE, "Accept": "application/json"}
    return phone._asked("POST", "/join", data=fields, headers=headers)


def test_the_door_s_script_is_answered_with_what_the_page_would_hold(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    answer = join_in_place(phone, room, "Ana")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "httponly" in answer.headers["set-cookie"].lower()
    page, first = told(phone.get("/"))
    came = answer.json()
    assert {**came["page"], "live": {**came["page"]["live"], "now": 0}} == {
        **page,
        "live": {**page["live"], "now": 0},
    }
    assert came["first"] == first
    assert page["name"] == "Ana"
    assert first["definition"]["step"]["id"] == page["landing"]


def test_who_is_refused_at_the_door_gets_its_page_and_no_cookie(new_phone: NewPhone, room: Room) -> None:
    assert join_in_place(new_phone(), room, "Ana").status_code == 200
    for name, code, status in (("", "", 400), ("Ana", "", 400), ("Ben", "AAAAAA", 403)):
        refused = join_in_place(new_phone(), room, name, code=code)
        assert (refused.status_code, refused.headers.get("set-cookie")) == (status, None)
        assert 'role="alert"' in refused.text


def test_twice_on_the_button_is_the_same_person(new_phone: NewPhone, room: Room) -> None:
    phone = new_phone()
    once, twice = (join_in_place(phone, room, "Ana").json()["page"]["person"] for _ in range(2))
    assert once == twice
    assert [each.name for each in room.answers.plan(team_id(room, "North")).people] == ["Ana"]


def test_the_first_step_comes_with_the_team_s_answers(ana: Any) -> None:
    with ana.socket() as socket:
        socket.write(STATEMENT, "Grow <b>services</b> & “more”", "edit-1")
    _, first = told(ana.get("/"))
    assert first["start"]["answers"][STATEMENT][0] == "Grow <b>services</b> & “more”"


def test_no_answer_gets_out_of_what_the_page_is_told(ana: Any) -> None:
    with ana.socket() as socket:
        for number, text in enumerate(TEXTS):
            socket.write(f"outcomes/outcome-{number:03}/why", text, f"edit-{number}")
    page = ana.get("/")
    _, first = told(page)
    assert (page.text.count("<script"), page.text.count("<svg"), page.text.count("<img")) == (1, 0, 0)
    answers = first["start"]["answers"]
    assert len([path for path in answers if path.endswith("/why")]) == len(TEXTS)
    assert answers == ana.get("/step/outcomes?answers").json()["start"]["answers"]


def test_a_step_comes_with_the_records_that_it_asks_about_also_when_the_answers_are_known(
    ana: Any, room: Room
) -> None:
    drawn = ana.get("/step/where-to-improve").json()
    framework = room.kit.framework_asked(room.session.facts)
    assert framework is not None
    asked = [each["id"] for each in drawn["derived"]["keys"]["all_capabilities"]]
    assert asked == [each.id for each in framework.capabilities()]
    assert "start" not in drawn


def test_a_closed_step_does_not_come_along(ana: Any, room: Room) -> None:
    page, first = told(ana.get("/"))
    assert first is not None
    for step in page["live"]["steps"]:
        room.answers.append([Edit(f"shut-{step['id']}", SESSION, f"steps/{step['id']}/state", "closed")])
    room.refresh()
    assert told(ana.get("/"))[1] is None
    assert ana.get("/").status_code == 200
