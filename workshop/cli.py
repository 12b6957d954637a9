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
from workshop.errors import WorkshopError

SAMPLE_SESSION = "sample-session"
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
  workshop plans spring-kickoff       make its teams' plans as HTML and PDF
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
"""
)
@click.argument("folder", type=FOLDER)
@click.option("--title", default="", help="What the session is called.  [default: the folder's name]")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the workshop.  [default: today]")
@click.option("--currency", default="EUR", show_default=True, help="Three letters, such as EUR or USD.")
@click.option("--language", default="en", show_default=True, help="How numbers and dates are written.")
@click.option("--team", "teams", multiple=True, metavar="NAME", help="A team; repeat it for more.")
@click.option(
    "--sample",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Fill it with a bundled sample instead: four-regions (unless you name one), filters in euros; or "
    "rented-linen, in francs and with answers in German.",
)
def new(
    folder: Path,
    title: str,
    day: datetime.datetime | None,
    currency: str,
    language: str,
    teams: tuple[str, ...],
    sample: str | None,
) -> None:
    """Make a new session in FOLDER."""
    from workshop.commands import sessions

    if sample is not None:
        sessions.make_sample(folder, sample)
    else:
        sessions.make(folder, sessions.Facts(title, day and day.date(), currency, language, teams))
    click.echo(f"Made the session {folder}. Open it with: workshop lab {folder}")


@workshop.command(
    epilog="""\b
Examples:
  workshop lab                        the bundled sample, in ./sample-session
  workshop lab spring-kickoff
"""
)
@click.argument("session", type=FOLDER, required=False)
@click.option("--no-browser", is_flag=True, help="Only say the address; do not open a browser.")
def lab(session: Path | None, no_browser: bool) -> None:
    """Open the notebooks of SESSION in JupyterLab.

    It listens on this computer only, and each session keeps its own port: the browser keeps what
    was typed but not yet saved under that address.
    """
    from workshop.commands import lab as opened

    opened.run(session_or_sample(session), browser=not no_browser)


@workshop.command(
    epilog="""\b
Examples:
  workshop plans                      the bundled sample, in ./sample-session
  workshop plans spring-kickoff --team Nordics --format pdf
"""
)
@click.argument("session", type=FOLDER, required=False)
@click.option("--team", "teams", multiple=True, metavar="NAME", help="Only this team; repeat it for more.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["html", "pdf"]),
    help="Only this one.  [default: both]",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Plans made at a time."
)
def plans(session: Path | None, teams: tuple[str, ...], formats: tuple[str, ...], workers: int) -> None:
    """Make the written plan of every team of SESSION, as HTML and PDF."""
    from workshop.commands import plans as made

    sys.exit(made.run(session_or_sample(session), teams, formats or ("html", "pdf"), workers))


@workshop.command(
    epilog="""\b
Examples:
  workshop validate                   the kit that came with the program
  workshop validate spring-kickoff    a session: its own kit and its session.yaml
"""
)
@click.argument("path", type=click.Path(path_type=Path), required=False)
def validate(path: Path | None) -> None:
    """Say everything that is wrong in a kit's or a session's files at PATH, with file and line."""
    from workshop.commands import validation

    sys.exit(validation.run(path))


def session_or_sample(session: Path | None) -> Path:
    """Return the session that was named, or the sample one, copied here if it isn't there yet."""
    if session is not None:
        return session
    from workshop.commands import sessions

    sample = Path(SAMPLE_SESSION)
    if sample.exists():
        click.echo(f"No session named: taking the sample in ./{SAMPLE_SESSION}/")
    else:
        sessions.make_sample(sample)
        click.echo(f"No session named: copied the bundled sample to ./{SAMPLE_SESSION}/")
    return sample


def main() -> None:
    """Run the command line and leave with its status."""
    workshop(prog_name="workshop")
