"""What participants leave with, once the facilitator gives it to their team: plan, recap, dates."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from workshop.errors import WorkshopError
from workshop.room import door
from workshop.room.pages import page

if TYPE_CHECKING:
    from workshop.plan.session import Team
    from workshop.reports.report import Report
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
    file = await room.released_plan(team) if team else None
    return FileResponse(file, filename=file.name) if file else _back(asked)


async def recap(asked: Request) -> Response:
    """Return what somebody takes home, once the team's plan is released; else lead back."""
    room: Room = asked.app.state.room
    team, person = _released(asked)
    report = await _report(room, team) if team else None
    if team is None or report is None:
        return _back(asked)
    # What it takes to write plans is loaded once somebody asks: a room without is smaller.
    from workshop.room.recap import entries_of, recap  # noqa: PLC0415

    mine = entries_of(report.plan, person) if person else frozenset[str]()
    told = await room.reading(recap, report, mine)
    given = {
        "words": room.words,
        "title": room.words["recap_title"],
        "session": room.session.facts.title,
        "team": team.name,
        "name": report.plan.person(person),
        "back": f"{door.home(asked)}look/{team.id}" if not person else door.home(asked),
        "recap": told,
    }
    return page(asked, "recap", given)


async def dates(asked: Request) -> Response:
    """Return somebody's own dates as a calendar file, once the team's plan is released; else lead back."""
    room: Room = asked.app.state.room
    team, person = _released(asked)
    report = await _report(room, team) if team and person else None
    if report is None:
        return _back(asked)
    from workshop.room.recap import entries_of, own_calendar  # noqa: PLC0415 - as above

    file = await room.reading(own_calendar, report, entries_of(report.plan, person))
    headers = {"Content-Disposition": 'attachment; filename="dates.ics"'}
    return Response(file, media_type="text/calendar", headers=headers)


async def _report(room: Room, team: Team) -> Report | None:
    """Return a team's plan as it stands, ready to be told; None where the kit lacks what it is told by."""
    table = room.tables[team.id]
    known = await room.drawing.plan(table)

    def made() -> Report:
        from workshop.reports.opening import report_of  # noqa: PLC0415 - as above

        settings = room.answers.settings
        return report_of(known, room.session, team, room.kit, brand=settings.brand or "")

    with contextlib.suppress(WorkshopError):
        return replace(await room.reading(made), revision=table.seq)
    return None
