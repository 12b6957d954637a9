"""What every kind of chart gives, and how it asks for its words."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import Protocol


class Says(Protocol):
    """The kit's words in the session's language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of that key with its placeholders filled."""
        ...

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the text of that key in the form that goes with the number ("two levels")."""
        ...

    def listed(self, names: list[str]) -> str:
        """Return names in one line, as the language lists them ("one, two and three")."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a chart that is also a nested list.

    Attributes
    ----------
    text
        What it says.
    note
        What else to know, in few words.
    loose
        What is missing there, in few words; empty where nothing is.
    items
        The lines below it.
    place
        Which of the chart's kinds it is, from 0.
    important
        Whether it stands out.
    """

    text: str
    note: str = ""
    loose: str = ""
    items: tuple[Item, ...] = ()
    place: int = 0
    important: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one kind.

    Attributes
    ----------
    title
        A sentence that says what is seen.
    alt
        The same figures in words, for those who don't see the picture.
    svg
        The picture; its text is escaped.
    head, rows
        The table behind it: heads of the columns and one row for each mark or bar.
    align
        One letter a column: ``l`` or ``r`` (figures).
    narrow
        The same picture for a phone, its names above their marks.
    outline
        The same as a nested list, where a table would not show how things hang together.
    """

    title: str
    alt: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    narrow: str
    outline: tuple[Item, ...] = ()

    def _repr_html_(self) -> str:
        """Return the chart for a notebook, as a picture that needs no trust."""
        data = base64.b64encode(self.svg.encode()).decode("ascii")
        picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.alt)}" width="640">'
        return f"<figure><figcaption><strong>{escape(self.title)}</strong></figcaption>{picture}</figure>"
