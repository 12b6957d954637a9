"""Say how far each team of a session has come with each step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.sessions import existing

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.kit.definitions import Step


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a team has come with one step: ``empty``, ``begun`` or ``complete``."""

    step: str
    number: int
    state: str
    answered: int
    open: int


@dataclass(frozen=True, slots=True)
class TeamState:
    """How far one team has come."""

    team: str
    id: str
    steps: tuple[StepState, ...]


def run(session: Path, as_json: bool) -> int:
    """Print how far each team is: a table on a terminal, lines elsewhere, records for a program."""
    import workshop.answers

    answers = workshop.answers.open(existing(session))
    found = [TeamState(team.name, team.id, _steps(answers, team.id)) for team in answers.session().teams]
    titles = {step.id: f"{step.number} · {step.title}" for step in _asked(answers)}
    words = answers.kit.words["notebook"]
    answers.close()
    if as_json:
        click.echo(json.dumps([asdict(team) for team in found], ensure_ascii=False, indent=2))
    elif found:
        show(found, titles, words)
    else:
        click.echo(words["no_teams"])
    return 0


def _steps(answers: LocalAnswers, team: str) -> tuple[StepState, ...]:
    from workshop.kit.progress import progress

    plan, framework = answers.plan(team), answers.kit.framework_asked(answers.session().facts)
    states = [(step, progress(step, plan, framework)) for step in _asked(answers)]
    return tuple(
        StepState(step.id, step.number or 0, each.state, each.answered, each.open) for step, each in states
    )


def _asked(answers: LocalAnswers) -> list[Step]:
    """Return the numbered steps as this session's agenda asks them."""
    return [step for step in answers.kit.asked(answers.session().facts) if step.number is not None]


def show(teams: Sequence[TeamState], titles: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Print a table of teams by steps; where nobody watches, a line for each team and step."""
    from rich.console import Console

    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        for team in teams:
            click.echo(team.team)
            for step in team.steps:
                click.echo(f"  {titles[step.step]}: {in_words(step, words)}")
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(words["team"], *titles.values(), show_lines=True)
    for team in teams:
        table.add_row(Text(team.team, overflow="fold"), *(Text(in_words(step, words)) for step in team.steps))
    console.print(table)


def in_words(step: StepState, words: Mapping[str, str]) -> str:
    """Return how far a step has come, with what is open.

    >>> words = {"state_begun": "begun", "open_one": "1 point open", "open_many": "{count} points open"}
    >>> in_words(StepState("plan", 6, "begun", 4, 3), words)
    'begun, 3 points open'
    """
    state = words[f"state_{step.state}"]
    if step.state != "begun":
        return state
    still = words["open_one"] if step.open == 1 else words["open_many"].format(count=step.open)
    return f"{state}, {still}"
