"""The facilitator's notebook: the session, its teams, how far they are, and their plans."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import ipywidgets

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.desk.agreeing import PlanKeeper
from workshop.desk.choosing import ExerciseChooser
from workshop.desk.controls import LABELS, WIDE, button, heading, kept, new_id, session_edits, text_field
from workshop.desk.leading import LeadingPanel
from workshop.desk.place import session_folder
from workshop.desk.plans import PlanMaker
from workshop.desk.scores import scores_html
from workshop.desk.standing import Standings, standing_of
from workshop.desk.taking_back import BatchUndo
from workshop.desk.unchanged import Unchanged
from workshop.errors import WorkshopError
from workshop.kit.loading import load_kit
from workshop.reports.text import closed
from workshop.room.nearby import is_open

SECONDS_BETWEEN_LOOKS = 3.0
Words = Mapping[str, str]


class SessionMaker(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Makes a session beside the notebook's folder, for whoever opened it outside of one."""

    def __init__(self, beside: Path, words: Words) -> None:
        self.beside, self.words = beside, words
        self.folder = text_field(words["session_folder"], "my-session")
        self.title = text_field(words["session_title"])
        self.day = ipywidgets.DatePicker(
            value=datetime.datetime.now().astimezone().date(),
            description=words["session_day"],
            layout=WIDE,
            style=LABELS,
        )
        self.currency = text_field(words["session_currency"], "EUR")
        self.team = text_field(words["team_name"])
        self.said = ipywidgets.HTML()
        self.button = button(words["create_session"], self.make, self.said)
        fields = [self.folder, self.title, self.day, self.currency, self.team]
        super().__init__([heading(words["session"]), *fields, self.button, self.said])

    def make(self) -> str:
        """Make the session folder and say where it is."""
        made = create(
            self.beside / self.folder.value,
            title=self.title.value.strip(),
            day=self.day.value,
            currency=self.currency.value.strip().upper(),
            teams=[self.team.value.strip()] if self.team.value.strip() else [],
        )
        return self.words["created_session"].format(folder=made)


class SessionFactsEditor(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The title, day and currency of a session."""

    def __init__(self, answers: LocalAnswers) -> None:
        self.answers = answers
        facts, words = answers.session().facts, answers.kit.words["notebook"]
        self.title = text_field(words["session_title"], facts.title)
        self.day = ipywidgets.DatePicker(
            value=facts.day, description=words["session_day"], layout=WIDE, style=LABELS
        )
        self.currency = text_field(words["session_currency"], facts.currency)
        self.said = ipywidgets.HTML()
        self.button = button(words["save"], self.save, self.said)
        fields = [self.title, self.day, self.currency]
        super().__init__([heading(words["session"]), *fields, self.button, self.said])

    def save(self) -> str:
        """Keep what was changed."""
        day = self.day.value
        new = {
            "title": self.title.value,
            "day": day.isoformat() if day else None,
            "currency": self.currency.value.strip().upper(),
        }
        edits = session_edits(self.answers, new)
        return kept(self.answers, edits, self.answers.kit.words["notebook"]["saved"])


class TeamsEditor(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The teams of a session: how near a signature they are, and another one."""

    def __init__(
        self, answers: LocalAnswers, standing: Callable[[], Standings], changed: Callable[[], None]
    ) -> None:
        self.answers, self.standing, self.changed = answers, standing, changed
        self.words: Words = answers.kit.words["notebook"]
        self.name = text_field(self.words["team_name"])
        self.said = ipywidgets.HTML()
        self.button = button(self.words["add_team"], self.add, self.said)
        self.scores = ipywidgets.HTML()
        self.shown: Standings | None = None
        shown = [self.scores, self.name, self.button, self.said]
        super().__init__([heading(self.words["teams"]), *shown])
        self.look()

    def look(self) -> bool:
        """Draw the table anew when anything has changed since the last look; return whether it has."""
        known = self.standing()
        if known is self.shown:
            return False
        self.shown = known
        rows = {team: each.score for team, each in known.items()}
        self.scores.value = scores_html(self.answers, self.answers.session().teams, rows)
        return True

    def add(self) -> str:
        """Add the team whose name was typed."""
        name = self.name.value.strip()
        teams = self.answers.session().teams
        if not name:
            raise WorkshopError(self.words["team_needs_name"])
        if name.casefold() in {team.name.casefold() for team in teams}:
            raise WorkshopError(self.words["team_name_taken"])
        team, last = new_id(), teams[-1].id if teams else ""
        edits = [
            Edit(new_id(), SESSION, f"teams/{team}/name", name),
            Edit(new_id(), SESSION, f"teams/{team}/order", after=last),
        ]
        said = kept(self.answers, edits, self.words["team_added"].format(team=closed(name)))
        self.name.value = ""
        self.look()
        self.changed()
        return said


class FacilitatorPage(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Session, teams and plans of one session, one below the other; what is to be set up first, first."""

    def __init__(self, answers: LocalAnswers) -> None:
        self.answers = answers
        self.standing = Unchanged(answers, lambda team: standing_of(answers, team))
        self.facts = SessionFactsEditor(answers)
        self.exercise = ExerciseChooser(answers)
        self.plans = PlanMaker(answers)
        self.keeper = PlanKeeper(answers, self.look)
        self.undo = BatchUndo(answers, self.look)
        self.leading = LeadingPanel(answers, self.standing, lambda: is_open(answers))
        self.teams = TeamsEditor(answers, self.standing, self._teams_changed)
        set_up = [self.facts, self.exercise]
        at_work = [self.leading, self.teams, self.plans, self.keeper, self.undo]
        super().__init__([*at_work, *set_up] if self._is_under_way() else [*set_up, *at_work])
        self._show_agreed()
        self.looking = self._keep_looking()

    def look(self) -> None:
        """Show what has changed since the last look; only that is worked out anew."""
        if self.teams.look():
            self._show_agreed()
            self.undo.look()

    def _show_agreed(self) -> None:
        self.plans.look()
        self.keeper.look({team: each.agreed for team, each in self.standing().items()})

    def _teams_changed(self) -> None:
        self.plans.forget()
        self._show_agreed()
        self.leading.tell()

    def _is_under_way(self) -> bool:
        return any(self.answers.values(team.id) for team in self.answers.session().teams)

    def _keep_looking(self) -> asyncio.Task[None] | None:
        """Look for news as long as the notebook runs; without a running loop there is nobody to see it."""
        try:
            return asyncio.get_running_loop().create_task(self._look_again())
        except RuntimeError:
            return None

    async def _look_again(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            self.look()


def open_facilitator(session: str = "") -> FacilitatorPage | SessionMaker:
    """Return the facilitator's page of a session, or what makes a session where there is none.

    Parameters
    ----------
    session
        The session's folder; empty for the session in which the notebook lies.

    Raises
    ------
    WorkshopError
        When the named folder is no session.
    """
    folder = session_folder(session, Path.cwd())
    if folder is None:
        return SessionMaker(Path.cwd(), load_kit().words["notebook"])
    return FacilitatorPage(workshop.answers.open(folder))
