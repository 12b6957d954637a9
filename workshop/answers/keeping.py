"""What was worked out from the answers is kept beside them, to be read again while they stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.answers import _kept
from workshop.answers.append import Log


def keep(log: Log, mark: str, found: Mapping[str, tuple[int, str]]) -> None:
    """Keep texts, each by its team and the team's last edit that it knows of.

    Raises
    ------
    WorkshopError
        When they could not be stored.
    """
    texts = {team: _kept.Kept(*each) for team, each in found.items()}
    with log.database.writing() as connection:
        _kept.keep(connection, log.session_id, mark, texts)
