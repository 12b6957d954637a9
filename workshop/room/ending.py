"""What participants leave with, once the facilitator gives it to their team: plan, recap, dates."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from workshop.errors import WorkshopError
from workshop.room import door
from workshop.room.pages import page

if TYPE_CHECKING:
    from workshop.plan.session import Team
    from workshop.room.room import Room


def _released(asked: Request) -> tuple[Team | None, str]:
    """Return the team that is asked about, if its plan is released, and who of it asks; nobody for a look."""
    room: Room = asked.app.state.room
    looked_at = asked.path_params.get("team", "")
    person = None if looked_at else door.known(room, asked)
    own = person.team if person else ""
    team = room.session.team(looked_at if looked_at and door.leads(room, asked) else own)
    return (team if team and team.released else None), person.id if person else ""


def _back(asked: Request) -> Response:
    return RedirectResponse(door.home(asked), door.SEE_OTHER)


async def plan(asked: Request) -> Response:
    """Return the plan of a team as PDF, once it is released; else lead back."""
    room: Room = asked.app.state.room
    team, _ = _released(asked)
    if team is None:
        return _back(asked)
    file = await room.released_plan(team)
    if file is not None:
        return FileResponse(file, filename=file.name)
    # A page with another status would be kept on the phone in the plan's place.
    given = {"words": room.words, "title": room.words["plan_failed"]}
    return page(asked, "no-plan", given, status=503)


async def recap(asked: Request) -> Response:
    """Return what somebody takes home, once the team's plan is released; else lead back."""
    room: Room = asked.app.state.room
    team, person = _released(asked)
    told = await _told(room, team, person) if team else None
    if team is None or told is None:
        return _back(asked)
    given = {
        "words": room.words,
        "title": room.words["recap_title"],
        "session": room.session.facts.title,
        "team": team.name,
        "name": room.tables[team.id].people().person(person),
        "back": f"{door.home(asked)}look/{team.id}" if not person else door.home(asked),
        "recap": told[0],
    }
    return page(asked, "recap", given)


async def dates(asked: Request) -> Response:
    """Return somebody's own dates as a calendar file, once the team's plan is released; else lead back."""
    team, person = _released(asked)
    told = await _told(asked.app.state.room, team, person) if team and person else None
    if told is None:
        return _back(asked)
    headers = {"Content-Disposition": 'attachment; filename="dates.ics"'}
    return Response(told[1], media_type="text/calendar", headers=headers)


async def _told(room: Room, team: Team, person: str) -> tuple[dict[str, Any], bytes] | None:
    """Return what somebody takes home of a team's plan as it stands, and their dates as a calendar file.

    None where the kit lacks what a plan is told by.
    """
    table, session = room.tables[team.id], room.session
    plan_now = await room.drawing.plan(table)

    def made() -> tuple[dict[str, Any], bytes]:
        # What it takes to tell of plans is loaded once somebody asks, and not while phones wait.
        from workshop.reports.opening import report_of  # noqa: PLC0415
        from workshop.room.recap import entries_of, own_calendar, recap  # noqa: PLC0415

        brand = room.answers.settings.brand or ""
        report = replace(report_of(plan_now, session, team, room.kit, brand=brand), revision=table.seq)
        mine = entries_of(plan_now, person) if person else frozenset[str]()
        return recap(report, mine), own_calendar(report, mine)

    with contextlib.suppress(WorkshopError):
        return await room.reading(made)
    return None
