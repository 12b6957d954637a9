"""The sections of the written plan, one module each, in the order of the document."""

from workshop.reports.sections.action_plan import action_plan
from workshop.reports.sections.annex import annex
from workshop.reports.sections.changed import changed
from workshop.reports.sections.cover import cover
from workshop.reports.sections.current_state import current_state
from workshop.reports.sections.follow_up import follow_up
from workshop.reports.sections.improving import improving
from workshop.reports.sections.investment import investment
from workshop.reports.sections.manager_gaps import manager_gaps
from workshop.reports.sections.open_points import open_points
from workshop.reports.sections.outcomes import outcomes
from workshop.reports.sections.page_one import page_one
from workshop.reports.sections.signatures import signatures
from workshop.reports.sections.standing import standing
from workshop.reports.sections.week import week

IN_ORDER = (
    cover,
    page_one,
    standing,
    changed,
    outcomes,
    current_state,
    week,
    improving,
    manager_gaps,
    action_plan,
    investment,
    open_points,
    follow_up,
    signatures,
    annex,
)

__all__ = [
    "IN_ORDER",
    "action_plan",
    "annex",
    "changed",
    "cover",
    "current_state",
    "follow_up",
    "improving",
    "investment",
    "manager_gaps",
    "open_points",
    "outcomes",
    "page_one",
    "signatures",
    "standing",
    "week",
]
