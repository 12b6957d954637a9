"""Print the exercise: worksheets for pens, where there is no network, or no wish for one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from workshop.commands.carrying import FOLDER


@click.command(
    epilog="""\b
Examples:
  workshop worksheets spring-kickoff              writes spring-kickoff-worksheets.pdf
  workshop worksheets spring-kickoff week.pdf --step time --step outcomes
"""
)
@click.argument("session", type=FOLDER)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--step", "steps", multiple=True, metavar="STEP", help="Only this step; repeat it for more.")
def worksheets(session: Path, file: Path | None, steps: tuple[str, ...]) -> None:
    """Write worksheets of SESSION into FILE as PDF: every step on paper, and ballots without a name.

    The questions come in the order of the forms, so that somebody types them in from the top down.
    """
    import workshop.answers
    from workshop.answers.whole import whole_file
    from workshop.commands.plans import from_here
    from workshop.commands.sessions import existing
    from workshop.reports import worksheets as sheets

    session = existing(session)
    target = file or Path(f"{session.name}-worksheets.pdf")
    with closing(workshop.answers.open(session)) as answers:
        made = sheets.worksheets(answers, steps)
    with whole_file(target) as making:
        making.write_bytes(made)
    click.echo(f"Wrote the worksheets into {from_here(target.absolute())}. Print one set for each team.")
