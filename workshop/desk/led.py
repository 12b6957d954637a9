"""What the phones are told of the leading, above the form of a participant's notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from workshop.answers import RoomAnswers
from workshop.desk.room_look import STATIC, styles
from workshop.errors import WorkshopError
from workshop.forms import bundle
from workshop.room.words import page_words, room_words

ENTRY = "led-widget.js"


class LedPanel(anywidget.AnyWidget):
    """The timer, calls to a step, messages and reminders, as the room tells them; and one's own hand.

    Parameters
    ----------
    answers
        The participant's answers in the room.
    step
        Returns the id of the step that the notebook shows.
    go
        Shows another step.
    """

    _esm = bundle.joined(STATIC, ENTRY, bundle.STATIC)

    data = traitlets.Dict().tag(sync=True)
    styles = traitlets.Unicode().tag(sync=True)

    def __init__(self, answers: RoomAnswers, step: Callable[[], str], go: Callable[[str], None]) -> None:
        self.answers, self._step, self._go = answers, step, go
        self._told: dict[str, Any] = {}
        words = page_words(room_words(answers.kit), "page_")
        super().__init__(data={"words": words}, styles=styles("led-notebook", "room.css", "participant.css"))
        self.on_msg(lambda _widget, content, _buffers: self.hear(content))

    def hear(self, content: object) -> None:
        """Do what was asked for above the form, and tell what is new; all else is passed over."""
        if not isinstance(content, Mapping):
            return
        try:
            self._do(content)
            self.tell(again="look" not in content)
        except WorkshopError as reason:
            self.send({"failed": str(reason)})

    def tell(self, *, again: bool = False) -> None:
        """Tell how the room is led, if that is new or wanted again."""
        led = self.answers.led
        live = led.live()
        if not live:
            return
        person = {"hand": led.hand, "moved": led.moved, "nudged": led.nudged, "nudges": led.nudges}
        state = {"live": {**live, "now": 0}, "step": self._step(), **person}
        if again or state != self._told:
            self._told = state
            self.send({**state, "live": live})

    def _do(self, message: Mapping[str, Any]) -> None:
        match message:
            case {"hand": bool(is_raised)}:
                self.answers.raise_hand(is_raised)
            case {"go": str(step)}:
                self._go(step)
