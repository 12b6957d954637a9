"""Pack a session, also while others write into it, into one file to mail or to keep."""

from __future__ import annotations

import json
import re
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj

from workshop import __version__
from workshop.answers import LocalAnswers
from workshop.answers.whole import whole_file
from workshop.errors import WorkshopError
from workshop.exchange.contents import (
    AGREED,
    ANSWERS,
    FOLDERS,
    FORMAT,
    LABEL,
    MOST_BYTES,
    MOST_FILES,
    PLANS,
    PRIVATE,
    SESSION,
    VERSION,
    Names,
)
from workshop.kit.session_file import read_session_file

_LEFTOVERS = {"__pycache__", ".ipynb_checkpoints"}
_NEVER_SAID = {PRIVATE, PLANS, ANSWERS, f"{ANSWERS}-wal", f"{ANSWERS}-shm", f"{ANSWERS}-journal"}
_OWNER_ONLY = stat.S_IFREG | 0o600


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made.

    Attributes
    ----------
    file
        Where it lies.
    files
        How many files it holds.
    left_out
        What lies in the session's folder and is not in the pack, by name; the private folder, and the
        plans where nobody asked for them, go without saying.
    """

    file: Path
    files: int
    left_out: tuple[str, ...]


def pack(answers: LocalAnswers, file: Path, *, with_plans: bool = False, replace: bool = False) -> Packed:
    """Write a session into one file, whole or not at all.

    The answers are those of one moment, however many write meanwhile; secrets, codes and what was
    answered without a name stay behind. Versions that were agreed always go along: nothing can make
    them anew.

    Parameters
    ----------
    answers
        The session, opened by the facilitator.
    file
        The file to write.
    with_plans
        Whether the plans that were made go along.
    replace
        Whether a file of that name is replaced.

    Raises
    ------
    WorkshopError
        When the file is there already, can't be written, or would be too large to be unpacked.
    """
    if file.absolute().resolve().is_relative_to(answers.place.resolve()):
        raise WorkshopError(f"{file} lies in the session's own folder. Name a file outside of it.")
    inside, left_out = _chosen(answers, with_plans)
    with whole_file(file, replace=replace) as making, tempfile.TemporaryDirectory() as beside:
        log = Path(beside, ANSWERS)
        answers.copy_to(log)
        inside[ANSWERS] = log
        if answers.settings.database:
            inside[SESSION] = Path(beside, SESSION)
            inside[SESSION].write_text(without_database(answers.place / SESSION), encoding="utf-8")
            _check_names_none(inside[SESSION], answers)
        _check_size(inside.values(), with_plans)
        with zipfile.ZipFile(making, "w", zipfile.ZIP_DEFLATED) as archive:
            label = {"format": FORMAT, "version": VERSION, "program": __version__}
            archive.writestr(_entry(LABEL), json.dumps(label, indent=2))
            for name in sorted(inside):
                entry = _entry(name)
                entry.file_size = inside[name].stat().st_size
                with inside[name].open("rb") as source, archive.open(entry, "w") as target:
                    copyfileobj(source, target, 2**20)
        _read_back(making)
    return Packed(file, len(inside), tuple(left_out))


def _check_names_none(file: Path, answers: LocalAnswers) -> None:
    if read_session_file(file, answers.kit, files=False).database:
        raise WorkshopError(
            "session.yaml names its database in a way that could not be left out of the pack, which must not "
            "give it away. Write it on a line of its own that begins with database: and pack again."
        )


def without_database(file: Path) -> str:
    """Return a session's file without the line that names a database: a pack has its answers within."""
    return re.sub(
        r"(?m)^(?:database|'database'|\"database\")\s*:.*\n?(?:[ \t]+\S.*\n?)*",
        "",
        file.read_text(encoding="utf-8"),
    )


def _chosen(answers: LocalAnswers, with_plans: bool) -> tuple[dict[str, Path], list[str]]:
    """Return the files to pack by their names in it, and what is left out."""
    session, names = answers.place, Names()
    wanted = {*FOLDERS, *([PLANS] if with_plans else ())}
    look = answers.settings.look
    brand = {Path(session, path) for path in (look.model_dump().values() if look else ()) if path}
    chosen: dict[str, Path] = {}
    left_out: list[str] = []
    for path in _files(session, left_out):
        name = path.relative_to(session).as_posix()
        top = name.partition("/")[0]
        belongs = top in wanted or name == SESSION or bool(AGREED.fullmatch(name))
        belongs = belongs or path in brand or not brand.isdisjoint(path.parents)
        if belongs and not names.problem(name):
            chosen[name] = path
        elif top not in _NEVER_SAID:
            left_out.append(name if belongs else top)
    return chosen, sorted(set(left_out))


def _files(folder: Path, left_out: list[str]) -> Iterator[Path]:
    """Yield every ordinary file below a session's folder; links and devices are left out."""
    waiting = [folder]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.name in _LEFTOVERS or (path.parent == folder and path.name == PRIVATE):
                continue
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                waiting.append(path)
            elif stat.S_ISREG(mode):
                yield path
            else:
                left_out.append(path.relative_to(folder).as_posix())


def _check_size(files: Iterable[Path], with_plans: bool) -> None:
    sizes = [path.stat().st_size for path in files]
    if sum(sizes) > MOST_BYTES or len(sizes) >= MOST_FILES:
        without = "Pack it without --with-plans" if with_plans else "Take large files out of its folder"
        raise WorkshopError(
            f"This session is too large for a pack, which takes {MOST_BYTES // 2**30} GB and {MOST_FILES:,} "
            f"files. {without}."
        )


def _read_back(made: Path) -> None:
    """Read what was written once more, before it takes the place of a copy that is good."""
    try:
        with zipfile.ZipFile(made) as archive:
            broken = archive.testzip()
    except zipfile.BadZipFile:
        broken = LABEL
    if broken:
        raise WorkshopError(
            f"What was written to {made.parent} could not be read back: the disk is failing. "
            "Take another one."
        )


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _OWNER_ONLY << 16
    return entry
