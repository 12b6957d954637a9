"""A step's notebook: which team, how far, the form, and how it will read in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets

import workshop.answers
from workshop.answers import RoomAnswers, open_room
from workshop.desk.agenda import minutes_said
from workshop.desk.entering import RoomEntry
from workshop.desk.figures import figures_html
from workshop.desk.led import LedPanel
from workshop.desk.place import (
    DeskAnswers,
    is_room,
    no_session_here,
    session_folder,
    team_meant,
    teams_shown,
)
from workshop.desk.progress import STYLE, table
from workshop.desk.reading import as_it_reads, report_for
from workshop.desk.what_if import WhatIfSliders
from workshop.errors import WorkshopError
from workshop.forms import Form
from workshop.kit.definitions import FacilitatorNotes
from workshop.plan.session import Team

INVESTMENT = "investment"
"""The step under which stands what its figures would come to if they were others."""


class StepPage(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Everything of one step, for one team at a time.

    Parameters
    ----------
    answers
        The session's answers.
    step_id
        The step, by the kit's id.
    team
        The team to begin with; None while the session has none.

    Attributes
    ----------
    form
        The form of the team that is chosen; None while there is no team.
    """

    def __init__(self, answers: DeskAnswers, step_id: str, team: Team | None) -> None:
        self.answers = answers
        self.step_id = step_id
        self.team = team
        self.form: Form | None = None
        self.words: Mapping[str, str] = answers.kit.words["notebook"]
        teams = teams_shown(answers)
        self.chooser = ipywidgets.Dropdown(
            options=[(each.name, each.id) for each in teams],
            value=team.id if team else None,
            description=self.words["team"],
            layout=ipywidgets.Layout(max_width="480px"),
        )
        self.chooser.observe(lambda change: self.choose(change["new"]), names="value")
        self.led = (
            LedPanel(answers, lambda: self.step_id, self.go) if isinstance(answers, RoomAnswers) else None
        )
        self.what_if: WhatIfSliders | None = None
        self.progress = ipywidgets.HTML()
        self.reading = ipywidgets.HTML()
        self.figures = ipywidgets.HTML()
        beside = ipywidgets.VBox(
            [self.reading, self.figures], layout=ipywidgets.Layout(flex="1 1 420px", min_width="0")
        )
        self.place = ipywidgets.Box(layout=ipywidgets.Layout(flex="2 1 560px", min_width="0"))
        self.side_by_side = ipywidgets.Box(
            [self.place, beside],
            layout=ipywidgets.Layout(flex_flow="row wrap", grid_gap="32px", align_items="flex-start"),
        )
        super().__init__(self._parts())
        self.show()

    def _parts(self) -> list[ipywidgets.Widget]:
        """Return what stands below each other for the step."""
        parts: list[ipywidgets.Widget] = [self.led] if self.led else []
        if len(self.chooser.options) > 1:
            parts.append(self.chooser)
        if left_out := left_out_html(self.answers, self.step_id):
            parts.append(ipywidgets.HTML(left_out))
        parts.append(self.side_by_side)
        self.what_if = WhatIfSliders(self.words) if self.step_id == INVESTMENT else None
        parts += [self.what_if] if self.what_if else []
        parts.append(self.progress)
        if self.answers.role == "facilitator":
            parts.append(ipywidgets.HTML(notes_html(self.answers, self.step_id)))
        return parts

    def go(self, step_id: str) -> None:
        """Show another step here, to which the room has called; run the notebook again for its own."""
        if step_id != self.step_id and step_id in {step.id for step in self.answers.kit.steps}:
            self.step_id = step_id
            self.children = self._parts()
            self.show()

    def choose(self, team_id: str) -> None:
        """Show another team's form."""
        self.team = self.answers.session().team(team_id)
        self.show()

    def show(self) -> None:
        """Draw the form of the chosen team, and what follows from it."""
        if self.form is not None:
            self.form.unobserve_all()
            self.form.close()
        if self.team is None:
            self.place.children = (ipywidgets.HTML(f"<p>{escape(self.words['no_teams'])}</p>"),)
            return
        self.form = Form(self.answers, self.step_id, self.team.id)
        self.form.layout.width = "100%"
        self.form.observe(self.follow, names="revision")
        self.place.children = (self.form,)
        self.follow()

    def follow(self, _change: object = None) -> None:
        """Draw anew what depends on the answers."""
        if self.team is None:
            return
        self.progress.value = table(self.answers, [self.team], self.step_id)
        self.reading.value = as_it_reads(self.answers, self.team, self.step_id)
        self.figures.value = figures_html(self.answers, self.team, self.step_id)
        if self.what_if is not None:
            self.what_if.follow(report_for(self.answers, self.team))

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Show the page; where no widgets can be shown, as in a printed notebook, say which it is."""
        bundle = super()._repr_mimebundle_(**kwargs)
        step = self.answers.kit.step(self.step_id)
        bundle["text/plain"] = f"{step.heading()} ({self.team.name if self.team else ''})"
        return bundle


def left_out_html(answers: DeskAnswers, step_id: str) -> str:
    """Return that the session's agenda does without this step, as HTML; empty for one that it asks."""
    facts = answers.session().facts
    if step_id in {step.id for step in answers.kit.asked(facts)}:
        return ""
    said = answers.kit.words["notebook"]["left_out"].format(agenda=answers.kit.agendas[facts.agenda].name)
    return f'{STYLE}<div class="workshop-desk"><p role="note">{escape(said)}</p></div>'


