"""What a plan was made from, as a short text beside its files: the same again need not be made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import workshop

STAMP = ".made-from.json"
NOT_READ = frozenset({"__pycache__", ".ipynb_checkpoints", ".DS_Store", "samples"})


def digest(*parts: str | bytes) -> str:
    """Return a short text that differs when a part does.

    >>> digest("a", "b") == digest("a", "b"), digest("a", "b") == digest("ab")
    (True, False)
    """
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


def of_values(values: Any) -> str:
    """Return the digest of what JSON can hold, whatever order its keys came in."""
    return digest(json.dumps(values, sort_keys=True, default=str))


def of_files(paths: Iterable[Path]) -> str:
    """Return the digest of files and of all that lies in folders, by name and content."""
    parts: list[str | bytes] = []
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in below:
            if NOT_READ.isdisjoint(file.parts[len(path.parts) :]) and file.is_file():
                parts += [file.relative_to(path.parent).as_posix(), file.read_bytes()]
    return digest(*parts)


@cache
def of_program() -> str:
    """Return the digest of this program: its version, and its own text, which a developer changes."""
    package = Path(workshop.__file__).parent
    return digest(workshop.__version__, *(file.read_bytes() for file in sorted(package.rglob("*.py"))))


def made_from(folder: Path, source: str, files: Iterable[str]) -> tuple[str, ...] | None:
    """Return the notes on files that were made from this very source; None when one was not, or is gone."""
    try:
        told = json.loads((folder / STAMP).read_text("utf-8"))
        sizes = {name: (folder / name).stat().st_size for name in files}
        same = all(told["files"][name] == [source, size] for name, size in sizes.items())
        return tuple(map(str, told["notes"])) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def written_over(folder: Path, files: Iterable[str]) -> list[str]:
    """Return those files that were made here and have been changed by somebody since."""
    try:
        told = json.loads((folder / STAMP).read_text("utf-8"))["files"]
        sizes = {name: size for name, (_, size) in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [name for name in files if name in sizes and _is_other(folder / name, sizes[name])]


def _is_other(file: Path, size: int) -> bool:
    return file.is_file() and file.stat().st_size != size


def stamped(folder: Path, source: str, files: Mapping[str, int], notes: Iterable[str]) -> bytes:
    """Return the stamp of a folder into which files of these sizes were made from a source.

    What it says of other files, made earlier, stays: each is compared with what it was made from.
    """
    try:
        before = json.loads((folder / STAMP).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        before = {}
    told = {**before, **{name: [source, size] for name, size in files.items()}}
    return json.dumps({"files": told, "notes": list(notes)}, ensure_ascii=False, indent=1).encode()
