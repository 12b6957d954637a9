"""Where the room is, as every device and the projector are told it."""

from __future__ import annotations

import datetime
from typing import Any

from workshop.forms.alone import WORTH
from workshop.kit.loading import Kit
from workshop.plan.session import Session


def live_told(kit: Kit, session: Session) -> dict[str, Any]:
    """Return the steps with their state, where the room is, the timer and what all are told.

    ``now`` is the server's clock, by which a page counts the timer down whatever its own says.
    """
    live = session.live
    steps = [
        {
            "id": step.id,
            "number": step.number,
            "title": step.title,
            "question": step.question,
            "state": session.state_of(step.id),
        }
        for step in kit.asked(session.facts)
    ]
    there = {step["id"] for step in steps}
    return {
        "title": session.facts.title,
        "steps": steps,
        "step": live.step if live.step in there else "",
        "called": live.called,
        "message": live.message,
        "wall": live.wall,
        "worth": {"step": _worth_step(kit, session), "isCounted": bool(session.end.worth)},
        "released": [team.id for team in session.teams if team.released],
        "timer": _milliseconds(live.timer_ends),
        "now": int(now().timestamp() * 1000),
    }


def _worth_step(kit: Kit, session: Session) -> str:
    """Return the step in which it is asked whether it was worth the time; empty where it is not."""
    steps = kit.asked(session.facts)
    return next((step.id for step in steps if WORTH in {field.field for field in step.fields()}), "")


def now() -> datetime.datetime:
    """Return the moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def landing(kit: Kit, session: Session) -> str:
    """Return the step at which somebody who comes in begins: where the room is, else the first open one."""
    steps = kit.asked(session.facts)
    if any(step.id == session.live.step for step in steps):
        return session.live.step
    opened = (step.id for step in steps if session.state_of(step.id) != "closed")
    return next(opened, steps[0].id if steps else "")


def _milliseconds(moment: str) -> int:
    """Return a moment as a browser counts; 0 for none, and for what is no moment."""
    try:
        then = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return 0
    return int(then.replace(tzinfo=then.tzinfo or datetime.UTC).timestamp() * 1000)
