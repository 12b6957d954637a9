"""What a team's plan says, worked out once: gaps, priorities, the investment case, what is open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.kit.formats import Formats
from workshop.plan.checks import check
from workshop.plan.dates import FollowUpDate, followups
from workshop.plan.findings import Finding
from workshop.plan.framework import Framework
from workshop.plan.links import Thread, thread
from workshop.plan.model import Plan
from workshop.plan.money import InvestmentCase, investment_case
from workshop.plan.orphans import Orphan, orphans
from workshop.plan.scoring import Gap, gaps, priorities, proposed_order, unserved
from workshop.plan.session import Session, Team
from workshop.plan.time_use import TimeUse, time_use
from workshop.reports.words import Words

if TYPE_CHECKING:
    from workshop.kit.loading import Kit


@dataclass(frozen=True)
class WorkedOut:
    """What a team's plan says; every number is worked out when it is first asked for, and once.

    Attributes
    ----------
    plan, session, team
        What was answered, by whom and when.
    kit, framework
        The session's own wording and capabilities.
    says, checks, formats
        The words of the written plan, those of the plan check, and how the session writes figures.
    brand
        The organisation's name, where the session's file gives one.
    rules_off
        Rules of the plan check that this session does without.
    revision
        The last edit that the plan was read at: it grows with every change, so that a calendar knows
        the later of two files.
    with_figures
        Whether the annex holds figures from elsewhere.
    agreed
        The plan as it was agreed last; None when it never was.
    """

    plan: Plan
    session: Session
    team: Team
    kit: Kit
    framework: Framework
    says: Words
    checks: Words
    formats: Formats
    brand: str = ""
    rules_off: tuple[str, ...] = ()
    revision: int = 0
    with_figures: bool = False
    agreed: Plan | None = None

    @property
    def day(self) -> datetime.date | None:
        """The session's day, from which everything counts."""
        return self.session.facts.day

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The framework's capability ids in its order."""
        return tuple(capability.id for capability in self.framework.capabilities())

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every capability in play, in the framework's order."""
        return gaps(self.plan, self.order)

    @cached_property
    def proposed(self) -> tuple[Gap, ...]:
        """The capabilities that serve an outcome, in the order in which to begin."""
        return proposed_order(self.plan, self.order)

    @cached_property
    def unserved(self) -> tuple[Gap, ...]:
        """The capabilities in play that serve no outcome."""
        return unserved(self.plan, self.order)

    @cached_property
    def priorities(self) -> tuple[Gap, ...]:
        """The capabilities that the team chose, in the proposed order."""
        return priorities(self.plan, self.order)

    @cached_property
    def case(self) -> InvestmentCase:
        """What it costs over three years and what would pay it back."""
        return investment_case(self.plan, self.day)

    @cached_property
    def thread(self) -> Thread:
        """How everything hangs together."""
        return thread(self.plan, self.order)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What stands between this plan and a signature."""
        return check(self.plan, self.day, self.order, self.framework.name_of, self.rules_off, self.left_out)

    @cached_property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was answered about capabilities, activities and habits of another framework."""
        return orphans(self.plan, self.framework, self.kit.frameworks.values())

    @cached_property
    def left_out(self) -> frozenset[str]:
        """What the session's agenda leaves for later: patterns of questions, and whole lists."""
        return self.kit.left_out(self.session.facts)

    @cached_property
    def followups(self) -> tuple[FollowUpDate, ...]:
        """When the plan is looked at again."""
        return followups(self.plan, self.day)

    @cached_property
    def time(self) -> TimeUse:
        """Where a manager's week goes, and where it is wanted to go."""
        return time_use(self.plan, [activity.id for activity in self.framework.activities])
