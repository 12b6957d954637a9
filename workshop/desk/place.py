"""Which session and which team a notebook is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from workshop.answers import LocalAnswers, RoomAnswers
from workshop.errors import WorkshopError
from workshop.kit.loading import load_kit
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import Team

DeskAnswers = LocalAnswers | RoomAnswers
"""The answers of a session as a notebook has them: of its folder, or of its room."""
ROOM = re.compile(r"https?://", re.IGNORECASE)


def is_room(session: str) -> bool:
    """Return whether what the notebook's first cell names is the address of a room.

    Examples
    --------
    >>> is_room("http://192.168.1.5:8080/"), is_room("../spring-session")
    (True, False)
    """
    return bool(ROOM.match(session.strip()))


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
        raise WorkshopError(no_session_here(here))
    return found


def no_session_here(here: Path) -> str:
    """Return that a notebook lies in no session, and how to begin."""
    return load_kit().words["notebook"]["no_session_here"].format(folder=here)


def team_meant(answers: DeskAnswers, team: str, words: Mapping[str, str]) -> Team | None:
    """Return the team of that name or id; the first one when none is named; None when there is none.

    A participant has one team, whatever is named.

    Raises
    ------
    WorkshopError
        When the session has no such team.
    """
    teams = teams_shown(answers)
    if isinstance(answers, RoomAnswers) or not team:
        return next(iter(teams), None)
    found = next((each for each in teams if team in (each.id, each.name)), None)
    if found is None:
        names = ", ".join(each.name for each in teams)
        raise WorkshopError(words["no_such_team"].format(team=team, teams=names or words["no_teams"]))
    return found


def teams_shown(answers: DeskAnswers) -> tuple[Team, ...]:
    """Return the teams whose answers may be seen: all of them, or a participant's own."""
    teams = answers.session().teams
    return tuple(each for each in teams if answers.role == "facilitator" or each.id == answers.team)
