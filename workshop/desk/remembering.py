"""What a participant's browser keeps between two notebooks: which room, and what proves who it is."""

from __future__ import annotations

import json
from pathlib import Path

import anywidget
import traitlets

SCRIPT = Path(__file__).resolve().parent / "static" / "remember.js"
MOST_ROOMS = 20


class BrowserMemory(anywidget.AnyWidget):
    """A text that the browser keeps under a key; it shows nothing.

    Attributes
    ----------
    found
        What the browser had kept, once it is shown; observe it.
    kept
        Set it to let the browser keep it.
    """

    _esm = SCRIPT.read_text(encoding="utf-8")

    key = traitlets.Unicode("workshop/rooms").tag(sync=True)
    found = traitlets.Unicode("").tag(sync=True)
    kept = traitlets.Unicode("").tag(sync=True)


class KnownRooms:
    """The rooms that a browser knows, the last one first, each with the token of its participant.

    Parameters
    ----------
    text
        What the browser kept; what is no such thing counts as nothing.

    Examples
    --------
    >>> rooms = KnownRooms("")
    >>> rooms.know("http://one", "1"), rooms.know("http://two", "2"), rooms.last(), rooms.token("http://one")
    (None, None, 'http://two', '1')
    >>> KnownRooms(rooms.text()).last(), KnownRooms("[1]").last()
    ('http://two', '')
    """

    def __init__(self, text: str) -> None:
        self._tokens: dict[str, str] = {}
        try:
            found = json.loads(text or "{}")
        except ValueError:
            found = {}
        if isinstance(found, dict):
            self._tokens = {str(address): str(token) for address, token in found.items()}

    def last(self) -> str:
        """Return the address of the room that was known last; empty when there is none."""
        return next(iter(self._tokens), "")

    def token(self, address: str) -> str:
        """Return the token for a room; empty when there is none."""
        return self._tokens.get(address, "")

    def know(self, address: str, token: str) -> None:
        """Take in a room, as the last one; an empty token forgets it."""
        others = {known: kept for known, kept in self._tokens.items() if known != address}
        first = {address: token} if token else {}
        self._tokens = dict([*first.items(), *others.items()][:MOST_ROOMS])

    def text(self) -> str:
        """Return what the browser is to keep."""
        return json.dumps(self._tokens)
