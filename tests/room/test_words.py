"""The words of the room: every text that is asked for is there, and every text that is there is used."""

from __future__ import annotations

import re
from pathlib import Path

from workshop.kit.loading import load_kit
from workshop.room.words import form_words, room_words

ASKED = {
    r"\bvisit\.say\(\s*\"(\w+)\"": "page_",
    r"\blead\.(?:say|count)\(\s*\"(\w+)\"": "facilitator_",
    r"\bprojected\(\s*\"(\w+)\"": "projector_",
    r"\blead\.say\(\w+ === 1 \? \"(\w+)\"": "facilitator_",
    r"\bwords\.(\w+)": "",
    r"\bwords\[\"(\w+)\"\]": "",
}
CHOSEN = {
    "page_": {"back", "next", "own_code", "steps", "loading", "offline_step", "hand", "hand_lower"}
    | {"team_alone", "team_here", "team_members", "team_nobody"}
    | {"worth_counted", "worth_thanks", "worth_help", "worth_yes", "worth_partly", "worth_no"},
    "facilitator_": {
        "worth_close",
        "worth_mixed",
        "worth_far_apart",
        "people_help",
        "people_none",
        "open",
        "lock",
        "close",
        "is_locked",
        "is_closed",
    },
    "projector_": {"here_one", "here_other"},
    "state_": {"empty", "begun", "complete"},
}
"""Texts whose name is put together, or chosen from two, where they are said."""


def used(project: Path) -> set[str]:
    """Return the key of every text that is said somewhere in the room."""
    room = project / "workshop" / "room"
    sources = [path for kind in ("js", "html", "py") for path in room.rglob(f"*.{kind}")]
    assert len(sources) > 35
    found = {f"{start}{name}" for start, names in CHOSEN.items() for name in names}
    for path in sources:
        text = path.read_text(encoding="utf-8")
        found |= {f"{start}{name}" for ask, start in ASKED.items() for name in re.findall(ask, text)}
    return found


def stem(key: str) -> str:
    """Return the name of a text without the number that it goes with."""
    return re.sub(r"_(one|other)$", "", key)


def test_every_text_that_is_asked_for_is_there(project: Path) -> None:
    words = room_words(load_kit())
    there = {*words, *map(stem, words)}
    assert {key for key in used(project) if key not in there} - {
        "items",
        "get",
        "js",
        "file_page_one",
        "notebook",
        "checks",
        "plan",
    } == set()


def test_every_text_that_is_there_is_used(project: Path) -> None:
    said = used(project)
    words = {key for key in room_words(load_kit()) if not key.startswith("form_")}
    assert {key for key in words if key not in said and stem(key) not in said} == set()


def test_what_forms_say_otherwise_they_say_in_a_notebook_too() -> None:
    kit = load_kit()
    assert set(form_words(room_words(kit))) <= set(kit.words["form"])


def test_a_session_without_words_of_the_room_has_the_program_s(session: Path) -> None:
    own = session / "kit" / "words" / "room.yaml"
    own.write_text("door_join: Come in\n", encoding="utf-8")
    words = room_words(load_kit(session / "kit"))
    assert (words["door_join"], words["door_next"]) == ("Come in", "Next")
    own.unlink()
    assert room_words(load_kit(session / "kit"))["door_join"] == "Join"
