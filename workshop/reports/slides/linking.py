"""A slide with the picture of the links: how everything that is done serves what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.charts.links_picture import SLIDE
from workshop.reports.sections.links import chart_of_links
from workshop.reports.slides import managers
from workshop.reports.slides.deck import Drawing, Slide
from workshop.reports.slides.wording import notes

if TYPE_CHECKING:
    from workshop.reports.report import Report

HIGHEST = 360.0
"""A picture higher than this, on its own sheet, would have letters too small for a room."""


def links(report: Report) -> Slide:
    """Return the picture of the links; a table of them where the picture would be too small, or empty."""
    if not (report.plan.outcomes and report.plan.requirements):
        return managers.links(report)
    chart = chart_of_links(report, SLIDE)
    drawing = Drawing(alt=chart.alt, svg=chart.svg)
    if drawing.size[1] > HIGHEST:
        return managers.links(report)
    letters = report.says("links_letters") if report.plan.investments else report.says("slide_links_note")
    return Slide(name="links", title=chart.title, parts=(drawing,), notes=notes(letters, chart.alt))
