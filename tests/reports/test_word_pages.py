"""The pages of the Word file: contents, page one, numbers, paper, and what the file says of itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from workshop.reports.tree import (
    Section,
    div,
    para,
)
from workshop.reports.word import word


def test_the_contents_are_filled_and_lead_to_each_section(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    document = opened(*whole_plan)
    body = document.element.body
    entries = list(body.find(qn("w:sdt")).iter(qn("w:hyperlink")))
    shown = ["".join(text.text for text in each.iter(qn("w:t"))) for each in entries]
    assert shown == ["What we want to achieve", "What we will do", "Signed", "Annex"]
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert {each.get(qn("w:anchor")) for each in entries} <= marks
    fields = [each.text.split() for each in body.iter(qn("w:instrText"))]
    assert fields[0][0] == "TOC" and r"\n" not in fields[0]
    assert [words[1] for words in fields[1:]] == [each.get(qn("w:anchor")) for each in entries]
    assert {words[0] for words in fields[1:]} == {"PAGEREF"}
    settings = document.settings.element
    assert settings.find(qn("w:updateFields")) is None  # Word would ask before it opens the file


def test_page_one_has_a_page_of_its_own(opened: Callable[..., Document], whole_plan: list[Section]) -> None:
    document = opened(*whole_plan)
    labels = [row.cells[0].text for row in document.tables[0].rows]
    assert labels[0] == "What we want" and labels[-1] == "Main risk" and len(labels) == 7
    breaks = [
        "".join(text.text for text in each.iter(qn("w:t")))
        for each in document.element.body.iter(qn("w:p"))
        if each.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]
    assert breaks == ["Contents", "Annex"]


def test_pages_are_numbered_and_headed_by_team_and_session(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    pages = opened(*whole_plan).sections[0]
    fields = [each.get(qn("w:instr")).strip() for each in pages.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["COMMENTS", "PAGE", "NUMPAGES"]
    shown = [text.text for text in pages.header._element.iter(qn("w:t"))]
    assert shown == ["North region", "Autumn leadership meeting"]
    assert pages.different_first_page_header_footer
    assert not list(pages.first_page_header._element.iter(qn("w:t")))


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("us-letter", (216, 279)), ("", (210, 297))])
def test_the_paper_is_the_sessions(
    opened: Callable[..., Document], whole_plan: list[Section], paper: str, size: tuple[int, int]
) -> None:
    whole_plan[0].meta["paper"] = paper
    pages = opened(*whole_plan).sections[0]
    assert (round(pages.page_width.mm), round(pages.page_height.mm)) == size  # type: ignore[union-attr]


def test_title_team_language_and_day_stand_in_the_file(
    report_folder: Path, whole_plan: list[Section]
) -> None:
    made, _missing = word(whole_plan, report_folder)
    document = docx.Document(io.BytesIO(made))
    facts = document.core_properties
    assert facts.title == "North region · Development plan for front-line sales managers"
    assert facts.author == facts.last_modified_by == "North region"
    assert facts.language == "en-GB" and facts.created is not None
    assert facts.created.date().isoformat() == "2027-01-12"
    language = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"
    assert word(whole_plan, report_folder)[0] == made  # the same plan, the same file


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_fuller_page_one_is_set_closer(
    opened: Callable[..., Document], whole_plan: list[Section], paper: str
) -> None:
    whole_plan[0].meta["paper"] = paper
    [page_one] = [section for section in whole_plan if section.name == "page-one"]
    sizes = []
    for words_more in (0, 100, 250, 500):
        more = Section("page-one", "", [*page_one.blocks, para("and more " * words_more)])
        kept = [more if section is page_one else section for section in whole_plan]
        sizes.append(opened(*kept).styles["Page One Text"].font.size.pt)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 10 and sizes[-1] == 8


def test_what_stands_outside_of_labelled_rows_has_the_whole_width(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    text = [para("and many words more in every line " * 9)] * 10
    sizes = []
    for blocks in (text, [div(["page-one"], [div(["row"], text, label="Label")])]):
        alone = Section("page-one", "", blocks)
        kept = [alone if section.name == "page-one" else section for section in whole_plan]
        sizes.append(opened(*kept).styles["Page One Text"].font.size.pt)
    assert sizes[0] > sizes[1]
