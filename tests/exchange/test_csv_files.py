"""CSV files: figures and days as such, and no text that a spreadsheet would run."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from workshop.answers import Edit, LocalAnswers
from workshop.errors import WorkshopError
from workshop.exchange.csv_files import plain, write_csv
from workshop.exchange.tables import tables

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x")', "\uff1d1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert plain(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("-12.50"), "-12.50"), (Decimal("1E+3"), "1000"), (-3, "-3"), (2.5, "2.5"), ("a=b", "a=b")],
)
def test_a_figure_gets_none_also_below_zero(value: Decimal | int | float | str, written: str) -> None:
    assert str(plain(value)) == written


def test_pandas_reads_figures_days_and_texts_back(answers: LocalAnswers, tmp_path: Path) -> None:
    nasty = '=cmd|"/C calc"!A0, "Zürich"; two\nlines'
    answers.append(
        [
            Edit("w-1", "team-nordics", "outcomes/outcome-contracts/why", nasty, answers.latest()),
            Edit("w-2", "team-nordics", "outcomes/outcome-contracts/baseline", "-21.40", answers.latest()),
        ]
    )
    folder = write_csv(tables(answers, titles=False), tmp_path / "tables")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{table.name}.csv" for table in tables(answers, titles=False)
    )
    read = pd.read_csv(folder / "outcomes.csv", parse_dates=["by"], encoding="utf-8-sig")
    row = read[read["id"] == "outcome-contracts"].iloc[0]
    assert (row["team"], row["currency"], row["rank"]) == ("Nordics", "EUR", 1)
    assert row["baseline"] == -21.4
    assert row["by"] == pd.Timestamp("2028-12-31")
    assert row["why"] == f"'{nasty}"
    text = (folder / "outcomes.csv").read_bytes().decode("utf-8-sig")
    (raw,) = [each for each in csv.reader(text.splitlines(keepends=True)) if "outcome-contracts" in each]
    assert "-21.40" in raw
    assert ",-21.40," in text


def test_a_folder_that_is_there_is_left_as_it_is(answers: LocalAnswers, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine.txt").touch()
    with pytest.raises(WorkshopError) as caught:
        write_csv(tables(answers, titles=False), tmp_path / "tables")
    assert str(caught.value) == (
        f"{tmp_path / 'tables'} is there already and was left as it is. "
        "Choose another name for the new tables."
    )
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["mine.txt"]
