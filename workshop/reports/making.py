"""Make the written plans of a session: one notebook run for each team, each format from that run."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.plan.session import Team
from workshop.reports.batch import (
    NOTEBOOK,
    PARAMETERS,
    PLANS,
    ROLLUP,
    ROLLUP_PARAMETERS,
    Batch,
    batch_of,
    number_of_plans,
)
from workshop.reports.engine import NAME
from workshop.reports.files import FORMATS
from workshop.reports.task import PlanResult, Task, check, in_words, make
from workshop.reports.workers import Workers

__all__ = ["PLANS", "PlanResult", "chosen", "make_plans", "number_of_plans"]

Results = Generator[PlanResult, None, None]
WORKERS = 2


def make_plans(  # noqa: PLR0913, PLR0917 - each may be given, none but the place must be
    place: Path | str,
    teams: Sequence[str] | None = None,
    formats: Sequence[str] = (),
    workers: int = WORKERS,
    force: bool = False,
    engine: str = NAME,
) -> Results:
    """Make the written plans of a session's teams, several at once, and yield each as it is done.

    A plan whose files are all there, made from what is there now, is left as it is.

    Parameters
    ----------
    place
        The session's folder. Plans are written into its folder ``plans``, one folder a team.
    teams
        Names or ids of teams; when not given, every team, and the roll-up across them where there are
        several.
    formats
        Of those in `workshop.reports.files.FORMATS`; all of them when not given.
    workers
        How many plans are made at once, each in a process of its own.
    force
        Whether to make plans anew even where nothing has changed.
    engine
        Papermill's engine, by name, that runs the notebooks.

    Yields
    ------
    PlanResult
        One for each team, and one for the roll-up. A plan that fails does not stop the others.

    Raises
    ------
    WorkshopError
        When there is no such session, team, format or engine, or the notebook can't be used.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise WorkshopError(f"There is no format “{unknown[0]}”. There are: {', '.join(FORMATS)}.")
    wanted = [name for name in FORMATS if not formats or name in formats]
    batch = batch_of(Path(place).absolute(), wanted, engine)
    wanted_teams = chosen(batch.session.teams, teams or ())
    if not teams and batch.has_rollup:
        # It takes longest where there are many teams, so others are made beside it; but a plan comes first.
        wanted_teams.insert(workers, batch.all_teams)
    return _made(batch, wanted_teams, Workers(workers), force)


def chosen(teams: Sequence[Team], names: Sequence[str]) -> list[Team]:
    """Return the teams of these names or ids, in the session's order; all of them for no names.

    Raises
    ------
    WorkshopError
        When the session has no such team.
    """
    for name in names:
        if not any(name in (team.id, team.name) for team in teams):
            known = ", ".join(f"“{team.name}”" for team in teams) or "none yet"
            raise WorkshopError(f"This session has no team “{name}”. Its teams: {known}.")
    return [team for team in teams if not names or team.id in names or team.name in names]


def _made(batch: Batch, teams: Sequence[Team], workers: Workers, force: bool) -> Results:
    """Check what all plans share, then return what makes them."""
    same = {} if force else {team.id: found for team in teams if (found := batch.as_it_is(team))}
    left = [team for team in teams if team.id not in same]
    if left:
        try:
            workers.ask(check, batch.notebook, NOTEBOOK.name, PARAMETERS, batch.engine)
            if batch.has_rollup:
                workers.ask(check, batch.rollup, ROLLUP.name, ROLLUP_PARAMETERS, batch.engine)
            batch.check_folder()
        except BaseException:
            workers.close()
            batch.answers.close()
            raise

    def results() -> Results:
        with workers, closing(batch.answers):
            yield from same.values()
            tasks = (batch.task(team) for team in left)
            for task, done in workers.each(make, tasks):
                yield _result(task, done)

    return results()


def _result(task: Task, done: Future[PlanResult]) -> PlanResult:
    try:
        return done.result()
    except Exception as error:  # the process that made it has ended; the others go on
        return PlanResult(task.team, error=in_words(error, task.executed.parent), id=task.id)
