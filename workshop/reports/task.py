"""One plan to be made: all that it takes, apart from every other, wherever it is made."""

from __future__ import annotations

import errno
import json
import pickle
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from workshop.errors import WorkshopError
from workshop.reports.files import FORMATS
from workshop.reports.stamp import STAMP, stamped, written_over
from workshop.reports.team_view import TeamView, handing

if TYPE_CHECKING:
    from nbconvert.exporters import Exporter
    from nbformat import NotebookNode

Settings = tuple[tuple[str, str], ...]
FULL = (errno.ENOSPC, errno.EDQUOT)
ALL_TEAMS = "all-teams"
"""The id under which the roll-up goes, as a team does under its own; no team's is so short."""
MAKING = ".making-"
"""How the names of folders begin in which files are written before they are moved to their place."""
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class PlanResult:
    """What became of one team's plan.

    Attributes
    ----------
    team
        The team's name.
    files
        What was made: the plan in each format, then the executed notebook; empty when it failed.
    error
        Why it failed, in a sentence; empty when it did not.
    warnings
        What its readers should know, a sentence each: a character that no font has, a cell of the
        notebook that a plan can't take in.
    cell
        The number of the cell that failed; 0 when none did.
    ran
        The notebook as far as it ran, when it failed.
    unchanged
        Whether the files were left as they are, because nothing that they are made from has changed.
    id
        The team's id, since two may bear one name; `ALL_TEAMS` for the roll-up.
    """

    team: str
    files: tuple[Path, ...] = ()
    error: str = ""
    warnings: tuple[str, ...] = ()
    cell: int = 0
    ran: Path | None = None
    unchanged: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One plan to be made; it can be sent to another process, or another computer.

    Attributes
    ----------
    id, team
        The team's id and its name.
    view
        What its plan is made of, as `pickle` writes it: of no other team is there anything in it.
    notebook
        The text of the notebook's file.
    parameters
        What the notebook is run with.
    folder
        Where the notebook runs.
    files
        Where to write each format, by its name in `workshop.reports.files.FORMATS`.
    executed
        Where to write the notebook that was run.
    stopped
        Where to write it when it failed.
    changed
        What the name of a file ends in that somebody has changed by hand, when a new one takes its place.
    settings
        What each format's exporter is told.
    notes
        What is to be said of the plan in any case.
    engine
        Papermill's engine by name.
    source
        The digest of all that the plan is made from.
    """

    id: str
    team: str
    view: bytes
    notebook: str
    parameters: Mapping[str, str]
    folder: Path
    files: Mapping[str, Path]
    executed: Path
    stopped: Path
    changed: str
    settings: Mapping[str, Settings]
    notes: tuple[str, ...]
    engine: str
    source: str


@dataclass
class _Exported:
    files: dict[Path, bytes] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


def make(task: Task) -> PlanResult:
    """Make one plan: run its notebook, write each format and the notebook; say what came of it."""
    from workshop.reports.executing import Stopped, executed  # noqa: PLC0415 - heavy; only where plans are made

    try:
        with handing(task.view):
            notebook = executed(_notebook(task.notebook), task.parameters, task.folder, task.engine)
        exported = _exported(task, notebook)
        told = _write(exported.files, task, tuple(exported.notes))
    except Stopped as stopped:
        kept, error = _kept(task, stopped.notebook), str(stopped)
        return PlanResult(task.team, error=error, cell=stopped.cell, ran=kept, id=task.id)
    except Exception as error:  # whatever it is, the other teams get their plans
        return PlanResult(task.team, error=in_words(error, task.executed.parent), id=task.id)
    return PlanResult(task.team, tuple(exported.files), warnings=(*exported.notes, *told), id=task.id)


def in_words(error: Exception, place: Path) -> str:
    """Return why files could not be made in a place."""
    if isinstance(error, WorkshopError):
        return str(error)
    if isinstance(error, OSError):
        # What is moved to its place names that second; what lies beside it first is no name that people know.
        named = Path(error.filename2 or error.filename or place)
        if any(part.startswith(MAKING) for part in named.parts):
            named = place
        if error.errno in FULL:
            where = place if named.is_relative_to(place) else named
            return f"The disk that holds {where} is full. Make room on it and make the plans again."
        if error.errno in READ_ONLY:
            return (
                f"{named} can't be written. Check that you may write to it, or close the "
                "program that has it open, and make the plans again."
            )
        return f"{named}: {error.strerror or error}"
    return f"{type(error).__name__}: {error}"


@lru_cache(maxsize=2)
def _notebook(text: str) -> NotebookNode:
    from workshop.reports.executing import parsed  # noqa: PLC0415 - heavy

    return parsed(text)


@lru_cache(maxsize=32)
def _exporter(name: str, settings: Settings) -> Exporter:
    return FORMATS[name].exporter(**dict(settings))


def _exported(task: Task, notebook: NotebookNode) -> _Exported:
    """Write a notebook that was run into every format; what it holds is read once."""
    from workshop.reports.apart import work_apart  # noqa: PLC0415 - heavy
    from workshop.reports.exporting import READ  # noqa: PLC0415 - heavy
    from workshop.reports.reading import read  # noqa: PLC0415 - heavy

    work_apart()
    made, reading = _Exported(notes=dict.fromkeys(task.notes)), read(notebook)
    for name, path in task.files.items():
        exporter = _exporter(name, task.settings[name])
        content, resources = exporter.from_notebook_node(notebook, {READ: reading})
        made.files[path] = content if isinstance(content, bytes) else content.encode()
        found = resources.get("workshop", {})
        missing = found.get("missing_characters", ())
        told = [f"No font has {character}; a box stands for it." for character in missing]
        made.notes |= dict.fromkeys([*told, *found.get("left_out", ())])
    made.files[task.executed] = _json(notebook)
    return made


def _json(notebook: NotebookNode) -> bytes:
    # On one line: the indented form of a plan takes longer to write than its PDF does.
    return (json.dumps(notebook, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "replace")


def _kept(task: Task, notebook: NotebookNode) -> Path | None:
    """Write what ran of a notebook that failed; None when even that can't be written."""
    try:
        _place({task.stopped: _json(notebook)})
    except OSError:
        return None
    return task.stopped


