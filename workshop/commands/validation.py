"""Say everything that is wrong in the files of a kit or a session."""

from __future__ import annotations

import json
from pathlib import Path

import click


def run(path: Path | None, as_json: bool = False) -> int:
    """Print each problem on a line of its own; return 1 when there is any."""
    from workshop.kit.loading import kit_folder
    from workshop.kit.validate import notes, validate

    place = path or kit_folder()
    problems = validate(place)
    said = notes(place)
    if as_json:
        found = {"place": str(place), "problems": problems, "notes": said}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return int(bool(problems))
    for note in said:
        click.echo(f"note: {note}")
    for problem in problems:
        click.echo(problem)
    if problems:
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        click.echo(f"{number} in {place}", err=True)
        return 1
    click.echo(f"{place}: nothing is wrong.")
    return 0
