"""Make the written plans of a session: one notebook run for each team, each format from that run."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat import NotebookNode

import workshop.answers
from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.kit.look import Look, fonts_folder
from workshop.kit.session_file import read_session_file
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import Team
from workshop.reports.executing import executed, read
from workshop.reports.files import FORMATS, Format
from workshop.reports.names import LONGEST, distinct_names, safe_name
from workshop.reports.opening import words_of

if TYPE_CHECKING:
    from nbconvert.exporters import Exporter

NOTEBOOK = Path("notebooks", "plan-report.ipynb")
PLANS = "plans"
SHORTEST_NAME = 20
"""So many characters of a team's name stand in the names of its files, whatever stands beside them."""
PARAMETERS = {"session": "", "team": ""}


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
    """

    team: str
    files: tuple[Path, ...] = ()
    error: str = ""
    warnings: tuple[str, ...] = ()


def make_plans(
    place: Path | str,
    teams: Sequence[str] | None = None,
    formats: Sequence[str] = (),
    workers: int = 2,
) -> Iterator[PlanResult]:
    """Make the written plans of a session's teams, several at once, and yield each as it is done.

    Parameters
    ----------
    place
        The session's folder. Plans are written into its folder ``plans``, one folder a team.
    teams
        Names or ids of teams; every team when not given.
    formats
        Of those in `workshop.reports.files.FORMATS`; all of them when not given.
    workers
        How many notebooks run at once, each in a process of its own.

    Yields
    ------
    PlanResult
        One for each team. A plan that fails does not stop the others.

    Raises
    ------
    WorkshopError
        When there is no such session, team or format, or the notebook can't be used.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise WorkshopError(f"There is no format “{unknown[0]}”. There are: {', '.join(FORMATS)}.")
    batch = _batch(Path(place).absolute(), [name for name in FORMATS if not formats or name in formats])
    return batch.run(chosen(batch.teams, teams or ()), workers)


def chosen(teams: Sequence[Team], names: Sequence[str]) -> list[Team]:
    """Return the teams of these names or ids, in the session's order; all of them for no names.

    Raises
    ------
    WorkshopError
        When the session has no such team.
    """
    for name in names:
        if not any(name in (team.id, team.name) for team in teams):
            known = ", ".join(f"“{team.name}”" for team in teams) or "none yet"
            raise WorkshopError(f"This session has no team “{name}”. Its teams: {known}.")
    return [team for team in teams if not names or team.id in names or team.name in names]


def _batch(place: Path, formats: Sequence[str]) -> _Batch:
    answers = workshop.answers.open(place)
    session = answers.session()
    answers.close()
    says = words_of(answers.kit, "plan", Formats(session.facts.language, session.facts.currency))
    folders = distinct_names(team.name for team in session.teams)
    # A long name gives way, so that what kind of file it is can still be read.
    room = max(SHORTEST_NAME, LONGEST - len(says("file_name", team="")))
    files = [safe_name(says("file_name", team=safe_name(folder, longest=room))) for folder in folders]
    look = read_session_file(place / SESSION_FILE).look or Look()
    return _Batch(
        place=place,
        notebook=read(place / NOTEBOOK, PARAMETERS),
        teams=session.teams,
        stems={
            team.id: place / PLANS / folder / file
            for team, folder, file in zip(session.teams, folders, files, strict=True)
        },
        exporters={name: _exporter(FORMATS[name], look, place) for name in formats},
        parts={name: safe_name(says(part)) for name in formats if (part := FORMATS[name].part)},
        notes=tuple(look.notes()),
    )


def _exporter(made: Format, look: Look, place: Path) -> Exporter:
    """Return a format's exporter, told what of the session's own templates and look it knows to use."""
    templates = place / "kit" / "report"
    fonts = fonts_folder(look.fonts, place) if look.fonts else None
    settings = {
        "report_folder": templates if (templates / "plan.typ").is_file() else "",
        "reference": place / reference if (reference := made.reference_of(look)) else "",
        "logo": place / look.logo if look.logo else "",
        "accent": look.text_accent,
        "stroke": look.accent or "",
        "fonts": fonts or look.fonts or "",
    }
    return made.exporter(**{name: str(value) for name, value in settings.items() if value})


@dataclass(frozen=True)
class _Batch:
    """What all plans of a session share.

    ``stems`` holds, for each team's id, the path of its files without their ending; ``parts`` what the
    name of a format's file ends in; ``notes`` what is to be said of every plan.
    """

    place: Path
    notebook: NotebookNode
    teams: Sequence[Team]
    stems: Mapping[str, Path]
    exporters: Mapping[str, Exporter]
    parts: Mapping[str, str]
    notes: tuple[str, ...]

    def run(self, teams: Sequence[Team], workers: int) -> Iterator[PlanResult]:
        """Run the notebook for several teams at once; export each as soon as it has run.

        The threads only wait for their kernels, which are processes; exporting stays in this one,
        where templates and fonts are loaded once.
        """
        with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="plan") as pool:
            running = {pool.submit(self._executed, team): team for team in teams}
            try:
                for done in as_completed(running):
                    yield self._result(running[done], done)
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _executed(self, team: Team) -> NotebookNode:
        folder = self.place / NOTEBOOK.parent
        # The session's folder as the notebook sees it: what is mailed names no path of this computer.
        return executed(copy.deepcopy(self.notebook), {"session": "..", "team": team.id}, folder)

    def _result(self, team: Team, done: Future[NotebookNode]) -> PlanResult:
        try:
            files, warnings = self._written(team, done.result())
        except WorkshopError as error:
            return PlanResult(team.name, error=str(error))
        except OSError as error:
            return PlanResult(team.name, error=f"{error.filename or self.place}: {error.strerror or error}")
        except Exception as error:  # whatever it is, the other teams get their plans
            return PlanResult(team.name, error=f"{type(error).__name__}: {error}")
        return PlanResult(team.name, files, warnings=warnings)

    def _written(self, team: Team, notebook: NotebookNode) -> tuple[tuple[Path, ...], tuple[str, ...]]:
        """Export a run to every format and write the files, all of them or none."""
        stem = self.stems[team.id]
        files: dict[Path, bytes] = {}
        warnings: dict[str, None] = dict.fromkeys(self.notes)
        for name, exporter in self.exporters.items():
            content, resources = exporter.from_notebook_node(notebook)
            part = f" - {self.parts[name]}" if name in self.parts else ""
            file = stem.with_name(f"{stem.name}{part}.{FORMATS[name].ending}")
            files[file] = content if isinstance(content, bytes) else content.encode()
            found = resources.get("workshop", {})
            missing = found.get("missing_characters", ())
            told = [f"No font has {character}; a box stands for it." for character in missing]
            warnings |= dict.fromkeys([*told, *found.get("left_out", ())])
        executed = str(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
        files[stem.with_name(f"{stem.name}.ipynb")] = executed.encode()
        _write(files)
        return tuple(files), tuple(warnings)


def _write(files: Mapping[Path, bytes]) -> None:
    """Write files beside their place first, then move each there: none is ever seen half."""
    folder = next(iter(files)).parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as beside:
        made = {path: Path(beside, path.name) for path in files}
        for path, content in files.items():
            made[path].write_bytes(content)
        for path, temporary in made.items():
            temporary.replace(path)
