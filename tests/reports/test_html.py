"""The HTML plan is one file that loads nothing, runs nothing and can be read on a phone."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Browser, Page

from workshop.kit.loading import load_kit
from workshop.plan.fold import plan_from
from workshop.plan.session import Session, SessionFacts, Team
from workshop.reports.html import PlanHTMLExporter, html
from workshop.reports.opening import report_of
from workshop.reports.tree import Section, bullets, div, header, para, table

LONG = "x" * 2000
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


class Loads(HTMLParser):
    """What a page would load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "link", "iframe", "object", "embed", "base", "form"}:
            self.found.append(tag)
        for name, value in attrs:
            loaded = name in {"src", "srcset", "data", "poster", "action"}
            if name.startswith("on") or (loaded and not str(value).startswith("data:image/")):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture
def nordics(project: Path) -> list[Section]:
    """The sections of the sample's complete plan."""
    sample = json.loads((project / "kit/samples/four-regions.json").read_text("utf-8"))
    team = Team(id="team-nordics", name="Nordics")
    session = Session(id="s", facts=SessionFacts(**sample["session"]), teams=(team,))
    return list(report_of(plan_from(sample["teams"][0]["values"]), session, team, load_kit()).whole())


@pytest.fixture
def seen(browser: Browser, report_folder: Path, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return what opens sections as a page of some width; it fails on errors and on requests."""
    trouble: list[str] = []
    context = browser.new_context()

    def open_page(sections: list[Section], width: int) -> Page:
        file = tmp_path / "plan.html"
        file.write_text(html(sections, report_folder), "utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: trouble.append(request.url) if request.url[:4] == "http" else None)
        page.goto(file.as_uri())
        return page

    yield open_page
    context.close()
    assert trouble == []


def test_nothing_is_loaded_or_run(whole_plan: list[Section], report_folder: Path) -> None:
    written = html(
        [*whole_plan, Section("own", "", [para('<script src="http://a.example/x.js">')])], report_folder
    )
    assert Loads(written).found == []
    assert not re.search(r"url\(|@import|https?://", re.sub(r"&lt;.*?&gt;", "", written))
    assert "default-src &#39;none&#39;" in written or "default-src 'none'" in written


def test_the_file_is_small(whole_plan: list[Section], report_folder: Path) -> None:
    assert len(html(whole_plan, report_folder).encode()) < 60_000


def test_language_title_landmarks_and_contents(whole_plan: list[Section], report_folder: Path) -> None:
    written = html(whole_plan, report_folder)
    assert '<html lang="en-GB">' in written
    assert "<title>North region · Development plan for front-line sales managers</title>" in written
    assert written.count("<h1") == written.count("<main") == written.count("<nav") == 1
    for name in re.findall(r'<li><a href="#([^"]+)"', written):
        assert f'<section id="{name}"' in written


def test_headings_skip_no_level(whole_plan: list[Section], report_folder: Path) -> None:
    deep = Section("own", "Own", [header(5, "deep"), header(2, ""), header(9, "deeper")])
    levels = [int(level) for level in re.findall(r"<h(\d)", html([*whole_plan, deep], report_folder))]
    assert levels[0] == 1
    assert len(levels) > 15
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_facts_are_escaped(report_folder: Path) -> None:
    hostile = "</title><script>alert(1)</script>"
    facts = dict.fromkeys(("title", "team", "session", "date", "status", "language", "subtitle"), hostile)
    written = html(
        [Section("cover", "", [], facts), Section(hostile, hostile, [para(hostile)])], report_folder
    )
    assert Loads(written).found == []
    assert '<html lang="en">' in written


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_and_axe_finds_nothing(
    seen: Callable[..., Page], whole_plan: list[Section], width: int
) -> None:
    page = seen(whole_plan, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_a_long_word_stays_on_a_phone(seen: Callable[..., Page]) -> None:
    blocks = [
        para(LONG),
        header(2, LONG),
        bullets([[para(LONG)]]),
        table(LONG, ["A", "B", "C", LONG], [["a", LONG, "c", "d"]]),
        div(["columns-3"], [div([], [para(LONG)])] * 3),
        div(["row"], [para(LONG)], label=LONG),
        div(["signatures"], [div(["signature"], [], name=LONG, role=LONG, date=LONG)]),
    ]
    page = seen([Section("cover", "", [], {"team": LONG}), Section("own", LONG, blocks)], 360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wide_table_is_cards_on_a_phone_and_still_a_table(
    seen: Callable[..., Page], whole_plan: list[Section]
) -> None:
    page = seen(whole_plan, 360)
    row = page.get_by_role("table", name="Short term").get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").inner_text() == "Deal reviews on one page"
    first, second = (row.get_by_role("cell").nth(place).bounding_box() for place in (0, 1))
    assert first is not None and second is not None
    assert second["y"] > first["y"] and second["x"] == first["x"]
    label = "element => getComputedStyle(element, '::before').content"
    assert row.get_by_role("cell").nth(1).evaluate(label) == '"Owner"'
    labels = page.locator(".stacks td:not(:empty)").evaluate_all(
        "cells => cells.map(cell => parseFloat(getComputedStyle(cell).paddingLeft))"
    )
    assert min(labels) > 100


def test_every_chart_is_drawn_to_be_read_on_a_phone_and_wide_elsewhere(
    seen: Callable[..., Page], nordics: list[Section]
) -> None:
    measured = """pictures => pictures.map(picture => {
        const image = picture.querySelector('img');
        return [picture.scrollWidth - picture.clientWidth, image.naturalWidth, image.clientWidth];
    })"""
    on_a_phone = seen(nordics, 360).locator(".picture").evaluate_all(measured)
    assert len(on_a_phone) == 6
    # Letters of 9.5 units, at least 12 px high on the screen.
    assert all(beyond <= 0 and shown / drawn * 9.5 > 12 for beyond, drawn, shown in on_a_phone)
    page = seen(nordics, 1280)
    assert {drawn for _, drawn, _ in page.locator(".picture").evaluate_all(measured)} == {470}
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 600, "height": 800})
    sources = "images => images.map(image => image.currentSrc === image.src)"
    assert set(page.locator(".picture img").evaluate_all(sources)) == {True}


def test_page_one_comes_before_the_contents(seen: Callable[..., Page], nordics: list[Section]) -> None:
    page = seen(nordics, 360)
    tops = [
        page.locator(place).evaluate("place => place.getBoundingClientRect().top")
        for place in ("#page-one", ".contents", "#outcomes")
    ]
    assert tops == sorted(tops)
    assert tops[0] < 200
    assert page.locator(".contents a").first.inner_text() == "What we want to achieve"


def test_the_first_key_leads_to_the_plan(seen: Callable[..., Page], whole_plan: list[Section]) -> None:
    page = seen(whole_plan, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the plan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "plan"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_page_one_prints_on_a_page_of_its_own(
    seen: Callable[..., Page], whole_plan: list[Section], paper: str
) -> None:
    printed = seen(whole_plan, 800).pdf(format=paper)
    found = subprocess.run(["pdftotext", "-", "-"], input=printed, capture_output=True, check=True)
    first, second, *_rest = found.stdout.decode().split("\f")
    assert "North region" in first and "Main risk" in first
    assert second.startswith("What we want to achieve")
    assert "Skip to the plan" not in first


def test_the_exporter_takes_in_what_a_facilitator_wrote(
    notebook_of: Callable[..., NotebookNode], report_folder: Path
) -> None:
    own = new_markdown_cell("# Our own words\n\n**Well** <b>said</b>")  # type: ignore[no-untyped-call]
    exporter = PlanHTMLExporter(report_folder=str(report_folder))  # type: ignore[no-untyped-call]
    written, resources = exporter.from_notebook_node(notebook_of(Section("a", "A", [para("kit")]), own))
    assert "<h2>Our own words</h2><p><strong>Well</strong> &lt;b&gt;said&lt;/b&gt;</p>" in written
    assert "How to read this" not in written
    assert resources["output_extension"] == ".html"
    assert resources["workshop"] == {"missing_characters": [], "left_out": []}
