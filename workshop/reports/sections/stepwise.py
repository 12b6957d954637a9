"""What belongs to steps of the exercise, put in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from workshop.reports.report import Report

ThingT = TypeVar("ThingT")


def in_steps(
    report: Report, things: Sequence[ThingT], step_of: Callable[[ThingT], str]
) -> Iterator[tuple[str, list[ThingT]]]:
    """Yield the heading of each step that something belongs to, and what does.

    What belongs to a step that this session does without comes last.
    """
    rest = list(things)
    for step in report.kit.steps:
        here = [thing for thing in things if step_of(thing) == step.id]
        rest = [thing for thing in rest if step_of(thing) != step.id]
        if here:
            numbered = step.number is not None
            yield (
                report.says("step_heading", number=step.number, title=step.title) if numbered else step.title,
                here,
            )
    if rest:
        yield report.says("other_steps"), rest
