"""Write each team of a session the notebooks of the steps, with its name in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from workshop.commands.plans import from_here
from workshop.commands.sessions import existing
from workshop.errors import WorkshopError

FOR_TEAMS = "for-teams"
STEPS = "0[0-9]-*.ipynb"


def run(session: Path, teams: Sequence[str]) -> int:
    """Write the notebooks of the teams named, or of all; what is there already is left as it is."""
    import nbformat

    import workshop.answers
    from workshop.reports.executing import with_parameters
    from workshop.reports.making import chosen
    from workshop.reports.names import distinct_names

    session = existing(session)
    answers = workshop.answers.open(session)
    all_teams = answers.session().teams
    answers.close()
    steps = sorted((session / "notebooks").glob(STEPS))
    if not steps:
        raise WorkshopError(
            f"There are no step notebooks in {session / 'notebooks'}. Take them from a new session."
        )
    folders = dict(zip(all_teams, distinct_names(team.name for team in all_teams), strict=True))
    for team in chosen(all_teams, teams):
        folder = session / FOR_TEAMS / folders[team]
        # The session's folder as a notebook in there sees it: it may be moved or carried elsewhere.
        parameters = {"session": "../..", "team": team.id}
        made = {folder / step.name: with_parameters(step, parameters) for step in steps}
        new = {path: notebook for path, notebook in made.items() if not path.exists()}
        folder.mkdir(parents=True, exist_ok=True)
        for path, notebook in new.items():
            nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
        kept = f", {len(made) - len(new)} there already and left as they were" if len(new) < len(made) else ""
        click.echo(f"{team.name}: {from_here(folder)} ({len(new)} written{kept})")
    return 0
