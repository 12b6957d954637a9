"""Sections come from the kit's outputs; a facilitator's own cells are taken in or named."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

from workshop.reports.html_tree import blocks_html
from workshop.reports.reading import read, sections
from workshop.reports.text import plain_text
from workshop.reports.tree import Block, Section, para

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()
Made = Callable[..., NotebookNode]


def markdown(text: str, **more: Any) -> NotebookNode:
    cell: NotebookNode = new_markdown_cell(text, **more)  # type: ignore[no-untyped-call]
    return cell


def code(data: dict[str, Any] | None, source: str = "own()", **more: Any) -> NotebookNode:
    """Return an executed cell that somebody added, with one output or none."""
    outputs = [] if data is None else [new_output("display_data", data)]  # type: ignore[no-untyped-call]
    cell: NotebookNode = new_code_cell(source, outputs=outputs, **more)  # type: ignore[no-untyped-call]
    return cell


def own(notebook: NotebookNode) -> list[Block]:
    """Return the blocks of the one section that a notebook's own cells make."""
    [section] = sections(notebook)
    return section.blocks


def test_sections_come_in_the_order_of_the_notebook(notebook_of: Made, whole_plan: list[Section]) -> None:
    assert sections(notebook_of(*whole_plan)) == whole_plan


def test_narration_is_left_out(notebook_of: Made) -> None:
    told = markdown("Run this first", metadata={"tags": ["kit"]})
    parameters = code({"text/plain": "x"}, metadata={"tags": ["injected-parameters"]})
    reading = read(notebook_of(told, parameters))
    assert (reading.sections, reading.left_out) == ([], [])


def test_own_words_stand_where_their_cell_stands(notebook_of: Made) -> None:
    first, last = Section("a", "A", [para("a")]), Section("b", "B", [para("b")])
    found = sections(notebook_of(first, markdown("between"), markdown("# New\n\nwords\n\n## Sub"), last))
    assert [(section.name, section.title) for section in found] == [
        ("a", "A"),
        ("own-1", ""),
        ("own-2", "New"),
        ("b", "B"),
    ]
    assert plain_text(found[2].blocks) == "words Sub"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("costs $5 and $6, $x$", "<p>costs $5 and $6, $x$</p>"),
        ('`#read("s")`{=typst}', "<p>#read(&quot;s&quot;){=typst}</p>"),
        ("\\textbf{x} and \\(y\\)", None),
        ('"quoted" -- dashes...', "<p>&quot;quoted&quot; -- dashes...</p>"),
        ("Lists:\n- one\n- *two*", '<p class="leads">Lists:</p><ul><li>one</li><li><em>two</em></li></ul>'),
        ("> said", '<div class="callout note" role="note"><p>said</p></div>'),
        ("    code *here*", "<p>code *here*</p>"),
        ("~~gone~~ H~2~O x^2^", "<p>gone H2O x2</p>"),
        (
            "[away](https://example.com) [not](javascript:x)",
            '<p><a href="https://example.com">away</a> not</p>',
        ),
        ("text[^1]\n\n[^1]: note", "<p>text (note)</p>"),
        ("Term\n:   meaning", "<ul><li><p><strong>Term</strong></p>meaning</li></ul>"),
        ("| one line\n| two", "<p>one line<br>two</p>"),
        ("***", "<hr>"),
        ("---\ntitle: x\n---\n\nwords", None),
        ("@somebody [@else]", "<p>@somebody [@else]</p>"),
    ],
)
def test_markdown_is_reduced_to_the_plans_blocks(notebook_of: Made, written: str, shown: str | None) -> None:
    found = blocks_html(own(notebook_of(markdown(written))))
    if shown is not None:
        assert found == shown
    assert "<script" not in found and "math" not in found


def test_a_markdown_table_becomes_a_table(notebook_of: Made) -> None:
    [block] = own(notebook_of(markdown("| What | € |\n|---|---|\n| Course | 1,200 |\n| Room | -3.5 |")))
    written = blocks_html([block])
    assert '<th scope="col" role="columnheader">What</th>' in written
    assert written.count('class="r whole"') == 2


