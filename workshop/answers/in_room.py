"""A participant's answers in a room: the same port, spoken by HTTP, without any file or database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.answers.calling import Caller, room_address
from workshop.answers.following import Follower
from workshop.answers.led import Led
from workshop.answers.port import SESSION, Change, Edit, Receipt, Role, Stored
from workshop.answers.replica import Replica, change_from
from workshop.errors import WorkshopError
from workshop.kit.carried import kit_from
from workshop.plan.fold import plan_from, session_from
from workshop.plan.model import Plan
from workshop.plan.session import Session

MOST_AT_ONCE = 100
LARGEST_AT_ONCE = 150_000
"""Characters of edits in one message: the room takes somewhat more."""


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """What a participant's notebook is told of the session's settings."""

    rules_off: tuple[str, ...] = ()
    industry_figures: str = "off"


class RoomAnswers:
    """The answers of one team in a room that is open somewhere, as a participant sees them.

    What the room tells is kept in memory, so that reading asks nobody; what is written is stored by the
    room before ``append`` returns. Who gave an answer is a name here, not an id.

    Parameters
    ----------
    address
        Where the room is.
    token
        What ``token_for`` returned.

    Attributes
    ----------
    team, author
        The ids of the participant's team and of the participant.
    kit, settings
        Those of the session.
    led
        How the room is led.

    Raises
    ------
    WorkshopError
        When the room can't be reached, or does not know whose token this is.
    """

    role: Role = "participant"

    def __init__(self, address: str, token: str) -> None:
        self.address = room_address(address)
        self.team = self.author = ""
        self._session_id = ""
        self._known = Replica("")
        self.led = Led()
        now = str(Caller(self.address, token).ask("/token", {})["token"])  # whoever was moved has a new one
        self._line = Follower(Caller(self.address, now), self._begun, self._hear)
        self._line.start()
        told = self._line.ask({"kit": True})
        self.kit = kit_from(told["kit"])
        self.settings = RoomSettings(tuple(told["rules_off"]), str(told["industry_figures"]))

    @property
    def problem(self) -> str:
        """Why the room can't be reached at present, in a sentence; empty when it can."""
        return self._line.problem

    @property
    def rules_off(self) -> tuple[str, ...]:
        """The rules of the plan check that the session does without."""
        return self.settings.rules_off

    def append(self, edits: Sequence[Edit], batch: str = "") -> list[Receipt]:
        """Let the room check, merge and store edits; return a receipt for each, in order.

        Many edits go in several messages, each stored as a whole. Sent again after an answer was lost,
        an edit changes nothing.

        Raises
        ------
        WorkshopError
            When the room did not say that all is stored.
        """
        if batch:
            raise WorkshopError("Only the facilitator can bring in many answers as one.")
        if any(edit.team != self.team for edit in edits):
            raise WorkshopError("You can change your own team's answers only.")
        receipts: list[Receipt] = []
        for portion in _portions(edits):
            told = self._line.ask({"append": portion, "seq": self._known.latest(self.team)})
            self._known.take(self.team, told["answers"])
            receipts += [self._known.receipt(each) for each in told["receipts"]]
        return receipts

    def session(self) -> Session:
        """Return the session as it stands."""
        return session_from(self._session_id, self._known.plain(SESSION))

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the current answer of every path of the own team, or of the session."""
        return self._known.values(self._own(team))

    def plan(self, team: str) -> Plan:
        """Return the own team's current plan."""
        return plan_from(self._known.plain(self._own(team)))

    def since(self, seq: int, team: str) -> Sequence[tuple[str, Stored]]:
        """Return what changed after ``seq``, as (path, stored), oldest first; of each path the last."""
        return self._known.since(seq, self._own(team))

    def recent(self, team: str, most: int, patterns: Collection[str] = ()) -> Sequence[Change]:
        """Return the own team's latest changes, of some patterns or of all, the newest first."""
        asked = {"recent": most, "of": list(patterns)}
        told = self._line.ask(asked) if self._own(team) else {"changes": []}
        return [change_from(each) for each in told["changes"]]

    def latest(self) -> int:
        """Return the highest ``seq`` that was told; 0 when nothing was ever written."""
        return self._known.latest()

    def alone(self, step: str, code: str, ballots: Sequence[object]) -> dict[str, Any]:
        """Put what was answered alone into the room's ballot box; return what lies there by this code.

        Parameters
        ----------
        step
            The step that asks.
        code
            By which this device's ballots are known.
        ballots
            What was answered, as the form tells it; none only asks what lies there.
        """
        return self._line.ask({"alone": step, "code": code, "ballots": list(ballots)})

    def raise_hand(self, is_raised: bool) -> None:
        """Raise this person's hand in the room, or take it down."""
        self._line.say({"hand": is_raised})
        self.led.hand = is_raised

    def close(self) -> None:
        """Follow the room no longer."""
        self._line.stop()

    def _own(self, team: str) -> str:
        if team not in (SESSION, self.team):
            raise WorkshopError("These are another team's answers. You can see your own team's answers only.")
        return team

    # ---------------------------------------------------------------- what the room tells

    def _begun(self) -> None:
        """Ask for everything, or for what was missed; a room of another session is none of ours."""
        told = self._line.ask({"known": self._known.latest(self.team)})
        if self._session_id and self._session_id != told["session"]:
            raise WorkshopError(
                f"Another session's room is open at {self.address} now. What you write is kept here, and "
                "goes out once the room of this session is back."
            )
        if not self._session_id:
            self._session_id, self.team, self.author = told["session"], told["team"], told["person"]
            self._known = Replica(self.team)
        self._known.take(self.team, told["answers"])
        self._known.replace(SESSION, told["facts"])

    def _hear(self, message: Mapping[str, Any]) -> None:
        self.led.hear(message)
        if "live" in message:
            self._known.replace(SESSION, self._line.ask({"facts": True})["facts"])
        elif (told := message.get("message")) and told.get("type") == "changes":
            self._known.take(self.team, told["answers"])


def open_room(address: str, token: str) -> RoomAnswers:
    """Open the answers of a participant's team in a room; see ``RoomAnswers``."""
    return RoomAnswers(address, token)


def token_for(address: str, code: str) -> str:
    """Return what a participant's notebook proves itself by, in exchange for the personal code.

    Raises
    ------
    WorkshopError
        When the room can't be reached, or the code is nobody's.
    """
    return str(Caller(room_address(address)).ask("/token", {"code": code})["token"])


def _portions(edits: Sequence[Edit]) -> Iterator[list[dict[str, Any]]]:
    """Yield edits as they are sent, so many at a time as the room takes."""
    portion: list[dict[str, Any]] = []
    size = 0
    for edit in edits:
        sent = _sent(edit)
        length = len(json.dumps(sent))
        if portion and (len(portion) == MOST_AT_ONCE or size + length > LARGEST_AT_ONCE):
            yield portion
            portion, size = [], 0
        portion.append(sent)
        size += length
    if portion:
        yield portion


def _sent(edit: Edit) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in ("id", "path", "value", "base", "after", "follows")}
