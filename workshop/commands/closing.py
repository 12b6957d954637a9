"""Close a workshop, and say what is kept and what is not."""

from __future__ import annotations

from pathlib import Path

import click

from workshop.commands.sessions import existing


def close(session: Path, *, without_asking: bool) -> None:
    """Erase what was rated alone; ask first where something of it was not revealed."""
    import workshop.answers

    answers = workshop.answers.open(existing(session))
    try:
        waiting = answers.unrevealed()
        for team in answers.session().teams:
            if number := waiting.get(team.id):
                click.echo(f"{team.name or 'A team without a name'}: {_questions(number)} not revealed.")
        if waiting.get(workshop.answers.SESSION):
            click.echo("Whether it was worth the time: not counted.")
        if waiting and not without_asking:
            click.confirm("What was not revealed is lost. Close the workshop?", abort=True)
        erased = answers.end_workshop()
    finally:
        answers.close()
    if erased:
        click.echo(f"Erased what was rated alone ({erased} {'answer' if erased == 1 else 'answers'}).")
    else:
        click.echo("Nothing that was rated alone was left to erase.")
    click.echo("What was revealed and everything else is as it was.")


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"
