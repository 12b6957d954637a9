"""Figures from elsewhere beside a step, once the team has answered, where the session wants them."""

from __future__ import annotations

from html import escape

from workshop.desk.place import DeskAnswers
from workshop.desk.progress import STYLE
from workshop.kit.figures import IndustryFigure, figures_beside
from workshop.plan.session import Team


def figures_html(answers: DeskAnswers, team: Team, step_id: str) -> str:
    """Return the figures to show beside a step as HTML; empty while there are none to show."""
    if answers.settings.industry_figures == "off":
        return ""
    found = figures_beside(answers.kit.figures, step_id, answers.plan(team.id))
    if not found:
        return ""
    words = answers.kit.words["notebook"]
    items = "".join(f"<li>{_item(each, words['figure_source'])}</li>" for each in found)
    return (
        f'{STYLE}<div class="workshop-desk"><p><strong>{escape(words["figures_head"])}</strong></p>'
        f'<ul>{items}</ul><p class="quiet">{escape(words["figures_note"])}</p></div>'
    )


def _item(figure: IndustryFigure, source: str) -> str:
    told = source.format(source=figure.source, year=figure.year, population=figure.population)
    return (
        f"{escape(figure.value)} {escape(figure.unit)}. {escape(figure.what)}"
        f'<br><span class="quiet">{escape(told)} {escape(figure.caution)}</span>'
    )
