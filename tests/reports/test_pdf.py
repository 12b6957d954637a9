"""The PDF is what was written, tagged, and the same wherever it is made."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from nbformat import NotebookNode
from pdfua import validate

from workshop.errors import WorkshopError
from workshop.reports.pdf import PlanPDFExporter, pdf
from workshop.reports.tree import (
    Section,
    bullets,
    header,
    para,
    plain,
)

Made = Callable[..., bytes]
Pages = Callable[[bytes], list[str]]
Said = Callable[[bytes], str]
SCRIPTS = "Zürich Київ مرحبا שלום 上海 नमस्ते ไทย 🙂 ½ → ✓"


def tags(document: bytes) -> list[tuple[str, str]]:
    """Return the elements of the structure tree in reading order, with their alternative texts."""

    def walk(node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S), str(node.get("/Alt", ""))
            yield from walk(node.get("/K"))

    with pikepdf.open(io.BytesIO(document)) as opened:
        return list(walk(opened.Root.StructTreeRoot.K))


def test_every_element_is_tagged_and_the_checker_finds_nothing(
    made: Made, whole_plan: list[Section], tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(made(*whole_plan))
    report = validate(str(file))
    assert list(report.findings) == []
    kinds = {kind for kind, _alternative in tags(file.read_bytes())}
    assert kinds >= {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/TFoot"}
    assert kinds >= {"/Figure", "/Caption", "/Link"}


def test_headings_skip_no_level(made: Made) -> None:
    document = made(Section("own", "", [header(5, "deep"), header(2, " \u200b"), header(3, "less deep")]))
    levels = [int(kind[2]) for kind, _alternative in tags(document) if re.fullmatch(r"/H\d", kind)]
    assert levels == [1, 2, 3]


def test_a_figure_has_its_alternative_text(made: Made, whole_plan: list[Section]) -> None:
    alternatives = [alternative for kind, alternative in tags(made(*whole_plan)) if kind == "/Figure"]
    assert alternatives == ["Coaching is at 2 and 4 is wanted."]


def test_a_long_table_repeats_its_head(made: Made, whole_plan: list[Section], pages: Pages) -> None:
    with_heads = [page for page in pages(made(*whole_plan)) if "What Kind Owner" in page.replace("\n", " ")]
    assert len(with_heads) == 2


def test_page_one_is_one_page(made: Made, whole_plan: list[Section], pages: Pages) -> None:
    first, second, *_rest = pages(made(*whole_plan))
    assert "North region" in first and "Main risk" in first and "What we want to achieve" not in first
    assert "What we want to achieve" in second


def test_the_annex_begins_a_page(made: Made, whole_plan: list[Section], pages: Pages) -> None:
    begun = [page for page in pages(made(*whole_plan)) if "How we work today" in page]
    assert len(begun) == 1
    assert begun[0].splitlines()[1] == "Annex"


def test_pages_are_numbered_and_headed_by_team_and_session(
    made: Made, whole_plan: list[Section], pages: Pages
) -> None:
    found = pages(made(*whole_plan))
    for number, page in enumerate(found, start=1):
        assert f"page {number} of {len(found)}" in page
    assert all("North region" in page and "Autumn leadership meeting" in page for page in found[1:])


def test_links_within_say_their_page(made: Made, whole_plan: list[Section], pages: Pages, said: Said) -> None:
    document = made(*whole_plan)
    annex = next(number for number, page in enumerate(pages(document), start=1) if "\nAnnex\n" in page)
    assert f"see the annex (page\u00a0{annex})".replace("\u00a0", " ") in said(document)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792)), ("", (595, 842))])
def test_the_paper_is_the_sessions(
    made: Made, whole_plan: list[Section], paper: str, size: tuple[int, int]
) -> None:
    whole_plan[0].meta["paper"] = paper
    with pikepdf.open(io.BytesIO(made(*whole_plan))) as opened:
        sizes = {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in opened.pages}
    assert sizes == {size}


def test_title_team_language_and_day_stand_in_the_file(made: Made, whole_plan: list[Section]) -> None:
    with pikepdf.open(io.BytesIO(made(*whole_plan))) as opened:
        assert opened.docinfo.Title == "North region · Development plan for front-line sales managers"
        assert opened.docinfo.Author == "North region"
        assert opened.docinfo.CreationDate == "D:20270112000000Z"
        assert opened.Root.Lang == "en-GB"


def test_the_bookmarks_are_the_sections(made: Made, whole_plan: list[Section]) -> None:
    with pikepdf.open(io.BytesIO(made(*whole_plan))) as opened, opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["North region", "What we want to achieve", "What we will do", "Signed", "Annex"]


def test_only_embedded_fonts_are_used(made: Made, whole_plan: list[Section], tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(made(*whole_plan, Section("own", "", [para(SCRIPTS)])))
    found = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout
    fonts = found.splitlines()[2:]
    assert len(fonts) > 6
    assert all(font.split()[-5] == "yes" for font in fonts), found


def test_the_same_plan_gives_the_same_bytes(made: Made, whole_plan: list[Section]) -> None:
    assert made(*whole_plan) == made(*whole_plan)


def test_a_plan_of_nothing_is_a_page(made: Made, pages: Pages) -> None:
    assert len(pages(made())) == 1
    assert len(pages(made(Section("page-one", "", []), Section("annex", "", [])))) == 1


def test_the_exporter_tells_what_is_missing(
    notebook_of: Callable[..., NotebookNode], report_folder: Path
) -> None:
    exporter = PlanPDFExporter(report_folder=str(report_folder))  # type: ignore[no-untyped-call]
    document, resources = exporter.from_notebook_node(notebook_of(Section("own", "", [para("\U00013000")])))
    assert document.startswith(b"%PDF")
    assert resources["output_extension"] == ".pdf"
    assert resources["workshop"] == {
        "missing_characters": ["U+13000 EGYPTIAN HIEROGLYPH A001"],
        "left_out": [],
    }


def test_a_broken_template_is_named(report_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fonts").symlink_to(report_folder / "fonts")
    (tmp_path / "plan.typ").write_text("#nothing-like-this")
    with pytest.raises(WorkshopError, match=r"plan\.typ could not be set: unknown variable.*undo the change"):
        pdf([], tmp_path)


def test_a_line_that_introduces_a_list_stays_on_its_page(made: Made, pages: Pages) -> None:
    for lines in range(30, 48):
        plan = Section(
            "own",
            "",
            [
                *(para(f"line {number}") for number in range(lines)),
                para("Introduced:"),
                bullets([[plain("kept")]]),
            ],
        )
        parted = pages(made(plan))
        with_lead = next(page for page in parted if "Introduced:" in page)
        assert "kept" in with_lead
    assert len(parted) > 1


def test_page_one_says_whose_plan_it_is(made: Made, pages: Pages) -> None:
    facts = Section("cover", "", [], {"team": "North", "session": "Tarnvik · Developing our sales managers"})
    first = pages(made(facts, Section("page-one", "", [para("What we want")])))[0]
    assert first.splitlines()[0] == "Tarnvik · Developing our sales managers"
