"""A plan with every kind of block, and notebooks that show it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import workshop.answers
from workshop.answers import Edit
from workshop.reports.pdf import pdf
from workshop.reports.tree import (
    SECTION_MIME,
    Block,
    Section,
    bullets,
    callout,
    div,
    figure,
    header,
    joined,
    link,
    numbered,
    para,
    rule,
    span,
    strong,
    table,
)
from workshop.reports.word import word

FACTS = {
    "title": "Development plan for front-line sales managers",
    "subtitle": "Autumn leadership meeting",
    "team": "North region",
    "session": "Autumn leadership meeting",
    "day": "2027-01-12",
    "date": "12 January 2027",
    "language": "en-GB",
    "paper": "a4",
    "status": "3 points open",
}
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 470 40" width="470" height="40">'
    '<text x="0" y="24" font-size="9.5" fill="#1b1f24">Coaching, for “Müller & Söhne”</text>'.replace(
        "&", "&amp;"
    )
    + '<path d="M290 20H390" stroke="#57606a"/><circle cx="390" cy="20" r="4.5" fill="#0072B2"/></svg>'
)
ACTION = ("Deal reviews on one page", "Process", "Tom Reyes", "1 Feb 2027", "15 Mar 2027", "Twelve reviews")


def page_one() -> Section:
    """Return a page one of usual length."""
    days = [
        div([], [header(3, f"Day {day}"), para("Two calls of each seller were watched.")])
        for day in (30, 60, 90)
    ]
    ask = para(strong("€99,400 from J. Okafor by 15 February 2027. "), "Smaller version: €61,000.")
    rows: dict[str, list[Block]] = {
        "What we want": [
            table("", ["Outcome", "Now", "By"], [["Grow services", "€4.2 m", "31 Dec 2028"]] * 4, "lrr")
        ],
        "What our managers must do differently": [
            bullets([[para("Coach each seller on one skill a week.")]] * 4)
        ],
        "Priorities": [para(strong("Skill coaching"), " from 2 to 4 in twelve months.")] * 3,
        "First 90 days": [div(["columns-3"], days)],
        "Are we investing enough?": [para(strong("No"), ", because we spend €310 a manager and year.")],
        "We ask": [callout("decision", [ask])],
        "Main risk": [para("The quarter's end eats the coaching hours.")],
    }
    return Section(
        "page-one",
        "Page one",
        [div(["page-one"], [div(["row"], blocks, label=label) for label, blocks in rows.items()])],
    )


def outcomes() -> Section:
    """Return a section of texts, lists and a figure."""
    return Section(
        "outcomes",
        "What we want to achieve",
        [
            para(
                "Three figures will have moved by the end of 2028; each is one that the board follows. " * 3
            ),
            figure(CHART, "Coaching is at 2 and 4 is wanted.", "Coaching is two levels short"),
            header(2, "Where the figures come from"),
            bullets(
                [[para("Finance, December 2026."), bullets([[para("Services alone.")]])], [para("The CRM.")]]
            ),
            header(3, "How sure we are"),
            numbered(
                [
                    [para("Very."), para("Nearly.")],
                    [para("Not at all; ", link("see the annex", "#annex"), ".")],
                ]
            ),
            callout("open", [para(strong("Still open: "), "who counts the days.")]),
            callout(
                "note",
                [para("A note, with ", span("12 days", "figure"), " and ", span("an aside", "quiet"), ".")],
            ),
            rule(),
            div(["keep"], [div(["quiet"], [para("Paid time is shown apart.")])]),
        ],
    )


def actions() -> Section:
    """Return a section with a table that goes over pages, and one of figures with totals."""
    head = ["What", "Kind", "Owner", "Start", "In place by", "Evidence"]
    return Section(
        "plan",
        "What we will do",
        [
            table("Short term", head, [ACTION] * 45, "lllrrl"),
            table(
                "Cost by year, €",
                ["", "2027", "2028"],
                [[joined("Coaching ", span("own budget", "quiet")), "38,000", "12,000"]],
                "lrr",
                [0.6, 0.2, 0.2],
                foot=[["Total", "38,000", "12,000"]],
            ),
        ],
    )


def closing() -> list[Section]:
    """Return the lines to sign and the annex."""
    people = [
        ("Ana Duarte", "Sales director", "12 January 2027"),
        ("J. Okafor", "Chief financial officer", ""),
    ]
    lines = [div(["signature"], [], name=name, role=role, date=date) for name, role, date in people]
    return [
        Section("signatures", "Signed", [para("We stand by our part in it."), div(["signatures"], lines)]),
        Section(
            "annex", "Annex", [div(["annex"], [header(2, "How we work today"), para("As ever. " * 300)])]
        ),
    ]


@pytest.fixture
def whole_plan() -> list[Section]:
    """Return a plan with every kind of block."""
    return [Section("cover", "", [], dict(FACTS)), page_one(), outcomes(), actions(), *closing()]


def shown(section: Section) -> NotebookNode:
    """Return a cell of the kit that shows a section."""
    data = {SECTION_MIME: section.as_data(), "text/plain": "a section"}
    output = new_output("display_data", data)  # type: ignore[no-untyped-call]
    cell: NotebookNode = new_code_cell(  # type: ignore[no-untyped-call]
        "report.section()", metadata={"tags": ["kit"]}, outputs=[output]
    )
    return cell


@pytest.fixture
def notebook_of() -> Callable[..., NotebookNode]:
    """Return what makes an executed notebook of sections and of cells that somebody added."""

    def made(*parts: Section | NotebookNode) -> NotebookNode:
        cells = [shown(part) if isinstance(part, Section) else part for part in parts]
        narration = new_markdown_cell("How to read this", metadata={"tags": ["kit"]})  # type: ignore[no-untyped-call]
        notebook: NotebookNode = new_notebook(cells=[narration, *cells])  # type: ignore[no-untyped-call]
        return notebook

    return made


@pytest.fixture(scope="session")
def report_folder(project: Path) -> Path:
    """The template, style sheet and fonts that the kit ships."""
    return project / "kit" / "report"


@pytest.fixture
def made(report_folder: Path) -> Callable[..., bytes]:
    """Return what sets sections as a PDF of which no character is missing."""

    def make(*sections: Section) -> bytes:
        document, missing = pdf(sections, report_folder)
        assert missing == []
        return document

    return make


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Return what reads the text of each page of a PDF."""

    def read(document: bytes) -> list[str]:
        command = ["pdftotext", "-raw", "-", "-"]
        found = subprocess.run(command, input=document, capture_output=True, check=True)
        return found.stdout.decode().split("\f")[:-1]

    return read


