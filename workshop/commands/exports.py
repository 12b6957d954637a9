"""Write a session as JSON or as tables, and take one into a session that is there or is to be made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.packs import usual_name
from workshop.commands.plans import from_here
from workshop.commands.sessions import existing
from workshop.commands.typed import typed
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers


ENDINGS = {"json": ".json", "excel": ".xlsx", "csv": ""}


def write(session: Path, file: Path | None, form: str) -> None:
    """Write a session in some form and say where."""
    import workshop.answers

    session = existing(session)
    target = file or Path(usual_name(session, ENDINGS[form]))
    answers = workshop.answers.open(session)
    try:
        WRITERS[form](answers, target)
    finally:
        answers.close()
    what = "everything" if form == "json" else "the tables"
    click.echo(f"Exported {what} to {from_here(target.absolute())}.")


def _write_json(answers: LocalAnswers, target: Path) -> None:
    from workshop.exchange.document import write_document

    write_document(answers, target)


def _write_excel(answers: LocalAnswers, target: Path) -> None:
    from workshop.exchange.excel_file import write_excel
    from workshop.exchange.tables import tables

    write_excel(answers, tables(answers, titles=True), target)


def _write_csv(answers: LocalAnswers, target: Path) -> None:
    from workshop.exchange.csv_files import write_csv
    from workshop.exchange.tables import tables

    write_csv(tables(answers, titles=False), target)


WRITERS: dict[str, Callable[[LocalAnswers, Path], None]] = {
    "json": _write_json,
    "excel": _write_excel,
    "csv": _write_csv,
}


def read(session: Path, file: Path) -> None:
    """Take the answers of a file into a session and say what changed, team by team."""
    import workshop.answers
    from workshop.exchange.document import read_document
    from workshop.exchange.importing import import_into

    if not session.exists():
        raise WorkshopError(
            f"There is no session {session}. Make one of the file with: workshop new {session} --from {file}"
        )
    found = read_document(file)
    answers = workshop.answers.open(existing(session))
    try:
        done = import_into(answers, found)
    finally:
        answers.close()
    for team in done.teams:
        added = " (added)" if team.new else ""
        click.echo(f"{team.team}{added}: {counted(team.changed)} changed")
    if done.batch:
        click.echo(f"Imported {file} as the batch {done.batch}.")
        click.echo(f"To take it back: {typed(f'undo {session} {done.batch}')}")
    else:
        click.echo(f"Nothing was changed: the session has all of {file} already.")


def counted(answers: int) -> str:
    """Return a number of answers in words.

    >>> counted(0), counted(1), counted(2300)
    ('no answer', '1 answer', '2,300 answers')
    """
    if not answers:
        return "no answer"
    return "1 answer" if answers == 1 else f"{answers:,} answers"


def make(folder: Path, file: Path) -> None:
    """Make a session of a file, with its history."""
    from workshop.answers.folder import create
    from workshop.exchange.document import read_document

    create(folder, history=read_document(file).history)
