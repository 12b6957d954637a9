"""Say everything that is wrong in the files of a kit or a session."""

from __future__ import annotations

from pathlib import Path

import click


def run(path: Path | None) -> int:
    """Print each problem on a line of its own; return 1 when there is any."""
    from workshop.kit.loading import kit_folder
    from workshop.kit.validate import validate

    place = path or kit_folder()
    problems = validate(place)
    for problem in problems:
        click.echo(problem)
    if problems:
        found = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        click.echo(f"{found} in {place}", err=True)
        return 1
    click.echo(f"{place}: nothing is wrong.")
    return 0
