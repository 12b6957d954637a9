"""Which answers the sections show, so that the annex holds every other one.

To show a further answer in a section, name its pattern here; otherwise the annex lists it as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.plan.following import parted
from workshop.plan.model import Investment
from workshop.plan.parts import Record
from workshop.plan.paths import Address
from workshop.plan.scoring import latest_round
from workshop.plan.situation import Obstacle, Outcome
from workshop.plan.standing import is_first_day, rated_again, signs, standings
from workshop.reports.sections.answered import is_improving_answered
from workshop.reports.sections.improving import talked_about
from workshop.reports.sections.investment import MOST_NAMED

if TYPE_CHECKING:
    from workshop.reports.report import Report

WHOLE = frozenset(
    {"people", "requirements", "stops", "ask", "risks", "indicators", "followups", "agreements"}
    | {"activities", "habits", "tallies", "review", "decision"}
)
"""Parts of the plan of which every answer is shown."""
NOT_FOR_READERS = frozenset({"versions"})
"""Parts of the plan that the program notes for itself."""
PARTLY: dict[str, frozenset[str]] = {
    "about": frozenset({"owner", "sponsor", "managers", "sellers", "business_strategy", "sales_strategy"}),
    "outcomes": frozenset(
        {"statement", "kind", "measure", "direction", "target", "by", "why", "executive", "baseline"}
        | {"baseline_date", "sources", "practices"}
    ),
    "actions": frozenset({"what", "term", "kind", "owner", "start", "due", "rhythm", "evidence"}),
    "obstacles": frozenset({"what", "blocks", "trainable"}),
    "gaps": frozenset({"why_others_wait"}),
    "improving": frozenset({"own_miss"}),
    "sufficiency": frozenset({"verdict", "reason", "other_causes"}),
    "investments": frozenset({"what", "starts", "once", "yearly", "paid_from", "smaller"}),
    "progress": frozenset({"reason", "evidence", "due"}),
    "readings": frozenset({"figure", "change"}),
}
"""Parts of the plan of which some answers are shown whenever there are any."""


def is_shown(report: Report, address: Address) -> bool:
    """Return whether a section, other than the annex, has a place for this answer."""
    if address.part in WHOLE or address.field in PARTLY.get(address.part, frozenset()):
        return True
    condition = _SOMETIMES.get(address.pattern)
    return condition is not None and condition(report, address)


def _record(report: Report, address: Address) -> Record | None:
    return next((each for each in getattr(report.plan, address.part) if each.id == address.record), None)


def _has_figure(report: Report, address: Address) -> bool:
    """A unit stands beside its figure."""
    outcome = _record(report, address)
    return isinstance(outcome, Outcome) and (outcome.target is not None or outcome.baseline is not None)


def _has_days(report: Report, _: Address) -> bool:
    """What a day costs stands below the cost by year."""
    days = report.case.full.days
    return days is not None and bool(days.total)


def _counts(report: Report, address: Address) -> bool:
    """A margin stands in the sentence on what would pay the plan back."""
    even = report.case.break_even
    return any(each.outcome == address.record for each in even.returns)


def _is_accounted_for(report: Report, address: Address) -> bool:
    """A margin that is counted in another is said to be left out; the others stand in the sentences."""
    return _counts(report, address) or address.record in report.case.break_even.left_out


def _needs_remedy(report: Report, address: Address) -> bool:
    obstacle = _record(report, address)
    return isinstance(obstacle, Obstacle) and obstacle.trainable is False


def _is_charted(report: Report, address: Address) -> bool:
    """A level stands in the chart of gaps, or with its priority."""
    return any(gap.capability == address.record for gap in (*report.proposed, *report.priorities))


def _is_todays(report: Report, address: Address) -> bool:
    """Of several rounds the latest is shown."""
    rounds = report.plan.ratings.get(address.record, {})
    told = report.is_habit(address.record) or _is_charted(report, address) or is_improving_answered(report)
    if any(each.capability == address.record for each in rated_again(report.plan, report.order)):
        first = [each for each in rounds if is_first_day(each)]
        return address.field in {latest_round(rounds), latest_round(first or rounds)}
    return told and len(rounds) == 1


def _is_last_said(report: Report, address: Address) -> bool:
    """Of what was said of an action or a sign at several follow-ups, the last stands in its section."""
    followup, about = parted(address.record)
    found = {each.action.id: each.followup for each in standings(report.plan)}
    found |= {each.indicator.id: each.followup for each in signs(report.plan)}
    return bool(followup) and found.get(about) == followup


def _is_priority(report: Report, address: Address) -> bool:
    return any(gap.capability == address.record for gap in report.priorities)


def _takes_days(report: Report, address: Address) -> bool:
    """The number of managers stands beside the days that they take; none needs no words."""
    each = _record(report, address)
    if not isinstance(each, Investment):
        return False
    return address.field != "managers" or bool(each.days_once or each.days_yearly or not each.managers)


def _is_purpose(report: Report, address: Address) -> bool:
    """Of what an action or investment builds, pays for, removes and frees, the first is shown."""
    each = _record(report, address)
    links = ("builds", "funds", "removes", "frees")
    first = next((name for name in links if getattr(each, name, None)), "")
    return address.field == first and (first != "funds" or len(getattr(each, first)) <= MOST_NAMED)


def _is_less(report: Report, address: Address) -> bool:
    each = _record(report, address)
    return isinstance(each, Investment) and each.smaller == "less"


def _is_compared(report: Report, _: Address) -> bool:
    """Today's spend stands beside what the investments cost."""
    return bool(report.plan.investments)


def _is_talked_about(report: Report, address: Address) -> bool:
    """That a capability was not chosen to talk about is only said in the annex."""
    return any(goal.id == address.record for goal in talked_about(report))


_SOMETIMES: dict[str, Callable[[Report, Address], bool]] = {
    "about/day_cost": _has_days,
    "outcomes/*/unit": _has_figure,
    "outcomes/*/margin": _counts,
    "outcomes/*/margin_counted": _is_accounted_for,
    **dict.fromkeys(
        (f"obstacles/*/{field}" for field in ("cause", "remedy", "clears", "by", "sponsor_must")),
        _needs_remedy,
    ),
    **dict.fromkeys((f"capabilities/*/{field}" for field in ("required_12", "required_24")), _is_charted),
    **dict.fromkeys(
        (f"capabilities/*/{field}" for field in ("priority", "seen", "share", "noticed_by", "noticed_when")),
        _is_priority,
    ),
    **dict.fromkeys((f"capabilities/*/{field}" for field in ("focus", "effort", "miss")), _is_talked_about),
    "ratings/*": _is_todays,
    "sufficiency/spend_today": _is_compared,
    **dict.fromkeys(("progress/*/state", "progress/*/owner", "readings/*/against"), _is_last_said),
    **dict.fromkeys((f"investments/*/{field}" for field in ("funds", "builds", "removes")), _is_purpose),
    **dict.fromkeys((f"actions/*/{field}" for field in ("builds", "removes", "frees")), _is_purpose),
    **dict.fromkeys(
        (
            f"investments/*/{field}"
            for field in ("managers", "days_once", "days_yearly", "boss_days_once", "boss_days_yearly")
        ),
        _takes_days,
    ),
    **dict.fromkeys((f"investments/*/{field}" for field in ("smaller_once", "smaller_yearly")), _is_less),
}
