"""Figures from elsewhere: what a team may set its own answer beside, once it has given it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.kit.asking import patterns
from workshop.kit.complaints import instead
from workshop.kit.definitions import Piece, Slug, Text
from workshop.kit.reading import Source
from workshop.plan.fold import values_from
from workshop.plan.model import Plan
from workshop.plan.paths import pattern_of

FILE = "industry-figures.yaml"
MOST = 2
"""So many figures are shown at most, and only in these steps."""
ABOUT: dict[str, tuple[str, ...]] = {
    "time": ("activities/*/now",),
    "investment": ("sufficiency/spend_today", "sufficiency/verdict"),
}


class IndustryFigure(Piece):
    """A figure with all that it takes to mistrust it rightly.

    ``about`` is the question, by its pattern, that a team answers before it sees the figure;
    ``activity`` narrows it to one activity of the framework.
    """

    id: Slug
    about: Text
    activity: Slug | None = None
    value: Text
    unit: Text
    what: Text
    year: Text
    population: Text
    source: Text
    caution: Text


class IndustryFigures(Piece):
    """What the file holds."""

    figures: tuple[IndustryFigure, ...] = ()


def figure_problems(source: Source, found: IndustryFigures) -> Iterator[str]:
    """Yield what is wrong with the figures: an id given twice, a question beside which none is shown."""
    ids: set[str] = set()
    asked = [pattern for step in ABOUT.values() for pattern in step]
    for number, figure in enumerate(found.figures):
        where = ("figures", number)
        if figure.id in ids:
            yield source.problem((*where, "id"), f"“{figure.id}” is given twice. Give each its own id.")
        ids.add(figure.id)
        if figure.about not in asked:
            known = figure.about in patterns()
            what = (
                "is no question beside which a figure is shown" if known else "is nothing that the plan knows"
            )
            yield source.problem(
                (*where, "about"), f"“{figure.about}” {what}. {instead(figure.about, asked)}"
            )
        elif figure.activity and not figure.about.startswith("activities/"):
            yield source.problem((*where, "activity"), "stands only with activities/*/now. Remove it.")


def figures_beside(figures: Sequence[IndustryFigure], step_id: str, plan: Plan) -> tuple[IndustryFigure, ...]:
    """Return the figures to show beside a step: two at most, each about what the team has answered.

    Parameters
    ----------
    figures
        All of the kit's, the best first.
    step_id
        The step.
    plan
        The team's plan.
    """
    asked = ABOUT.get(step_id, ())
    answered = set(values_from(plan))
    fitting = (each for each in figures if each.about in asked and _is_answered(each, answered))
    return tuple(fitting)[:MOST]


def _is_answered(figure: IndustryFigure, answered: set[str]) -> bool:
    if figure.activity:
        return figure.about.replace("*", figure.activity) in answered
    return figure.about in {pattern_of(path) for path in answered}
