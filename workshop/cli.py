"""The command ``workshop``: make a session, open it, make its plans, validate what was written.

Each command is a light wrapper over one function. What is heavy is imported by the command that
uses it, so that ``workshop --help`` answers at once.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import click

from workshop import __version__
from workshop.commands import carrying, keeping, live, worksheets
from workshop.commands.typed import typed
from workshop.errors import WorkshopError
from workshop.reports.engine import NAME as ENGINE
from workshop.reports.files import FORMATS

SAMPLE_SESSION = "sample-session"
JSON_HELP = "Print records for a program to read."
FOLDER = click.Path(file_okay=False, path_type=Path)


class Speaking(click.Group):
    """A group of commands whose errors are one message on stderr, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; with ``--debug`` let every error through as it came."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise click.ClickException(in_words(error)) from error


def in_words(error: Exception) -> str:
    """Return what to tell the person at the keyboard about an error.

    >>> print(in_words(WorkshopError("There is no team named North.")))
    There is no team named North.
    >>> print(in_words(KeyError("x")))
    Something went wrong inside the kit (KeyError: 'x'). Put --debug after "workshop" to see where.
    """
    if isinstance(error, WorkshopError):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return (
        f"Something went wrong inside the kit ({type(error).__name__}: {error}). "
        'Put --debug after "workshop" to see where.'
    )


