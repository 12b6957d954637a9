"""A page of the room as a part of a notebook: its look, and how it and the kernel speak."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

import workshop.room
from workshop.errors import WorkshopError
from workshop.forms import bundle

STATIC = Path(workshop.room.__file__).resolve().parent / "static"


def styles(inside: str, *sheets: str) -> str:
    """Return style sheets of the room for a part of another page.

    Parameters
    ----------
    inside
        The class of that part: what the sheets say of the whole page is said of it.
    sheets
        Their names, in order.
    """
    text = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in sheets)
    return text.replace(":root", ":host").replace("\nbody {", f"\n.{inside} {{")


def front_end(entry: str) -> str:
    """Return a module of the room, with all that it takes, as one text."""
    return bundle.joined(STATIC, entry, bundle.STATIC)


class RoomPart(anywidget.AnyWidget):
    """A part of a notebook that a page of the room is drawn in.

    Parameters
    ----------
    data
        What the page is told once.
    sheets
        Its style sheets, from `styles`.
    """

    data = traitlets.Dict().tag(sync=True)
    styles = traitlets.Unicode().tag(sync=True)

    def __init__(self, data: Mapping[str, Any], sheets: str) -> None:
        self._told: dict[str, Any] = {}
        super().__init__(data=dict(data), styles=sheets)
        self.on_msg(lambda _widget, content, _buffers: self.hear(content))

    def hear(self, content: object) -> None:
        """Do what the page asks for, and tell what is new; all else is passed over."""
        if not isinstance(content, Mapping):
            return
        try:
            self.do(content)
            self.tell(again="look" not in content)
        except WorkshopError as reason:
            self.send({"failed": str(reason)})

    def do(self, message: Mapping[str, Any]) -> None:
        """Do what the page asks for."""
        raise NotImplementedError

    def tell(self, *, again: bool = False) -> None:
        """Tell the page how things stand, if that is new or wanted again."""
        raise NotImplementedError

    def send_new(self, live: Mapping[str, Any], state: Mapping[str, Any], *, again: bool) -> None:
        """Send where the room is and what else there is, if any but the clock has changed or it is wanted."""
        known = {"live": {**live, "now": 0}, **state}
        if again or known != self._told:
            self._told = known
            self.send({**known, "live": live})
