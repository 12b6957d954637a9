"""Keep plans as the versions that were agreed, and say where."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from workshop.commands.plans import from_here
from workshop.commands.sessions import existing


def run(session: Path, teams: Sequence[str]) -> None:
    """Keep the plan of each team named, or of all."""
    import workshop.answers
    from workshop.reports.agreeing import agree
    from workshop.reports.making import chosen

    answers = workshop.answers.open(existing(session))
    try:
        for team in chosen(answers.session().teams, teams):
            kept = agree(answers, team, datetime.datetime.now().astimezone())
            click.echo(f"{team.name}: kept as agreed in {from_here(kept.folder)}")
            for warning in kept.warnings:
                click.echo(f"  note: {warning}")
    finally:
        answers.close()
