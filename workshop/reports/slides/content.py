"""Which slides a plan has, in their order.

To add a slide, write a function that makes it from the report and name it here. It returns None in a
session that does not ask for what it would show; a team that has not answered yet gets a slide that
says in a line what is open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.reports.cells import ended
from workshop.reports.slides import deciding, doing, linking, managers, opening, standing
from workshop.reports.slides.deck import Deck, Line, Lines, Slide

if TYPE_CHECKING:
    from workshop.reports.report import Report

IN_ORDER: tuple[Callable[[Report], Slide | None], ...] = (
    opening.one_sheet,
    standing.standing,
    managers.time,
    managers.improve,
    opening.outcomes,
    managers.gaps,
    linking.links,
    doing.first_days,
    doing.long_term,
    deciding.investment,
    deciding.open_points,
    doing.next_dates,
)


FEW = 2
"""So many slides that only say what is open stand alone; more are gathered on one."""
LEAST = 8
"""So many slides stay, the first among them, however little is answered."""


def deck(report: Report) -> Deck:
    """Return the slides of a plan."""
    made = _gathered(report, [slide for make in IN_ORDER if (slide := make(report))])
    return Deck(
        slides=tuple(made),
        more=report.says("slide_more", number="{number}"),
        note=report.says("slide_note", number=report.says.number(len(made) + 1)),
    )


def _gathered(report: Report, slides: list[Slide]) -> list[Slide]:
    """Return the slides, those that only say what is open together on one where there are many."""
    # What comes last, the decision, is the first to keep a slide of its own.
    spare = max(0, 1 + len(slides) + 1 - LEAST)
    empty = [slide for slide in slides if _is_open(slide)][:spare]
    if len(empty) <= FEW:
        return slides
    lines = tuple(
        Line(lead=ended(slide.title), text=part.lines[0].text)
        for slide in empty
        for part in slide.parts
        if isinstance(part, Lines)
    )
    not_yet = Slide(name="not-yet", title=report.says("slide_not_yet"), parts=(Lines(lines=lines),))
    kept = [slide for slide in slides if slide not in empty]
    before = next(
        (place for place, each in enumerate(kept) if _is_open(each) or each.name == "open-points"), len(kept)
    )
    return [*kept[:before], not_yet, *kept[before:]]


def _is_open(slide: Slide) -> bool:
    part = slide.parts[0]
    return len(slide.parts) == 1 and isinstance(part, Lines) and all(line.quiet for line in part.lines)
