"""Frames of many teams from texts that were kept, each with the columns of one team's frames.

What a plan's frames hold is worked out from all of its answers. Kept as text beside them, it is read
again in a hundredth of the time, exactly as it was: figures to the last place, days, links.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from workshop.plan.framed import DAY, TEXT, Columns, Row, parts
from workshop.plan.frames_all import Makes
from workshop.plan.model import Plan

Kinds = Mapping[str, Makes]


def packed(plan: Plan, kinds: Kinds) -> str:
    """Return the columns of every frame of a plan as one text; of one that is empty, only its length.

    >>> from workshop.plan.frames import stops_frame
    >>> packed(Plan(), {"stops": stops_frame})
    '{"stops":[0,0,0,0]}'
    """
    found = {}
    for name, make in kinds.items():
        kind, settings = parts(make)
        rows: list[Row] = list(kind.rows(plan, **settings))
        columns = ([_plain(row.get(column)) for row in rows] for column in kind.columns)
        found[name] = [len(cells) if cells.count(None) == len(cells) else cells for cells in columns]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def unpacked(texts: Mapping[str, str], kinds: Kinds) -> dict[str, pd.DataFrame]:
    """Return the frames over all teams, with the team's name in column ``team``, as `of_teams` makes them.

    Parameters
    ----------
    texts
        What `packed` returned for each team, by its name.
    kinds
        The same that it was packed with.

    Raises
    ------
    ValueError
        When a text was packed with others.
    """
    read = {team: json.loads(text) for team, text in texts.items()}
    return {
        name: _frame(parts(make)[0].columns, {team: frames[name] for team, frames in read.items()})
        for name, make in kinds.items()
    }


def _frame(columns: Columns, by_team: Mapping[str, list[list[Any] | int]]) -> pd.DataFrame:
    teams: list[str] = []
    gathered: list[list[Any]] = [[] for _ in columns]
    for team, found in by_team.items():
        for cells, more in zip(gathered, found, strict=True):
            cells.extend(more if isinstance(more, list) else [None] * more)
        teams += [team] * (len(gathered[0]) - len(teams))
    made = {"team": pd.Series(teams, dtype=TEXT)}
    for (name, dtype), cells in zip(columns.items(), gathered, strict=True):
        made[name] = _series(cells, dtype)
    return pd.DataFrame(made)


def _series(cells: list[Any], dtype: str) -> pd.Series:
    if dtype == DAY:
        return pd.Series(pd.to_datetime(cells, format="%Y-%m-%d"), dtype=dtype)
    return pd.Series(_exact(cells) if dtype == "object" else cells, dtype=dtype)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | datetime.date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _exact(cells: list[Any]) -> list[Decimal | tuple[str, ...] | None]:
    """Return what an exact column holds: figures or links, the only things that are written so."""
    if any(isinstance(cell, list) for cell in cells):
        return [None if cell is None else tuple(cell) for cell in cells]
    # Teams write the same figures again and again; each is made once.
    known = {cell: None if cell is None else Decimal(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]
