"""Which session and which team a notebook is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.kit.loading import load_kit
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import Team


def session_folder(session: str, here: Path) -> Path | None:
    """Return the folder of the session that is meant.

    Parameters
    ----------
    session
        A folder's name, as the notebook's first cell has it; empty for the session in which the
        notebook lies.
    here
        The notebook's own folder.

    Returns
    -------
    pathlib.Path or None
        None when no session is named and the notebook lies in none.

    Raises
    ------
    WorkshopError
        When the named folder is no session.
    """
    if session:
        named = (here / Path(session).expanduser()).resolve()
        if not (named / SESSION_FILE).is_file():
            raise WorkshopError(f"{named} is no session: there is no {SESSION_FILE} in it.")
        return named
    inside = (folder for folder in (here, *here.parents) if (folder / SESSION_FILE).is_file())
    return next(inside, None)


def required_folder(session: str, here: Path) -> Path:
    """Return the session's folder, or say how to begin.

    Raises
    ------
    WorkshopError
        When no session is named and the notebook lies in none.
    """
    found = session_folder(session, here)
    if found is None:
        raise WorkshopError(load_kit().words["notebook"]["no_session_here"].format(folder=here))
    return found


def team_meant(answers: LocalAnswers, team: str, words: Mapping[str, str]) -> Team | None:
    """Return the team of that name or id; the first one when none is named; None when there is none.

    Raises
    ------
    WorkshopError
        When the session has no such team.
    """
    teams = answers.session().teams
    if not team:
        return next(iter(teams), None)
    found = next((each for each in teams if team in (each.id, each.name)), None)
    if found is None:
        names = ", ".join(each.name for each in teams)
        raise WorkshopError(words["no_such_team"].format(team=team, teams=names or words["no_teams"]))
    return found
