"""Whatever was typed is drawn as typed, in its column and on its page."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.reports.pdf import pdf
from workshop.reports.text import direction
from workshop.reports.tree import Section, bullets, callout, div, figure, header, para, span, table

Made = Callable[..., bytes]
Pages = Callable[[bytes], list[str]]
Said = Callable[[bytes], str]

AWKWARD = [
    '<script>alert("x")</script>',
    '#read("secret.txt")',
    "| a | b |",
    "$x$ and \\(y\\)",
    "**bold** _it_ `code` ~~no~~",
    "= heading",
    "- item",
    "@label <label> // comment /* more */",
    "\\u{1} \\ -- --- ... 'q' \"q\"",
    "{{ jinja }} {% if %}",
    "&amp; &lt; &#65;",
    "Zürich Łódź Ελλάδα Привет Việt",
    "e\u0301 a\u0323\u0308",
    "🙂👩‍💻🇩🇪👍🏽 1️⃣ ⚠️",
    "مرحبا بالعالم",
    "שלום עולם",
    "上海 東京 한국어",
    "क्षत्रिय ভালো தமிழ் ภาษาไทย",
    "\U0001d5d5\U0001d5fc ① ™ ½ → ✓ ☎ ⌘",
    "ab\u202ecd",
    "\u200fmarks\u200e",
]
LONG = ["x" * 2000, "W" * 500, "上" * 500, "https://example.com/" + "a-b/" * 100]


def squeezed(text: str) -> str:
    """Return a text without blanks and without what steers it, composed alike."""
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] not in "ZC")
    return "".join(kept)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_out_as_typed(made: Made, text: str, pages: Pages) -> None:
    document = made(Section("own", "", [para(text)]))
    shown = "".join(pages(document)[0].replace("Plan", "", 1).rsplit("page 1 of 1", 1)[0].split())
    if direction(text) == "rtl" or "\u202e" in text:  # pdftotext writes these in another order
        assert sorted(squeezed(shown)) == sorted(squeezed(text))
    else:
        assert squeezed(shown) == squeezed(text)


def test_awkward_text_stands_wherever_text_may_stand(made: Made, said: Said) -> None:
    blocks = [
        *(header(2, text) for text in AWKWARD),
        bullets([[para(text)] for text in AWKWARD]),
        table(AWKWARD[0], AWKWARD[:3], [[text] * 3 for text in AWKWARD], "lrc"),
        callout("open", [para(span(text, "wrong"), " ", span(text, "figure")) for text in AWKWARD]),
        div(["columns-3"], [div([], [para(text)]) for text in AWKWARD]),
        div(["signatures"], [div(["signature"], [], name=text, role=text, date=text) for text in AWKWARD]),
        div(["row"], [para("beside")], label=AWKWARD[1]),
    ]
    facts = {"team": AWKWARD[0], "title": AWKWARD[1], "status": AWKWARD[2], "session": AWKWARD[13]}
    document = made(Section("cover", "", [], facts), Section("own", AWKWARD[5], blocks))
    assert said(document).count(AWKWARD[1]) >= 10


def test_no_file_is_read_that_an_answer_names(report_folder: Path, tmp_path: Path, said: Said) -> None:
    for part in ("plan.typ", "fonts"):
        (tmp_path / part).symlink_to(report_folder / part)
    (tmp_path / "secret.txt").write_text("in confidence")
    text = '#read("secret.txt") #include "secret.txt"'
    document, _missing = pdf([Section("own", text, [para(text), table(text, [text], [[text]])])], tmp_path)
    assert said(document).count('#read("secret.txt")') == 5
    assert "in confidence" not in said(document)


@pytest.mark.parametrize("text", LONG)
def test_a_long_word_stays_on_the_page_and_in_its_column(made: Made, text: str, tmp_path: Path) -> None:
    blocks = [
        para(text),
        header(2, text),
        bullets([[para(text)]]),
        table("", ["A", "B", "C", "D"], [[text, "b", "c", "d"], ["a", "b", text, "d"]], "llrl"),
        div(["columns-3"], [div([], [para(text)])] * 3),
        div(["row"], [para(text)], label=text[:300]),
        div(["signatures"], [div(["signature"], [], name=text, role=text, date=text)]),
    ]
    document = made(Section("cover", "", [], {"team": text, "title": text}), Section("own", text, blocks))
    file = tmp_path / "long.pdf"
    file.write_bytes(document)
    found = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True
    ).stdout
    edges = [float(right) for right in re.findall(r'xMax="([0-9.]+)"', found)]
    bottoms = [float(bottom) for bottom in re.findall(r'yMax="([0-9.]+)"', found)]
    assert len(edges) > 50
    assert max(edges) < 595.3 - 55
    assert max(bottoms) < 841.9 - 20


def test_a_character_that_no_font_has_becomes_a_box_and_is_named(report_folder: Path, said: Said) -> None:
    chart = '<svg viewBox="0 0 9 9"><text x="0" y="9">\U00012345</text></svg>'
    drawn = Section(
        "own", "\U00013000 title", [para("a\U00013000b \ue000 \ud800 \x07"), figure(chart, "A", "C")]
    )
    document, missing = pdf([drawn], report_folder)
    assert missing == [
        "U+13000 EGYPTIAN HIEROGLYPH A001",
        "U+E000 private use",
        "U+D800 half of a pair",
        "U+0007 control character",
        "U+12345 CUNEIFORM SIGN URU TIMES KI",
    ]
    assert "a□b □ □ □" in said(document)


def test_the_text_of_charts_is_set_in_every_script(made: Made, said: Said) -> None:
    texts = "".join(
        f'<text x="0" y="{10 * number}" font-size="9" text-anchor="middle">{text}</text>'
        for number, text in enumerate(("नमस्ते مرحبا 🙂👩‍💻", "x\u0323\u0301 上海 &lt;b&gt;"), start=1)
    )
    chart = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 30" width="99" height="30">{texts}</svg>'
    )
    document = made(Section("own", "", [figure(chart, "Alternative", "Caption")]))
    assert "上海 <b>" in said(document)


def test_a_drawing_made_elsewhere_keeps_its_plain_text(report_folder: Path) -> None:
    turned = '<svg viewBox="0 0 9 9"><g transform="scale(2)"><text>Zürich 上</text></g></svg>'
    _document, missing = pdf([Section("own", "", [figure(turned, "A", "C")])], report_folder)
    assert missing == ["U+4E0A CJK UNIFIED IDEOGRAPH-4E0A"]


def test_a_text_that_begins_from_the_right_is_set_from_the_right(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "right.pdf"
    file.write_bytes(made(Section("own", "", [para("שלום עולם"), para("hello")])))
    found = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True
    ).stdout
    lefts = {word: float(left) for left, word in re.findall(r'xMin="([0-9.]+)".*>(\w+)</word>', found)}
    assert lefts["hello"] < 100
    assert max(left for word, left in lefts.items() if not word.isascii()) > 400
