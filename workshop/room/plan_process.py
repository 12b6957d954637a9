"""Makes plans in a process of its own, and says of each what became of it: a line of JSON each."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from workshop.errors import WorkshopError
from workshop.reports.making import make_plans
from workshop.reports.task import PlanResult


def said(result: PlanResult) -> str:
    """Return what became of one plan, on one line."""
    told = {**asdict(result), "files": [str(path) for path in result.files], "ran": None}
    return json.dumps(told, ensure_ascii=False)


def main(arguments: Sequence[str]) -> int:
    """Make the plans of a session: its folder, then the teams' ids; of every team when there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the room ends it when it ends itself
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and with it all that works for it
    session, *teams = arguments
    try:
        for result in make_plans(session, teams or None):
            click.echo(said(result))
    except WorkshopError as reason:
        click.echo(json.dumps({"failed": str(reason)}, ensure_ascii=False))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
