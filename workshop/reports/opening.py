"""Open one team's report from a session's folder."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.kit.loading import load_kit
from workshop.reports.report import Report
from workshop.reports.rollup.rollup import Rollup
from workshop.reports.team_view import TeamView, handed, handed_all, view_of, without_ratings
from workshop.reports.words import Words

if TYPE_CHECKING:
    from workshop.kit.loading import Kit
    from workshop.plan.model import Plan
    from workshop.plan.session import Session, Team


def open_report(place: Path | str, team: str) -> Report:
    """Open one team's plan.

    Parameters
    ----------
    place
        A session's folder.
    team
        The team's id or its name; the first team when empty.

    Raises
    ------
    WorkshopError
        When there is no such session or team.
    """
    if view := handed(team):  # where plans are made, a notebook gets its own team's answers and no other's
        return _report(view)
    from workshop import answers  # noqa: PLC0415 - the log's machinery is imported when it is read

    with closing(answers.open(place)) as opened:
        session = opened.session()
        by_name = {each.name: each for each in reversed(session.teams)}
        found = session.team(team) or by_name.get(team)
        if found is None and not team and session.teams:
            found = session.teams[0]
        if found is None:
            names = ", ".join(f"“{each.name}”" for each in session.teams) or "none yet"
            raise WorkshopError(f"This session has no team “{team}”. Its teams: {names}.")
        facts = opened.values(answers.SESSION)
        return _report(view_of(opened, session, found, max(fact.seq for fact in facts.values())))


def open_rollup(place: Path | str) -> Rollup:
    """Open what all teams of a session plan, side by side.

    Parameters
    ----------
    place
        A session's folder.

    Raises
    ------
    WorkshopError
        When there is no such session, or it has no teams.
    """
    views = handed_all() or _all_views(place)
    reports = tuple(_report(without_ratings(view)) for view in views)
    first = reports[0]
    return Rollup(
        reports,
        first.session,
        first.framework,
        first.says,
        first.formats,
        first.brand,
        max(report.revision for report in reports),
    )


def _all_views(place: Path | str) -> tuple[TeamView, ...]:
    from workshop import answers  # noqa: PLC0415 - the log's machinery is imported when it is read

    with closing(answers.open(place)) as opened:
        session = opened.session()
        if not session.teams:
            raise WorkshopError(f"The session in {place} has no teams yet. Add them in its notebooks.")
        beginning = max(fact.seq for fact in opened.values(answers.SESSION).values())
        return tuple(view_of(opened, session, team, beginning) for team in session.teams)


def _report(view: TeamView) -> Report:
    """Return the report of a team's view."""
    report = report_of(
        view.plan,
        view.session,
        view.team,
        view.kit,
        brand=view.brand,
        rules_off=view.rules_off,
        with_figures=view.with_figures,
    )
    return replace(report, revision=view.revision, agreed=view.agreed)


def report_of(  # noqa: PLR0913 - what a report is made of
    plan: Plan,
    session: Session,
    team: Team,
    kit: Kit,
    *,
    brand: str = "",
    rules_off: tuple[str, ...] = (),
    with_figures: bool = False,
) -> Report:
    """Return the report of a plan that is at hand.

    Raises
    ------
    WorkshopError
        When the kit lacks the session's framework.
    """
    framework = kit.frameworks.get(session.facts.framework)
    if framework is None:
        known = ", ".join(kit.frameworks) or "none"
        raise WorkshopError(
            f"The session's kit has no framework “{session.facts.framework}”. It has: {known}. "
            "Put the file into the session's kit/frameworks, or name another in session.yaml."
        )
    formats = Formats(session.facts.language, session.facts.currency)
    says, checks = (words_of(kit, name, formats) for name in ("plan", "checks"))
    return Report(
        plan,
        session,
        team,
        kit,
        framework,
        says,
        checks,
        formats,
        brand,
        rules_off,
        with_figures=with_figures,
    )


def words_of(kit: Kit, name: str, formats: Formats) -> Words:
    """Return one file of the kit's words, the program's own behind those of the session's kit."""
    return Words(name, kit.words[name], formats, cache(lambda: load_kit().words[name]))
