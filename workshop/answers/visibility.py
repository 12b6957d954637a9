"""Who may see what: every read of a session's answers goes through one view per role."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workshop.answers import _box, _kept, _reading
from workshop.answers.port import SESSION, Batch, Change, Logged, Role, Stored
from workshop.answers.store import Store
from workshop.errors import WorkshopError
from workshop.plan.kinds import Json


@dataclass(frozen=True, slots=True)
class View:
    """What one role may read of one session.

    The facilitator reads everything. A participant reads the session's facts and the names of its
    teams, and the answers of the own team; that other teams write is not to be seen either.
    """

    database: Store
    session_id: str
    role: Role
    team: str = ""

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the current answer of every path of a team, or of the session."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.current_values(connection, self.session_id, team)

    def plain_values(self, team: str) -> Mapping[str, Json]:
        """Return the current answer of every path as it is, without by whom and when."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.plain_values(connection, self.session_id, team)

    def values_as_of(self, team: str, seq: int) -> Mapping[str, Stored]:
        """Return the answers as they stood after the edit ``seq``."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.values_as_of(connection, self.session_id, team, seq)

    def since(self, seq: int, team: str) -> Sequence[tuple[str, Stored]]:
        """Return the edits after ``seq``, oldest first."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.edits_since(connection, self.session_id, team, seq)

    def history(self, team: str, path: str) -> Sequence[Stored]:
        """Return every answer that a path ever had, oldest first."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.history(connection, self.session_id, team, path)

    def recent(self, team: str, most: int, patterns: Collection[str] = ()) -> Sequence[Change]:
        """Return the latest changes of a team's answers, of some patterns or of all, the newest first."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.recent(connection, self.session_id, team, most, patterns)

    def latest_of(self, team: str) -> int:
        """Return the highest ``seq`` of one team's answers, or of the session's; 0 when there is none."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.latest(connection, self.session_id, {team})

    def version_of(self, team: str) -> str:
        """Return what tells one state of a team's answers from every other; empty when there are none."""
        self._check(team)
        with self.database.reading() as connection:
            return _reading.version_of(connection, self.session_id, team)

    def kept(self, mark: str) -> Mapping[str, str]:
        """Return what is kept of every team and is still good, by team; see `workshop.answers._kept`."""
        if self.role != "facilitator":
            raise WorkshopError("Only the facilitator can read every team's answers at once.")
        with self.database.reading() as connection:
            return _kept.good(connection, self.session_id, mark)

    def seq_at(self, at: datetime.datetime) -> int:
        """Return the last edit of what this role may read that was made at or before a moment (with zone)."""
        teams = None if self.role == "facilitator" else {SESSION, self.team}
        with self.database.reading() as connection:
            return _reading.latest(connection, self.session_id, teams, at)

    def ballots_cast(self, team: str) -> Mapping[tuple[str, str], int]:
        """Return how many of a team have answered alone, by question and round; never what."""
        self._check(team)
        with self.database.reading() as connection:
            return _box.numbers(connection, self.session_id, team)

    def own_ballots(self, team: str, code: str) -> Mapping[tuple[str, str], str]:
        """Return what the device with this code answered alone, by question and round."""
        self._check(team)
        with self.database.reading() as connection:
            asked = _box.numbers(connection, self.session_id, team)
            return _box.own(connection, self.session_id, team, code, asked)

    def unrevealed(self) -> Mapping[str, int]:
        """Return how many questions wait to be revealed, by team; for the facilitator.

        What is asked of the whole workshop stands under the session.
        """
        if self.role != "facilitator":
            raise WorkshopError("Only the facilitator can see how far the teams are.")
        with self.database.reading() as connection:
            found = {}
            for team, lying in _box.lying(connection, self.session_id).items():
                values = _reading.current_values(connection, self.session_id, team)
                waiting = {
                    f"tallies/{question}/{round_}" if team != SESSION else f"end/{question}"
                    for question, round_ in lying
                }
                found[team] = len(waiting - {path for path, stored in values.items() if stored.value})
            return {team: number for team, number in found.items() if number}

    def batches(self) -> Sequence[Batch]:
        """Return what was brought in together, the newest first; a participant is told of none."""
        if self.role != "facilitator":
            return []
        with self.database.reading() as connection:
            return _reading.batches(connection, self.session_id)

    def log(self) -> Sequence[Logged]:
        """Return every edit of the session, oldest first: for the facilitator, who sees all."""
        if self.role != "facilitator":
            raise WorkshopError("Only the facilitator can take the whole session along.")
        with self.database.reading() as connection:
            return _reading.whole_log(connection, self.session_id)

    def latest(self) -> int:
        """Return the highest ``seq`` of what this role may read; 0 when there is nothing."""
        teams = None if self.role == "facilitator" else {SESSION, self.team}
        with self.database.reading() as connection:
            return _reading.latest(connection, self.session_id, teams)

    def _check(self, team: str) -> None:
        if self.role != "facilitator" and team not in (SESSION, self.team):
            raise WorkshopError("These are another team's answers. You can see your own team's answers only.")
