"""The answers of a session folder on this computer, bound to one role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from workshop.answers.append import Log, append, append_all
from workshop.answers.border import Sender
from workshop.answers.port import SESSION, Batch, Change, Edit, Logged, Receipt, Role, Stored
from workshop.answers.undoing import Undone, undo
from workshop.answers.visibility import View
from workshop.errors import WorkshopError
from workshop.kit.loading import Kit
from workshop.kit.session_file import SessionFile
from workshop.plan.fold import plan_from, session_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.session import Session


class LocalAnswers:
    """The answers port over the session's own database.

    Parameters
    ----------
    log
        Where the answers lie.
    sender
        On whose behalf answers are read and written; a participant needs a team.
    place
        The session's folder.
    kit
        The session's own kit.
    settings
        The session's file, of which only the settings are to be read here: facts and teams are
        what ``session()`` says.
    """

    def __init__(self, log: Log, sender: Sender, place: Path, kit: Kit, settings: SessionFile) -> None:
        if sender.role != "facilitator" and not sender.team:
            raise WorkshopError("A participant needs a team: say which one.")
        self.role: Role = sender.role
        self.author = sender.author
        self.place = place
        self.kit = kit
        self.settings = settings
        self._log = log
        self._sender = sender
        self._view = View(log.database, log.session_id, sender.role, sender.team)

    def for_participant(self, team: str, author: str = "") -> LocalAnswers:
        """Return the same session bound to a participant of a team, over the same database.

        Raises
        ------
        WorkshopError
            When this is not the facilitator's: nobody else may speak for others.
        """
        self._for_the_facilitator()
        sender = Sender("participant", author, team)
        return LocalAnswers(self._log, sender, self.place, self.kit, self.settings)

    def of(self, author: str) -> LocalAnswers:
        """Return the same answers, for the same role and team, with edits kept under another name."""
        sender = Sender(self.role, author, self._sender.team)
        return LocalAnswers(self._log, sender, self.place, self.kit, self.settings)

    def append(self, edits: Sequence[Edit], batch: str = "") -> list[Receipt]:
        """Check, merge and store edits in one transaction; return a receipt for each, in order."""
        return append(self._log, self._sender, edits, batch)

    def append_all(self, edits: Sequence[Edit], batch: str) -> list[Receipt]:
        """Store all edits as one batch, or none: when one is refused, the receipts of those say why."""
        return append_all(self._log, self._sender, edits, batch)

    def session(self) -> Session:
        """Return the session as it stands."""
        return session_from(self._log.session_id, _plain(self._view.values(SESSION)))

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the current answer of every path of a team (emptied ones included)."""
        return self._view.values(team)

    def plan(self, team: str) -> Plan:
        """Return the team's current plan."""
        return plan_from(_plain(self._view.values(team)))

    def plan_as_of(self, team: str, seq: int) -> Plan:
        """Return the team's plan as it stood after the edit ``seq``."""
        return plan_from(_plain(self._view.values_as_of(team, seq)))

    def since(self, seq: int, team: str) -> Sequence[tuple[str, Stored]]:
        """Return what changed after ``seq`` in a team's answers, as (path, stored), oldest first."""
        return self._view.since(seq, team)

    def history(self, team: str, path: str) -> Sequence[Stored]:
        """Return every answer that a path ever had, oldest first."""
        return self._view.history(team, path)

    def recent(self, team: str, most: int) -> Sequence[Change]:
        """Return the latest changes of a team's answers, the newest first."""
        return self._view.recent(team, most)

    def batches(self) -> Sequence[Batch]:
        """Return what was brought in together, such as imports, the newest first; for the facilitator."""
        return self._view.batches()

    def undo(self, batch: str) -> Undone:
        """Take back a batch; what somebody has written since stays and is told.

        Raises
        ------
        WorkshopError
            When there is no such batch, or the role may not: only the facilitator may.
        """
        if self.role != "facilitator":
            raise WorkshopError("Only the facilitator can take this back.")
        return undo(self._log, self._sender, batch)

    def log(self) -> Sequence[Logged]:
        """Return every edit of the session, oldest first: for the facilitator alone."""
        return self._view.log()

    def latest(self) -> int:
        """Return the highest ``seq`` that this role may see; 0 when nothing was ever written."""
        return self._view.latest()

    def copy_to(self, file: Path) -> None:
        """Write the log of the whole session into a new file while others go on writing."""
        self._for_the_facilitator()
        self._log.database.copy_to(file)

    def _for_the_facilitator(self) -> None:
        if self.role != "facilitator":
            raise WorkshopError("Only the facilitator can take the whole session along.")

    def close(self) -> None:
        """Let go of the database file; the next use takes it up again."""
        self._log.close()


def _plain(values: Mapping[str, Stored]) -> dict[str, Json]:
    return {path: stored.value for path, stored in values.items()}
