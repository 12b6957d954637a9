"""What the teams of a session plan, side by side: one method for each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.plan.learning import Lesson, lessons
from workshop.plan.open_decisions import LAST, OpenDecision, open_decisions
from workshop.plan.shared_owners import SharedOwner, shared_owners
from workshop.reports.rollup import decisions, heat, lists, money, page_one, people, sections, slides

if TYPE_CHECKING:
    from workshop.kit.formats import Formats
    from workshop.plan.framework import Framework
    from workshop.plan.scoring import Gap
    from workshop.plan.session import Session
    from workshop.reports.report import Report
    from workshop.reports.slides.deck import Deck
    from workshop.reports.tree import Section
    from workshop.reports.words import Words


@dataclass(frozen=True, slots=True)
class Shared:
    """A capability that more than one team may lack.

    Attributes
    ----------
    capability
        Its id.
    by_team
        Each team's gap, in the teams' order; None where the team does not have it in its plan.
    """

    capability: str
    by_team: tuple[Gap | None, ...]

    @property
    def short(self) -> int:
        """How many teams fall short of what they require in 12 months."""
        return sum(bool(gap and gap.gap_12) for gap in self.by_team)

    @property
    def levels(self) -> int:
        """How many levels are missing in all teams together."""
        return sum(gap.gap_12 or 0 for gap in self.by_team if gap)

    @property
    def priorities(self) -> int:
        """How many teams chose it as a priority."""
        return sum(bool(gap and gap.priority) for gap in self.by_team)


@dataclass(frozen=True, slots=True)
class TeamDecision:
    """Something that a team waits for."""

    name: str
    report: Report
    open: OpenDecision


@dataclass(frozen=True)
class Rollup:
    """What the teams of a session plan, side by side; each section is a method.

    Attributes
    ----------
    reports
        Each team's, in the session's order.
    session, framework, says, formats
        What they share.
    brand, revision
        As for a report; the revision is the last of any team.
    """

    reports: Sequence[Report]
    session: Session
    framework: Framework
    says: Words
    formats: Formats
    brand: str = ""
    revision: int = 0

    @cached_property
    def names(self) -> list[str]:
        """The names of the teams."""
        return [report.team.name or self.says("unnamed_team") for report in self.reports]

    @property
    def named(self) -> list[tuple[str, Report]]:
        """Each team's name and report."""
        return list(zip(self.names, self.reports, strict=True))

    @cached_property
    def shared(self) -> list[Shared]:
        """Capabilities that any team has in its plan: first those that most teams fall short in."""
        order = self.reports[0].order
        found = [{gap.capability: gap for gap in report.gaps} for report in self.reports]
        known = dict.fromkeys([*order, *sorted({each for team in found for each in team})])
        rows = [
            Shared(each, tuple(team.get(each) for team in found))
            for each in known
            if any(each in team for team in found)
        ]
        return sorted(rows, key=lambda row: (-row.short, -row.levels, -row.priorities))

    @cached_property
    def decisions(self) -> list[TeamDecision]:
        """What is to be decided in all teams, the soonest first."""
        found = [
            TeamDecision(name, report, each)
            for name, report in self.named
            for each in open_decisions(report.plan)
        ]
        return sorted(found, key=lambda each: each.open.by or LAST)

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """What teams could learn from each other, the best pair first."""
        return lessons([report.plan for report in self.reports], self.reports[0].order)

    @cached_property
    def loaded(self) -> list[SharedOwner]:
        """Who owns too many actions in several teams together."""
        return [each for each in shared_owners([report.plan for report in self.reports]) if each.too_much]

    @cached_property
    def asked(self) -> Decimal:
        """What all teams ask for together."""
        return sum((report.plan.ask.amount or Decimal() for report in self.reports), Decimal())

    @cached_property
    def smaller(self) -> Decimal:
        """What it would be with the smaller version of every team that names one."""
        asks = [report.plan.ask for report in self.reports if report.plan.ask.amount is not None]
        amounts = (ask.amount if ask.smaller_amount is None else ask.smaller_amount for ask in asks)
        return sum((each for each in amounts if each is not None), Decimal())

    def money(self, amount: Decimal | None) -> str:
        """Return a sum to the last whole unit; empty when it is not known."""
        return "" if amount is None else self.formats.money(amount.quantize(Decimal(1)))

    def cover(self) -> Section:
        """Return the facts of the document."""
        return sections.cover(self)

    def page_one(self) -> Section:
        """Return the page that stands alone."""
        return page_one.page_one(self)

    def to_decide(self) -> Section:
        """Return everything that is to be decided, the soonest first."""
        return decisions.to_decide(self)

    def heat_map(self) -> Section:
        """Return how far each team has to go in each capability."""
        return heat.heat_map(self)

    def shared_gaps(self) -> Section:
        """Return the gaps that teams share, the most shared first."""
        return sections.shared_gaps(self)

    def learning(self) -> Section:
        """Return which team could learn from which."""
        return people.learning(self)

    def asks(self) -> Section:
        """Return who asked for what, of whom, by when, and what it comes to by year and capability."""
        return money.asks(self)

    def owners(self) -> Section:
        """Return who owns too many actions in several teams together."""
        return people.owners(self)

    def obstacles(self) -> Section:
        """Return what is in the way and no training can fix."""
        return lists.obstacles(self)

    def actions(self) -> Section:
        """Return all actions of all teams."""
        return lists.actions(self)

    def investments(self) -> Section:
        """Return all investments of all teams."""
        return lists.investments(self)

    def slides(self) -> Deck:
        """Return what the slides say; no other format reads it."""
        return slides.deck(self)
