"""A company's look in the HTML plan and the PDF."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfua import validate

import workshop
import workshop.answers
from workshop.errors import WorkshopError
from workshop.reports import make_plans
from workshop.reports.dress import Dress
from workshop.reports.files import FORMATS
from workshop.reports.html import html
from workshop.reports.pdf import look_notes, pdf
from workshop.reports.tree import Section, para

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/></svg>'
PLAN = [
    Section("cover", "", [], {"team": "North", "organisation": "Tarnvik & Sons", "session": "Spring"}),
    Section("page-one", "", [para("What we want")]),
]


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    file = tmp_path / "logo.svg"
    file.write_text(SVG, "utf-8")
    return file


def test_the_logo_stands_at_the_head_with_the_organisation_s_name(logo: Path, report_folder: Path) -> None:
    written = html(PLAN, report_folder, Dress(logo=logo))
    address = base64.b64encode(SVG.encode()).decode()
    assert f'<img class="logo" src="data:image/svg+xml;base64,{address}" alt="Tarnvik &amp; Sons">' in written
    assert written.index("<img") < written.index("<h1")
    assert "<img" not in html(PLAN, report_folder)


def test_the_pdf_with_logo_and_colours_stays_tagged(logo: Path, report_folder: Path, tmp_path: Path) -> None:
    look = Dress(accent="#7a1f5c", stroke="#f2a900", logo=logo)
    document, missing = pdf(PLAN, report_folder, look)
    assert missing == []
    file = tmp_path / "plan.pdf"
    file.write_bytes(document)
    assert list(validate(str(file)).findings) == []
    with pikepdf.open(file) as opened:
        alternatives = [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert alternatives == ["Tarnvik & Sons"]


def test_a_logo_that_cannot_be_drawn_is_named(report_folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "logo.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(WorkshopError) as caught:
        pdf(PLAN, report_folder, Dress(logo=broken))
    assert str(caught.value) == "The logo logo.png can't be drawn. Save it again as PNG or SVG."


def test_colours_go_where_they_can_be_read(report_folder: Path) -> None:
    written = html(PLAN, report_folder, Dress(stroke="#f2a900"))
    assert ":root { --stroke: #f2a900; --tint: #fefaf0; }" in written
    assert "--accent: #0b6e99;" in written
    assert 'font-family: "Acme Sans", var(--fonts)' in html(PLAN, report_folder, Dress(fonts="Acme Sans"))


def test_fonts_are_used_where_they_are_found_and_said_to_be_missing_where_not(report_folder: Path) -> None:
    document, _ = pdf(PLAN, report_folder, Dress(fonts=str(report_folder / "fonts")))
    assert document.startswith(b"%PDF-")
    assert look_notes(report_folder, Dress(fonts=str(report_folder / "fonts"))) == []
    assert look_notes(report_folder, Dress(fonts="No Such Family At All")) == [
        "No font was found for “No Such Family At All”; the PDF is set in the kit's own."
    ]


def test_a_session_s_look_reaches_its_plans_and_its_notes_the_closing_table(
    sample_session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))
    (sample_session / "logo.svg").write_text(SVG, "utf-8")
    file = sample_session / "session.yaml"
    look = 'brand: Tarnvik\nlook:\n  logo: logo.svg\n  accent: "#f2a900"\n'
    file.write_text(f"{file.read_text('utf-8')}\n{look}", "utf-8")
    [result] = make_plans(sample_session, ["Nordics"], ["html", "page-one"])
    assert result.error == ""
    assert result.warnings == (
        "The colour #f2a900 has a contrast of 2.0 to 1 on white; text needs 4.5 to 1. "
        "It is used for lines, and text keeps the kit's own colour.",
    )
    assert 'alt="Tarnvik"' in result.files[0].read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_an_exporter_is_told_what_it_knows_to_use_and_nothing_else(
    name: str, logo: Path, notebook_of: Callable[..., Any]
) -> None:
    settings = {"accent": "#7a1f5c", "logo": str(logo), "no_such_setting": "x"}
    exporter = FORMATS[name].exporter(**settings)
    for setting in ("accent", "logo"):
        if exporter.has_trait(setting):
            assert getattr(exporter, setting) == settings[setting]
    content, resources = exporter.from_notebook_node(notebook_of(*PLAN))
    assert content
    assert resources["output_extension"] == f".{FORMATS[name].ending}"


def test_a_logo_that_is_gone_stops_the_plans_and_no_form(sample_session: Path) -> None:
    file = sample_session / "session.yaml"
    before = file.read_text("utf-8")
    file.write_text(f"{before}\nlook:\n  logo: gone.svg\n", "utf-8")
    answers = workshop.answers.open(sample_session)
    assert len(answers.session().teams) == 4
    answers.close()
    with pytest.raises(WorkshopError) as caught:
        make_plans(sample_session)
    assert str(caught.value) == (
        f"session.yaml, line {before.count(chr(10)) + 3}, look > logo: there is no file “gone.svg” "
        "in the session's folder. Copy it there, or mend the path."
    )
