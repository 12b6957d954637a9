"""A company's look in a session's file: what is taken, and what is said of what can't be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from workshop.errors import Invalid
from workshop.kit.look import Look, contrast, fonts_folder
from workshop.kit.session_file import SessionFile, read_session_file, session_file_text

BEGINNING = "title: Spring\nday: 2027-03-15\nlook:\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session's folder with what a look may name."""
    brand = tmp_path / "session" / "brand"
    (brand / "fonts").mkdir(parents=True)
    (brand / "none").mkdir()
    (brand / "fonts" / "acme.otf").write_bytes(b"OTTO")
    (brand / "logo.svg").write_text(SVG, "utf-8")
    (brand / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (brand / "broken.svg").write_text("<svg", "utf-8")
    (brand / "broken.png").write_bytes(b"GIF89a")
    (brand / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 2_000_001)
    with zipfile.ZipFile(brand / "reference.docx", "w") as file:
        file.writestr("a", "b")
    (brand / "broken.pptx").write_text("no such thing", "utf-8")
    (tmp_path / "outside.svg").write_text(SVG, "utf-8")
    return brand.parent


def look_of(folder: Path, *lines: str) -> Look | None:
    file = folder / "session.yaml"
    file.write_text(BEGINNING + "".join(f"  {line}\n" for line in lines), "utf-8")
    return read_session_file(file).look


def test_what_a_look_names_is_taken(folder: Path) -> None:
    look = look_of(
        folder,
        "reference_docx: brand/reference.docx",
        "logo: brand/logo.svg",
        'accent: "#0B6E99"',
        "fonts: brand/fonts",
    )
    assert look == Look(
        reference_docx="brand/reference.docx", logo="brand/logo.svg", accent="#0b6e99", fonts="brand/fonts"
    )
    assert (look.text_accent, look.notes()) == ("#0b6e99", [])
    assert fonts_folder("brand/fonts", folder) == folder / "brand" / "fonts"
    assert fonts_folder("Acme Sans", folder) is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "logo: brand/lego.svg",
            "logo: there is no file “brand/lego.svg” in the session's folder. "
            "Copy it there, or mend the path.",
        ),
        (
            "logo: ../outside.svg",
            "logo: “../outside.svg” lies outside the session's folder. Copy the file into it.",
        ),
        ("logo: /etc/hosts", "logo: “/etc/hosts” lies outside the session's folder. Copy the file into it."),
        (
            "logo: brand/reference.docx",
            "logo: takes a file that ends in .png or .svg, not “brand/reference.docx”.",
        ),
        (
            "logo: brand/broken.svg",
            "logo: “brand/broken.svg” can't be read as a picture. Save it again as PNG or SVG.",
        ),
        (
            "logo: brand/broken.png",
            "logo: “brand/broken.png” can't be read as a picture. Save it again as PNG or SVG.",
        ),
        (
            "logo: brand/large.png",
            "logo: “brand/large.png” is larger than 2 MB, and every plan carries it. Take a smaller picture.",
        ),
        (
            "reference_pptx: brand/broken.pptx",
            "reference_pptx: “brand/broken.pptx” can't be opened as a file of that kind.",
        ),
        (
            "accent: blue",
            'accent: takes a colour as six digits in "double quotes", such as "#0b6e99", not “blue”. '
            "Without quotes, # begins a comment.",
        ),
        (
            "accent: #0b6e99",
            'accent: takes a colour as six digits in "double quotes", such as "#0b6e99". '
            "Without quotes, # begins a comment.",
        ),
        ("fonts: brand/none", "fonts: the folder “brand/none” holds no .otf or .ttf file."),
        (
            "fonts: brand/gone",
            "fonts: there is no folder “brand/gone” in the session's folder. "
            "Copy it there, or name a font family.",
        ),
        (
            'fonts: "Acme\\"; x"',
            "fonts: takes the name of a font family in letters and digits, or a folder of font files.",
        ),
        ("colour: brand", "colour: is not known here. Write one of these: reference_docx, reference_pptx, "
         "logo, accent, fonts."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_file_line_and_field(folder: Path, line: str, says: str) -> None:
    with pytest.raises(Invalid) as caught:
        look_of(folder, line)
    assert caught.value.problems == (f"session.yaml, line 4, look > {says}",)


@pytest.mark.parametrize(
    ("colour", "text"), [("#767676", "#767676"), ("#777777", ""), ("#ffffff", ""), ("#000000", "#000000")]
)
def test_a_colour_that_cannot_be_read_on_white_is_not_used_for_text(colour: str, text: str) -> None:
    look = Look(accent=colour)
    assert look.text_accent == text
    assert bool(look.notes()) == (not text)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast("#777777"), 2) == 4.48
    assert (
        Look(accent="#777777")
        .notes()[0]
        .startswith("The colour #777777 has a contrast of 4.4 to 1 on white; text needs 4.5 to 1.")
    )


def test_a_look_is_written_as_it_is_read_and_its_lines_wait_as_comments_otherwise(folder: Path) -> None:
    look = Look(logo="brand/logo.svg", accent="#0b6e99")
    file = folder / "session.yaml"
    plain = SessionFile(title="Spring", day="2027-03-15")  # type: ignore[arg-type]
    file.write_text(session_file_text(plain.model_copy(update={"look": look})), "utf-8")
    assert read_session_file(file).look == look
    waiting = session_file_text(plain)
    assert '#   logo: "brand/logo.svg"' in waiting
    file.write_text(waiting.replace("# look:", "look:").replace("#   logo:", "  logo:"), "utf-8")
    assert read_session_file(file).look == Look(logo="brand/logo.svg")
