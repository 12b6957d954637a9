"""What the facilitator does for all, as answers of the session: any page or notebook may write them."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.plan.kinds import STEP_STATES, Json
from workshop.plan.session import Session
from workshop.room.live import now

LONGEST_TIMER = 24 * 60 * 60


def steered(message: Mapping[str, Any], session: Session, steps: Collection[str]) -> dict[str, Json]:
    """Return what is to be written for the whole session; nothing for what asks for something else.

    Parameters
    ----------
    message
        What a facilitator's page says.
    session
        The session as it stands.
    steps
        The ids of the kit's steps.
    """
    match message:
        case {"state": str(state), "steps": list(wanted)} if state in STEP_STATES:
            return {
                f"steps/{step}/state": state for step in wanted if isinstance(step, str) and step in steps
            }
        case {"call": str(step)} if step in steps:
            return {"live/step": step, "live/called": now().isoformat()}
        case {"release": str() | list() as teams, "given": bool(given)}:
            wanted = [teams] if isinstance(teams, str) else teams
            known = [team.id for team in session.teams if team.id in wanted]
            return {f"teams/{team}/released": given or None for team in known}
        case {"wall": str(team)}:
            return {"live/wall": team or None}
        case {"message": str(text)}:
            return {"live/message": text.strip() or None}
        case _:
            return _timer(message, session)


def written(answers: LocalAnswers, values: Mapping[str, Json]) -> str:
    """Write what the facilitator does; return why it was refused, empty when it was not."""
    edits = [Edit(secrets.token_hex(12), SESSION, path, value) for path, value in values.items()]
    return " ".join(receipt.refused for receipt in answers.append(edits) if receipt.refused)


def _timer(message: Mapping[str, Any], session: Session) -> dict[str, Json]:
    match message:
        case {"timer": int(seconds)} if 0 <= seconds <= LONGEST_TIMER:
            return {"live/timer_ends": _after(seconds) if seconds else None}
        case {"more": int(seconds)} if abs(seconds) <= LONGEST_TIMER:
            return {"live/timer_ends": _after(max(0, _left(session) + seconds))}
        case _:
            return {}


def _left(session: Session) -> int:
    ends = session.live.timer_ends
    if not ends:
        return 0
    return max(0, round((datetime.datetime.fromisoformat(ends) - now()).total_seconds()))


def _after(seconds: int) -> str:
    return (now() + datetime.timedelta(seconds=seconds)).isoformat()
