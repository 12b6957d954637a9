"""Make a session's plans and say what became of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.sessions import existing
from workshop.commands.typed import typed
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from rich.console import Console

    from workshop.reports import PlanResult


def run(
    session: Path, teams: Sequence[str], formats: Sequence[str], workers: int, as_json: bool = False
) -> int:
    """Make the plans of the teams named, or of all; return 1 when one could not be made."""
    from rich.console import Console

    from workshop.reports import make_plans

    session = existing(session)
    total = len(teams) or number_of_teams(session)
    console = Console(markup=False, highlight=False)
    made = make_plans(session, teams or None, formats, workers)
    if as_json:
        results = sorted(made, key=lambda result: result.team)
        click.echo(json.dumps([record(result) for result in results], ensure_ascii=False, indent=2))
    else:
        results = list(followed(made, total, console))
        show(results, console)
    failed = sum(bool(result.error) for result in results)
    if failed:
        click.echo(f"{failed} of {len(results)} plans could not be made.", err=True)
    return int(failed > 0)


def record(result: PlanResult) -> dict[str, object]:
    """Return what became of one plan, for a program to read."""
    return {**asdict(result), "files": [str(path) for path in result.files]}


def number_of_teams(session: Path) -> int:
    """Return how many teams a session has; with none there is nothing to make."""
    import workshop.answers

    answers = workshop.answers.open(session)
    number = len(answers.session().teams)
    answers.close()
    if not number:
        raise WorkshopError(
            f"{session} has no teams yet. Add them in its notebooks: {typed(f'lab {session}')}"
        )
    return number


def followed(made: Iterable[PlanResult], total: int, console: Console) -> Iterator[PlanResult]:
    """Yield the results as they come, with a bar that moves on a terminal and a line each elsewhere."""
    if not console.is_terminal:
        for number, result in enumerate(made, 1):
            click.echo(f"{number} of {total}: {result.team}")
            yield result
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("Making plans"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        for result in made:
            bar.advance(task)
            yield result


def show(results: Sequence[PlanResult], console: Console) -> None:
    """Print the teams in order of name, with what was made or why it was not.

    On a terminal that is a table; elsewhere lines that no width breaks, for a log to hold.
    """
    ordered = sorted(results, key=lambda result: result.team)
    if not console.is_terminal:
        for result in ordered:
            click.echo("\n  ".join([result.team, *told(result)]))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table("Team", "Plan", show_lines=True)
    for result in ordered:
        table.add_row(Text(result.team), Text("\n".join(told(result)), overflow="fold"))
    console.print(table)


def told(result: PlanResult) -> list[str]:
    """Return what to say of one plan: its files as seen from here, then what its readers should know."""
    if result.error:
        return [f"not made: {result.error}"]
    return [*(from_here(path) for path in result.files), *(f"note: {text}" for text in result.warnings)]


def from_here(path: Path) -> str:
    """Return a path as one would type it here."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
