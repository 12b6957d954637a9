"""What is handed on to other programs: files that open, hold what was typed, and run nothing of it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pptx
import vobject  # type: ignore[import-untyped]

from workshop.reports.ics import identifier
from workshop.reports.text import closed

if TYPE_CHECKING:
    from tests.reports.hostile_session.conftest import Made

FORBIDDEN_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
OWN_FIELDS = (
    *([b"TOC"], [b"PAGEREF"], [b"PAGE"], [b"NUMPAGES"]),
    *([b"AUTHOR"], [b"SUBJECT"], [b"COMMENTS"], [b"TITLE"]),
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_text(file: Path) -> str:
    """Return all that a PDF says."""
    command = ["pdftotext", "-raw", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def turned_about(text: str) -> list[str]:
    """Return the lines of a text that would turn round what stands beside them."""
    return [line for line in text.splitlines() if closed(line) != line]


def outside(file: Path) -> list[str]:
    """Return what a Word file or a presentation has from elsewhere, and what it would work out or run."""
    found = []
    with zipfile.ZipFile(file) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith(".rels"):
                found += [
                    f"{name}: {match.decode()}" for match in re.findall(rb'<[^>]*"External"[^>]*>', content)
                ]
            elif name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(content)) as sheets:
                    found += [
                        f"{name}/{sheet}" for sheet in sheets.namelist()
                        if re.search(rb"<f[ >/]|<hyperlink|externalLink", sheets.read(sheet))
                    ]  # fmt: skip
            elif re.search(rb"hlinkClick|hlinkHover|altChunk|<w:object|oleObj", content):
                found.append(name)
            found += [
                field.decode()
                for field in re.findall(rb'<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"', content)
                for field in field
                if field.split()[:1] not in ([], *OWN_FIELDS)
            ]
    return found


def test_every_plan_is_made_and_a_warning_names_a_character_at_most(made: list[Made]) -> None:
    for each in made:
        assert each.result.error == ""
        assert len(each.result.files) == 7
        assert all(warning.startswith("No font has U+") for warning in each.result.warnings)
    assert made[-1].result.warnings == ()


def test_files_stay_in_their_folders_under_names_that_every_system_takes(
    made: list[Made], place: Path
) -> None:
    for each in made:
        for file in each.result.files:
            assert " - development plan" in file.name
            assert file.parent.parent == place / "plans"
            for name in (file.name, file.parent.name):
                assert not FORBIDDEN_IN_NAMES.search(name)
                assert name == name.strip(" .") and len(name) <= 100
    assert [path.name for path in place.parent.iterdir()] == ["session"]


def test_word_holds_every_text_and_nothing_from_elsewhere(made: list[Made]) -> None:
    for each in made:
        document = docx.Document(str(each.file("word")))
        lines = ["".join(node.itertext()) for node in document.element.body.iter(f"{WORD}p")]
        assert each.lacks_whole("".join(lines)) == []
        assert outside(each.file("word")) == []
        heads = [paragraph.text for part in document.sections for paragraph in part.header.paragraphs]
        assert turned_about("\n".join([*lines, *heads])) == []


def test_slides_hold_nothing_from_elsewhere(made: list[Made]) -> None:
    for each in made:
        assert outside(each.file("slides")) == []
        slides = pptx.Presentation(str(each.file("slides"))).slides
        lines = [
            "".join(node.itertext())
            for slide in slides
            for node in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
        ]
        assert len(slides) == 13
        assert len(lines) > 100
        assert turned_about("\n".join(lines)) == []


def test_libreoffice_opens_both_and_word_s_pages_hold_every_text(
    made: list[Made], soffice: str, tmp_path: Path
) -> None:
    for number, each in enumerate(made[:-1]):
        for name, ending in (("word", "docx"), ("slides", "pptx")):
            (tmp_path / f"{name}-{number}.{ending}").write_bytes(each.file(name).read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(file) for file in sorted(tmp_path.iterdir())]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for number, each in enumerate(made[:-1]):
        assert each.lacks(pdf_text(tmp_path / f"word-{number}.pdf")) == []
        assert "TOK" in pdf_text(tmp_path / f"slides-{number}.pdf")


def test_the_calendar_has_the_same_entries_whatever_was_typed(made: list[Made]) -> None:
    found = []
    for each in made:
        [calendar] = vobject.readComponents(each.file("calendar").read_text("utf-8"))
        assert set(calendar.contents) == {"version", "prodid", "x-wr-calname", "vevent"}
        events = calendar.contents["vevent"]
        records = ("ask", *(f"actions/actions-{number:05d}" for number in range(2)), "followups/day-30")
        assert {identifier(each.identity, record) for record in records} < {
            event.uid.value for event in events
        }
        for event in events:
            assert turned_about(event.summary.value) == []
        found.append([(set(event.contents), event.dtstart.value) for event in events])
    assert found[0] == found[1] == found[2]
