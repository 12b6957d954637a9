"""Long lists in parts of a page or two, each with a heading to find it by.

A table of hundreds of rows is no use to anybody who looks for one team; and to set it takes long, as each
page is set again for every one that follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from workshop.reports.tree import Block, header

if TYPE_CHECKING:
    from workshop.reports.rollup.rollup import Rollup

ItemT = TypeVar("ItemT")
MOST = 60
"""So many rows has a part at most, except where they all belong to one."""


def parts(items: Sequence[ItemT], of: Callable[[ItemT], str]) -> Iterator[tuple[str, str, list[ItemT]]]:
    """Yield the parts of a list: what the first and the last of them belong to, and the items.

    Parameters
    ----------
    items
        In their order, in which those that belong together stand side by side.
    of
        What an item belongs to: a team, a month. What belongs together stays so, up to `MOST`.

    >>> list(parts("aab", str))
    [('a', 'b', ['a', 'a', 'b'])]
    >>> [(first, last, len(found)) for first, last, found in parts("a" * 50 + "b" * 20 + "c" * 90, str)]
    [('a', 'a', 50), ('b', 'b', 20), ('c', 'c', 60), ('c', 'c', 30)]
    """
    part: list[ItemT] = []
    for _, group in groupby(items, of):
        together = list(group)
        if part and len(part) + len(together) > MOST:
            yield of(part[0]), of(part[-1]), part
            part = []
        part += together
        while len(part) > MOST:
            yield of(part[0]), of(part[MOST - 1]), part[:MOST]
            part = part[MOST:]
    if part:
        yield of(part[0]), of(part[-1]), part


def in_parts(
    rollup: Rollup,
    items: Sequence[ItemT],
    of: Callable[[ItemT], str],
    drawn: Callable[[list[ItemT]], Block],
) -> Iterator[Block]:
    """Yield a list as one block, or where it is long as several, each below its heading."""
    found = list(parts(items, of))
    for first, last, each in found:
        if len(found) > 1:
            is_one = first == last
            yield header(2, first if is_one else rollup.says("rollup_from_to", first=first, last=last))
        yield drawn(each)