@pytest.fixture
def said(pages: Callable[[bytes], list[str]]) -> Callable[[bytes], str]:
    """Return what reads all the text of a PDF, in one line."""
    return lambda document: " ".join(" ".join(pages(document)).split())


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice, which opens what is written for Word."""
    found = shutil.which("soffice")
    assert found, (
        "These tests need LibreOffice (Debian: apt-get install libreoffice-writer libreoffice-impress)."
    )
    return found


@pytest.fixture
def by_libreoffice(soffice: str, tmp_path: Path) -> Callable[[bytes, str], bytes]:
    """Return what lets LibreOffice open a file of some ending and gives its PDF of it."""

    def convert(content: bytes, ending: str) -> bytes:
        file = tmp_path / f"opened.{ending}"
        file.write_bytes(content)
        # A profile of its own: two that run at once would wait for each other.
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        return file.with_suffix(".pdf").read_bytes()

    return convert


@pytest.fixture
def opened(report_folder: Path) -> Callable[..., Document]:
    """Return what writes sections as a Word file and reads it back."""

    def write(*sections: Section) -> Document:
        made, missing = word(sections, report_folder)
        assert missing == []
        return docx.Document(io.BytesIO(made))

    return write


@pytest.fixture
def change_answer() -> Callable[[Path, str, str, str], None]:
    """Changes an answer of a team, by its name."""

    def change(place: Path, team: str, path: str, value: str) -> None:
        answers = workshop.answers.open(place)
        [found] = [each.id for each in answers.session().teams if each.name == team]
        [receipt] = answers.append([Edit("edit-of-the-test", found, path, value, answers.latest())])
        assert receipt.refused == ""
        answers.close()

    return change
