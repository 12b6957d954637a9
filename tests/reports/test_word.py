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
    assert width > 900  # over the 166 mm of a line, 144 dots an inch


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
