"""What the phones are told of the leading, above the form of a participant's notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.answers import RoomAnswers
from workshop.desk.room_part import RoomPart, front_end, styles
from workshop.room.words import page_words, room_words


class LedPanel(RoomPart):
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

    _esm = front_end("led-widget.js")

    def __init__(self, answers: RoomAnswers, step: Callable[[], str], go: Callable[[str], None]) -> None:
        self.answers, self._step, self._go = answers, step, go
        words = page_words(room_words(answers.kit), "page_")
        super().__init__({"words": words}, styles("led-notebook", "room.css", "participant.css"))

    def tell(self, *, again: bool = False) -> None:
        """Tell how the room is led, if that is new or wanted again."""
        led = self.answers.led
        if live := led.live():
            person = {"hand": led.hand, "moved": led.moved, "nudged": led.nudged, "nudges": led.nudges}
            self.send_new(live, {"step": self._step(), **person}, again=again)

    def do(self, message: Mapping[str, Any]) -> None:
        """Do what was asked for above the form."""
        match message:
            case {"hand": bool(is_raised)}:
                self.answers.raise_hand(is_raised)
            case {"go": str(step)}:
                self._go(step)
