"""What the teams of a session plan, side by side: one method for each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.reports.rollup import sections, slides

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
    def asked(self) -> Decimal:
        """What all teams ask for together."""
        return sum((report.plan.ask.amount or Decimal() for report in self.reports), Decimal())

    def money(self, amount: Decimal | None) -> str:
        """Return a sum to the last whole unit; empty when it is not known."""
        return "" if amount is None else self.formats.money(amount.quantize(Decimal(1)))

    def cover(self) -> Section:
        """Return the facts of the document."""
        return sections.cover(self)

    def page_one(self) -> Section:
        """Return the page that stands alone."""
        return sections.page_one(self)

    def heat_map(self) -> Section:
        """Return how far each team has to go in each capability."""
        return sections.heat_map(self)

    def shared_gaps(self) -> Section:
        """Return the gaps that teams share, the most shared first."""
        return sections.shared_gaps(self)

    def asks(self) -> Section:
        """Return who asked for what, of whom, by when."""
        return sections.asks(self)

    def actions(self) -> Section:
        """Return all actions of all teams."""
        return sections.actions(self)

    def investments(self) -> Section:
        """Return all investments of all teams."""
        return sections.investments(self)

    def slides(self) -> Deck:
        """Return what the slides say; no other format reads it."""
        return slides.deck(self)
