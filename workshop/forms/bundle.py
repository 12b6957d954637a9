"""One module out of many: anywidget runs the front end from a blob address, which can't import.

The front end is written as small modules that import from each other in one plain way
(``import { name } from "./module.js";``). They are joined as text, each after those it imports. What
comes from elsewhere (``vendor/``) keeps its names to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static"
ENTRY = "widget.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w./-]+)";\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|var|class) ([\w$]+)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b(?!\()|export\b(?! default )).*", re.MULTILINE)
_EXPORT_LIST = re.compile(r"export\s*\{([^}]*)\};?\s*$")


class NotJoined(Exception):
    """The front end's modules can't be joined; the text says which and why."""


@cache
def script() -> str:
    """Return the whole front end as one module."""
    return joined(STATIC, ENTRY)


@cache
def styles() -> str:
    """Return every style sheet of the front end, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css")))


def joined(folder: Path, entry: str, *beside: Path) -> str:
    """Return a module and all that it imports as one text.

    Parameters
    ----------
    folder
        Where the modules lie.
    entry
        The module to begin with; the only one that may have a default export.
    beside
        Other folders, in which a module is looked for that is not there.

    Raises
    ------
    NotJoined
        When two modules declare the same name, import each other in a circle, import what is not
        exported, or import or export in another way than the plain one.
    """
    sources: dict[str, str] = {}
    _collect((folder, *beside), entry, sources, ())
    owners: dict[str, str] = {}
    for name, source in sources.items():
        for declared in _names(name, source):
            if owners.setdefault(declared, name) != name:
                raise NotJoined(f"{owners[declared]} and {name} both declare {declared}.")
    return "\n".join(_stripped(name, source, name == entry) for name, source in sources.items())


def _collect(folders: Sequence[Path], name: str, sources: dict[str, str], importers: tuple[str, ...]) -> None:
    """Read a module after those that it imports."""
    if name in importers:
        raise NotJoined(f"{' → '.join([*importers, name])} import each other in a circle.")
    if name in sources:
        return
    there = (folder / name for folder in folders if (folder / name).is_file())
    source = next(there, folders[0] / name).read_text(encoding="utf-8")
    for names, imported in _imports(source):
        _collect(folders, imported, sources, (*importers, name))
        for missing in names - _offered(imported, sources[imported]):
            raise NotJoined(f"{name} imports {missing}, which {imported} does not export.")
    sources[name] = source


def _imports(source: str) -> Iterator[tuple[set[str], str]]:
    for match in _IMPORT.finditer(source):
        yield {name.strip() for name in match[1].split(",") if name.strip()}, match[2]


def _is_vendored(name: str) -> bool:
    return name.startswith("vendor/")


def _offered(name: str, source: str) -> set[str]:
    return set(_aliases(name, source)) if _is_vendored(name) else set(_EXPORTED.findall(source))


def _names(name: str, source: str) -> list[str]:
    """The names that a module adds to the joined text."""
    return list(_aliases(name, source)) if _is_vendored(name) else _DECLARED.findall(source)


def _aliases(name: str, source: str) -> dict[str, str]:
    """The names that a vendored module exports, each with its name inside."""
    found = _EXPORT_LIST.search(source)
    if found is None:
        raise NotJoined(f"{name} does not end with a list of exports.")
    pairs = (part.split(" as ") for part in found[1].split(","))
    return {pair[-1].strip(): pair[0].strip() for pair in pairs}


def _stripped(name: str, source: str, is_entry: bool) -> str:
    if _is_vendored(name):
        aliases = _aliases(name, source)
        inside = _EXPORT_LIST.sub("", source)
        given = ", ".join(f"{outer}: {inner}" for outer, inner in aliases.items())
        return f"const {{ {', '.join(aliases)} }} = (() => {{\n{inside}\nreturn {{ {given} }};\n}})();\n"
    text = _EXPORT.sub("", _IMPORT.sub("", source))
    left = _LEFT_OVER.search(text)
    if left or ("\nexport default " in text and not is_entry):
        raise NotJoined(f"{name} imports or exports in a way that can't be joined: {left[0] if left else ''}")
    return text
