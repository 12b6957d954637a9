"""What tests of the room share: a session of two teams, its room, and a client that speaks with it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.answers.folder import create
from workshop.room.app import application
from workshop.room.private import Keys, keys_of
from workshop.room.room import Room

HERE = "http://testserver"
OURS = {"Origin": HERE, "X-Workshop-Room": "1"}
STATEMENT = "outcomes/outcome-001/statement"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session of two teams in which nothing is written."""
    return create(
        tmp_path / "spring",
        title="Spring",
        day=datetime.date(2027, 1, 12),
        currency="EUR",
        teams=["North", "South"],
    )


@pytest.fixture
def answers(session: Path) -> Iterator[LocalAnswers]:
    """The session as the facilitator has it."""
    opened = workshop.answers.open(session)
    yield opened
    opened.close()


@pytest.fixture
def keys(session: Path) -> Keys:
    """The session's keys."""
    return keys_of(session)


@pytest.fixture
def room(session: Path, keys: Keys) -> Room:
    """The session's room."""
    return Room(workshop.answers.open(session), keys)


@pytest.fixture
def client(room: Room) -> Iterator[TestClient]:
    """A device that nobody knows, and a server that runs."""
    with TestClient(application(room), base_url=HERE, follow_redirects=False) as made:
        yield made


def team_id(room: Room, name: str) -> str:
    """Return the id of a team."""
    return next(team.id for team in room.session.teams if team.name == name)


class Phone:
    """A device of its own before the same server."""

    def __init__(self, client: TestClient, room: Room) -> None:
        self.client, self.room = client, room
        self.cookies: dict[str, str] = {}

    def post(self, path: str, content: Any = None, **headers: str) -> Any:
        """Send something as our pages do."""
        return self._asked("POST", path, json={} if content is None else content, headers={**OURS, **headers})

    def get(self, path: str) -> Any:
        """Fetch something."""
        return self._asked("GET", path)

    def form(self, path: str, origin: str = HERE, **fields: str) -> Any:
        """Send a form as a browser does."""
        return self._asked("POST", path, data=fields, headers={"Origin": origin})

    def join(self, team: str, name: str) -> Any:
        """Join a team by name."""
        return self.form("/join", code=self.room.keys.code, team=team_id(self.room, team), name=name)

    @contextmanager
    def socket(self, kind: str = "participant", origin: str = HERE) -> Iterator[Socket]:
        """Open a socket."""
        self._wear()
        with self.client.websocket_connect(f"/line?as={kind}", headers={"Origin": origin}) as opened:
            yield Socket(opened)

    def _asked(self, method: str, path: str, **given: Any) -> Any:
        self._wear()
        answer = self.client.request(method, path, **given)
        # What the server has set anew comes after what the device wore.
        self.cookies = {each.name: each.value or "" for each in self.client.cookies.jar}
        return answer

    def _wear(self) -> None:
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies.set(name, value)


class Socket:
    """A socket that speaks as the front end does."""

    def __init__(self, opened: WebSocketTestSession) -> None:
        self.opened = opened

    def say(self, message: dict[str, Any]) -> None:
        """Send a message."""
        self.opened.send_text(json.dumps(message))

    def tell_form(self, message: dict[str, Any], step: str = "outcomes") -> None:
        """Send a message of a form."""
        self.say({"form": step, "message": message})

    def write(self, path: str, value: Any, edit_id: str, base: int = 0) -> dict[str, Any]:
        """Write an answer; return its receipt."""
        edit = {"id": edit_id, "path": path, "value": value, "base": base}
        self.tell_form({"type": "edits", "edits": [edit]})
        while True:
            for receipt in self.heard("receipts")["receipts"]:
                if receipt["id"] == edit_id:
                    return dict(receipt)

    def next(self) -> dict[str, Any]:
        """Return the next message."""
        found: dict[str, Any] = json.loads(self.opened.receive_text())
        return found

    def heard(self, kind: str) -> dict[str, Any]:
        """Return the next message of a form of that type, and pass over all others."""
        while True:
            message: dict[str, Any] = self.next().get("message", {})
            if message.get("type") == kind and (kind != "changes" or message["answers"]):
                return message

    def heard_derived(self) -> dict[str, Any]:
        """Return what is told next of what follows from the answers."""
        while True:
            message: dict[str, Any] = self.next().get("message", {})
            if message.get("derived"):
                derived: dict[str, Any] = message["derived"]
                return derived

    def told(self, key: str) -> dict[str, Any]:
        """Return the next message that holds that, and pass over all others."""
        while True:
            if key in (message := self.next()):
                return message


NewPhone = Callable[[], Phone]


@pytest.fixture
def new_phone(client: TestClient, room: Room) -> NewPhone:
    """Make devices that nobody knows."""
    return lambda: Phone(client, room)


@pytest.fixture
def ana(new_phone: NewPhone) -> Phone:
    """A device of Ana, who is in North."""
    phone = new_phone()
    assert phone.join("North", "Ana").status_code == 303
    return phone


@pytest.fixture
def ben(new_phone: NewPhone) -> Phone:
    """A device of Ben, who is in North too."""
    phone = new_phone()
    assert phone.join("North", "Ben").status_code == 303
    return phone


@pytest.fixture
def cleo(new_phone: NewPhone) -> Phone:
    """A device of Cleo, who is in South."""
    phone = new_phone()
    assert phone.join("South", "Cleo").status_code == 303
    return phone
