"""The tables as one Excel file: texts as texts, money and figures as numbers, days as days."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workshop.answers import LocalAnswers
from workshop.answers.whole import whole_file
from workshop.exchange.cells import Cell, rows
from workshop.exchange.tables import CURRENCY, Table

MONEY, DAY, TEXT = "#,##0.00", "yyyy-mm-dd", "@"
MOST_DIGITS = 15
"""Excel keeps no more digits of a number: a longer figure is written as text, whole."""
_NARROW, _WIDE, _LONG = 12, 44, 24
_LINE, _MOST_LINES = 15, 25
_A4 = 9


def write_excel(answers: LocalAnswers, tables: Sequence[Table], file: Path) -> None:
    """Write a sheet for each table into one file, whole or not at all.

    Raises
    ------
    WorkshopError
        When the file is there already or can't be written.
    """
    words = answers.kit.texts("tables")
    held = io.BytesIO()  # what goes wrong with the disk is then met, and told, in one place
    with whole_file(file) as making:
        _write_book(answers, tables, words, held)
        making.write_bytes(held.getvalue())


def _write_book(
    answers: LocalAnswers, tables: Sequence[Table], words: Mapping[str, str], held: io.BytesIO
) -> None:
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"title": answers.session().facts.title})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": TEXT, "text_wrap": True, "valign": "top"}),
            "money": book.add_format({"num_format": MONEY, "valign": "top"}),
            "day": book.add_format({"num_format": DAY, "valign": "top"}),
            "plain": book.add_format({"valign": "top"}),
        }
        for table in tables:
            _write(book.add_worksheet(words[f"table_{table.name}"]), table, words, formats)


def _write(sheet: Worksheet, table: Table, words: Mapping[str, str], formats: Mapping[str, Format]) -> None:
    names = list(table.frame.columns)
    found = [[_in_words(value, words) for value in row] for row in rows(table.frame)]
    widths = []
    for column, name in enumerate(names):
        longest = max((len(str(row[column])) for row in found if row[column] is not None), default=0)
        widths.append(_WIDE if longest > _LONG else max(_NARROW, longest + 2))
        sheet.set_column(column, column, widths[column])
        sheet.write_string(0, column, words[name], formats["head"])
    _lay_out(sheet, [[words[name] for name in names], *found], widths)
    for number, row in enumerate(found, start=1):
        is_money = row[names.index(CURRENCY)] is not None if table.money else False
        for column, value in enumerate(row):
            kind = "money" if is_money and names[column] in table.money else "plain"
            _write_cell(sheet, (number, column), value, formats, formats[kind])


def _in_words(value: Cell, words: Mapping[str, str]) -> Cell:
    """Return yes or no in words: people read it, and LibreOffice at times shows a FALSE as 0."""
    return words["answer_yes" if value else "answer_no"] if isinstance(value, bool) else value


def _lay_out(sheet: Worksheet, found: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    """Give each row the height of its longest text, which not every program works out by itself."""
    for number, row in enumerate(found):
        lines = max(
            (
                _lines(value, width)
                for value, width in zip(row, widths, strict=True)
                if isinstance(value, str)
            ),
            default=1,
        )
        sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(found) - 1, len(widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes, words broken where they don't fit."""
    return sum(max(1, len(wrap(part, width - 2))) for part in text.split("\n"))


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: Cell, formats: Mapping[str, Format], number: Format
) -> None:
    match value:
        case None:
            return
        case datetime.date():
            sheet.write_datetime(*at, datetime.datetime.combine(value, datetime.time()), formats["day"])
        case int() | float() | Decimal() if _fits(value):
            sheet.write_number(*at, float(value), number)
        case _:
            sheet.write_string(*at, str(value), formats["text"])


def _fits(value: float | Decimal) -> bool:
    """Return whether Excel keeps every digit of a figure."""
    return len(Decimal(str(value)).normalize().as_tuple().digits) <= MOST_DIGITS
