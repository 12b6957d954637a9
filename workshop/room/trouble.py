"""What the disk or the database could not do: the facilitator is told why, and everybody else only that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from workshop.errors import NotStored, WorkshopError


class Way(Enum):
    """On which way it was met: what can be read again may still not be written."""

    READING = "reading"
    WRITING = "writing"


class Trouble:
    """Knows what is wrong at present, and tells it once, and once more when it is over.

    Parameters
    ----------
    words
        The room's words.
    changed
        Told when there is something new to tell those who lead.

    Attributes
    ----------
    say
        Takes a sentence for the window in which the room was opened.
    """

    def __init__(self, words: Mapping[str, str], changed: Callable[[], object]) -> None:
        self.words, self._changed = words, changed
        self._met: dict[Way, str] = {}
        self.say: Callable[[str], object] = lambda _: None

    def reason(self) -> str:
        """Return why nothing can be stored or read at present; empty when all is well."""
        return next(iter(self._met.values()), "")

    def told(self, error: WorkshopError, instead: str = "") -> str:
        """Return what somebody who does not lead is told of an error, which is never where the answers lie.

        Parameters
        ----------
        error
            What went wrong.
        instead
            What to say where nothing can be stored; else that what is written is kept on the device.
        """
        self.met(Way.WRITING, error)
        if not isinstance(error, NotStored):
            return str(error)
        return instead or self.words["not_stored"]

    def met(self, way: Way, error: WorkshopError) -> None:
        """Take notice of something that failed, if it was the disk or the database."""
        if not isinstance(error, NotStored):
            return
        before = self.reason()
        self._met[way] = str(error)
        if self.reason() != before:
            self.say(self.reason())
            self._changed()

    def over(self, way: Way) -> None:
        """Take notice of something that went well."""
        if self._met.pop(way, "") and not self._met:
            self.say("The answers can be read and stored again.")
            self._changed()
