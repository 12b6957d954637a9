"""What a cell of a table holds, in plain Python: a text, a figure, a day, yes or no, or nothing."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

Cell = str | int | float | Decimal | bool | datetime.date | None
BETWEEN = "; "
"""What stands between the members of a set."""


def rows(frame: pd.DataFrame) -> Iterator[list[Cell]]:
    """Yield the rows of a frame."""
    columns = [frame[name].tolist() for name in frame.columns]
    for values in zip(*columns, strict=True):
        yield [cell(value) for value in values]


def cell(value: object) -> Cell:
    """Return what a value of a frame is in a cell.

    >>> cell(pd.NA), cell(("crm", "survey")), cell(pd.Timestamp("2027-01-12"))
    (None, 'crm; survey', datetime.date(2027, 1, 12))
    """
    if isinstance(value, tuple):
        return BETWEEN.join(map(str, value)) or None
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, str | bool | int | float | Decimal):
        return value
    raise TypeError(f"A table holds a {type(value).__name__}, which no cell takes.")
