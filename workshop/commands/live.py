"""Open the room of a session: phones in the local network may then join."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.sessions import existing

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.room.serving import Wanted

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Examples:
  workshop live spring-kickoff
  workshop live spring-kickoff --check
  workshop live spring-kickoff --rehearse 10
  workshop live spring-kickoff --cards cards.pdf
  workshop live spring-kickoff --host 127.0.0.1 --root-path /room --proxy 127.0.0.1 \\
      --address https://workshop.example/room
"""
)
@click.argument("session", type=FOLDER)
@click.option("--host", default="", help="The address to listen on.  [default: all of this laptop's]")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port.  [default: the session's own, from 8080 on]"
)
@click.option("--root-path", default="", metavar="PATH", help="Below which path a proxy serves the room.")
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy whose word on who calls is taken; repeat it for more.",
)
@click.option("--address", default="", metavar="URL", help="Where people reach it, if not where it listens.")
@click.option("--check", is_flag=True, help="Only try whether a phone gets through; nobody can join.")
@click.option(
    "--rehearse",
    type=click.IntRange(1, 300),
    metavar="NUMBER",
    help="Try it out on a copy, with so many pretend phones; the session itself stays as it is.",
)
@click.option(
    "--cards",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Only write cards for the tables, as PDF: a page for each team, with its own way in.",
)
def live(  # noqa: PLR0913, PLR0917 - an option is a parameter
    session: Path,
    host: str,
    port: int | None,
    root_path: str,
    proxies: tuple[str, ...],
    address: str,
    check: bool,
    rehearse: int | None,
    cards: Path | None,
) -> None:
    """Open the room of SESSION to the local network.

    Participants join with their phones by the QR code, without account or internet. It says the
    address of the facilitator page, which is yours alone, and of the projector.
    """
    from workshop.room.checking import serve_check
    from workshop.room.serving import Wanted, serve
    from workshop.room.trial import serve_rehearsal

    answers = _opened(session)
    wanted = Wanted(host, port or 0, root_path, proxies, address)
    if cards:
        _write_cards(answers, wanted, cards)
        return
    if check:
        sys.exit(0 if serve_check(answers, wanted, click.echo) else 1)
    if rehearse:
        serve_rehearsal(answers, wanted, rehearse, click.echo)
    else:
        serve(answers, wanted, click.echo)


def _write_cards(answers: LocalAnswers, wanted: Wanted, file: Path) -> None:
    from workshop.room.cards import write_cards
    from workshop.room.private import keys_of
    from workshop.room.serving import EVERYWHERE, where

    port = wanted.port or keys_of(answers.place).port
    address = where(wanted.host or EVERYWHERE, port, wanted)[0]
    write_cards(answers, address, file)
    answers.close()
    click.echo(
        f"{file}: a card for each team. They lead to {address}; in another network, make them anew, or from "
        "the facilitator page."
    )


def _opened(session: Path) -> LocalAnswers:
    import workshop.answers
    from workshop.room.serving import folder_of_cloud

    folder = existing(session)
    if drive := folder_of_cloud(folder):
        click.echo(
            f"This session lies in a folder that {drive} copies while it is written to; that can damage the "
            "answers. Move it to another folder before the workshop.",
            err=True,
        )
    return workshop.answers.open(folder)
