"""What is read on a screen or printed: no text runs, leads out or is lost, whatever was typed."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import nbformat
import pikepdf
from pdfua import validate
from playwright.sync_api import Page

from workshop.reports.reading import sections
from workshop.reports.text import closed

if TYPE_CHECKING:
    from tests.reports.hostile_session.conftest import Made

OF_ANY_TEXT = {"br", *(f"{tag} dir" for tag in ("p", "td", "th", "li", "span", "h1", "h2", "h3"))}
"""Line ends, and the direction of a text that runs from right to left."""
ACTIONS = {
    "/URI",
    "/JavaScript",
    "/JS",
    "/Launch",
    "/GoToR",
    "/SubmitForm",
    "/EmbeddedFile",
    "/OpenAction",
    "/AA",
}
ELEMENTS = """
() => [...document.querySelectorAll("*")].flatMap((each) => [
  each.tagName, ...[...each.attributes].map((one) => `${each.tagName} ${one.name}`),
]).map((each) => each.toLowerCase())
"""
ADDRESSES = """
() => [...document.querySelectorAll("[href], [src], [action], [data]")]
  .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? "elsewhere")
"""


def pdf_text(file: Path) -> str:
    """Return all that a PDF says."""
    command = ["pdftotext", "-raw", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def turned_about(text: str) -> list[str]:
    """Return the lines of a text that would turn round what stands beside them."""
    return [line for line in text.splitlines() if closed(line) != line]


def test_html_holds_every_text_and_makes_no_element_of_it(made: list[Made], page: Page) -> None:
    found: list[set[str]] = []
    for each in made:
        page.goto(each.file("html").as_uri())
        assert each.lacks_whole(page.evaluate("document.documentElement.textContent")) == []
        assert {"TOK9001", "TOK9002"} <= set(re.findall(r"TOK\d+", page.locator(".session").inner_text()))
        addresses = page.evaluate(ADDRESSES)
        assert all(address[:1] == "#" or address[:11] == "data:image/" for address in addresses)
        assert turned_about(page.title() + "\n" + page.locator("header.head").inner_text()) == []
        found.append(set(page.evaluate(ELEMENTS)))
    assert found[0] | found[1] <= found[2] | OF_ANY_TEXT


def test_the_notebook_holds_every_text_as_data_alone(made: list[Made], page: Page) -> None:
    found: list[set[str]] = []
    for each in made:
        notebook = nbformat.read(each.file("notebook"), as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
        assert "TOK" not in "".join(cell.source + str(cell.metadata) for cell in notebook.cells)
        told = json.dumps([section.as_data() for section in sections(notebook)], ensure_ascii=False)
        assert each.lacks(told) == []
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
        shown = "".join(output.data.get("text/html", "") for output in outputs)
        page.set_content("<body></body>")
        # As JupyterLab shows an output of a notebook that it trusts.
        page.evaluate("(html) => { document.body.innerHTML = html; }", shown)
        assert each.lacks_whole(page.evaluate("document.body.textContent")) == []
        found.append(set(page.evaluate(ELEMENTS)))
    assert found[0] | found[1] <= found[2] | OF_ANY_TEXT


def test_pictures_hold_drawings_and_nothing_else(made: list[Made]) -> None:
    found: list[set[str]] = []
    for each in made:
        html = each.file("html").read_text("utf-8")
        pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', html)
        nodes = [node for one in pictures for node in ElementTree.fromstring(base64.b64decode(one)).iter()]
        assert len(pictures) >= 4
        assert not [name for node in nodes for name in node.attrib if re.match("on|.*href", name)]
        found.append({str(node.tag).rpartition("}")[2] for node in nodes})
    assert found[0] | found[1] <= found[2] | {"tspan"}


def test_pdf_holds_every_text_runs_nothing_and_reads_no_file(made: list[Made], secret: str) -> None:
    for each in made:
        told = pdf_text(each.file("pdf"))
        assert each.lacks(told) == each.lacks_end(told) == []
        for name in ("pdf", "page-one"):
            assert secret not in pdf_text(each.file(name))
            assert list(validate(str(each.file(name))).findings) == []
            with pikepdf.open(each.file(name)) as document:
                keys = {
                    str(key)
                    for part in document.objects
                    if isinstance(part, pikepdf.Dictionary)
                    for key in (*part.keys(), part.get("/S"), part.get("/Type"))
                }
                assert keys.isdisjoint(ACTIONS)
                assert turned_about(str(document.docinfo.get("/Title", ""))) == []
        with pikepdf.open(each.file("page-one")) as document:
            assert len(document.pages) == 1
