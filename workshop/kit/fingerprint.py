"""What tells one state of a folder of files from every other."""

from __future__ import annotations

import hashlib
from pathlib import Path

_LEFTOVERS = {"__pycache__", ".ipynb_checkpoints"}


def fingerprint(*folders: Path) -> str:
    """Return a SHA-256 over the names and contents of all files in some folders, as 64 hexadecimal digits.

    It is the same on every system, and another one as soon as a file is changed, added or taken away.
    """
    found = hashlib.sha256()
    for number, folder in enumerate(folders):
        for path in sorted(folder.rglob("*"), key=lambda each: each.relative_to(folder).as_posix()):
            name = path.relative_to(folder)
            if path.is_file() and _LEFTOVERS.isdisjoint(name.parts):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                found.update(f"{number} {name.as_posix()} {content}\n".encode())
    return found.hexdigest()
