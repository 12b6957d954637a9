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


@click.command(
    epilog="""\b
Examples:
  workshop export spring-kickoff                    everything, as one JSON file
  workshop export spring-kickoff all-answers.json
  workshop export spring-kickoff --format excel     the teams' plans as tables, in one Excel file
  workshop export spring-kickoff tables --format csv
"""
)
@click.argument("session", type=FOLDER)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "excel", "csv"]),
    default="json",
    show_default=True,
    help="Everything as JSON, or the plans as tables: one Excel file, or a folder of CSV files.",
)
def export(session: Path, file: Path | None, form: str) -> None:
    """Write what was answered in SESSION into FILE, for another program.

    As JSON that is all of it: the session's facts, the teams, their answers, and the whole history,
    who wrote what and when; "workshop import" and "workshop new --from" read it back. As tables it is
    what stands in the plans now, a row for each outcome, action, investment and so on.
    """
    from workshop.commands import exports

    exports.write(session, file, form)


@click.command(
    "import",
    epilog="""\b
Examples:
  workshop import spring-kickoff all-answers.json
  workshop new spring-again --from all-answers.json     a new session, with the whole history
""",
)
@click.argument("session", type=FOLDER)
@click.argument("file", type=FILE)
def import_(session: Path, file: Path) -> None:
    """Bring the teams of SESSION to the answers in FILE, which "workshop export" wrote.

    All of it is checked first: with any problem nothing is changed. What the file does not mention
    stays as it is, and so do the session's title, day and language. A team that the session does not
    have is added. Versions that were agreed do not come along: pack a session to carry them.
    """
    from workshop.commands import exports

    exports.read(session, file)


@click.command(
    epilog="""\b
Examples:
  workshop undo spring-kickoff                          what was brought in, the newest first
  workshop undo spring-kickoff import-20270315-163000-1f2e3d4c
"""
)
@click.argument("session", type=FOLDER)
@click.argument("batch", required=False)
def undo(session: Path, batch: str | None) -> None:
    """Take back a BATCH that was brought into SESSION, such as an import.

    What was there before stands again. An answer that somebody has written since then stays as it is,
    and is named. Without a BATCH it says what can be taken back.
    """
    from workshop.commands import undoing

    if batch:
        undoing.undo(session, batch)
    else:
        undoing.batches(session)


COMMANDS = (pack, unpack, export, import_, undo)
