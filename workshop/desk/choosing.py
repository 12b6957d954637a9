"""Choosing how long the session takes and what it rates against, at any time and back again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

import ipywidgets

from workshop.answers import LocalAnswers
from workshop.desk.agenda import agenda_html
from workshop.desk.controls import LABELS, WIDE, button, heading, kept, session_edits
from workshop.desk.progress import STYLE
from workshop.plan.framework import Framework
from workshop.plan.orphans import Orphan, orphans
from workshop.reports.text import closed

KINDS = ("capabilities", "activities", "habits")


class ExerciseChooser(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The agenda and the framework of a session, with what another framework has no place for."""

    def __init__(self, answers: LocalAnswers) -> None:
        self.answers = answers
        self.words: Mapping[str, str] = answers.kit.words["notebook"]
        facts = answers.session().facts
        agendas = {each.id: each.name for each in answers.kit.agendas.values()}
        frameworks = {each.id: each.name for each in answers.kit.frameworks.values()}
        self.agenda = _chooser(self.words["agenda"], agendas, facts.agenda)
        self.framework = _chooser(self.words["framework"], frameworks, facts.framework)
        self.about = ipywidgets.HTML()
        self.without_place = ipywidgets.HTML()
        self.said = ipywidgets.HTML()
        self.button = button(self.words["save"], self.save, self.said)
        for each in (self.agenda, self.framework):
            each.observe(lambda _change: self.look(), names="value")
        fields = [self.agenda, self.about, self.framework, self.without_place]
        super().__init__([heading(self.words["exercise"]), *fields, self.button, self.said])
        self.look()

    def look(self) -> None:
        """Show the chosen agenda, and say what the chosen framework has no place for."""
        agenda = self.answers.kit.agendas.get(self.agenda.value)
        if agenda:
            self.about.value = agenda_html(self.answers.kit, agenda)
        framework = self.answers.kit.frameworks.get(self.framework.value)
        self.without_place.value = without_place(self.answers, framework) if framework else ""

    def save(self) -> str:
        """Keep what was chosen; every answer stays."""
        new = {"agenda": self.agenda.value, "framework": self.framework.value}
        said = kept(self.answers, session_edits(self.answers, new), self.words["saved"])
        self.look()
        return said


def without_place(answers: LocalAnswers, framework: Framework) -> str:
    """Return, team by team, what holds answers and is not in a framework, as HTML; empty for nothing."""
    words, others = answers.kit.words["notebook"], answers.kit.frameworks.values()
    teams = [
        (team.name, orphans(answers.plan(team.id), framework, others)) for team in answers.session().teams
    ]
    items = "".join(
        f"<li><strong>{escape(closed(name))}</strong>: {escape('; '.join(_listed(found, words)))}</li>"
        for name, found in teams
        if found
    )
    if not items:
        return ""
    return f'{STYLE}<div class="workshop-desk"><p>{escape(words["without_place"])}</p><ul>{items}</ul></div>'


def _listed(found: tuple[Orphan, ...], words: Mapping[str, str]) -> Iterator[str]:
    for kind in KINDS:
        names = [each.name for each in found if each.kind == kind]
        if names:
            yield words[f"without_place_{kind}"].format(names=", ".join(names))


def _chooser(label: str, known: Mapping[str, str], now: str) -> ipywidgets.Dropdown:
    """Return a chooser; what the session has stays a choice, also when its file is gone."""
    choices = {now: now, **known}
    options = [(name, each) for each, name in choices.items()]
    return ipywidgets.Dropdown(options=options, value=now, description=label, layout=WIDE, style=LABELS)
