"""Keeping a team's plan as the one that was agreed, from the facilitator's notebook."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from html import escape

import ipywidgets

from workshop.answers import LocalAnswers
from workshop.desk.controls import LABELS, WIDE, button, heading, offer
from workshop.errors import WorkshopError
from workshop.plan.session import Team
from workshop.reports.agreeing import agree


class PlanKeeper(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A team, and a button that keeps its plan as agreed.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    changed
        Told when a plan was kept.
    """

    def __init__(self, answers: LocalAnswers, changed: Callable[[], None]) -> None:
        self.answers, self.changed = answers, changed
        self.words = answers.kit.texts("notebook")
        self.team = ipywidgets.Dropdown(description=self.words["team"], layout=WIDE, style=LABELS)
        self.said = ipywidgets.HTML()
        self.button = button(self.words["agree"], self.keep, self.said)
        help_ = ipywidgets.HTML(f"<p>{escape(self.words['agree_help'])}</p>")
        super().__init__([heading(self.words["agree_title"]), help_, self.team, self.button, self.said])
        self.look({})

    def look(self, agreed: Mapping[str, str]) -> None:
        """Offer the teams, each with the day of its last agreed version, by the team's id."""
        teams = self.answers.session().teams
        options = [(self._named(each, agreed.get(each.id, "")), each.id) for each in teams]
        offer(self.team, options)
        self.button.disabled = not options

    def keep(self) -> str:
        """Make the chosen team's plan once more and keep it; return where it is.

        Raises
        ------
        WorkshopError
            When no team is chosen, or its plan could not be made or kept.
        """
        team = self.answers.session().team(self.team.value or "")
        if team is None:
            raise WorkshopError(self.words["no_teams"])
        self.said.value = f'<p role="status">{escape(self.words["making_plans"])}</p>'
        self.button.disabled = True
        try:
            kept = agree(self.answers, team, datetime.datetime.now().astimezone())
        finally:
            self.button.disabled = False
        self.changed()
        said = self.words["agree_kept"].format(team=team.name, folder=kept.folder)
        return " ".join([said, *kept.warnings])

    def _named(self, team: Team, day: str) -> str:
        return self.words["agree_last"].format(team=team.name, day=day) if day else team.name
