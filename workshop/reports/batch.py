"""What the plans of a session share, and the task that makes each of them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.kit.look import Look, fonts_folder
from workshop.kit.session_file import read_session_file
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import Session, Team
from workshop.reports.files import FORMATS
from workshop.reports.names import LONGEST, distinct_names, safe_name
from workshop.reports.opening import words_of
from workshop.reports.stamp import digest, made_from, of_files, of_program, of_values
from workshop.reports.task import ALL_TEAMS, MAKING, PlanResult, Settings, Task, in_words, packed
from workshop.reports.team_view import TeamView, view_of
from workshop.reports.words import Words

NOTEBOOK = Path("notebooks", "plan-report.ipynb")
ROLLUP = Path("notebooks", "rollup-report.ipynb")
PLANS = "plans"
SHORTEST_NAME = 20
"""So many characters of a team's name stand in the names of its files, whatever stands beside them."""
PARAMETERS = {"session": "", "team": ""}
ROLLUP_PARAMETERS = {"session": ""}


@dataclass(frozen=True)
class Batch:
    """What all plans of a session share.

    Attributes
    ----------
    place
        The session's folder.
    answers
        Its answers, opened for the facilitator; only here, where tasks are made.
    session
        Its facts and teams.
    notebook
        The text of the notebook's file.
    rollup
        The text of the roll-up's; empty in a session that has none.
    formats
        What is made, by name.
    engine
        What runs the notebooks.
    look
        The company's.
    """

    place: Path
    answers: LocalAnswers
    session: Session
    notebook: str
    rollup: str
    formats: Sequence[str]
    engine: str
    look: Look

    @property
    def has_rollup(self) -> bool:
        """Whether there is anything to roll up, and a notebook that does it."""
        return bool(self.rollup) and len(self.session.teams) > 1

    @cached_property
    def all_teams(self) -> Team:
        """What stands for all teams together, as a team stands for itself."""
        return Team(id=ALL_TEAMS, name=self._says("rollup_name"))

    def as_it_is(self, team: Team) -> PlanResult | None:
        """Return the result of a plan that need not be made again; None when it must."""
        paths = self._paths(team)
        folder = paths[-1].parent
        notes = made_from(folder, self._source(team.id), [path.name for path in paths])
        if notes is None:
            return None
        return PlanResult(team.name, paths, warnings=notes, unchanged=True, id=team.id)

    def task(self, team: Team) -> Task:
        """Return what it takes to make a team's plan, or the roll-up."""
        *paths, executed = self._paths(team)
        of_all = team.id == ALL_TEAMS
        # The session's folder as the notebook sees it: what is mailed names no path of this computer.
        parameters = {"session": ".."} if of_all else {"session": "..", "team": team.id}
        return Task(
            id=team.id,
            team=team.name,
            view=packed(tuple(map(self._view, self.session.teams)) if of_all else self._view(team)),
            notebook=self.rollup if of_all else self.notebook,
            parameters=parameters,
            folder=self.place / NOTEBOOK.parent,
            files=dict(zip(self.formats, paths, strict=True)),
            executed=executed,
            changed=self._parts["changed"],
            stopped=executed.with_name(f"{executed.stem} - {self._parts['stopped']}.ipynb"),
            settings={name: self._settings(name) for name in self.formats},
            notes=tuple(self.look.notes()),
            engine=self.engine,
            source=self._source(team.id),
        )

    def _view(self, team: Team) -> TeamView:
        return view_of(self.answers, self.session, team, self._beginning)

    def check_folder(self) -> None:
        """Refuse to begin where nothing could be written.

        Raises
        ------
        WorkshopError
            When the folder of the plans can't be made or written to.
        """
        folder = self.place / PLANS
        try:
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=folder, prefix=MAKING) as file:
                file.write(b"0")
        except OSError as error:
            raise WorkshopError(in_words(error, folder)) from error

    # ------------------------------------------------------------------ names

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        """What the name of a file ends in: of a format, a failed notebook, what was changed."""
        says = self._says
        parts = {name: safe_name(says(part)) for name in self.formats if (part := FORMATS[name].part)}
        others = {"stopped": says("file_name_stopped"), "changed": says("file_name_changed")}
        return {**parts, **{kind: safe_name(name) for kind, name in others.items()}}

    @cached_property
    def _stems(self) -> Mapping[str, Path]:
        """For each team's id, the path of its files without what kind they are."""
        teams, says = self.session.teams, self._says
        folders = distinct_names([*(team.name for team in teams), self.all_teams.name])
        # A long name gives way, so that what kind of file it is can still be read.
        room = max(SHORTEST_NAME, LONGEST - len(says("file_name", team="")))
        files = [
            safe_name(says("file_name", team=safe_name(folder, longest=room))) for folder in folders[:-1]
        ]
        files.append(safe_name(says("rollup_file_name")))
        return {
            team.id: self.place / PLANS / folder / file
            for team, folder, file in zip([*teams, self.all_teams], folders, files, strict=True)
        }

    @cached_property
    def _says(self) -> Words:
        facts = self.session.facts
        return words_of(self.answers.kit, "plan", Formats(facts.language, facts.currency))

    def _paths(self, team: Team) -> tuple[Path, ...]:
        """Return the files of a team's plan: each format's, then the notebook."""
        stem = self._stems[team.id]
        parts = [f" - {part}" if (part := self._parts.get(name)) else "" for name in self.formats]
        files = [
            stem.with_name(f"{stem.name}{part}.{FORMATS[name].ending}")
            for name, part in zip(self.formats, parts, strict=True)
        ]
        return *files, stem.with_name(f"{stem.name}.ipynb")

    # ------------------------------------------------------------------ what a plan is made from

    @cached_property
    def _beginning(self) -> int:
        return max((each.seq for each in self.answers.values(workshop.answers.SESSION).values()), default=0)

    @cached_property
    def _shared(self) -> str:
        """The digest of what every plan is made from."""
        settings = self.answers.settings
        looks = [self.look.reference_docx, self.look.reference_pptx, self.look.logo, self.look.fonts]
        files = [path for each in looks if each and (path := self.place / each).exists()]
        return digest(
            of_program(),
            of_files([self.place / "kit", *files]),
            self.session.id,
            self.answers.version_of(workshop.answers.SESSION),
            of_values([settings.brand, sorted(settings.rules_off), settings.industry_figures]),
            self.look.model_dump_json(),
            self.engine,
        )

    def _source(self, team: str) -> str:
        """Return the digest of all that a plan, or the roll-up, is made from."""
        if team not in self._sources:
            self._sources[team] = self._digest(team)
        return self._sources[team]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {}

    def _digest(self, team: str) -> str:
        if team == ALL_TEAMS:
            return digest(self._shared, self.rollup, *(self._source(each.id) for each in self.session.teams))
        return digest(self._shared, self.notebook, team, self.answers.version_of(team))

    def _settings(self, name: str) -> Settings:
        """Return what a format's exporter is told of the session's own templates and look."""
        look, templates = self.look, self.place / "kit" / "report"
        fonts = fonts_folder(look.fonts, self.place) if look.fonts else None
        settings = {
            "report_folder": templates if (templates / "plan.typ").is_file() else "",
            "reference": self.place / reference if (reference := FORMATS[name].reference_of(look)) else "",
            "logo": self.place / look.logo if look.logo else "",
            "accent": look.text_accent,
            "stroke": look.accent or "",
            "fonts": fonts or look.fonts or "",
        }
        return tuple((key, str(value)) for key, value in settings.items() if value)


def batch_of(place: Path, formats: Sequence[str], engine: str) -> Batch:
    """Return what the plans of the session in a folder share.

    Raises
    ------
    WorkshopError
        When there is no session in the folder, or no notebook in the session.
    """
    answers = workshop.answers.open(place)
    notebook = place / NOTEBOOK
    if not notebook.is_file():
        raise WorkshopError(f"There is no notebook {notebook}. Copy it from a new session, or make one.")
    look = read_session_file(place / SESSION_FILE).look or Look()
    return Batch(
        place,
        answers,
        answers.session(),
        notebook.read_text("utf-8", "replace"),
        rollup.read_text("utf-8", "replace") if (rollup := place / ROLLUP).is_file() else "",
        tuple(formats),
        engine,
        look,
    )


def number_of_plans(place: Path, teams: int) -> int:
    """Return how many plans so many teams of the session in a folder make, the roll-up among them."""
    return teams + (teams > 1 and (place / ROLLUP).is_file())
