"""A step of the exercise as a widget."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from workshop.errors import WorkshopError
from workshop.forms import bundle
from workshop.forms.alone import drawn_alone
from workshop.forms.definition import definition
from workshop.forms.messages import Desk, Elsewhere, KitAnswers, replies, start
from workshop.plan.model import Plan


class Form(anywidget.AnyWidget):
    """A step's questions with one team's answers; what is written is saved as it is written.

    Parameters
    ----------
    answers
        An open session (``workshop.answers.open``), or a participant's place in a room
        (``workshop.answers.open_room``).
    step_id
        The step, such as ``outcomes``.
    team
        The id of the team that answers.
    notes
        Whether the facilitator's notes stand at the head of the form, closed.

    Attributes
    ----------
    revision
        The number of the last edit that the form knows of. Observe it to follow the answers:
        ``form.observe(redraw, "revision")``.
    value
        The team's plan as it stands. Read-only.

    Raises
    ------
    WorkshopError
        When there is no such step or team.
    """

    _esm = bundle.script()
    _css = bundle.styles()

    definition = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)
    revision = traitlets.Int(0, read_only=True)

    def __init__(
        self, answers: KitAnswers, step_id: str, team: str, *, notes: bool = False, **options: Any
    ) -> None:
        session = answers.session()
        if session.team(team) is None:
            raise WorkshopError(f"This session has no team “{team}”. Please choose a team again.")
        self._desk = Desk(answers, step_id, team)
        self._notes = notes
        super().__init__(definition=self._defined(), start=start(self._desk), **options)
        self.set_trait("revision", self._desk.told)
        self.on_msg(lambda _widget, content, _buffers: self.hear(content))

    @property
    def value(self) -> Plan:
        """The team's plan as it stands."""
        return self._desk.plan()

    def hear(self, content: object) -> None:
        """Answer a message of the front end and move ``revision`` on."""
        for message in replies(self._desk, content):
            self.send(message)
        self.definition = self._defined()
        self.set_trait("revision", self._desk.told)

    def _defined(self) -> dict[str, object]:
        """What to draw: another agenda or framework, chosen meanwhile, draws another form."""
        desk, answers = self._desk, self._desk.answers
        drawn = definition(answers.kit, answers.session(), desk.step_id, desk.team, self._notes)
        if isinstance(answers, Elsewhere):
            return {**drawn_alone(drawn, answers.kit.texts("form")), "rater": answers.author}
        return drawn