def notes_html(answers: DeskAnswers, step_id: str) -> str:
    """Return what helps the one who leads the room with this step, folded away, as HTML."""
    words, notes = answers.kit.words["notebook"], answers.kit.step(step_id).facilitator
    parts = "".join(
        f"<p><strong>{escape(words[f'notes_{name}'])}</strong></p><ul>{_items(notes, name)}</ul>"
        for name in ("say", "listen_for", "goes_wrong")
    )
    heading = f"{escape(words['facilitator_notes'])} · {escape(_minutes(answers, step_id))}"
    return f'{STYLE}<details class="workshop-desk"><summary>{heading}</summary>{parts}</details>'


def _items(notes: FacilitatorNotes, name: str) -> str:
    return "".join(f"<li>{escape(sentence)}</li>" for sentence in getattr(notes, name))


def _minutes(answers: DeskAnswers, step_id: str) -> str:
    agenda = answers.kit.agendas.get(answers.session().facts.agenda)
    return minutes_said(agenda.minutes(step_id) if agenda else 0, answers.kit.words["notebook"])


def open_step(step_id: str, session: str = "", team: str = "", token: str = "") -> StepPage | RoomEntry:
    """Return the page of a step, ready to be filled in, or what leads into the room where it is.

    Parameters
    ----------
    step_id
        The step, by the kit's id: ``outcomes``.
    session
        The session's folder, or the address of its room; empty for the session in which the notebook
        lies, and for a room that is asked for where it lies in none.
    team
        The name of the team to begin with; empty for the first. In a room everybody has their own.
    token
        What proves who a participant is (``workshop.answers.token_for``); without one the personal code
        is asked for.

    Raises
    ------
    WorkshopError
        When there is no such session, step or team.
    """

    def shown(answers: DeskAnswers) -> StepPage:
        words = answers.kit.words["notebook"]
        known = [step.id for step in answers.kit.steps]
        if step_id not in known:
            raise WorkshopError(words["no_such_step"].format(step=step_id, steps=", ".join(known)))
        return StepPage(answers, step_id, team_meant(answers, team, words))

    if is_room(session):
        return shown(open_room(session, token)) if token else RoomEntry(shown, session)
    folder = session_folder(session, Path.cwd())
    if folder is None:
        return RoomEntry(shown, says=no_session_here(Path.cwd()))
    return shown(workshop.answers.open(folder))