def _write(files: Mapping[Path, bytes], task: Task, notes: Iterable[str]) -> list[str]:
    """Write the files of a plan and what they were made from; what failed before is no more.

    What somebody has changed in one of them since it was made is kept beside it, which is told.
    """
    folder = task.executed.parent
    sizes = {path.name: len(content) for path, content in files.items()}
    changed = [folder / name for name in written_over(folder, sizes)]
    aside = {path: _free(path, task.changed) for path in changed}
    _place({**files, folder / STAMP: stamped(folder, task.source, sizes, notes)}, aside)
    task.stopped.unlink(missing_ok=True)
    return [
        f"{path.name} had been changed by hand; that is kept as {kept.name}." for path, kept in aside.items()
    ]


def _free(path: Path, changed: str) -> Path:
    """Return a name for what somebody made of a file, which no other has."""
    numbers = chain([""], map(" {}".format, count(2)))
    names = (f"{path.stem} - {changed}{number}{path.suffix}" for number in numbers)
    return next(file for name in names if not (file := path.with_name(name)).exists())


def _place(files: Mapping[Path, bytes], aside: Mapping[Path, Path] = MappingProxyType({})) -> None:
    """Write files beside their place first, then move each there: none is ever seen half.

    ``aside`` is where to keep what was there before.
    """
    folder = next(iter(files)).parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=MAKING) as beside:
        made = {path: Path(beside, path.name) for path in files}
        for path, content in files.items():
            made[path].write_bytes(content)
        for path, temporary in made.items():
            if path in aside:
                path.rename(aside[path])
            temporary.replace(path)


def packed(view: TeamView | tuple[TeamView, ...]) -> bytes:
    """Return a team's view, or for the roll-up all teams', as a task carries it."""
    return pickle.dumps(view, pickle.HIGHEST_PROTOCOL)


def check(text: str, name: str, parameters: Mapping[str, str], engine: str) -> Any:
    """Refuse a notebook or an engine that can't be used, before any plan is made."""
    from workshop.reports.executing import check_engine, check_notebook  # noqa: PLC0415 - heavy

    check_notebook(text, name, parameters)
    check_engine(engine)
