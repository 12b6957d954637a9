"""Page one as a file of its own is one page, whatever was written and on whatever paper."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from nbformat import NotebookNode
from pdfua import validate

from workshop.plan.kinds import Json
from workshop.reports.pdf import PageOnePDFExporter, pdf
from workshop.reports.report import Report

MakeReport = Callable[..., Report]
NAMES = {
    "short": "North",
    "long": "Regional leadership team for the northern and the western countries " * 4,
    "one word": "x" * 280,
    "wide": "営業管理職の育成計画を北日本と西日本で進めるための合同チーム" * 9,
}


def text_of(document: bytes) -> str:
    found = subprocess.run(["pdftotext", "-raw", "-", "-"], input=document, capture_output=True, check=True)
    return found.stdout.decode()


def of_report(notebook_of: Callable[..., NotebookNode], report: Report, folder: Path) -> bytes:
    exporter = PageOnePDFExporter(report_folder=str(folder))  # type: ignore[no-untyped-call]
    document, _ = exporter.from_notebook_node(notebook_of(*report.whole()))
    return document


@pytest.mark.parametrize("language", ["en", "en-US"])
@pytest.mark.parametrize("name", NAMES)
def test_ten_of_everything_with_long_texts_is_one_page(
    make_report: MakeReport, everything: Any, report_folder: Path, name: str, language: str
) -> None:
    made = everything(10, 300)
    values: dict[str, Json] = {
        path: NAMES[name][: len(str(value))] if path in made.texts and name != "short" else value
        for path, value in made.values.items()
    }
    report = make_report(values, team=NAMES[name][:280], language=language, title=NAMES[name][:200])
    document, _ = pdf([report.cover(), report.page_one()], report_folder)
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert len(opened.pages) == 1
        paper = [round(float(side)) for side in opened.pages[0].MediaBox]
    assert paper[2:] == ([612, 792] if language == "en-US" else [595, 842])
    assert "page 1 of 1" in text_of(document).replace("\n", " ")


def test_the_file_of_page_one_holds_page_one_alone_and_is_tagged(
    full: Report, notebook_of: Callable[..., NotebookNode], report_folder: Path, tmp_path: Path
) -> None:
    document = of_report(notebook_of, full, report_folder)
    text = text_of(document)
    assert full.says("row_want") in text
    assert full.says("section_annex") not in text
    file = tmp_path / "page one.pdf"
    file.write_bytes(document)
    assert list(validate(str(file)).findings) == []
