"""What participants leave with, once the facilitator gives it to their team: the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from workshop.room import door

if TYPE_CHECKING:
    from workshop.plan.session import Team
    from workshop.room.room import Room


def team_released(asked: Request) -> Team | None:
    """Return the team that is asked about, if its plan is released: one's own, or the one looked at."""
    room: Room = asked.app.state.room
    looked_at = asked.path_params.get("team", "")
    person = None if looked_at else door.known(room, asked)
    own = person.team if person else ""
    team = room.session.team(looked_at if looked_at and door.leads(room, asked) else own)
    return team if team and team.released else None


async def plan(asked: Request) -> Response:
    """Return the plan of a team as PDF, once it is released; else lead back."""
    room: Room = asked.app.state.room
    team = team_released(asked)
    file = await room.released_plan(team) if team else None
    if file is None:
        return RedirectResponse(door.home(asked), door.SEE_OTHER)
    return FileResponse(file, filename=file.name)
