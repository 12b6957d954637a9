"""The Excel file, read back by another library than wrote it, and opened by LibreOffice."""

from __future__ import annotations

import csv
import datetime
import resource
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from workshop.answers import Edit, LocalAnswers
from workshop.errors import WorkshopError
from workshop.exchange.excel_file import write_excel
from workshop.exchange.tables import tables

WHY = '=HYPERLINK("http://example.com", "click")'
PRACTICES = "https://example.com and _x0041_ <b>&amp;"
LONG = "123456789012345.12"


@pytest.fixture
def written(answers: LocalAnswers, tmp_path: Path) -> Path:
    """The sample's tables as an Excel file; one outcome holds what a spreadsheet might run or change."""
    changed = {"why": WHY, "practices": PRACTICES, "baseline": "-21.40", "margin": "2100000.50"}
    answers.append(
        [
            Edit(f"w-{name}", "team-nordics", f"outcomes/outcome-contracts/{name}", value, answers.latest())
            for name, value in changed.items()
        ]
    )
    write_excel(answers, tables(answers, titles=True), tmp_path / "tables.xlsx")
    return tmp_path / "tables.xlsx"


def row_of(file: Path, sheet: str, mark: str) -> dict[str, Any]:
    """Return the cells of the row that holds a mark, by heading."""
    found = openpyxl.load_workbook(file)[sheet]
    heads = [cell.value for cell in found[1]]
    (row,) = [row for row in found.iter_rows(min_row=2) if mark in [cell.value for cell in row]]
    return dict(zip(heads, row, strict=True))


def test_figures_money_and_days_are_what_they_are(written: Path) -> None:
    row = row_of(written, "Outcomes", "outcome-contracts")
    assert (row["Team"].value, row["Currency"].value, row["Rank"].value) == ("Nordics", "EUR", 1)
    assert (row["Now"].value, row["Now"].data_type) == (-21.4, "n")
    assert (row["Margin, each year"].value, row["Margin, each year"].number_format) == (2100000.5, "#,##0.00")
    assert row["Now"].number_format == "General"
    assert (row["By"].value, row["By"].number_format) == (datetime.datetime(2028, 12, 31), "yyyy-mm-dd")
    assert row["Margin counted"].value == "No"


def test_a_text_stays_the_text_that_it_is(written: Path) -> None:
    row = row_of(written, "Outcomes", "outcome-contracts")
    assert (row["Why"].value, row["Why"].data_type) == (WHY, "s")
    assert (row["What managers do today"].value, row["What managers do today"].hyperlink) == (PRACTICES, None)
    book = openpyxl.load_workbook(written)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_days_of_an_investment_have_no_money_s_look(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Investment by year"]
    looks = {
        (row[heads.index("What is counted")].value, row[heads.index("Total")].number_format)
        for heads in [[cell.value for cell in sheet[1]]]
        for row in sheet.iter_rows(min_row=2)
    }
    assert ("cash", "#,##0.00") in looks
    assert ("manager_days", "General") in looks
    assert ("manager_days", "#,##0.00") not in looks


def test_a_figure_longer_than_excel_keeps_is_written_whole(answers: LocalAnswers, tmp_path: Path) -> None:
    edit = Edit("w-1", "team-nordics", "outcomes/outcome-contracts/baseline", LONG, answers.latest())
    (receipt,) = answers.append([edit])
    assert receipt.refused == ""
    write_excel(answers, tables(answers, titles=True), tmp_path / "tables.xlsx")
    assert row_of(tmp_path / "tables.xlsx", "Outcomes", "outcome-contracts")["Now"].value == LONG


def test_libreoffice_opens_it_and_shows_the_same(written: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "This test needs LibreOffice (Debian: apt-get install libreoffice-calc)."
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(
        [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            every_sheet,
            "--outdir",
            str(tmp_path),
            str(written),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    book = openpyxl.load_workbook(written)
    for sheet in book:
        text = (tmp_path / f"tables-{sheet.title}.csv").read_text("utf-8")
        shown = list(csv.reader(text.splitlines(keepends=True)))
        kept = [[as_shown(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert [[of_figure(value) for value in row] for row in shown] == kept, sheet.title


def as_shown(value: object) -> object:
    """Return what LibreOffice writes for a cell: figures are compared as figures."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else of_figure(str(value))


def of_figure(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def test_a_full_disk_is_told_in_a_sentence(answers: LocalAnswers, tmp_path: Path) -> None:
    made = tables(answers, titles=True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(WorkshopError, match=r"tables\.xlsx could not be written: File too large"):
            write_excel(answers, made, tmp_path / "tables.xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.glob("*.xlsx")) == []
