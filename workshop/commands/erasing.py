"""Erase a person's name from a session, and say where else it may stand."""

from __future__ import annotations

from pathlib import Path

import click

from workshop.commands.exports import counted
from workshop.commands.plans import from_here
from workshop.commands.sessions import existing
from workshop.commands.typed import typed
from workshop.errors import WorkshopError


def erase(session: Path, name: str, *, in_texts: bool, without_asking: bool) -> None:
    """Erase a name; nothing brings it back, so ask first."""
    import workshop.answers
    from workshop.answers.upgrading import kept_copies

    folder = existing(session)
    if not without_asking:
        click.confirm(f"“{name}” is erased from {session} for good, history included. Go on?", abort=True)
    answers = workshop.answers.open(folder)
    try:
        done = answers.erase_person(name, in_texts=in_texts)
    finally:
        answers.close()
    if not (done.people or done.texts or done.left):
        raise WorkshopError(f"Nobody named “{name}” is in {session}. Write the name as the teams wrote it.")
    entries = "1 entry" if done.people == 1 else f"{done.people} entries"
    click.echo(f"Erased “{name}”: {entries} in the lists of people, and who wrote what.")
    if done.texts:
        click.echo(f"Replaced it in {counted(done.texts)}, as they are and as they were.")
    if done.left:
        again = typed(f'erase {session} "{name}" --in-texts')
        click.echo(f"It is still part of {counted(done.left)}. To replace it there: {again}")
    click.echo(
        "Plans, packs, exports and back-ups made before still have it: make the plans again, and delete "
        "the others."
    )
    for copy in kept_copies(folder):
        click.echo(f"So does {from_here(copy)}, kept when this program was renewed: delete it.")
