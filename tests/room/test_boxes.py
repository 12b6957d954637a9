"""Whoever answers alone on several devices counts once, also after the room was opened anew."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import workshop.answers
from tests.room.conftest import HERE, Phone, team_id
from workshop.answers import LocalAnswers, _box
from workshop.room.app import application
from workshop.room.boxes import Boxes
from workshop.room.codes import own_code
from workshop.room.identity import MOST_BOXES, boxes, new_code, with_box
from workshop.room.private import Keys
from workshop.room.room import Room

STEP, SLOT = "where-to-improve", ("hiring", "day-0/1")
ONE, OTHER = "code-of-a-device-0001", "code-of-a-device-0002"


def test_the_first_code_counts_and_goes_along_when_somebody_is_moved() -> None:
    moved: dict[str, str] = {}
    known = Boxes(lambda person: moved.get(person, person))
    assert known.of("ana") == known.learn("ana", "") == known.learn("ana", "short") == ""
    assert [known.learn("ana", ONE), known.learn("ana", OTHER), known.of("ben")] == [ONE, ONE, ""]
    moved["ana"] = "ana-in-south"
    assert known.of("ana") == known.of("ana-in-south") == known.learn("ana-in-south", OTHER) == ONE


def test_a_device_keeps_the_codes_of_its_last_few_owners() -> None:
    kept, codes = "", [new_code() for _ in range(MOST_BOXES + 2)]
    assert len({*codes}) == len(codes)
    assert min(map(len, codes)) >= 32
    for number, code in enumerate(codes):
        kept = with_box(kept, f"person-{number}", code)
    assert [code for _, code in boxes(kept)] == codes[2:]
    replaced = boxes(with_box(kept, "person-9", ONE, ["person-8"]))
    assert [owner for owner, _ in replaced] == [*(f"person-{number}" for number in range(2, 8)), "person-9"]
    assert dict(replaced)["person-9"] == ONE
    assert boxes(None) == boxes("person-1:short") == []


class Opening:
    """A session's room that is opened, closed and opened again, and the devices that come to it."""

    def __init__(self, session: Path, keys: Keys) -> None:
        self.session, self.keys = session, keys

    @contextmanager
    def room(self) -> Iterator[Room]:
        """Open the room; what it had in memory is gone with it."""
        room = Room(workshop.answers.open(self.session), self.keys)
        with TestClient(application(room), base_url=HERE, follow_redirects=False) as client:
            self.client, self.now = client, room
            yield room

    def device(self, cookies: dict[str, str] | None = None) -> Phone:
        """Return a device, with the cookies that it has kept."""
        made = Phone(self.client, self.now)
        made.cookies = dict(cookies or {})
        return made

    def anas_code(self) -> str:
        """Return the personal code that stands on Ana's phone."""
        plan = self.now.answers.plan(team_id(self.now, "North"))
        return own_code(self.keys.secret, next(each.id for each in plan.people if each.name == "Ana"))

    def entered(self) -> Phone:
        """Return another device that Ana has entered on by her personal code."""
        made = self.device()
        assert made.form("/enter", code=self.anas_code()).status_code == 303
        return made

    def notebook(self) -> Callable[..., dict[str, Any]]:
        """Return what asks as a notebook does into which Ana was let by her personal code."""
        device = self.device()
        token = device.post("/token", {"code": self.anas_code()}).json()["token"]
        line = device.post("/line?as=participant", {}, Authorization=f"Bearer {token}").json()["line"]

        def ask(**question: Any) -> dict[str, Any]:
            told: dict[str, Any] = device.post(f"/line/{line}/ask", question).json()
            return told

        return ask


@pytest.fixture
def opening(session: Path, keys: Keys) -> Opening:
    """The session's room, not open yet."""
    return Opening(session, keys)


def rate(device: Phone, level: int) -> dict[str, Any]:
    """Rate on a device; return what it is told."""
    with device.socket() as socket:
        ballot = {"question": "hiring", "id": f"ballot-{level}", "answer": level}
        socket.tell_form({"type": "cast", "ballots": [ballot]}, STEP)
        return socket.heard("alone")


def rated(answers: LocalAnswers) -> int:
    """Return how many ratings lie in the box of North."""
    return answers.ballots_cast(answers.session().teams[0].id).get(SLOT, 0)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_two_devices_and_a_notebook_count_once_whoever_comes_back_first(
    opening: Opening, answers: LocalAnswers, order: tuple[int, ...]
) -> None:
    with opening.room():
        phone = opening.device()
        phone.join("North", "Ana")
        laptop = opening.entered()
        code = opening.notebook()(alone=STEP, code="", ballots=[])["code"]
        assert rate(phone, 2)["own"] == [["hiring", 2]]
    with opening.room():
        notebook = opening.notebook()
        for level, which in enumerate(order, start=3):
            if which == 2:
                ballot = {"id": f"ballot-{level}", "question": "hiring", "answer": level}
                told = notebook(alone=STEP, code=code, ballots=[ballot])
            else:
                told = rate(opening.device((phone, laptop)[which].cookies), level)
            assert (told["own"], told.get("waits")) == ([["hiring", level]], None)
            assert rated(answers) == 1


