"""The answers of a session folder on this computer, bound to one role."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from workshop.answers import ballots, emptying, worth
from workshop.answers.append import Log, append, append_all
from workshop.answers.aside import with_aside
from workshop.answers.border import Sender
from workshop.answers.erasing import Erased, erase, erase_entry
from workshop.answers.keeping import keep
from workshop.answers.port import (
    SESSION,
    Ballot,
    Batch,
    CastReceipt,
    Change,
    Edit,
    Logged,
    Receipt,
    Role,
    Stored,
)
from workshop.answers.undoing import Undone, undo
from workshop.answers.visibility import View
from workshop.errors import WorkshopError
from workshop.kit.loading import Kit
from workshop.kit.session_file import SessionFile
from workshop.plan.fold import plan_from, session_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.rounds import TODAY
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
        self.team = sender.team
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
        self._for_the_facilitator("Only the facilitator can open the session for others.")
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

    @property
    def rules_off(self) -> tuple[str, ...]:
        """The rules of the plan check that the session does without."""
        return self.settings.rules_off

    def session(self) -> Session:
        """Return the session as it stands."""
        return session_from(self._log.session_id, self._view.plain_values(SESSION))

    def values(self, team: str) -> Mapping[str, Stored]:
        """Return the current answer of every path of a team (emptied ones included)."""
        return self._view.values(team)

    def plan(self, team: str) -> Plan:
        """Return the team's current plan."""
        return plan_from(self._view.plain_values(team))

    def plan_as_of(self, team: str, seq: int) -> Plan:
        """Return the team's plan as it stood after the edit ``seq``."""
        return plan_from(_plain(self._view.values_as_of(team, seq)))

    def values_as_of(self, team: str, seq: int) -> Mapping[str, Stored]:
        """Return the answers of a team as they stood after the edit ``seq``."""
        return self._view.values_as_of(team, seq)

    def latest_of(self, team: str) -> int:
        """Return the highest ``seq`` of one team's answers; 0 when there is none."""
        return self._view.latest_of(team)

    def version_of(self, team: str) -> str:
        """Return what tells one state of a team's answers, or the session's, from every other.

        It is another one after every edit, also in a copy that has gone its own way since.
        """
        return self._view.version_of(team)

    def kept(self, mark: str) -> Mapping[str, str]:
        """Return texts that were made from teams' answers as they stand, by team; for the facilitator."""
        return self._view.kept(mark)

    def keep(self, mark: str, found: Mapping[str, tuple[int, str]]) -> None:
        """Keep what was worked out from teams' answers, for ``kept`` of the same mark; for the facilitator.

        Parameters
        ----------
        mark
            In which way it was worked out.
        found
            By team: ``latest_of`` the team before its answers were read, and the text.

        Raises
        ------
        WorkshopError
            When it could not be stored, or the role may not.
        """
        self._for_the_facilitator("Only the facilitator can keep what comes of every team's answers.")
        keep(self._log, mark, found)

    def seq_at(self, at: datetime.datetime) -> int:
        """Return the last edit at or before a moment, for ``plan_as_of``; 0 when there was none.

        Raises
        ------
        WorkshopError
            When the moment does not say in which zone it is.
        """
        if at.tzinfo is None:
            raise WorkshopError("Say in which time zone: 2027-03-15T09:30+01:00, for instance.")
        return self._view.seq_at(at)

    def since(self, seq: int, team: str) -> Sequence[tuple[str, Stored]]:
        """Return what changed after ``seq`` in a team's answers, as (path, stored), oldest first."""
        return self._view.since(seq, team)

    def history(self, team: str, path: str) -> Sequence[Stored]:
        """Return every answer that a path ever had, oldest first."""
        return self._view.history(team, path)

    def recent(self, team: str, most: int, patterns: Collection[str] = ()) -> Sequence[Change]:
        """Return the latest changes of a team's answers, of some patterns or of all, the newest first."""
        return self._view.recent(team, most, patterns)

    def cast(self, code: str, cast: Sequence[Ballot]) -> list[CastReceipt]:
        """Put answers that a person gave alone into the ballot box, each in place of the last."""
        return ballots.cast(self._log, self._sender, code, cast)

    def own_ballots(self, team: str, code: str) -> Mapping[tuple[str, str], str]:
        """Return what the device with this code answered alone, by question and round."""
        return self._view.own_ballots(team, code)

    def ballots_cast(self, team: str) -> Mapping[tuple[str, str], int]:
        """Return how many of a team have answered alone, by question and round; never what."""
        return self._view.ballots_cast(team)

    def reveal(self, team: str, questions: Iterable[str], occasion: str = TODAY) -> ballots.Revealed:
        """Close the open round of some questions, and keep what may be said of it; for the facilitator."""
        return ballots.reveal(self._log, self._sender, team, questions, occasion)

    def say_worth(self, code: str, answer: str | None) -> None:
        """Say alone, for the device with this code, whether it was worth the time: yes, partly or no."""
        worth.say(self._log, self._sender, code, answer)

    def own_worth(self, code: str) -> str:
        """Return what the device with this code said of whether it was worth the time; empty for nothing."""
        return worth.said(self._view.own_ballots(SESSION, code))

    def worth_cast(self) -> int:
        """Return how many have said whether it was worth the time; never what."""
        return self._view.ballots_cast(SESSION).get(worth.ASKED, 0)

    def count_worth(self) -> int:
        """Count whether it was worth the time; return how many have answered. For the facilitator."""
        return worth.count(self._log, self._sender)

    def unrevealed(self) -> Mapping[str, int]:
        """Return how many questions wait to be revealed, by team; for the facilitator."""
        return self._view.unrevealed()

    def end_workshop(self) -> int:
        """Erase what was answered alone; return how many answers that were. For the facilitator."""
        self._for_the_facilitator("Only the facilitator can close the workshop.")
        return emptying.erase_ballots(self._log)

    def erase_person(self, name: str, *, in_texts: bool = False) -> Erased:
        """Take a person's name out of the answers and of their history, for good; for the facilitator.

        Raises
        ------
        WorkshopError
            When the role may not, no name is given, or it could not be stored.
        """
        self._for_the_facilitator("Only the facilitator can erase a name.")
        if not name.strip():
            raise WorkshopError("Say whose name is to be erased.")
        placeholder = self.kit.words["form"]["person_erased"]
        logs = with_aside(self._log, self.place)
        done, *_ = [erase(log, self._sender, name, placeholder, in_texts=in_texts) for log in logs]
        return done

    def erase_entry(self, team: str, person: str) -> None:
        """Take the name of one entry of a team's people out, for good; for the facilitator.

        Raises
        ------
        WorkshopError
            When the role may not, or it could not be stored.
        """
        self._for_the_facilitator("Only the facilitator can erase a name.")
        for log in with_aside(self._log, self.place):
            erase_entry(log, self._sender, team, person, self.kit.words["form"]["person_erased"])

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
        self._for_the_facilitator("Only the facilitator can take the whole session along.")
        self._log.database.copy_to(file)

    def _for_the_facilitator(self, says: str) -> None:
        if self.role != "facilitator":
            raise WorkshopError(says)

    def close(self) -> None:
        """Let go of the database file; the next use takes it up again."""
        self._log.close()


def _plain(values: Mapping[str, Stored]) -> dict[str, Json]:
    return {path: stored.value for path, stored in values.items()}
