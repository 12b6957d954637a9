"""Open the room of a session: phones in the local network may then join."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workshop.commands.sessions import existing

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Examples:
  workshop live spring-kickoff
  workshop live spring-kickoff --check
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
def live(  # noqa: PLR0913, PLR0917 - an option is a parameter
    session: Path,
    host: str,
    port: int | None,
    root_path: str,
    proxies: tuple[str, ...],
    address: str,
    check: bool,
) -> None:
    """Open the room of SESSION to the local network.

    Participants join with their phones by the QR code, without account or internet. It says the
    address of the facilitator page, which is yours alone, and of the projector.
    """
    sys.exit(run(session, host, port or 0, root_path, proxies, address, check))


def run(  # noqa: PLR0913, PLR0917 - an option is a parameter
    session: Path, host: str, port: int, root_path: str, proxies: tuple[str, ...], address: str, check: bool
) -> int:
    """Serve the room until somebody ends it, or with ``check`` until a phone got through."""
    from workshop.room.checking import serve_check
    from workshop.room.serving import Wanted, folder_of_cloud, serve

    folder = existing(session)
    import workshop.answers

    wanted = Wanted(host, port, root_path, proxies, address)
    if drive := folder_of_cloud(folder):
        click.echo(
            f"This session lies in a folder that {drive} copies while it is written to; that can damage the "
            "answers. Move it to another folder before the workshop.",
            err=True,
        )
    answers = workshop.answers.open(folder)
    if check:
        return 0 if serve_check(answers, wanted, click.echo) else 1
    serve(answers, wanted, click.echo)
    return 0
