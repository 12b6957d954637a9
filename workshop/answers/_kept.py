"""What was worked out from all answers of a team and is kept beside them: dear to make, free to lose.

It is good for as long as the team's last edit is the one that it was made from. It holds what the answers
hold, so that it goes when something is erased from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from workshop.answers.tables import edits, kept


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one team: the text, and the team's last edit when it was begun."""

    seq: int
    text: str


def good(connection: Connection, session: str, mark: str) -> dict[str, str]:
    """Return the texts, by team, that were made in this way and from the answers as they stand."""
    # One look into the index for each team; to group all edits would mean to go through them all.
    latest = (
        select(func.max(edits.c.seq))
        .where(edits.c.session == session, edits.c.team == kept.c.team)
        .scalar_subquery()
    )
    asked = select(kept.c.team, kept.c.text).where(
        kept.c.session == session, kept.c.mark == mark, kept.c.seq == latest
    )
    return {team: text for team, text in connection.execute(asked)}


def keep(connection: Connection, session: str, mark: str, found: Mapping[str, Kept]) -> None:
    """Keep texts by team in place of those that were kept before.

    Parameters
    ----------
    mark
        In which way they were made: what is asked for by another mark is not found.
    """
    for team, each in found.items():
        connection.execute(delete(kept).where(kept.c.session == session, kept.c.team == team))
        row = {"session": session, "team": team, "mark": mark, "seq": each.seq, "text": each.text}
        connection.execute(kept.insert(), row)


def forget(connection: Connection, session: str) -> None:
    """Erase everything that is kept of a session."""
    connection.execute(delete(kept).where(kept.c.session == session))
