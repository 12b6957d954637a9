"""A whole session of hostile texts, in every format: nothing runs, nothing leads out, all is there."""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import nbformat
import pikepdf
import pptx
import pytest
import vobject  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

import workshop
import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.answers.folder import create
from workshop.plan.kinds import Json
from workshop.reports import PlanResult, make_plans
from workshop.reports.calendar import identifier
from workshop.reports.files import FORMATS
from workshop.reports.reading import sections
from workshop.reports.text import closed

OWN_QUESTIONS = """
  - block: fields
    id: ours
    title: Ours
    fields:
      - {field: own/motto, own: true, kind: text, label: Our motto, longest: 300}
      - {field: own/story, own: true, kind: long, label: Our story, longest: 5000}
"""
BRAND = "<b>TOK9001</b> {team} =1+1 \u202e"
TITLE = "{{ 7*7 }} </title><script>alert('TOK9002')</script> {team} \u202b"
NAMES = (
    "../../TOK9003 =HYPERLINK(\"http://evil.example\") <img src=x onerror=alert('TOK')> {team} \u202e",
    "TOK9004" + "x" * 293,
    "Plain",
)
SECRET = "what nobody may read"
GAPS = re.compile("[\\s\u00ad\u200b\u2060]+")
FORBIDDEN_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
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
OWN_FIELDS = ([b"AUTHOR"], [b"SUBJECT"], [b"COMMENTS"], [b"TITLE"])
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ELEMENTS = """
() => [...document.querySelectorAll("*")].flatMap((each) => [
  each.tagName, ...[...each.attributes].map((one) => `${each.tagName} ${one.name}`),
]).map((each) => each.toLowerCase())
"""
ADDRESSES = """
() => [...document.querySelectorAll("[href], [src], [action], [data]")]
  .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? "elsewhere")
"""


@dataclass
class Made:
    """A team's plan, what was typed into it, and the ids of its session and team."""

    result: PlanResult
    answers: Any
    identity: str

    def file(self, name: str) -> Path:
        """Return the file of a format."""
        return dict(zip((*FORMATS, "notebook"), self.result.files, strict=True))[name]

    def lacks(self, text: str) -> list[str]:
        """Return where the texts were typed whose tokens a text lacks."""
        together = GAPS.sub("", text)
        return [path for path, token in self.answers.tokens.items() if token not in together]

    def lacks_whole(self, text: str) -> list[str]:
        """Return where the texts were typed that do not stand in a text from beginning to end."""
        together = GAPS.sub("", text)
        return [path for path, kept in self.answers.kept.items() if GAPS.sub("", kept) not in together]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with questions of its own, a hostile brand, and files that nobody may read."""
    made = create(tmp_path_factory.mktemp("hostile") / "session", title="Seed", teams=["A", "B", "C"])
    step, facts = made / "kit/exercise/00-about-us.yaml", made / "session.yaml"
    step.write_text(step.read_text("utf-8") + OWN_QUESTIONS, "utf-8")
    facts.write_text(f'{facts.read_text("utf-8")}brand: "{BRAND[:-1]}\\u202e"\n', "utf-8")
    for folder in (made, made / "notebooks", made / "kit/report"):
        (folder / "secret.txt").write_text(SECRET, "utf-8")
    return made


@pytest.fixture(scope="module")
def made(place: Path, hostile_answers: Any) -> list[Made]:
    """The plans of two teams whose every text is hostile, and of one that wrote plainly."""
    answers = workshop.answers.open(place, author="<script>alert(1)</script>")
    session = answers.session()
    framework, own = answers.kit.framework_asked(session.facts), answers.kit.own_kinds()
    given = [
        hostile_answers(1000 * number, 23 * number, framework, own, plain=name == "Plain")
        for number, name in enumerate(NAMES)
    ]
    typed: dict[tuple[str, str], Json] = {(SESSION, "session/title"): TITLE}
    for team, name, texts in zip(session.teams, NAMES, given, strict=True):
        typed[SESSION, f"teams/{team.id}/name"] = name
        typed |= {(team.id, path): value for path, value in texts.values.items()}
    latest = answers.latest()
    receipts = answers.append(
        [Edit(f"edit-{number}", *where, value, latest) for number, (where, value) in enumerate(typed.items())]
    )
    assert [(receipt.path, receipt.refused) for receipt in receipts if receipt.refused] == []
    for team, texts in zip(session.teams, given, strict=True):
        stored = {path: each.value for path, each in answers.values(team.id).items()}
        assert {path: stored[path] for path in texts.kept} == texts.kept
    answers.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))
        results = {result.team: result for result in make_plans(place)}
    assert len(results) == len(NAMES)
    return [
        Made(results[name.strip()], texts, f"{session.id}/{team.id}")
        for name, texts, team in zip(NAMES, given, session.teams, strict=True)
    ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which a dialog, an error, a warning, or a request for anything but a file itself fails."""
    context = browser.new_context()
    opened = context.new_page()
    seen: list[str] = []
    opened.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    opened.on("pageerror", lambda error: seen.append(str(error)))
    opened.on("console", lambda message: seen.append(message.text))
    opened.on("request", lambda request: seen.append(request.url) if request.url[:5] == "http:" else None)
    yield opened
    context.close()
    assert seen == []


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
                if field.split()[:1] not in ([], [b"TOC"], [b"PAGE"], [b"NUMPAGES"], *OWN_FIELDS)
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
            assert file.parent.parent == place / "plans"
            for name in (file.name, file.parent.name):
                assert not FORBIDDEN_IN_NAMES.search(name)
                assert name == name.strip(" .") and len(name) <= 100
    assert [path.name for path in place.parent.iterdir()] == ["session"]


def test_html_holds_every_text_and_makes_no_element_of_it(made: list[Made], page: Page) -> None:
    found: list[set[str]] = []
    for each in made:
        page.goto(each.file("html").as_uri())
        assert each.lacks_whole(page.evaluate("document.documentElement.textContent")) == []
        addresses = page.evaluate(ADDRESSES)
        assert all(address[:1] == "#" or address[:11] == "data:image/" for address in addresses)
        assert turned_about(page.title() + "\n" + page.locator("header.head").inner_text()) == []
        found.append(set(page.evaluate(ELEMENTS)))
    assert found[0] | found[1] <= found[2] | OF_ANY_TEXT


def test_the_notebook_holds_every_text_as_data_alone(made: list[Made], page: Page) -> None:
    found: list[set[str]] = []
    for each in made:
        notebook = nbformat.read(each.file("notebook"), as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)  # type: ignore[no-untyped-call]
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


def test_pdf_holds_every_text_runs_nothing_and_reads_no_file(made: list[Made]) -> None:
    for each in made:
        assert each.lacks(pdf_text(each.file("pdf"))) == []
        for name in ("pdf", "page-one"):
            assert SECRET not in pdf_text(each.file(name))
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
        assert len(slides) == 12
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
