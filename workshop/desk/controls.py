"""The fields and buttons of the facilitator's notebook, and keeping what is chosen with them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from html import escape

import ipywidgets

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.errors import WorkshopError
from workshop.plan.kinds import Json

AS_WIDE_AS_ITS_WORDS = ipywidgets.Layout(width="auto", min_height="44px", align_self="flex-start")
WIDE = ipywidgets.Layout(width="min(480px, 100%)")
LABELS = {"description_width": "150px"}


def heading(text: str) -> ipywidgets.HTML:
    """Return a heading between the parts of the notebook."""
    return ipywidgets.HTML(f"<h3>{escape(text)}</h3>")


def text_field(label: str, value: str = "") -> ipywidgets.Text:
    """Return a line to type into."""
    return ipywidgets.Text(value, description=label, layout=WIDE, style=LABELS, continuous_update=False)


def button(label: str, act: Callable[[], str], said: ipywidgets.HTML) -> ipywidgets.Button:
    """Return a button that does something and says what came of it, also when it went wrong."""
    made = ipywidgets.Button(description=label, layout=AS_WIDE_AS_ITS_WORDS)

    def clicked(_button: object) -> None:
        try:
            said.value = f'<p role="status">{escape(act())}</p>'
        except WorkshopError as error:
            said.value = f'<p role="alert">{escape(str(error))}</p>'

    made.on_click(clicked)
    return made


def offer(chooser: ipywidgets.Dropdown, options: Sequence[tuple[str, str]]) -> None:
    """Offer other choices; what is chosen stays so where it is still offered, else the first is chosen."""
    if list(chooser.options) == list(options):
        return
    before, offered = chooser.value, [value for _, value in options]
    chooser.options = options
    chooser.value = before if before in offered else next(iter(offered), None)


def session_edits(answers: LocalAnswers, new: Mapping[str, Json]) -> list[Edit]:
    """Return the changes that give facts of the session, by name, new values."""
    now = answers.values(SESSION)
    paths = {f"session/{name}": value for name, value in new.items()}
    return [
        Edit(new_id(), SESSION, path, value, now[path].seq if path in now else 0)
        for path, value in paths.items()
    ]


def new_id() -> str:
    """Return an id that no other record or change has."""
    return secrets.token_urlsafe(12)


def kept(answers: LocalAnswers, edits: Sequence[Edit], said: str) -> str:
    """Store changes; return what to say.

    Raises
    ------
    WorkshopError
        When one of them was not taken, in words.
    """
    refused = [receipt.refused for receipt in answers.append(edits) if receipt.refused]
    if refused:
        raise WorkshopError(" ".join(refused))
    return said
