"""What one team's plan is made of, and nothing of any other team: what a task carries to where it is made."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.plan.fold import plan_from
from workshop.plan.tallies import words_alone
from workshop.plan.versions import latest_of

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.kit.loading import Kit
    from workshop.plan.model import Plan
    from workshop.plan.session import Session, Team

HANDED = "WORKSHOP_TEAM_VIEW"
"""The variable of the environment that says in which file a notebook finds what its plan is made of."""


@dataclass(frozen=True, slots=True)
class TeamView:
    """What one team's plan is made of.

    Attributes
    ----------
    plan, session, team, kit
        As for the report.
    brand, rules_off, with_figures
        What the session's file sets.
    revision
        The last edit of the team or of the session's facts.
    agreed
        The plan as it was agreed last, without how people rated; None when it never was.
    """

    plan: Plan
    session: Session
    team: Team
    kit: Kit
    brand: str
    rules_off: tuple[str, ...]
    with_figures: bool
    revision: int
    agreed: Plan | None = None


def view_of(answers: LocalAnswers, session: Session, team: Team, beginning: int) -> TeamView:
    """Return what a team's plan is made of.

    Parameters
    ----------
    answers
        The session's, opened.
    session, team
        The session as it stands, and one of its teams.
    beginning
        The last edit of the session's own facts.
    """
    values = answers.values(team.id)
    settings = answers.settings
    plan = plan_from({path: stored.value for path, stored in values.items()})
    return TeamView(
        plan,
        session,
        team,
        answers.kit,
        settings.brand or "",
        settings.rules_off,
        settings.industry_figures == "forms-and-annex",
        max((beginning, *(stored.seq for stored in values.values()))),
        _agreed(answers, team, plan),
    )


def _agreed(answers: LocalAnswers, team: Team, plan: Plan) -> Plan | None:
    """Return a team's plan as it was agreed last; how people rated is nothing to compare."""
    version = latest_of(plan.versions)
    if version is None or version.seq is None:
        return None
    return answers.plan_as_of(team.id, version.seq).model_copy(update={"tallies": {}})


def without_ratings(view: TeamView) -> TeamView:
    """Return a view without how people rated: across teams it is shown what a team has agreed.

    Of how far apart its people were, the word is kept where it may be said, and no level that anybody gave.
    """
    return replace(view, plan=view.plan.model_copy(update={"tallies": words_alone(view.plan)}), agreed=None)


@contextmanager
def handing(view: bytes) -> Iterator[None]:
    """Hand a team's view, or all teams', as `pickle` writes it, to the notebook that is run meanwhile."""
    before = os.environ.get(HANDED)
    number, name = tempfile.mkstemp(prefix="workshop-")
    try:
        _write(number, view)
        os.environ[HANDED] = name
        yield
    finally:
        Path(name).unlink(missing_ok=True)
        os.environ.pop(HANDED, None)
        if before is not None:
            os.environ[HANDED] = before


def _write(number: int, view: bytes) -> None:
    try:
        with open(number, "wb") as file:
            file.write(view)
    except OSError as error:  # which does not say that it was here
        raise OSError(error.errno, error.strerror, tempfile.gettempdir()) from error


def handed(team: str) -> TeamView | None:
    """Return the view of a team, by id or name, that was handed to this notebook; None for none."""
    view = _handed()
    return view if isinstance(view, TeamView) and team in (view.team.id, view.team.name) else None


def handed_all() -> tuple[TeamView, ...]:
    """Return the views of all teams that were handed to this notebook; none for none."""
    views = _handed()
    return views if isinstance(views, tuple) else ()


def _handed() -> object:
    file = os.environ.get(HANDED)
    return pickle.loads(Path(file).read_bytes()) if file else None
