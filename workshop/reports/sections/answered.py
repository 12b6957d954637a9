"""Whether a team answered steps 1 and 2, which the shortest session does without."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.reports.report import Report


def habits(report: Report) -> list[str]:
    """Return the habits of which anything was said, in the framework's order, those of another one last."""
    known = [habit.id for habit in report.framework.habits]
    known += [each.id for each in report.plan.habits if each.id not in known]
    return [habit for habit in known if _is_said(report, habit)]


def is_week_answered(report: Report) -> bool:
    """Return whether any hours were counted, or anything was said of a habit."""
    return bool(report.time.activities or habits(report))


def is_improving_answered(report: Report) -> bool:
    """Return whether anything was answered of where to improve that step 5 does not ask as well."""
    plan = report.plan
    in_play = {gap.capability for gap in report.gaps}
    return bool(
        set(rated_capabilities(report)) - in_play
        or any(goal.focus or goal.effort or goal.miss for goal in plan.capabilities)
        or plan.improving.own_miss
        or [question for question in plan.tallies if not report.is_habit(question)]
    )


def rated_capabilities(report: Report) -> list[str]:
    """Return every capability that was rated or tallied, in the framework's order, others last."""
    plan = report.plan
    found = {each for each in (*plan.ratings, *plan.tallies) if not report.is_habit(each)} - {"votes"}
    known = [each for each in report.order if each in found]
    return known + sorted(found.difference(known))


def _is_said(report: Report, habit: str) -> bool:
    noted = any(each.id == habit and each.evidence for each in report.plan.habits)
    return noted or bool(report.plan.ratings.get(habit)) or bool(report.plan.tallies.get(habit))
