"""Two browsers that were apart for any sequence of edits end equal, and nobody's words are lost."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.conftest import FACTS, new_answers
from workshop.answers.local import LocalAnswers
from workshop.answers.port import SESSION, Edit
from workshop.forms import bundle
from workshop.forms.messages import Desk, replies
from workshop.kit.loading import Kit

PROSE = "outcomes/outcome-001/why"
LINE = "outcomes/outcome-001/statement"
FIGURE = "about/managers"
TICK = "outcomes/outcome-001/sources/crm"
PATHS = [PROSE, LINE, FIGURE, TICK]
teams = itertools.count(1)


class Browsers:
    """Node.js with the front end's modules, told what happens and asked what it keeps."""

    def __init__(self, place: Path) -> None:
        node = shutil.which("node")
        assert node, "This test runs Node.js: install it (Debian: apt-get install nodejs npm)."
        modules = Path(bundle.__file__).parent / "static"
        for name in ("sheet.js", "shelf.js", "ids.js"):
            shutil.copy(modules / name, place)
        shutil.copy(Path(__file__).with_name("two-browsers.js"), place)
        (place / "package.json").write_text('{"type": "module"}')
        self.process = subprocess.Popen(
            [node, "two-browsers.js"], cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, act: str, **more: object) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"act": act, **more}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> LocalAnswers:
    """One session for all examples, each of which has a team of its own."""
    return new_answers(tmp_path_factory.mktemp("session"), kit, FACTS, {})


@pytest.fixture(scope="module")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    """Two browsers in one process."""
    made = Browsers(tmp_path_factory.mktemp("browsers"))
    yield made
    made.process.kill()
    made.process.communicate()


class Room:
    """Two browsers at one team's form, and what each has written."""

    def __init__(self, browsers: Browsers, answers: LocalAnswers) -> None:
        self.browsers, self.answers = browsers, answers
        self.team = f"team-number-{next(teams):05}"
        answers.append([Edit(f"new-{self.team}", SESSION, f"teams/{self.team}/name", self.team)])
        self.desks = {name: Desk(answers, "outcomes", self.team) for name in ("one", "two")}
        self.words: list[str] = []
        self.sent: dict[str, set[object]] = {path: set() for path in PATHS}
        browsers.tell("begin")
        for name in self.desks:
            self.greet(name)

    def greet(self, name: str) -> None:
        [told] = replies(self.desks[name], {"type": "hello"})
        self.browsers.tell("hear", name=name, answers=told["answers"], latest=told["latest"])

    def look(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.browsers.tell("look", name=name, paths=PATHS)
        return found

    def type(self, name: str, place: int) -> None:
        """Put a new word somewhere into the long text as this browser shows it."""
        words = str(self.look(name)["values"][PROSE] or "").split()
        self.words.append(f"word{len(self.words)}{name}")
        place = min(place, len(words))
        self.browsers.tell(
            "write", name=name, path=PROSE, value=" ".join([*words[:place], self.words[-1], *words[place:]])
        )

    def write(self, name: str, path: str, value: object) -> None:
        self.browsers.tell("write", name=name, path=path, value=value)

    def send(self, name: str, *, loses_receipts: bool = False) -> None:
        """Send what waits; the answer may be lost on its way."""
        edits = self.browsers.tell("send", name=name)
        for each in edits:
            self.sent[each["path"]].add(each["value"])
        told = replies(self.desks[name], {"type": "edits", "edits": edits, "seq": self.look(name)["latest"]})
        if not loses_receipts:
            for message in told:
                self.hear(name, message)

    def hear(self, name: str, message: Mapping[str, Any]) -> None:
        if message["type"] == "receipts":
            assert not any(each["refused"] for each in message["receipts"])
            self.browsers.tell("settle", name=name, receipts=message["receipts"])
        else:
            self.browsers.tell("hear", name=name, answers=message["answers"], latest=message["latest"])

    def catch_up(self, name: str) -> None:
        [told] = replies(self.desks[name], {"type": "since", "seq": self.look(name)["latest"]})
        self.hear(name, told)

    def reload(self, name: str) -> None:
        """Close the tab, and open it again."""
        self.browsers.tell("load", name=name)
        self.greet(name)


def test_what_others_wrote_before_the_own_receipt_came_is_not_taken_for_seen(
    browsers: Browsers, answers: LocalAnswers
) -> None:
    room = Room(browsers, answers)
    browsers.tell("focus", name="one", path=PROSE)
    room.write("one", PROSE, "Ours")
    held = replies(room.desks["one"], {"type": "edits", "edits": browsers.tell("send", name="one"), "seq": 0})
    room.catch_up("two")
    room.write("two", PROSE, "Ours and theirs")
    room.send("two")
    room.catch_up("one")
    for message in held:
        room.hear("one", message)
    room.write("one", PROSE, "Ours too")  # what the box still shows, and more
    room.send("one")
    assert answers.values(room.team)[PROSE].value == "Ours and theirs too"


NAMES = st.sampled_from(["one", "two"])
Act = Callable[[Room], None]
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda name, place: lambda room: room.type(name, place), NAMES, st.integers(0, 6)),
    st.builds(lambda name, value: lambda room: room.write(name, LINE, value), NAMES, st.sampled_from("abc")),
    st.builds(lambda name, value: lambda room: room.write(name, FIGURE, value), NAMES, st.integers(1, 9)),
    st.builds(lambda name, value: lambda room: room.write(name, TICK, value), NAMES, st.booleans()),
    st.builds(lambda name: lambda room: room.send(name), NAMES),
    st.builds(lambda name: lambda room: room.send(name, loses_receipts=True), NAMES),
    st.builds(lambda name: lambda room: room.catch_up(name), NAMES),
    st.builds(lambda name: lambda room: room.reload(name), NAMES),
)


@settings(deadline=None, max_examples=60)
@given(acts=st.lists(ACTS, min_size=3, max_size=25))
def test_whatever_happened_they_end_equal_with_no_word_lost(
    browsers: Browsers, answers: LocalAnswers, acts: list[Act]
) -> None:
    room = Room(browsers, answers)
    for act in acts:
        act(room)
    for name in ("one", "two", "one", "two"):
        while room.look(name)["waiting"]:
            room.send(name)
    for name in ("one", "two"):
        room.catch_up(name)
    stored = {path: each.value for path, each in room.answers.values(room.team).items()}
    one, two = room.look("one"), room.look("two")
    for path in PATHS:
        assert (one["values"][path] or None) == (two["values"][path] or None) == (stored.get(path) or None)
    written = str(stored.get(PROSE) or "").split()
    assert sorted(word for word in written if word in room.words) == sorted(room.words)
    for path in (LINE, FIGURE, TICK):
        kept = {each.value for each in room.answers.history(room.team, path)}
        assert {value or None for value in room.sent[path]} <= kept | {None}