@click.group(
    cls=Speaking,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  workshop plans                      make the plans of the bundled sample
  workshop new spring-kickoff         a new session in the folder spring-kickoff
  workshop lab spring-kickoff         open its notebooks in the browser
  workshop live spring-kickoff        open its room: phones join by QR code
  workshop status spring-kickoff      how far its teams are
  workshop plans spring-kickoff       make its teams' plans, in every format
""",
)
@click.version_option(__version__, prog_name="workshop")
@click.option("--debug", is_flag=True, help="Show the whole traceback of an error.")
def workshop(debug: bool) -> None:  # Speaking reads it
    """Work with leaders towards a development plan for their sales managers.

    A session is a folder: the teams' answers, its notebooks, its own copy of the exercise, and the
    plans made from them.
    """


@workshop.command(
    epilog="""\b
Examples:
  workshop new spring-kickoff --title "Spring kick-off" --day 2027-03-15
  workshop new emea --team Nordics --team Iberia --currency EUR
  workshop new try-it --sample
  workshop new try-it --sample rented-linen
  workshop new spring-again --from all-answers.json
"""
)
@click.argument("folder", type=FOLDER)
@click.option("--title", default="", help="What the session is called.  [default: the folder's name]")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the workshop.  [default: today]")
@click.option("--currency", default="EUR", show_default=True, help="Three letters, such as EUR or USD.")
@click.option("--language", default="en", show_default=True, help="How numbers and dates are written.")
@click.option(
    "--agenda",
    default="half-day",
    show_default=True,
    help="How long it takes: half-day, 90-minutes or remote.",
)
@click.option("--team", "teams", multiple=True, metavar="NAME", help="A team; repeat it for more.")
@click.option(
    "--sample",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Fill it with a bundled sample instead: four-regions (unless you name one), filters in euros; "
    "ninety-days-on, which stands after its 90-day follow-up; or rented-linen, in francs and with answers in "
    "German.",
)
@click.option(
    "--from",
    "file",
    type=carrying.FILE,
    help='Fill it with all that "workshop export" wrote into this file, history included.',
)
def new(
    folder: Path,
    title: str,
    day: datetime.datetime | None,
    currency: str,
    language: str,
    agenda: str,
    teams: tuple[str, ...],
    sample: str | None,
    file: Path | None,
) -> None:
    """Make a new session in FOLDER."""
    from workshop.commands import exports, sessions

    if file is not None:
        exports.make(folder, file)
    elif sample is not None:
        sessions.make_sample(folder, sample)
    else:
        sessions.make(folder, sessions.Facts(title, day and day.date(), currency, language, agenda, teams))
    click.echo(f"Made the session {folder}. Open it with: {typed(f'lab {folder}')}")


@workshop.command(
    epilog="""\b
Examples:
  workshop lab                        the bundled sample, in ./sample-session
  workshop lab spring-kickoff
  workshop lab spring-kickoff --backup E:\\
"""
)
@click.argument("session", type=FOLDER, required=False)
@click.option("--no-browser", is_flag=True, help="Only say the address; do not open a browser.")
@click.option(
    "--backup",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Keep a copy here, made anew every minute: a folder, such as that of a stick, or a file.",
)
def lab(session: Path | None, no_browser: bool, backup: Path | None) -> None:
    """Open the notebooks of SESSION in JupyterLab.

    It listens on this computer only, and each session keeps its own port: the browser keeps what
    was typed but not yet saved under that address. What --backup keeps is a pack: "workshop unpack"
    makes a session of it.
    """
    from workshop.commands import lab as opened

    opened.run(session_or_sample(session), browser=not no_browser, backup=backup)


@workshop.command(
    epilog="""\b
Examples:
  workshop plans                      the bundled sample, in ./sample-session
  workshop plans spring-kickoff --team Nordics --format pdf
  workshop plans spring-kickoff --force
"""
)
@click.argument("session", type=FOLDER, required=False)
@click.option("--team", "teams", multiple=True, metavar="NAME", help="Only this team; repeat it for more.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="Only this one; repeat it for more.  [default: all]",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Plans made at a time."
)
@click.option("--force", is_flag=True, help="Make every plan anew, even where nothing has changed.")
@click.option(
    "--engine",
    default=ENGINE,
    show_default=True,
    metavar="NAME",
    help="What runs the notebooks: one of papermill's engines, such as nbclient.",
)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def plans(
    session: Path | None,
    teams: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int,
    force: bool,
    engine: str,
    as_json: bool,
) -> None:
    """Make the written plan of every team of SESSION.

    A plan that is there already is made again only when something it is made from has changed. Each
    plan's executed notebook lies beside its files; of a plan that fails, as far as it ran.
    """
    from workshop.commands import plans as made

    wanted = made.Wanted(teams, formats, workers, force, engine)
    sys.exit(made.run(session_or_sample(session, as_json), wanted, as_json))


@workshop.command(
    epilog="""\b
Examples:
  workshop status spring-kickoff
  workshop status spring-kickoff --json
"""
)
@click.argument("session", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def status(session: Path, as_json: bool) -> None:
    """Say how far each team of SESSION is with each step, and how many points are open."""
    from workshop.commands import status as told

    sys.exit(told.run(session, as_json))


@workshop.command(
    epilog="""\b
Examples:
  workshop notebooks spring-kickoff
  workshop notebooks spring-kickoff --team Nordics
"""
)
@click.argument("session", type=FOLDER)
@click.option("--team", "teams", multiple=True, metavar="NAME", help="Only this team; repeat it for more.")
def notebooks(session: Path, teams: tuple[str, ...]) -> None:
    """Write each team of SESSION a folder of its own with the notebooks of the steps.

    They lie in the session's folder for-teams and begin with that team. Notebooks that are there
    already are left as they are.
    """
    from workshop.commands import notebooks as written

    sys.exit(written.run(session, teams))


@workshop.command(
    epilog="""\b
Examples:
  workshop validate                   the kit that came with the program
  workshop validate spring-kickoff    a session: its own kit and its session.yaml
"""
)
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
def validate(path: Path | None, as_json: bool) -> None:
    """Say everything that is wrong in a kit's or a session's files at PATH, with file and line."""
    from workshop.commands import validation

    sys.exit(validation.run(path, as_json))


for command in (*carrying.COMMANDS, *keeping.COMMANDS, live.live, worksheets.worksheets):
    workshop.add_command(command)


def session_or_sample(session: Path | None, quietly: bool = False) -> Path:
    """Return the session that was named, or the sample one, copied here if it isn't there yet.

    Which of the two is said on stdout; with ``quietly`` on stderr, where a program doesn't read it.
    """
    if session is not None:
        return session
    from workshop.commands import sessions

    sample = Path(SAMPLE_SESSION)
    if sample.exists():
        click.echo(f"No session named: taking the sample in ./{SAMPLE_SESSION}/", err=quietly)
    else:
        sessions.make_sample(sample)
        click.echo(f"No session named: copied the bundled sample to ./{SAMPLE_SESSION}/", err=quietly)
    return sample


def main() -> None:
    """Run the command line and leave with its status."""
    workshop(prog_name="workshop")
