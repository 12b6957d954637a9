"""A session's answers for those who know pandas: frames of one team's plan, or of all of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import workshop.answers
from workshop.desk.place import required_folder
from workshop.errors import WorkshopError
from workshop.plan.framework import Framework
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """One team's plan as it stood when the session was read."""

    team: str
    plan: Plan
    framework: Framework
    day: datetime.date | None

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the plan's frames by name; see `workshop.plan.frames_all` for what each holds."""
        from workshop.plan.frames_all import frames_of  # noqa: PLC0415 - pandas is loaded when used

        return frames_of(self.plan, self.framework, self.day)


@dataclass(frozen=True, slots=True)
class SessionPlans:
    """Every team's plan as it stood when the session was read.

    Attributes
    ----------
    facts
        The session's title, day, currency, language, agenda and framework.
    framework
        What is rated against.
    plans
        By the team's name.
    """

    facts: SessionFacts
    framework: Framework
    plans: Mapping[str, Plan]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the frames of all teams by name, with the team's name in the first column."""
        from workshop.plan.frames_all import frames_of_teams  # noqa: PLC0415 - as above

        return frames_of_teams(self.plans, self.framework, self.facts.day)

    def plan(self, team: str = "") -> TeamPlan:
        """Return one team's plan, by the team's name; the first when empty.

        Raises
        ------
        WorkshopError
            When the session has no such team.
        """
        name = team or next(iter(self.plans), "")
        if name not in self.plans:
            known = ", ".join(f"“{each}”" for each in self.plans) or "none yet"
            raise WorkshopError(f"This session has no team “{team}”. Its teams: {known}.")
        return TeamPlan(name, self.plans[name], self.framework, self.facts.day)


def open_session(session: str = "") -> SessionPlans:
    """Read a session's plans.

    Parameters
    ----------
    session
        The session's folder; empty for the session in which the notebook lies.

    Raises
    ------
    WorkshopError
        When there is no such session.
    """
    from workshop.exchange.tables import distinct  # noqa: PLC0415 - as above

    answers = workshop.answers.open(required_folder(session, Path.cwd()))
    try:
        found = answers.session()
        framework = answers.kit.framework_of(found.facts)
        if framework is None:
            raise WorkshopError("The session's kit has no framework. Put one into its folder kit/frameworks.")
        names = distinct(team.name for team in found.teams)
        plans = {name: answers.plan(team.id) for name, team in zip(names, found.teams, strict=True)}
    finally:
        answers.close()
    return SessionPlans(found.facts, framework, plans)