def test_a_device_that_comes_before_any_with_the_code_waits_and_counts_once(
    opening: Opening, answers: LocalAnswers
) -> None:
    with opening.room():
        phone = opening.device()
        phone.join("North", "Ana")
        rate(phone, 2)
    with opening.room() as room:
        laptop, notebook = opening.entered(), opening.notebook()
        waits = {"own": [], "receipts": [], "waits": room.words["box_waits"]}
        ballot = {"id": "ballot-5", "question": "hiring", "answer": 5}
        assert rate(laptop, 5) == {"type": "alone", "step": STEP, **waits}
        assert notebook(alone=STEP, code="", ballots=[ballot]) == {**waits, "code": ""}
        assert room.seal.box_cookie not in laptop.cookies
        phone = opening.device(phone.cookies)
        with phone.socket() as at_the_table, laptop.socket() as waiting:
            at_the_table.told("live")
            waiting.tell_form({"type": "cast", "ballots": [ballot]}, STEP)
            assert waiting.told("box") == {"box": True}
            assert waiting.heard("alone")["own"] == [["hiring", 5]]
        assert laptop.post("/box").json() == {}
        told = notebook(alone=STEP, code="", ballots=[])
        assert told["own"] == [["hiring", 5]]
        box = boxes(laptop.cookies[room.seal.box_cookie])
        assert box == boxes(phone.cookies[room.seal.box_cookie]) == [(box[0][0], told["code"])]
        assert rated(answers) == 1
        assert opening.device().post("/box").status_code == 401
    with opening.room():  # the laptop needs the phone no longer
        assert rate(opening.device(laptop.cookies), 4)["own"] == [["hiring", 4]]
        assert rated(answers) == 1


def test_a_device_that_has_another_code_takes_the_one_that_counts(
    opening: Opening, answers: LocalAnswers
) -> None:
    with opening.room() as room:
        phone = opening.device()
        phone.join("North", "Ana")
        laptop = opening.entered()
        [(owner, code)] = boxes(phone.cookies[room.seal.box_cookie])
        laptop.cookies[room.seal.box_cookie] = with_box("", owner, OTHER)
        rate(phone, 2)
        assert rate(laptop, 3)["own"] == [["hiring", 3]]
        laptop.get("/")
        assert boxes(laptop.cookies[room.seal.box_cookie]) == [(owner, code)]
    assert rated(answers) == 1


def test_whether_it_was_worth_the_time_counts_once_too(opening: Opening, answers: LocalAnswers) -> None:
    def say(device: Phone, answer: str) -> dict[str, Any]:
        with device.socket() as socket:
            socket.told("worth")
            socket.say({"worth": answer})
            return socket.told("worth")

    with opening.room():
        phone = opening.device()
        phone.join("North", "Ana")
        assert say(phone, "yes") == {"worth": "yes", "waits": ""}
        assert say(opening.entered(), "no") == {"worth": "no", "waits": ""}
    with opening.room() as room:
        assert say(opening.entered(), "partly") == {"worth": "", "waits": room.words["box_waits"]}
        assert say(opening.device(phone.cookies), "partly")["worth"] == "partly"
    assert answers.worth_cast() == 1


def test_nothing_on_the_disk_leads_from_a_name_to_a_ballot(opening: Opening, session: Path) -> None:
    with opening.room() as room:
        phone = opening.device()
        phone.join("North", "Ana")
        rate(opening.entered(), 2)
        [(_, code)] = boxes(phone.cookies[room.seal.box_cookie])
        found = {file: file.read_bytes() for file in session.rglob("*") if file.is_file()}
    assert any(b"Ana" in content for content in found.values())
    slot = _box.Slot(room.session.id, team_id(room, "North"), *SLOT)
    assert any(slot.key_of(code).encode() in content for content in found.values())
    digest = hashlib.sha256(code.encode())
    for kept in (code.encode(), digest.digest(), digest.hexdigest().encode()):
        assert [file for file, content in found.items() if kept in content] == []
    # Nor does it follow from what stands there: two sessions with one secret give Ana two codes.
    with opening.room():
        other = opening.device()
        other.join("South", "Ana")
        assert boxes(other.cookies[room.seal.box_cookie])[0][1] != code
