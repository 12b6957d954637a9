"""What the fonts cannot draw is found before typst refuses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.errors import WorkshopError
from workshop.reports.glyphs import BOX, Coverage, Drawable, clusters, coverage, invisible, named
from workshop.reports.pdf import pdf
from workshop.reports.tree import Section, para


@pytest.fixture(scope="session")
def fonts(report_folder: Path) -> Coverage:
    """What the shipped fonts draw."""
    return coverage(report_folder / "fonts")


@pytest.mark.parametrize(
    "text",
    [
        "Ærøskøbing, Kraków, Đà Nẵng, Ἀθῆναι, Київ, Тоҷикистон",
        "العربية فارسی اردو עברית ދިވެހި",
        "हिन्दी বাংলা ગુજરાતી ਪੰਜਾਬੀ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල ଓଡ଼ିଆ",
        "ไทย ລາວ မြန်မာ ខ្មែរ አማርኛ ქართული հայերեն",
        "中文简体 日本語カナ 한국어",
        "€ £ ¥ ₹ ₩ ₿ ≥ ≠ ± \u00d7 ∑ √ → ⇒ ✓ ✗ ☐ ★ ♥ ① ⅔ ° µ № § ¶ • … \u2013 — “ ” \u201a \u2019 «»",
        "🙂 🎯 🚀 👩‍💻 👨‍👩‍👧 👍🏽 🇩🇪 🏳️‍🌈 1️⃣ ❤️ ⚠️ ☎️",
        "a\u00a0b\u2009c\u202fd\u3000e\u00ad\u200b\u200d\u2060\ufeff\u202a\u202c\u2066\u2069",
        "e\u0301 o\u0323\u0302 n\u0303",
    ],
)
def test_the_shipped_fonts_draw_what_people_write(fonts: Coverage, text: str) -> None:
    drawable = Drawable(fonts)
    assert drawable.text(text) == text
    assert list(drawable.missing) == []


@pytest.mark.parametrize(
    ("text", "drawn", "missing"),
    [
        ("a\U00013000b", f"a{BOX}b", ["\U00013000"]),
        ("\U00013000\u0301", BOX, ["\U00013000"]),
        ("a\U0001e130b", f"a{BOX}b", ["\U0001e130"]),
        ("x\ue000", f"x{BOX}", ["\ue000"]),
        ("x\u0378", f"x{BOX}", ["\u0378"]),
        ("x\x1b", f"x{BOX}", ["\x1b"]),
        ("x\ud83d", f"x{BOX}", ["\ud83d"]),
        ("\U00013000 \U00013000", f"{BOX} {BOX}", ["\U00013000"]),
    ],
)
def test_a_box_stands_for_what_is_missing(fonts: Coverage, text: str, drawn: str, missing: list[str]) -> None:
    drawable = Drawable(fonts)
    assert drawable.text(text) == drawn
    assert list(drawable.missing) == missing


def test_a_mark_that_no_font_has_with_its_letter_becomes_a_box() -> None:
    apart = Drawable(Coverage((frozenset(map(ord, "ab")), frozenset({0x0301}))))
    assert apart.text("a\u0301b") == f"a{BOX}b"
    assert list(apart.missing) == ["\u0301"]


def test_a_letter_and_its_mark_may_be_one_character_of_the_font() -> None:
    composed = Drawable(Coverage((frozenset({ord("é")}),)))
    assert composed.text("e\u0301") == "e\u0301"


def test_what_is_drawn_as_one_stays_together() -> None:
    text = "ae\u0301👩‍💻x\ufe0f👍🏽क\u094d"
    assert list(clusters(text)) == ["a", "e\u0301", "👩‍💻", "x\ufe0f", "👍🏽", "क\u094d"]


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_characters_are_called_by_number_and_name() -> None:
    assert [named(character) for character in "\u0f40\ue000\u0378\x07\ud83d"] == [
        "U+0F40 TIBETAN LETTER KA",
        "U+E000 private use",
        "U+0378 unassigned",
        "U+0007 control character",
        "U+D83D half of a pair",
    ]
    assert invisible("\u2066") and not invisible("x")


def test_a_font_that_somebody_adds_is_used(report_folder: Path, tmp_path: Path) -> None:
    for file in (report_folder / "fonts").glob("SourceSans3-*.otf"):
        shutil.copy(file, tmp_path)
    assert not coverage(tmp_path).draws("ე")
    shutil.copy(report_folder / "fonts" / "NotoSansGeorgian-Regular.ttf", tmp_path)
    assert coverage(tmp_path).draws("ე")


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="There are no fonts in"):
        coverage(tmp_path)
    (tmp_path / "broken.ttf").write_bytes(b"nothing of the kind")
    with pytest.raises(WorkshopError, match=r"broken\.ttf is no font that can be read .*Take it out"):
        coverage(tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_no_text_stops_a_plan(report_folder: Path, text: str) -> None:
    document, _missing = pdf([Section("own", text, [para(text)])], report_folder)
    assert document.startswith(b"%PDF")


def test_typst_draws_the_characters_that_the_fonts_say_they_have(
    report_folder: Path, fonts: Coverage
) -> None:
    drawable = Drawable(fonts)
    every = sorted(set().union(*fonts.fonts))[::17]
    text = " ".join(drawable.text(chr(code)) for code in every if code > 32)
    document, missing = pdf([Section("own", "", [para(text)])], report_folder)
    assert len(every) > 1_000
    assert missing == []
    assert document.startswith(b"%PDF")


def test_every_font_says_that_it_may_be_shared(report_folder: Path) -> None:
    files = [file for file in (report_folder / "fonts").iterdir() if file.suffix in {".ttf", ".otf"}]
    assert len(files) > 20
    for file in files:
        with TTFont(file, lazy=True) as font:
            assert "Open Font License" in str(font["name"].getDebugName(13)), file
    assert len(list((report_folder / "fonts").glob("OFL-*.txt"))) == 2
    assert sum(file.stat().st_size for file in files) < 8_000_000
