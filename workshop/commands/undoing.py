"""Take back what was brought into a session, and say what of it stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.exports import counted
from workshop.commands.sessions import existing
from workshop.commands.typed import typed

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.answers.undoing import Kept


def batches(session: Path) -> None:
    """Say what was brought in together, the newest first."""
    import workshop.answers

    session = existing(session)
    answers = workshop.answers.open(session)
    try:
        found = answers.batches()
    finally:
        answers.close()
    for each in found:
        when = each.at.astimezone().strftime("%Y-%m-%d %H:%M")
        click.echo(f"{each.name}  {when}  {counted(each.answers)}")
    if not found:
        click.echo("Nothing was brought in together.")


def undo(session: Path, batch: str) -> None:
    """Take back a batch and say what was left alone, since somebody has written it anew."""
    import workshop.answers

    answers = workshop.answers.open(existing(session))
    try:
        done = answers.undo(batch)
        for each in done.kept:
            click.echo(_left_alone(answers, each))
    finally:
        answers.close()
    if done.restored:
        click.echo(f"Took back {batch}: {counted(done.restored)} as before.")
    else:
        click.echo(f"Nothing was changed: nothing of {batch} is left to take back.")
    if done.restored:
        click.echo(f"To see what can be taken back: {typed(f'undo {session}')}")


def _left_alone(answers: LocalAnswers, kept: Kept) -> str:
    team = answers.session().team(kept.team)
    before = "nothing" if kept.before is None or kept.before.value is None else f"“{kept.before.value}”"
    return (
        f"{team.name if team else 'The session'}, {kept.path}: left as it is, since somebody has written it "
        f"anew. It was {before} before and is “{kept.now.value}” now."
    )
