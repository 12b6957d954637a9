"""Pack a session into one file, and unpack it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from workshop.commands.plans import from_here
from workshop.commands.sessions import existing

MEGABYTE = 1_000_000


def write(session: Path, file: Path | None, with_plans: bool) -> None:
    """Pack a session and say where, and what was left out."""
    import workshop.answers
    from workshop.exchange.packing import pack

    session = existing(session)
    answers = workshop.answers.open(session)
    try:
        packed = pack(answers, file or Path(usual_name(session, ".zip")), with_plans=with_plans)
    finally:
        answers.close()
    size = packed.file.stat().st_size / MEGABYTE
    click.echo(f"Packed {packed.files} files into {from_here(packed.file.absolute())} ({size:.1f} MB).")
    if packed.left_out:
        click.echo(f"Left out, because they are not the session's own: {', '.join(packed.left_out)}")


def usual_name(session: Path, ending: str) -> str:
    """Return what a file made of a session now is called when nobody said."""
    return f"{session.name}-{datetime.datetime.now().astimezone():%Y-%m-%d-%H%M%S}{ending}"


def read(file: Path, folder: Path | None) -> None:
    """Unpack a session and say where."""
    from workshop.exchange.unpacking import unpack

    made = from_here(unpack(file, folder or Path(file.stem)))
    click.echo(
        f"Unpacked the session {made}. Its notebooks run when they are opened, so open it only if you know "
        f"who sent it: workshop lab {made}"
    )
