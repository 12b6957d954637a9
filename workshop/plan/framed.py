"""What makes a frame: its columns, and the rows that a plan has for it.

One frame over a thousand plans is made from all their rows at once: pandas takes longer to make a frame
than a plan takes to tell its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec

import pandas as pd

from workshop.plan.model import Plan

TEXT = "string"
WHOLE = "Int64"
YES_NO = "boolean"
DAY = "datetime64[s]"
EXACT = "object"
LINKS = "object"

Columns = Mapping[str, str]
Row = dict[str, Any]
P = ParamSpec("P")
Rows = Callable[Concatenate[Plan, P], Iterable[Row]]


class Framed(Generic[P]):
    """A frame of a plan, made when it is called with one.

    Attributes
    ----------
    columns
        The dtype of each column, by its name.
    rows
        Yields the rows of a plan; what a row doesn't name is missing.
    """

    def __init__(self, columns: Columns, rows: Rows[P]) -> None:
        self.columns, self.rows = columns, rows
        update_wrapper(self, rows)

    def __call__(self, plan: Plan, *args: P.args, **settings: P.kwargs) -> pd.DataFrame:
        """Return the frame of a plan."""
        return frame_of(self.columns, self.rows(plan, *args, **settings))


def framed(columns: Columns) -> Callable[[Rows[P]], Framed[P]]:
    """Make a function that yields rows one that returns their frame."""
    return lambda rows: Framed(columns, rows)


def frame_of(columns: Columns, rows: Iterable[Row]) -> pd.DataFrame:
    """Return a frame of these columns and dtypes, whatever the rows hold."""
    made = list(rows)
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in made], dtype=dtype) for name, dtype in columns.items()}
    )


def of_teams(make: Framed[...] | partial[pd.DataFrame], plans: Mapping[str, Plan]) -> pd.DataFrame:
    """Return one frame over many teams: the rows of each, with the team's name in column ``team``.

    Parameters
    ----------
    make
        What makes the frame of one, with its settings given.
    plans
        By the team's name.
    """
    kind, settings = _parts(make)

    def rows() -> Iterator[Row]:
        for team, plan in plans.items():
            for row in kind.rows(plan, **settings):
                yield {"team": team, **row}

    return frame_of({"team": TEXT, **kind.columns}, rows())


def _parts(make: Framed[...] | partial[pd.DataFrame]) -> tuple[Framed[...], Mapping[str, Any]]:
    if isinstance(make, Framed):
        return make, {}
    kind = make.func
    if not isinstance(kind, Framed):
        raise TypeError(f"{kind!r} makes no frame of a plan.")
    return kind, make.keywords
