"""Between typed text and the inlines of a document tree, and which way letters run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

Inline = dict[str, Any]
LONGEST_FIGURE = 16
INTRODUCED = frozenset({"BulletList", "OrderedList", "Table", "Figure"})
STANDING_OUT = frozenset({"callout", "keep"})
SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})

# Directional controls that reach to the end of the line unless closed, and what closes each.
OPENERS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}


def words(text: str) -> list[Inline]:
    r"""Return what somebody typed as inlines: words, spaces and line breaks, nothing else.

    A directional control left open is closed at the end of its line, so that it cannot turn round
    what stands beside it.

    >>> words("*two*  words\n#here")
    [{'t': 'Str', 'c': '*two*'}, {'t': 'Space'}, {'t': 'Str', 'c': 'words'}, {'t': 'LineBreak'}, {'t': 'Str', 'c': '#here'}]
    """  # noqa: E501
    inlines: list[Inline] = []
    for number, line in enumerate(text.strip().splitlines()):
        if number:
            inlines.append({"t": "LineBreak"})
        # Only spaces and tabs part words: a no-break space is there to be kept.
        for place, word in enumerate(re.split(r"[ \t]+", closed(line.strip(" \t")))):
            if place:
                inlines.append({"t": "Space"})
            if word:
                inlines.append({"t": "Str", "c": word})
    return inlines


def closed(line: str) -> str:
    """Return the line with every directional control that it opens closed at its end.

    Whatever stands beside what somebody typed keeps its own direction.

    >>> closed("a\\u202eb") == "a\\u202eb\\u202c", closed("plain")
    (True, 'plain')
    """
    waiting: list[str] = []
    for character in "" if line.isascii() else line:
        if character in OPENERS:
            waiting.append(OPENERS[character])
        elif waiting and character == waiting[-1]:
            waiting.pop()
    return line + "".join(reversed(waiting))


def leads_in(block: Any, following: Any) -> bool:
    """Return whether a paragraph or line introduces what follows it: a list, a table, a drawing, a callout.

    >>> leads_in({"t": "Para", "c": []}, {"t": "BulletList", "c": []}), leads_in({"t": "Para", "c": []}, None)
    (True, False)
    """
    if block["t"] not in ("Para", "Plain") or following is None:
        return False
    if following["t"] == "Div":
        return not STANDING_OUT.isdisjoint(following["c"][0][1])
    return following["t"] in INTRODUCED


def plain_text(node: Any) -> str:
    """Return the words of a node, or of a list of them, with single spaces between.

    >>> plain_text([{"t": "Str", "c": "one"}, {"t": "LineBreak"}, {"t": "Str", "c": "two"}])
    'one two'
    """
    parts: list[str] = []
    _gather((node,), parts)
    return " ".join("".join(parts).split())


def _gather(nodes: Sequence[Any], parts: list[str]) -> None:
    """Add the words of nodes to parts; asked thousands of times for a plan, so without a generator."""
    for node in nodes:
        if isinstance(node, dict):
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind == "Str":
                parts.append(content)
            elif kind in SPACES:
                parts.append(" ")
            elif kind in {"Span", "Link", "Image"}:
                _gather(content[1], parts)
            elif isinstance(content, list):
                _gather(content, parts)
                if kind not in {"Strong", "Emph"}:
                    parts.append(" ")
        elif isinstance(node, list | tuple):
            _gather(node, parts)


def says_something(text: str) -> bool:
    r"""Return whether there is anything to see in a text: not only blanks and directional marks.

    >>> says_something("a"), says_something(" \u200b\u200f")
    (True, False)
    """
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def kept_whole(figure: str) -> bool:
    """Return whether a figure with its unit is short enough to stand on one line anywhere.

    >>> kept_whole("€99,400"), kept_whole("12 appointments with new customers a week")
    (True, False)
    """
    return len(figure) <= LONGEST_FIGURE


def direction(text: str) -> str:
    """Return "rtl" or "ltr" for the first letter that has a direction; "" when none has.

    >>> direction("12 שלום"), direction("12 hello"), direction("12")
    ('rtl', 'ltr', '')
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL", "RLE", "RLO", "RLI"}:
            return "rtl"
        if kind in {"L", "LRE", "LRO", "LRI"}:
            return "ltr"
    return ""