def test_a_frame_becomes_a_table_with_figures_set_right(notebook_of: Made) -> None:
    frame = pd.DataFrame({"cost": [1200.5, float("nan")], "why": ["<b>x</b>", "two words"]}, index=["a", "b"])
    frame.index.name = "who"
    [block] = own(notebook_of(code({"text/html": frame._repr_html_(), "text/plain": "frame"})))  # type: ignore[operator]
    assert block["t"] == "Table"
    assert [place[0]["t"] for place in block["c"][2]] == ["AlignLeft", "AlignRight", "AlignLeft"]
    assert plain_text(block["c"][3][1][0][1][0][4]) == "who"
    assert "&lt;b&gt;x&lt;/b&gt;" in blocks_html([block])


def test_cells_that_span_others_keep_the_columns(notebook_of: Made) -> None:
    spanning = (
        "<table><tr><th>a</th><th>b</th><th>c</th></tr>"
        '<tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></table>'
    )
    [block] = own(notebook_of(code({"text/html": spanning})))
    rows = block["c"][4][0][3]
    assert [[plain_text(cell[4]) for cell in row[1]] for row in rows] == [["1", "2", ""], ["", "3", "4"]]


def test_a_drawn_picture_says_what_its_cell_says(notebook_of: Made) -> None:
    source = "# caption: Hours by region\n# alt: North has 51 hours, South 44\nfigure.plot()"
    reading = read(notebook_of(code({"image/png": PNG, "text/plain": "<Figure>"}, source)))
    written = blocks_html(reading.sections[0].blocks)
    assert 'alt="North has 51 hours, South 44"' in written
    assert "<figcaption>Hours by region</figcaption>" in written
    assert reading.left_out == []


def test_a_picture_without_a_description_is_taken_in_and_named(notebook_of: Made) -> None:
    reading = read(notebook_of(code({"image/png": PNG})))
    assert 'alt="A picture without a description"' in blocks_html(reading.sections[0].blocks)
    assert reading.left_out == [
        "Cell 2 of the notebook: its picture has no description for those who can't see it. "
        'Write a line "# alt: what it shows" into the cell.'
    ]


def test_an_attached_picture_is_taken_in_and_one_from_a_file_is_named(notebook_of: Made) -> None:
    attached = markdown("![Our room](attachment:room.png)", attachments={"room.png": {"image/png": PNG}})
    reading = read(notebook_of(attached, markdown("![Elsewhere](/etc/passwd)\n\nin a line ![x](y.png)")))
    first, second, third = reading.sections[0].blocks
    assert first["t"] == "Figure"
    assert (plain_text(second), plain_text(third)) == ("Elsewhere", "in a line x")
    leaves_out = "Cell 3 of the notebook: the plan leaves out the picture "
    assert reading.left_out == [
        f"{leaves_out}'/etc/passwd': attach it to the cell as PNG.",
        f"{leaves_out}'y.png' within a line of text.",
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"text/plain": "42"}, "text/plain"),
        ({"text/html": "<b>no table</b>"}, "text/html"),
        ({"application/vnd.jupyter.widget-view+json": {}}, "application/vnd.jupyter.widget-view+json"),
        ({"image/png": "not base64"}, "image/png"),
    ],
)
def test_anything_else_is_named(notebook_of: Made, data: dict[str, Any], kind: str) -> None:
    reading = read(notebook_of(code(data)))
    assert reading.sections == []
    assert reading.left_out == [
        f"Cell 2 of the notebook: a plan takes in tables and PNG pictures, not {kind}."
    ]


def test_printed_text_and_raw_cells_are_named(notebook_of: Made) -> None:
    printing = code(None)
    printing.outputs = [new_output("stream", text="hello")]  # type: ignore[no-untyped-call]
    reading = read(notebook_of(printing, new_raw_cell("raw")))  # type: ignore[no-untyped-call]
    assert reading.left_out == [
        "Cell 2 of the notebook: a plan takes in tables and PNG pictures, not stream.",
        "Cell 3 of the notebook: a plan takes in no raw cells.",
    ]
