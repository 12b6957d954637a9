"""One team in the room: its answers as they stand, and the devices that see them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workshop.answers import LocalAnswers, Stored
from workshop.forms.messages import answers_told
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan

if TYPE_CHECKING:
    from workshop.room.looking import Looking
    from workshop.room.participant import Participant
    from workshop.room.reader import Reader

Rows = Sequence[tuple[str, Stored]]


def text_of(message: object) -> str:
    """Return a message as it goes out."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


class Table:
    """A team's answers, read once and then followed, for all its devices together.

    Parameters
    ----------
    answers
        The session bound to a participant of the team: nothing else can be read through it.
    team
        The team's id.
    """

    def __init__(self, answers: LocalAnswers, team: str) -> None:
        self.answers, self.team = answers, team
        self.values: dict[str, Stored] = {}
        self.seq = 0
        self.devices: set[Participant] = set()
        self.lookers: set[Looking] = set()
        self.lock = asyncio.Lock()
        self._people: Plan | None = None
        self._plan: tuple[int, Plan] | None = None

    def read_since(self) -> Rows:
        """Return what was written since the last look; blocking."""
        return self.answers.since(self.seq, self.team)

    def take(self, rows: Iterable[tuple[str, Stored]]) -> dict[str, Stored]:
        """Take in what was read; return what of it is new."""
        new = {path: stored for path, stored in rows if stored.seq > self.seq}
        if new:
            self.values |= new
            self.seq = max(stored.seq for stored in new.values())
            if any(path.startswith("people/") for path in new):
                self._people = None
        return new

    def plan_known(self) -> Plan | None:
        """Return the team's plan as it stands, if it was worked out already."""
        return self._plan[1] if self._plan and self._plan[0] == self.seq else None

    def keep_plan(self, seq: int, plan: Plan) -> None:
        """Keep a plan that was worked out from the answers up to ``seq``."""
        self._plan = (seq, plan)

    def plain(self) -> dict[str, Json]:
        """Return the answers alone, as they stand: a copy, which a thread may work on."""
        return _plain(self.values)

    def people(self) -> Plan:
        """Return a plan that holds the team's people alone: to say names, without working out the rest."""
        if self._people is None:
            named = {path: each for path, each in self.values.items() if path.startswith("people/")}
            self._people = plan_from(_plain(named))
        return self._people

    def told(self, seq: int) -> dict[str, list[Json]]:
        """Return the answers that changed after ``seq``, as the front end is told them."""
        later = {path: each for path, each in self.values.items() if each.seq > seq}
        return answers_told(later, self.people())

    def changes(self, new: dict[str, Stored]) -> dict[str, Any]:
        """Return the message that tells changes."""
        return {"type": "changes", "answers": answers_told(new, self.people()), "latest": self.seq}

    def readers(self) -> list[Reader]:
        """Return every page that shows the team's forms: its members' devices, and looks at it."""
        return [*self.devices, *self.lookers]

    def spread(self, message: dict[str, Any], but: Collection[Participant] = ()) -> None:
        """Let every page of the team have a message of the forms, whatever step it shows."""
        text = text_of({"form": "", "message": message})
        for device in self.readers():
            if device not in but:
                device.line.put(text)

    def steps_shown(self) -> set[str]:
        """Return the steps that somebody looks at."""
        return {reader.step for reader in self.readers() if reader.step}

    def tell_derived(self, step: str, derived: dict[str, object]) -> None:
        """Let the pages that show a step have what was worked out for it."""
        message = {"type": "changes", "answers": {}, "latest": self.seq, "derived": derived}
        text = text_of({"form": step, "message": message})
        for reader in self.readers():
            if reader.step == step:
                reader.line.put(text)

    def tell_presence(self) -> None:
        """Let every page know who is here and who is in which field; two devices of one person are one."""
        here = {(device.person.id, device.name(), device.at) for device in self.devices}
        text = text_of({"here": sorted(here)})
        for reader in self.readers():
            reader.line.put(text)


def _plain(values: dict[str, Stored]) -> dict[str, Json]:
    return {path: stored.value for path, stored in values.items()}
