"""How a step will read in the team's written plan, made anew as the answers change."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from workshop.desk.place import DeskAnswers
from workshop.desk.progress import STYLE
from workshop.plan.session import Team
from workshop.reports.cells import quiet
from workshop.reports.html_tree import blocks_html
from workshop.reports.opening import report_of
from workshop.reports.report import Report
from workshop.reports.sections.links import list_of_links, picture_of_links
from workshop.reports.tree import Section, para

SECTION_OF: dict[str, Callable[[Report], Section]] = {
    "about-us": Report.page_one,
    "time": Report.week,
    "where-to-improve": Report.improving,
    "outcomes": Report.outcomes,
    "current-state": Report.current_state,
    "manager-gaps": Report.manager_gaps,
    "plan": Report.action_plan,
    "investment": Report.investment,
    "follow-up": Report.standing,
}
"""The section of the plan that a step ends up in."""
LINKED = ("plan", "investment")
"""The steps beside which stands how everything hangs together."""


def as_it_reads(answers: DeskAnswers, team: Team, step_id: str) -> str:
    """Return the section of the plan that a step makes, as HTML; empty for a step that makes none."""
    if step_id not in SECTION_OF:
        return ""
    report = report_for(answers, team)
    words = answers.kit.words["notebook"]
    section = SECTION_OF[step_id](report)
    blocks = section.blocks or [para(quiet(words["follows_nothing"]))]
    links = links_html(report, drawn=step_id == "plan") if step_id in LINKED else ""
    return (
        f'{STYLE}<div class="workshop-desk workshop-beside"><p class="quiet">{escape(words["follows"])}</p>'
        f"{blocks_html(blocks)}{links}</div>"
    )


def report_for(answers: DeskAnswers, team: Team) -> Report:
    """Return the report of a team's plan as it stands now."""
    return report_of(
        answers.plan(team.id), answers.session(), team, answers.kit, rules_off=answers.settings.rules_off
    )


def links_html(report: Report, *, drawn: bool) -> str:
    """Return the picture of the links, unless it is ``drawn`` already, and under it the same as a list."""
    listed = [block for block in list_of_links(report) if block["t"] != "Header"]
    if not listed:
        return ""
    picture = "" if drawn else blocks_html(list(picture_of_links(report)))
    summary = escape(report.says("links_list"))
    return f"{picture}<details><summary>{summary}</summary>{blocks_html(listed)}</details>"
