"""Reading a JSON file so that every complaint can name its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from workshop.kit.reading import Place, Source, storable, text_of

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
MEANINGS = (
    ("Expecting ',' delimiter", "a comma is missing before this, or a bracket is not closed."),
    ("Expecting ':' delimiter", "a colon is missing between a name and what it holds."),
    (
        "property name enclosed in double quotes",
        'a name must stand in "double quotes"; the last one needs no comma.',
    ),
    ("Illegal trailing comma", "the last one needs no comma behind it."),
    ("Unterminated string", "a quotation mark opens here and is never closed. Close it."),
    ("Invalid control character", "a text goes on over the end of the line. Write \\n for a new line."),
    ("Invalid \\escape", "a text holds a \\. Write it twice: \\\\."),
    ("Extra data", "something follows after the end. Delete it."),
    ("Expecting value", "a text, a figure, true, false or null is missing here."),
)
"""What Python's reader says, and what that means for the file; the first that fits counts."""
ELSE = "the file can't be understood from here on."


def read_json(path: Path, name: str, problems: list[str]) -> Source | None:
    """Return what a JSON file holds, or None when it can't be read.

    Figures with a decimal point are texts, as they were written; whole ones are numbers.

    Parameters
    ----------
    path
        The file.
    name
        How complaints name it.
    problems
        Takes a sentence for everything that is wrong: not UTF-8, empty, not JSON, an entry given twice.
    """
    text = text_of(path, name, problems)
    if text is None:
        return None
    try:
        value = json.loads(text, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as reason:
        meaning = next((meaning for sign, meaning in MEANINGS if sign in reason.msg), ELSE)
        problems.append(f"{name}, line {reason.lineno}: {meaning}")
        return None
    except (RecursionError, ValueError):
        problems.append(f"{name}: the file is nested too deeply, or holds a figure that is too long.")
        return None
    lines: dict[Place, int] = {}
    twice = []
    for where, line in _places(text):
        if where in lines:
            twice.append((where, lines[where]))
        lines[where] = line
    source = storable(Source(name, value, lines), problems)
    if source is None:
        return None
    for where, first in twice:
        problems.append(source.problem(where, f"is given twice, first on line {first}. Keep one of the two."))
    return source


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Yield every entry and item of a JSON text that is right, with its line; an entry as often as given."""
    at: list[str | int] = []
    inside: list[str] = []
    line, end = 1, 0
    before = ""
    for match in TOKEN.finditer(text):
        token = match.group()
        line += text.count("\n", end, match.start())
        end = match.start()
        if inside and inside[-1] == "[" and before in ("[", ",") and token != "]":
            at[-1] = int(at[-1]) + 1
            yield tuple(at), line
        if token in "{[":
            inside.append(token)
            at.append(-1 if token == "[" else "")
        elif token in "}]":
            inside.pop()
            at.pop()
        elif inside and inside[-1] == "{" and before in ("{", ","):
            at[-1] = json.loads(token)
            yield tuple(at), line
        before = token
    yield (), 1
