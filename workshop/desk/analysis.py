"""A session's answers for those who know pandas: frames of one team's plan, or of all of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import closing
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


class Plans(Mapping[str, Plan]):
    """Every team's plan by the team's name, as it stood when the session was read; read when asked for.

    Parameters
    ----------
    place
        The session's folder.
    teams
        The teams' ids, by the names that they have here.
    seq
        The session's last edit when it was read.
    """

    def __init__(self, place: Path, teams: Mapping[str, str], seq: int) -> None:
        self._place, self._teams, self._seq = place, teams, seq
        self._read: dict[str, Plan] = {}

    def __getitem__(self, name: str) -> Plan:
        if name not in self._read:
            with closing(workshop.answers.open(self._place)) as answers:
                self._read[name] = answers.plan_as_of(self._teams[name], self._seq)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._teams)

    def __len__(self) -> int:
        return len(self._teams)


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
    _frames: dict[str, pd.DataFrame]

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the frames of all teams by name, with the team's name in the first column."""
        return {name: frame.copy() for name, frame in self._frames.items()}

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
    from workshop.desk.kept_frames import frames_of_session  # noqa: PLC0415 - as above
    from workshop.exchange.tables import distinct  # noqa: PLC0415 - as above

    place = required_folder(session, Path.cwd())
    with closing(workshop.answers.open(place, check_meanwhile=True)) as answers:
        seq, found = answers.latest(), answers.session()
        framework = answers.kit.framework_of(found.facts)
        if framework is None:
            raise WorkshopError("The session's kit has no framework. Put one into its folder kit/frameworks.")
        called = distinct(team.name for team in found.teams)
        teams = {name: team.id for name, team in zip(called, found.teams, strict=True)}
        names = {team: name for name, team in teams.items()}
        frames = frames_of_session(answers, framework, found.facts.day, names)
    return SessionPlans(found.facts, framework, Plans(place, teams, seq), frames)
