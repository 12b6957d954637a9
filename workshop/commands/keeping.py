"""The commands on what is kept of people: what each is called, takes and says in its help."""

from __future__ import annotations

from pathlib import Path

import click

from workshop.commands.carrying import FOLDER


@click.command(
    epilog="""\b
Examples:
  workshop close spring-kickoff
  workshop close spring-kickoff --yes      also when something was not revealed
"""
)
@click.argument("session", type=FOLDER)
@click.option("--yes", is_flag=True, help="Don't ask, whatever was not revealed.")
def close(session: Path, yes: bool) -> None:
    """Close the workshop of SESSION: erase what people rated alone.

    What was revealed stays, and so does everything else: the plans can be worked on, and a follow-up
    can rate again.
    """
    from workshop.commands import closing

    closing.close(session, without_asking=yes)


@click.command(
    epilog="""\b
Examples:
  workshop erase spring-kickoff "Ana Ferreira"
  workshop erase spring-kickoff "Ana Ferreira" --in-texts
"""
)
@click.argument("session", type=FOLDER)
@click.argument("name")
@click.option("--in-texts", is_flag=True, help="Replace the name in everything that people wrote, too.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def erase(session: Path, name: str, in_texts: bool, yes: bool) -> None:
    """Erase the NAME of a person from SESSION, its history included, for good.

    What this person owns or signed stays in the plan, without the name.
    """
    from workshop.commands import erasing

    erasing.erase(session, name, in_texts=in_texts, without_asking=yes)


@click.command(
    epilog="""\b
Examples:
  workshop agree spring-kickoff --team Nordics
  workshop agree spring-kickoff                   every team's
"""
)
@click.argument("session", type=FOLDER)
@click.option("--team", "teams", multiple=True, metavar="NAME", help="Only this team; repeat it for more.")
def agree(session: Path, teams: tuple[str, ...]) -> None:
    """Keep the plans of SESSION as the versions that were agreed.

    The plan is made once more, and its files are kept in a folder of their own, for good. Answers can
    still be changed; what has changed since can then be told.
    """
    from workshop.commands import agreeing

    agreeing.run(session, teams)


COMMANDS: tuple[click.Command, ...] = (agree, close, erase)
