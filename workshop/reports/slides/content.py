"""Which slides a plan has, in their order.

To add a slide, write a function that makes it from the report and name it here. It returns None in a
session that does not ask for what it would show; a team that has not answered yet gets a slide that
says in a line what is open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.reports.slides import deciding, doing, managers, opening
from workshop.reports.slides.deck import Deck, Slide

if TYPE_CHECKING:
    from workshop.reports.report import Report

IN_ORDER: tuple[Callable[[Report], Slide | None], ...] = (
    opening.one_sheet,
    managers.time,
    managers.improve,
    opening.outcomes,
    managers.gaps,
    managers.links,
    doing.first_days,
    doing.long_term,
    deciding.investment,
    deciding.open_points,
    doing.next_dates,
)


def deck(report: Report) -> Deck:
    """Return the slides of a plan."""
    made = [slide for make in IN_ORDER if (slide := make(report))]
    return Deck(
        slides=tuple(made),
        more=report.says("slide_more", number="{number}"),
        note=report.says("slide_note", number=report.says.number(len(made) + 1)),
    )
