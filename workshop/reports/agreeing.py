"""A plan that was agreed is kept: its answers, its files and what made them, for good."""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from workshop import __version__
from workshop.answers import LocalAnswers
from workshop.answers.port import Edit
from workshop.answers.whole import whole_or_not_at_all
from workshop.errors import WorkshopError
from workshop.plan.session import Team
from workshop.reports.making import PlanResult, make_plans
from workshop.reports.stamp import of_files

AGREED = "agreed "
"""How the name of a folder begins that keeps an agreed version."""
LABEL = "agreed.json"
FORMAT = "workshop-agreed"
_READ_ONLY = 0o444
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Agreed:
    """A version that was kept: its folder, and what its readers should know of its files."""

    folder: Path
    files: tuple[Path, ...]
    warnings: tuple[str, ...]


def agree(answers: LocalAnswers, team: Team, at: datetime.datetime) -> Agreed:
    """Make a team's plan once more, and keep it as the version that was agreed.

    Its files go into a folder of their own beside the team's other plans, with a file that says which
    answers, wording and program they were made of, and nothing makes them anew. The answers get a
    note of it, by which later changes can be told.

    Parameters
    ----------
    answers
        The session, opened by the facilitator.
    team
        Whose plan.
    at
        The moment, with its time zone; its day is the version's.

    Raises
    ------
    WorkshopError
        When the plan can't be made, or somebody goes on writing while it is made; then nothing is kept.
    """
    if answers.role != "facilitator":
        raise WorkshopError("Only the facilitator can keep a plan as the one that was agreed.")
    seq, made = _made(answers, team)
    number = len(answers.plan(team.id).versions) + 1
    folder = made.files[0].parent / f"{AGREED}{at:%Y-%m-%d} ({number})"
    kit = of_files([answers.place / "kit", answers.place / "notebooks"])
    label = {
        "format": FORMAT,
        "team": {"id": team.id, "name": team.name},
        "agreed_at": at.isoformat(timespec="seconds"),
        "seq": seq,
        "kit": kit,
        "program": __version__,
        "agreed_by": _agreed_by(answers, team.id),
        "values": {path: stored.value for path, stored in sorted(answers.values_as_of(team.id, seq).items())},
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.files},
    }
    kept = _keep(folder, made.files, label)
    facts: dict[str, str | int] = {
        "on": at.date().isoformat(),
        "seq": seq,
        "kit": kit,
        "program": __version__,
        "folder": folder.name,
    }
    _note(answers, team.id, facts)
    return Agreed(folder, kept, made.warnings)


def _made(answers: LocalAnswers, team: Team) -> tuple[int, PlanResult]:
    """Make the plan of a moment: again, when somebody wrote meanwhile."""
    for _ in range(_ATTEMPTS):
        before = answers.latest_of(team.id)
        (made,) = make_plans(answers.place, [team.id])
        if made.error:
            raise WorkshopError(f"The plan of {team.name} could not be made: {made.error}")
        if answers.latest_of(team.id) == before:
            return before, made
    raise WorkshopError(
        f"{team.name} is still being written. Lock the forms, or wait until everybody is done, and try again."
    )


def _agreed_by(answers: LocalAnswers, team: str) -> Sequence[Mapping[str, str]]:
    plan = answers.plan(team)
    return [
        {"name": plan.person(each.person), "on": each.on.isoformat() if each.on else ""}
        for each in plan.agreements
        if each.person
    ]


def _keep(folder: Path, files: Sequence[Path], label: Mapping[str, object]) -> tuple[Path, ...]:
    with whole_or_not_at_all(folder, "agreed version") as making:
        for path in files:
            copyfile(path, making / path.name)
        (making / LABEL).write_text(json.dumps(label, ensure_ascii=False, indent=2), encoding="utf-8")
        for path in making.iterdir():
            path.chmod(_READ_ONLY)
    return tuple(folder / path.name for path in files)


def _note(answers: LocalAnswers, team: str, facts: Mapping[str, str | int]) -> None:
    version = secrets.token_urlsafe(9)
    edits = [
        Edit(secrets.token_hex(12), team, f"versions/{version}/{name}", value)
        for name, value in facts.items()
    ]
    edits.append(Edit(secrets.token_hex(12), team, f"versions/{version}/order", after=version))
    refused = answers.append_all(edits, f"agreed-{secrets.token_hex(6)}")
    if problem := next((each for each in refused if each.refused), None):
        raise WorkshopError(problem.refused)
