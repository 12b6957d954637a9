"""Make a session's plans and say what became of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.sessions import existing
from workshop.commands.typed import typed
from workshop.errors import WorkshopError
from workshop.reports.engine import NAME as ENGINE
from workshop.reports.pace import Pace, clock

if TYPE_CHECKING:
    from rich.console import Console

    from workshop.reports import PlanResult

STOPPED = 130
"""The status of a command that Ctrl-C has ended."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: teams and formats by name, how many at a time, and how."""

    teams: Sequence[str] = ()
    formats: Sequence[str] = ()
    workers: int = 2
    force: bool = False
    engine: str = ENGINE


def run(session: Path, wanted: Wanted, as_json: bool = False) -> int:
    """Make the plans of the teams named, or of all; return 1 when one could not be made."""
    from rich.console import Console

    from workshop.reports import make_plans

    session = existing(session)
    total = plans_in(session, wanted.teams)
    console = Console(markup=False, highlight=False)
    results: list[PlanResult] = []
    made = make_plans(
        session, wanted.teams or None, wanted.formats, wanted.workers, wanted.force, wanted.engine
    )
    try:
        for _ in noted(made, results) if as_json else followed(noted(made, results), total, console):
            pass
    except KeyboardInterrupt:
        made.close()
        told_all(results, console, as_json)
        click.echo(f"Stopped. {len(results)} of {total} plans are finished.", err=True)
        return STOPPED
    told_all(results, console, as_json)
    failed = sum(bool(result.error) for result in results)
    if failed:
        click.echo(f"{failed} of {len(results)} plans could not be made.", err=True)
    return int(failed > 0)


def told_all(results: Sequence[PlanResult], console: Console, as_json: bool) -> None:
    """Say what became of each plan, for a program or a person to read."""
    if as_json:
        ordered = sorted(results, key=lambda result: result.team)
        click.echo(json.dumps([record(result) for result in ordered], ensure_ascii=False, indent=2))
    else:
        show(results, console)


def record(result: PlanResult) -> dict[str, object]:
    """Return what became of one plan, for a program to read."""
    ran = str(result.ran) if result.ran else None
    return {**asdict(result), "files": [str(path) for path in result.files], "ran": ran}


def plans_in(session: Path, names: Sequence[str] = ()) -> int:
    """Return how many plans there are to make, of the teams named or of all; of none is no session's."""
    import workshop.answers
    from workshop.reports.making import chosen, number_of_plans

    answers = workshop.answers.open(session)
    teams = answers.session().teams
    answers.close()
    if not teams:
        raise WorkshopError(
            f"{session} has no teams yet. Add them in its notebooks: {typed(f'lab {session}')}"
        )
    return len(chosen(teams, names)) if names else number_of_plans(session, len(teams))


def noted(made: Iterable[PlanResult], results: list[PlanResult]) -> Iterator[PlanResult]:
    """Yield what is made, having noted it first: whatever comes between, it is finished."""
    for result in made:
        results.append(result)
        yield result


def followed(made: Iterable[PlanResult], total: int, console: Console) -> Iterator[PlanResult]:
    """Yield the results as they come: a bar that moves on a terminal, a line each elsewhere.

    Both say how many are done, how quickly, and how long the rest will take.
    """
    pace = Pace(total)
    if not console.is_terminal:
        for result in made:
            pace.count(result)
            click.echo(f"{pace.done} of {total}: {result.team}{kind_of(result)}{rest(pace)}")
            yield result
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("Making plans"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        for result in made:
            pace.count(result)
            bar.update(task, advance=1, description=rest(pace).removeprefix(", "))
            yield result


def kind_of(result: PlanResult) -> str:
    """Return what to say of a plan where it is counted, beside its team."""
    return " (not made)" if result.error else " (unchanged)" if result.unchanged else ""


def rest(pace: Pace) -> str:
    """Return how quickly plans are made and how long the rest takes; nothing while that can't be said."""
    rate, left = pace.a_minute, pace.left
    if not rate or left is None:
        return ""
    return f", {rate:.0f} a minute" + (f", {clock(left)} left" if pace.done < pace.total else "")


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
        ran = [f"what ran: {from_here(result.ran)}"] if result.ran else []
        return [f"not made: {result.error}", *ran]
    return [
        *(["unchanged"] if result.unchanged else []),
        *(from_here(path) for path in result.files),
        *(f"note: {text}" for text in result.warnings),
    ]


def from_here(path: Path) -> str:
    """Return a path as one would type it here."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
