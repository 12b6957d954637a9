"""What a notebook knows of a team's answers in a room: a copy in memory that follows."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workshop.answers.port import SESSION, Change, Receipt, Stored
from workshop.plan.kinds import Json

Told = Mapping[str, Sequence[Any]]
"""Answers by path, as a form is told them: value, ``seq``, who gave it, when."""


class Replica:
    """The answers of the session and of one team, as they were told last."""

    def __init__(self, team: str) -> None:
        self.team = team
        self._lock = threading.Lock()
        self._values: dict[str, dict[str, Stored]] = {SESSION: {}, team: {}}

    def take(self, team: str, told: Told) -> None:
        """Take in what was told of a team, or of the session; older news changes nothing."""
        read = {path: stored_from(each) for path, each in told.items()}
        with self._lock:
            known = self._values[team]
            newer = {
                path: each for path, each in read.items() if path not in known or each.seq >= known[path].seq
            }
            self._values[team] = known | newer

    def replace(self, team: str, told: Told) -> None:
        """Take what was told in place of all that was known."""
        with self._lock:
            self._values[team] = {path: stored_from(each) for path, each in told.items()}

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the answers of the session, or of the own team; of another team there are none."""
        with self._lock:
            return self._values.get(team, {})

    def plain(self, team: str) -> dict[str, Json]:
        """Return the answers alone."""
        return {path: stored.value for path, stored in self.values(team).items()}

    def since(self, seq: int, team: str) -> list[tuple[str, Stored]]:
        """Return what is newer than ``seq``, oldest first; of each path the last."""
        newer = [(path, stored) for path, stored in self.values(team).items() if stored.seq > seq]
        return sorted(newer, key=lambda each: each[1].seq)

    def latest(self, *teams: str) -> int:
        """Return the highest ``seq``, of some teams or of everything; 0 when there is nothing."""
        asked: Iterable[str] = teams or (SESSION, self.team)
        return max((stored.seq for team in asked for stored in self.values(team).values()), default=0)

    def receipt(self, told: Mapping[str, Any]) -> Receipt:
        """Return what became of an edit of the own team, as the room tells it."""
        path, seq = str(told["path"]), int(told["seq"])
        known = self.values(self.team).get(path)
        if known is None or known.seq != seq:
            known = Stored(told["value"], seq, "", datetime.datetime.now(datetime.UTC)) if seq else None
        over = told.get("over")
        return Receipt(
            str(told["id"]),
            self.team,
            path,
            known,
            str(told["refused"]),
            stored_from(_row(over)) if over else None,
            bool(told.get("waits")),
        )


def stored_from(told: Sequence[Any]) -> Stored:
    """Return an answer as it was told; who gave it is a name by now, not an id."""
    value, seq, who, when = told
    return Stored(value, int(seq), str(who), datetime.datetime.fromisoformat(when))


def change_from(told: Mapping[str, Any]) -> Change:
    """Return a change as it was told."""
    before = stored_from(_row(told["before"])) if told["before"] else None
    return Change(str(told["path"]), before, stored_from(_row(told["now"])))


def _row(told: Mapping[str, Any]) -> Sequence[Any]:
    return [told[name] for name in ("value", "seq", "who", "when")]
