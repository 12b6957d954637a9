"""Reading a kit or session file so that every complaint can name its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workshop.kit.syntax import syntax_problem

Place = tuple[str | int, ...]
"""Where something stands in a file: names of entries, and numbers of items counted from 0."""

NAMES_OF_ITEMS = ("id", "field", "step", "title", "name")
"""The entries by which people recognise an item of a list, the best first."""

DEEPEST = 100
BRACKET = re.compile(r"[\[{\]}]")
DASHES = re.compile(rf"^\s*(?:[-?]\s+){{{DEEPEST}}}", re.MULTILINE)
HALF = re.compile("[\ud800-\udfff]")
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTH = {"true": True, "false": False}
_NOTHING = {"", "~", "null"}


@dataclass(frozen=True)
class Source:
    """What a file holds, and the line of everything in it.

    Attributes
    ----------
    name
        The file as complaints name it.
    value
        Texts, truth values, lists and mappings. Figures are texts, as they were written.
    lines
        The line (from 1) on which each entry or item begins.
    """

    name: str
    value: Any
    lines: Mapping[Place, int] = field(default_factory=dict)

    def problem(self, where: Place, says: str) -> str:
        """Return one complaint: file, line, field, what is wrong and what to write instead."""
        line = next(
            (self.lines[where[:end]] for end in range(len(where), -1, -1) if where[:end] in self.lines), 1
        )
        place = self.field(where)
        return f"{self.name}, line {line}{', ' + place if place else ''}: {says}"

    def field(self, where: Place) -> str:
        """Return a place in words: ``blocks > outcomes > outcomes/*/target > label``."""
        found = []
        value = self.value
        for piece in where:
            if isinstance(piece, int):
                value = value[piece] if isinstance(value, list) and piece < len(value) else None
                found.append(_name_of(value) or f"item {piece + 1}")
            else:
                value = value.get(piece) if isinstance(value, dict) else None
                found.append(piece)
        return " > ".join(found)


def _name_of(item: object) -> str:
    if isinstance(item, str):
        return ""
    names = (item.get(name) for name in NAMES_OF_ITEMS) if isinstance(item, dict) else ()
    return next((name for name in names if isinstance(name, str) and name), "")


def text_of(path: Path, name: str, problems: list[str]) -> str | None:
    """Return the text of a file, or None with a sentence among the problems."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(f"{name}: the file is missing.")
        return None
    except OSError as reason:
        problems.append(f"{name}: the file can't be read ({reason.strerror}). Check that you may open it.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = raw.count(b"\n", 0, reason.start) + 1
        problems.append(
            f"{name}, line {line}: the file is not saved as UTF-8. Save it again with that encoding."
        )
        return None
    if not text.strip():
        problems.append(f"{name}: the file is empty. Take the kit's own again.")
        return None
    return text


def read_yaml(path: Path, name: str, problems: list[str]) -> Source | None:
    """Return what a YAML file holds, or None when it can't be read.

    Only ``true`` and ``false`` are truth values and only nothing, ``~`` and ``null`` are nothing:
    ``yes``, ``no``, ``2027-01-12`` and ``08`` stay the text they are, whether quoted or not.

    Parameters
    ----------
    path
        The file.
    name
        How complaints name it.
    problems
        Takes a sentence for everything that is wrong: not UTF-8, empty, not YAML, an entry given twice.
    """
    text = text_of(path, name, problems)
    if text is None:
        return None
    if _too_deep(text):
        problems.append(f"{name}: lists and mappings are nested too deeply. Take the kit's own again.")
        return None
    try:
        node = yaml.compose(text, Loader=_Parser)
    except yaml.YAMLError as reason:
        mark = getattr(reason, "problem_mark", None)
        problems.append(syntax_problem(name, text, mark.line + 1 if mark else 1))
        return None
    if node is None:
        problems.append(f"{name}: the file holds nothing but comments. Take the kit's own again.")
        return None
    walk = _Walk()
    value = walk.value(node, ())
    source = storable(Source(name, value, walk.lines), problems)
    if source:
        problems.extend(source.problem(where, says) for where, says in walk.wrong)
    return source


def storable(source: Source, problems: list[str]) -> Source | None:
    """Return the source itself, or None when it holds half a character, which no file can take."""
    halves = list(_halves(source.value, ()))
    problems.extend(source.problem(where, "holds half a character. Type the text anew.") for where in halves)
    return None if halves else source


def _halves(value: Any, where: Place) -> Iterator[Place]:
    """Where a text, or the name of an entry, holds a lone surrogate (as JSON and YAML may escape one)."""
    if isinstance(value, str):
        if HALF.search(value):
            yield where
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from [where] if HALF.search(name) else _halves(item, (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _halves(item, (*where, number))


def _too_deep(text: str) -> bool:
    """Whether a text is nested so deeply that libyaml, which recurses in C, could take Python down."""
    depth = 0
    for bracket in BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return DASHES.search(text) is not None


class _Walk:
    """One walk through the nodes of a file: values, lines, and what is wrong with its shape."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self.wrong: list[tuple[Place, str]] = []
        self._seen: set[int] = set()

    def value(self, node: Node, where: Place) -> Any:
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if id(node) in self._seen:
            self.wrong.append((where, "points to another place by *name. Write the lines out here instead."))
            return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._entries(node, where))
        assert isinstance(node, SequenceNode)
        return [self.value(item, (*where, number)) for number, item in enumerate(node.value)]

    def _entries(self, node: MappingNode, where: Place) -> Iterable[tuple[str, Any]]:
        found: dict[str, int] = {}
        for key, item in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                self.wrong.append(
                    (where, "has a list or mapping as the name of an entry. Write “name: text”.")
                )
                continue
            if name in found:
                says = f"is given twice, first on line {found[name]}. Keep one of the two."
                self.lines[(*where, name)] = line
                self.wrong.append(((*where, name), says))
                continue
            found[name] = line
            self.lines[(*where, name)] = line
            yield name, self.value(item, (*where, name))


def _scalar(node: ScalarNode) -> str | bool | None:
    text = str(node.value)
    if node.style:
        return text
    if text.lower() in _NOTHING:
        return None
    return _TRUTH.get(text.lower(), text)
