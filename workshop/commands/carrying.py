"""The commands that carry a session about: what each is called, takes and says in its help."""

from __future__ import annotations

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Examples:
  workshop pack spring-kickoff                    into a file that is named after it and the time
  workshop pack spring-kickoff to-mail.zip --with-plans
"""
)
@click.argument("session", type=FOLDER)
@click.argument("file", type=FILE, required=False)
@click.option("--with-plans", is_flag=True, help="Take the plans that were made along.")
def pack(session: Path, file: Path | None, with_plans: bool) -> None:
    """Put SESSION into one FILE to mail or to keep, also while people are writing.

    It holds answers, history, wording and notebooks, and what session.yaml names for your look. The
    private folder stays here.
    """
    from workshop.commands import packs

    packs.write(session, file, with_plans)


@click.command(
    epilog="""\b
Examples:
  workshop unpack spring-kickoff-2027-03-15-163000.zip
  workshop unpack to-mail.zip spring-kickoff
"""
)
@click.argument("file", type=FILE)
@click.argument("folder", type=FOLDER, required=False)
def unpack(file: Path, folder: Path | None) -> None:
    """Make a session in FOLDER of the FILE that "workshop pack" made.

    A file that is damaged or doesn't fit is refused, and then nothing is written.
    """
    from workshop.commands import packs

    packs.read(file, folder)


COMMANDS = (pack, unpack)
