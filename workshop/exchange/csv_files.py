"""The tables as CSV files, for other programs: a text can't become a formula, a figure stays one."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from workshop.answers.whole import whole_or_not_at_all
from workshop.exchange.cells import Cell, rows
from workshop.exchange.tables import Table

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a text for a formula; the last four are the wide signs of East Asia."""


def write_csv(tables: Sequence[Table], folder: Path) -> Path:
    """Write a file for each table into a new folder, whole or not at all.

    Commas, UTF-8 with the mark by which Excel knows it, days as 2027-01-12, true and false, figures
    with a point; every text stands in quotes.

    Raises
    ------
    WorkshopError
        When the folder is there already or can't be written.
    """
    target = folder.absolute()
    with whole_or_not_at_all(target, "tables") as making:
        for table in tables:
            path = making / f"{table.name}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
                writer.writerow(table.frame.columns)
                writer.writerows([plain(value) for value in row] for row in rows(table.frame))
    return target


def plain(value: Cell) -> str | int | float | Decimal:
    """Return a cell as CSV has it: a text that looks like a formula gets an apostrophe before it.

    >>> plain("=1+1"), plain(Decimal("-4.50")), plain(datetime.date(2027, 1, 12)), plain(True), plain(None)
    ("'=1+1", Decimal('-4.50'), '2027-01-12', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return _Plain(value) if isinstance(value, Decimal) else value


class _Plain(Decimal):
    """A figure that is written out: 1E+3 is 1000."""

    def __str__(self) -> str:
        return f"{self:f}"
