"""The Word file is one that people can go on working in: styles, heads, fields, descriptions, facts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from workshop.reports.tree import (
    Section,
    bullets,
    header,
    link,
    numbered,
    para,
    picture,
    plain,
    strong,
    table,
)
from workshop.reports.word import PlanWordExporter, word

AWKWARD = (
    '=HYPERLINK("http://example.org","x")',
    "<script>alert(1)</script>",
    "`<w:p/>`{=openxml}",
    "&amp; <w:t> ]]>",
    "x" * 2000,
    "שלום world مرحبا",
    "👩‍👩‍👧 🙂",
    "{{ 7*7 }} \\input{x} *two*",
)


@pytest.fixture
def opened(report_folder: Path) -> Callable[..., Document]:
    """Return what writes sections as a Word file and reads it back."""

    def write(*sections: Section) -> Document:
        made, missing = word(sections, report_folder)
        assert missing == []
        return docx.Document(io.BytesIO(made))

    return write


def all_paragraphs(document: Document) -> list[Any]:
    """Return every paragraph of the body, those in tables among them, as (style, text)."""
    names = {style.style_id: style.name for style in document.styles}
    return [
        (
            names.get(each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))),
            "".join(text.text or "" for text in each.iter(qn("w:t"))),
        )
        for each in document.element.body.iter(qn("w:p"))
        if each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None
    ]


def test_every_kind_of_text_has_its_style(opened: Callable[..., Document], whole_plan: list[Section]) -> None:
    found = all_paragraphs(opened(*whole_plan))
    assert found[0] == ("Title", "North region")
    assert found[1][0] == "Subtitle" and found[1][1].startswith("Development plan")
    for expected in [
        ("Heading 1", "What we want to achieve"),
        ("Heading 2", "Where the figures come from"),
        ("Heading 3", "How sure we are"),
        ("Caption", "Short term"),
        ("Caption", "Coaching is two levels short"),
        ("List Bullet", "Finance, December 2026."),
        ("List Bullet 2", "Services alone."),
        ("List Number", "Very."),
        ("Open Point", "Still open: who counts the days."),
        ("Small Print", "Paid time is shown apart."),
        ("Table Heading", "Evidence"),
        ("Table Text", "Twelve reviews"),
        ("Page One Label", "What we want"),
        ("Page One Heading", "Day 30"),
        ("TOC Heading", "Contents"),
    ]:
        assert expected in found
    assert {name for name, _text in found} <= {style.name for style in opened().styles}


def test_the_head_of_a_table_repeats_and_short_rows_stay_whole(
    opened: Callable[..., Document], whole_plan: list[Section]
) -> None:
    [long] = [each for each in opened(*whole_plan).tables if len(each.rows) == 46]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in long.rows]
    assert heads == [True] + [False] * 45
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in long.rows)
    widths = [int(column.get(qn("w:w"))) for column in long._tbl.find(qn("w:tblGrid"))]
    assert sum(widths) == 9412 and min(widths) > 500
    assert long._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Short term"


def test_a_long_row_may_break_over_two_pages(opened: Callable[..., Document]) -> None:
    document = opened(Section("own", "Own", [table("", ["What"], [["word " * 900]])]))
    assert document.tables[0].rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_figures_stand_at_the_right(opened: Callable[..., Document], whole_plan: list[Section]) -> None:
    cost = next(each for each in opened(*whole_plan).tables if each.cell(0, 1).text == "2027")
    assert [cell.paragraphs[0].alignment for cell in cost.rows[1].cells] == [None, 2, 2]


def test_every_picture_says_what_it_shows_and_stands_beside_its_drawing(
    report_folder: Path, whole_plan: list[Section]
) -> None:
    made, _missing = word(whole_plan, report_folder)
    document = docx.Document(io.BytesIO(made))
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert told == ["Coaching is at 2 and 4 is wanted."]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        kept = [name for name in parts.namelist() if name.startswith("word/media/")]
        drawing = next(name for name in kept if name.endswith(".png"))
        width = int.from_bytes(parts.read(drawing)[16:20])
    assert sorted(Path(name).suffix for name in kept) == [".png", ".svg"]
    assert width > 1300  # over the 166 mm of a line, 200 dots an inch


def test_characters_that_no_font_has_are_named(report_folder: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="0" y="9">\u0f40</text></svg>'
    block = picture(svg.encode(), "image/svg+xml", "A letter", "")
    assert word([Section("own", "Own", [block])], report_folder)[1] == ["U+0F40 TIBETAN LETTER KA"]


def test_headings_and_what_leads_in_stay_with_what_follows(opened: Callable[..., Document]) -> None:
    blocks = [header(2, "Head"), para("These are:"), bullets([[plain("one")]]), para("After.")]
    document = opened(Section("own", "Own", blocks))
    styles = {style.name: style for style in document.styles}
    assert all(styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))
    kept = {each.text: each.paragraph_format.keep_with_next for each in document.paragraphs}
    assert kept["These are:"] and not kept["one"] and not kept["After."]
    apart = {each.text: each.paragraph_format.space_before for each in document.paragraphs}
    assert apart["After."] and not apart["These are:"]  # what follows a list is no item of it


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


def test_links_lead_within_the_file_and_out_of_it(opened: Callable[..., Document]) -> None:
    blocks = [
        para(link("annex", "#annex"), link("nowhere", "#nowhere"), link("site", "https://example.org/?a=1&b"))
    ]
    document = opened(Section("own", "Own", blocks), Section("annex", "Annex", [para("x")]))
    body = [each for each in document.paragraphs if each.text.startswith("annexnowhere")]
    found = body[0].hyperlinks
    assert [each.text for each in found] == ["annex", "site"]
    assert found[1].address == "https://example.org/?a=1&b"


def test_numbers_of_a_second_list_begin_anew(opened: Callable[..., Document]) -> None:
    items = [[para("a")], [para("b")]]
    document = opened(Section("own", "Own", [numbered(items), para("x"), numbered(items)]))
    found = document.element.body.findall(f".//{qn('w:numId')}")
    lists = [each.get(qn("w:val")) for each in found]
    assert lists[0] == lists[1] != lists[2] == lists[3]


def test_text_from_right_to_left_is_marked(opened: Callable[..., Document]) -> None:
    document = opened(Section("own", "Own", [para("שלום ", strong("עולם"), " now"), para("from left")]))
    hebrew, latin = (each for each in document.paragraphs if each.style.name == "Body Text")  # type: ignore[union-attr]
    turned = [each._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in (hebrew, latin)]
    assert turned == [True, False]
    marked = [run.text for run in hebrew.runs if run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]
    assert marked == ["שלום", "עולם"]


@pytest.mark.parametrize("typed", AWKWARD)
def test_what_was_typed_comes_out_as_typed(opened: Callable[..., Document], typed: str) -> None:
    facts = dict.fromkeys(("title", "team", "session", "date", "status"), typed)
    blocks = [
        header(2, typed),
        para(typed),
        bullets([[plain(typed)]]),
        table(typed, [typed, "B"], [[typed, "b"]]),
    ]
    document = opened(Section("cover", "", [], facts), Section("own", typed, blocks))
    said = [text for _style, text in all_paragraphs(document)]
    assert said.count(typed) >= (6 if len(typed) > 250 else 7)  # at the head a long one is shortened


def test_what_xml_cannot_hold_gets_a_mark(opened: Callable[..., Document]) -> None:
    spoilt = "a\x01b\ud800c\ufffed"
    document = opened(
        Section("cover", "", [], {"team": spoilt}),
        Section("own", spoilt, [para(link(spoilt, f"https://example.org/{spoilt}"))]),
    )
    assert document.paragraphs[0].text == "a\ufffdb\ufffdc\ufffdd"


def test_an_empty_plan_is_a_file_too(opened: Callable[..., Document]) -> None:
    assert [each.text for each in opened().paragraphs] == ["Plan"]


def test_the_exporter_takes_in_what_a_facilitator_wrote(
    notebook_of: Callable[..., NotebookNode], report_folder: Path
) -> None:
    own = new_markdown_cell("# Our own words\n\n**Well** <b>said</b>")  # type: ignore[no-untyped-call]
    exporter = PlanWordExporter(report_folder=str(report_folder))  # type: ignore[no-untyped-call]
    written, resources = exporter.from_notebook_node(notebook_of(Section("a", "A", [para("kit")]), own))
    said = [each.text for each in docx.Document(io.BytesIO(written)).paragraphs]
    assert "Our own words" in said and "Well <b>said</b>" in said and "How to read this" not in said
    assert resources["output_extension"] == ".docx"
    assert resources["workshop"] == {"missing_characters": [], "left_out": []}
