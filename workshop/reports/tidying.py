"""Headings in order, as screen readers and PDF need them, whatever a section brings along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.reports.text import plain_text, says_something
from workshop.reports.tree import Block, Section

FIRST_LEVEL = 2
ROW_LEVEL = 2


def tidied(sections: Sequence[Section]) -> list[Section]:
    """Return the sections that hold anything; their headings say something, start at 2 and skip none.

    >>> from workshop.reports.tree import header
    >>> section = Section("own", " ", [header(4, "a"), header(4, "b"), header(2, ""), header(2, "c")])
    >>> [tidy] = tidied([section])
    >>> tidy.title, [block["c"][0] for block in tidy.blocks]
    ('', [2, 3, 2])
    """
    tidy = [
        replace(
            section,
            title=section.title if says_something(section.title) else "",
            blocks=_Levels(FIRST_LEVEL - 1).blocks(section.blocks),
        )
        for section in sections
    ]
    return [section for section in tidy if section.title or section.blocks]


@dataclass
class _Levels:
    last: int

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        return [tidy for block in blocks for tidy in self._block(block)]

    def _block(self, block: Block) -> list[Block]:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            if not says_something(plain_text(inlines)):
                return []
            self.last = max(FIRST_LEVEL, min(level, self.last + 1))
            return [{"t": "Header", "c": [self.last, attributes, inlines]}]
        if block["t"] == "Div":
            attributes, inner = block["c"]
            if "row" in attributes[1]:
                self.last = ROW_LEVEL
            return [{"t": "Div", "c": [attributes, self.blocks(inner)]}]
        return [block]
