"""The thread of a plan: outcome → what managers must do → capability → actions and investments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import count

from workshop.charts.chart import Chart, Item, Says
from workshop.charts.links_list import list_drawn
from workshop.charts.links_picture import PAGE, Sheet, picture_drawn


class Place(IntEnum):
    """Where a record stands in the thread, from what is wanted to what is paid."""

    OUTCOME = 0
    REQUIREMENT = 1
    CAPABILITY = 2
    ACTION = 3
    INVESTMENT = 4


@dataclass(frozen=True, slots=True)
class Knot:
    """One record of the thread.

    Attributes
    ----------
    id
        What others know it by (``actions/ID``).
    place
        Its place in the thread.
    name
        The words by which people know it.
    serves
        What it serves directly, by id; an investment may serve actions and capabilities.
    note
        What else to know of it, in few words.
    loose
        Where the thread breaks at it, in few words; empty where it holds.
    important
        Whether it is one of the team's priorities.
    mark
        The number of an outcome, the letter of an investment.
    """

    id: str
    place: Place
    name: str
    serves: tuple[str, ...] = ()
    note: str = ""
    loose: str = ""
    important: bool = False
    mark: str = ""


def letters() -> Iterator[str]:
    """Yield the letters by which investments are known: A to Z, then AA.

    >>> found = letters()
    >>> [next(found) for _ in range(28)][24:]
    ['Y', 'Z', 'AA', 'AB']
    """
    for number in count():
        first, last = divmod(number, 26)
        yield (chr(64 + first) if first else "") + chr(65 + last)


def links_chart(knots: Sequence[Knot], says: Says, sheet: Sheet = PAGE) -> Chart:
    """Return the thread: a picture in four columns, the same as a list, and a table of what serves what.

    Parameters
    ----------
    knots
        All records of the thread, outcomes by rank; a link to what is not among them counts for nothing.
    sheet
        What the picture is drawn on: a page, or a slide.
    """
    title = links_title(knots, says)
    outline = links_outline(knots, says)
    counts = [sum(knot.place == place for knot in knots) for place in Place]
    told = says.listed([says.count(f"chart_links_count_{place}", counts[place]) for place in Place])
    alt = says("chart_links_words", title=title, counts=told)
    names = {knot.id: knot.name for knot in knots}
    rows = tuple(
        (
            says(f"chart_links_kind_{knot.place.value}"),
            knot.name,
            says("part_separator").join(names[one] for one in knot.serves if one in names)
            or says("none_given"),
            knot.loose or knot.note or says("none_given"),
        )
        for knot in knots
    )
    return Chart(
        title=title,
        alt=alt,
        svg=picture_drawn(knots, title, alt, says, sheet),
        head=tuple(says(f"chart_links_{name}") for name in ("kind", "name", "serves", "note")),
        rows=rows,
        align="llll",
        narrow=list_drawn(outline, title, alt),
        outline=outline,
    )


def links_title(knots: Sequence[Knot], says: Says) -> str:
    """Return what is seen: that everything hangs together, or how many ends are loose."""
    if not any(knot.place == Place.OUTCOME for knot in knots):
        return says("chart_links_none")
    loose = sum(bool(knot.loose) for knot in knots)
    sentence = says.count("chart_links_loose", loose) if loose else says("chart_links_whole")
    return sentence[:1].upper() + sentence[1:]


def links_outline(knots: Sequence[Knot], says: Says) -> tuple[Item, ...]:
    """Return the thread as a nested list in which every link stands once.

    A record that serves several is told in full where it comes first, and named alone where it comes
    again. What serves nothing comes last.
    """
    told: set[str] = set()
    outcomes = [knot for knot in knots if knot.place == Place.OUTCOME]
    tree = [_item(knot, knots, told, says) for knot in outcomes]
    aside = [
        _item(knot, knots, told, says)
        for knot in knots
        if knot.place != Place.OUTCOME and not _served(knot, knots) and knot.id not in told
    ]
    if aside:
        tree.append(Item(says("chart_links_aside"), items=tuple(aside), place=Place.OUTCOME))
    return tuple(tree)


def _served(knot: Knot, knots: Sequence[Knot]) -> list[Knot]:
    return [each for each in knots if each.id in knot.serves]


def _item(knot: Knot, knots: Sequence[Knot], told: set[str], says: Says) -> Item:
    marked = {Place.OUTCOME: f"{knot.mark} {knot.name}", Place.INVESTMENT: f"{knot.mark}: {knot.name}"}
    name = marked.get(knot.place, knot.name)
    if knot.id in told:
        return Item(says("chart_links_again", name=name), place=knot.place)
    told.add(knot.id)
    under = [_item(each, knots, told, says) for each in knots if knot.id in each.serves]
    return Item(name, knot.note, knot.loose, tuple(under), knot.place, knot.important)
