"""An agenda as the facilitator reads it: what comes after what, and what to do between two sittings."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from workshop.desk.progress import STYLE
from workshop.kit.agenda import Agenda, AgendaItem
from workshop.kit.loading import Kit


def minutes_said(minutes: int, words: Mapping[str, str]) -> str:
    """Return how long something takes; what takes no time of the session is done beforehand."""
    if not minutes:
        return words["beforehand"]
    return words["minutes_one"] if minutes == 1 else words["minutes_many"].format(count=minutes)


def agenda_html(kit: Kit, agenda: Agenda) -> str:
    """Return what an agenda is for, what is done between its sittings, and its order, as HTML."""
    words = kit.words["notebook"]
    total = minutes_said(agenda.total(), words)
    between = "".join(
        f"<p><strong>{escape(_name(kit, item))}</strong><br>{escape(item.meanwhile)}</p>"
        for item in agenda.items
        if item.meanwhile
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(_name(kit, item))}</th>'
        f"<td>{escape(minutes_said(item.minutes, words))}</td></tr>"
        for item in agenda.items
    )
    return (
        f'{STYLE}<div class="workshop-desk"><p class="quiet">{escape(agenda.what_for)} ({escape(total)})</p>'
        f"{between}<details><summary>{escape(words['agenda'])}</summary>"
        f"<table><tbody>{rows}</tbody></table></details></div>"
    )


def _name(kit: Kit, item: AgendaItem) -> str:
    """Return the item's own title, else that of its step."""
    step = next((each for each in kit.steps if each.id == item.step), None)
    return item.title or (step.heading() if step else item.step or "")
