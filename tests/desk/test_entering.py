"""The way into a room from a notebook that lies in no session."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from workshop.answers.calling import RoomAway, Stranger
from workshop.desk import entering, open_step
from workshop.desk.entering import RoomEntry
from workshop.desk.remembering import KnownRooms
from workshop.errors import WorkshopError

ADDRESS = "http://192.168.1.5:8080"


class Room:
    """Stands in for a room: one code, one token."""

    def __init__(self) -> None:
        self.refusal: WorkshopError | None = None
        self.opened: list[str] = []

    def token_for(self, address: str, code: str) -> str:
        if code != "ACDE FGHJ":
            raise WorkshopError("This code is nobody's.")
        return f"token for {address}"

    def open_room(self, address: str, token: str) -> Any:
        if self.refusal:
            raise self.refusal
        self.opened.append(token)
        return address


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room that lets in whoever has the code."""
    made = Room()
    monkeypatch.setattr(entering, "token_for", made.token_for)
    monkeypatch.setattr(entering, "open_room", made.open_room)
    return made


def shown(answers: Any) -> ipywidgets.HTML:
    """What is shown once somebody is in."""
    return ipywidgets.HTML(f"in {answers}")


def enter(entry: RoomEntry, address: str, code: str) -> str:
    """Fill the fields in and press the button; return what is said."""
    entry.address.value, entry.code.value = address, code
    entry.button.click()
    return str(entry.said.value)


@pytest.mark.usefixtures("room")
def test_address_and_own_code_lead_in_and_the_browser_keeps_the_token() -> None:
    entry = RoomEntry(shown)
    enter(entry, "192.168.1.5:8080/?c=ABCDEF", "ACDE FGHJ")
    assert entry.children[0].value == f"in {ADDRESS}"
    assert KnownRooms(entry.memory.kept).token(ADDRESS) == f"token for {ADDRESS}"
    assert entry.code.value == ""


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(
    ("address", "code", "says"),
    [
        ("", "ACDE FGHJ", "is no address of a room"),
        (ADDRESS, " ", "Give your own code."),
        (ADDRESS, "WRONG", "This code is nobody&#x27;s."),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_the_button(address: str, code: str, says: str) -> None:
    entry = RoomEntry(shown)
    assert says in enter(entry, address, code)
    assert entry.answers is None
    assert entry.address.value == address


def test_a_browser_that_was_let_in_before_is_not_asked_again(room: Room) -> None:
    first = RoomEntry(shown)
    enter(first, ADDRESS, "ACDE FGHJ")
    for named in ("", ADDRESS):
        again = RoomEntry(shown, named)
        again.memory.found = first.memory.kept
        assert again.children[0].value == f"in {ADDRESS}"
    other = RoomEntry(shown, "http://elsewhere.example")
    other.memory.found = first.memory.kept
    assert other.answers is None
    assert room.opened == [f"token for {ADDRESS}"] * 3


@pytest.mark.parametrize(
    ("refusal", "kept"), [(RoomAway("Not there."), True), (Stranger("Not known."), False)]
)
def test_a_token_is_forgotten_only_when_the_room_knows_it_no_longer(
    room: Room, refusal: WorkshopError, kept: bool
) -> None:
    known = KnownRooms("")
    known.know(ADDRESS, "old token")
    room.refusal = refusal
    entry = RoomEntry(shown)
    entry.memory.found = known.text()
    assert str(refusal) in entry.said.value
    assert entry.address.value == ADDRESS
    assert bool(KnownRooms(entry.memory.kept or entry.memory.found).token(ADDRESS)) == kept


def test_a_notebook_outside_of_any_session_says_so_and_asks_for_a_room(tmp_path: Path) -> None:
    os.chdir(tmp_path)
    entry = open_step("outcomes")
    assert isinstance(entry, RoomEntry)
    assert "No session was found" in entry.children[0].value
    assert entry.address.value == ""


def test_a_notebook_that_names_a_room_asks_for_the_code_alone() -> None:
    entry = open_step("outcomes", f"{ADDRESS}/")
    assert isinstance(entry, RoomEntry)
    assert "No session was found" not in entry.children[0].value
    assert entry.address.value == f"{ADDRESS}/"
