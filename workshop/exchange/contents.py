"""What a pack may hold: the names and sizes that packing keeps to and unpacking insists on."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

FORMAT, VERSION = "workshop-pack", 1
LABEL = "workshop-pack.json"
"""The first file of a pack, which says that it is one."""
ANSWERS = "answers.db"
SESSION = "session.yaml"
NEEDED = frozenset({LABEL, ANSWERS, SESSION})
FOLDERS = ("kit", "notebooks", "for-teams")
PLANS = "plans"
AGREED = re.compile(r"plans/[^/]+/agreed [^/]+/[^/]+")
"""The files of a version that was agreed, which cannot be made anew."""
PRIVATE = "private"

MOST_BYTES = 4 * 2**30
MOST_FILES = 50_000
MOST_EXPANSION, NEVER_TOO_MUCH = 100, 100 * 2**20
"""A pack that grows more than a hundredfold, and to more than 100 MB, was made to fill a disk."""
_LONGEST_NAME, _LONGEST_PART = 240, 200
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def name_problem(name: str) -> str:
    """Return why a file may not have this name in a pack, or nothing when it may.

    A name that one system takes and another doesn't is none: a pack made here is opened elsewhere.

    >>> name_problem("kit/exercise/01-time.yaml"), name_problem("../../x")
    ('', 'leads out of its folder')
    >>> name_problem("/etc/passwd"), name_problem("kit/NUL.txt")
    ('leads out of its folder', 'has a name that some systems do not take')
    """
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:|\\", name):
        return "leads out of its folder"
    if len(name) > _LONGEST_NAME or any(
        len(part.encode("utf-8", "replace")) > _LONGEST_PART for part in parts
    ):
        return "has a name that is too long"
    if _NOT_IN_A_NAME.search(name) or any(_is_awkward(part) for part in parts):
        return "has a name that some systems do not take"
    if parts[0].startswith(".") or _key(parts[0]) == PRIVATE:
        return "does not belong in a pack"
    if _key(parts[0]).startswith(ANSWERS) and name != ANSWERS:
        return "does not belong in a pack"
    return ""


def _is_awkward(part: str) -> bool:
    return part in ("", ".") or part[-1] in ". " or bool(_DEVICE.fullmatch(part)) or not _is_text(part)


def _is_text(part: str) -> bool:
    return not any(unicodedata.category(mark) == "Cs" for mark in part)


def _key(name: str) -> str:
    """Return what a name is to a system that minds neither case nor how an accent is written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


class Names:
    """The names of a pack so far, none of them twice on any system."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def problem(self, name: str) -> str:
        """Take a file's name, or return why it may not be in the pack."""
        if problem := name_problem(name):
            return problem
        key = _key(name)
        above = [str(each) for each in PurePosixPath(name).parents][:-1]
        if key in self._files:
            return "is there twice" if self._files[key] == name else f"is too much like “{self._files[key]}”"
        if key in self._folders or any(_key(folder) in self._files for folder in above):
            return "is both a file and a folder"
        for folder in above:
            if self._folders.get(_key(folder), folder) != folder:
                return f"is too much like “{self._folders[_key(folder)]}”"
        self._files[key] = name
        self._folders.update({_key(folder): folder for folder in above})
        return ""


def too_much(packed: int, unpacked: int) -> bool:
    """Return whether a pack of that size can't honestly hold so much.

    >>> too_much(10_000_000, 50_000_000), too_much(5_000_000, 2**32 + 1), too_much(1000, 200_000_000)
    (False, True, True)
    """
    return unpacked > MOST_BYTES or unpacked > max(NEVER_TOO_MUCH, MOST_EXPANSION * packed)
