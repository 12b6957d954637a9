"""The facts of the document, for its heading and its properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.plan.standing import recorded
from workshop.reports.sections.follow_up import followup_name
from workshop.reports.shortening import shortened
from workshop.reports.text import closed
from workshop.reports.tree import Section

if TYPE_CHECKING:
    from workshop.reports.report import Report

LONGEST_TEAM = 120
"""A heading takes a team's name up to so many characters."""


def cover(report: Report) -> Section:
    """Return the cover: facts alone, which each writer sets in its own way."""
    says, facts = report.says, report.session.facts
    meta = {
        "title": says("plan_title"),
        "subtitle": facts.title,
        "team": shortened(report.team.name, LONGEST_TEAM) or says("unnamed_team"),
        "day": facts.day.isoformat() if facts.day else "",
        "date": report.formats.date(facts.day) if facts.day else "",
        "language": facts.language or "en",
        "session": says("aside_separator").join(closed(part) for part in (report.brand, facts.title) if part),
        "paper": report.formats.paper,
        "organisation": report.brand,
        "category": says("calendar_category"),
        "identity": f"{report.session.id}/{report.team.id}",
        "revision": str(report.revision),
        "status": _status(report),
    }
    return Section("cover", says("plan_title"), [], meta)


def _status(report: Report) -> str:
    """Return how far the plan is: what is open before signing, then its last follow-up."""
    if last := recorded(report.plan):
        return report.says("status_followed", followup=followup_name(report, last[-1]))
    must = sum(finding.severity == "must" for finding in report.findings)
    return report.says.count("status_open", must) if must else report.says("status_ready")
