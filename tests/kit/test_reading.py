"""YAML is read with its lines, and what is no YAML is explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from workshop.kit import reading
from workshop.kit.loading import load_kit

Change = Callable[..., Sequence[str]]

AGENDA = "agendas/half-day.yaml"
WORDS = "words/form.yaml"

SYNTAX = [
    ("a: b: c", ', line 1: a text holds a colon with a space behind. Put the whole text in "double quotes".'),
    (
        "save\nto: x",
        ", line 2: the line before has no colon after its name, or this line is indented too far.",
    ),
    ("a:\n\tb: c", ", line 2: the line is indented with a tab. Use spaces."),
    ('a: b\nc: "d\ne: f', ", line 2: a quotation mark opens here and is never closed. Close it."),
    ("a: 'it's'", ", line 1: a text goes on after its closing quotation mark. Put the whole text in quotes."),
    ("a: @you", ', line 1: a text begins with @. Put the whole text in "double quotes".'),
    ("a: `you", ', line 1: a text begins with `. Put the whole text in "double quotes".'),
    ("a: %you", ', line 1: a text begins with %. Put the whole text in "double quotes".'),
    ("a: *you", ', line 1: a text begins with *. Put the whole text in "double quotes".'),
    ("a: &", ', line 1: a text begins with * or &. Put the whole text in "double quotes".'),
    ('a: "b\\d"', ", line 1: a text in double quotes holds a \\. Write it twice: \\\\."),
    ("a: [b\nc: d", ", line 2: a comma or the closing bracket is missing in a list or mapping in brackets."),
    (
        "a:\n  b: c\n d: e",
        ", line 3: the line is not indented like those it belongs to. Begin it right under them.",
    ),
    ("a: b\n---\nc: d", ", line 2: a line holds nothing but ---. Delete what follows, or make two files."),
    ("a: b\nc: \x07", ", line 2: the line holds a character that can't be shown. Type it anew."),
    ("a: [b}\nc", ", line 1: a comma or the closing bracket is missing in a list or mapping in brackets."),
    ("", ": the file is empty. Take the kit's own again."),
    ("# nothing yet", ": the file holds nothing but comments. Take the kit's own again."),
    ("a: " + "[" * 200_000, ": lists and mappings are nested too deeply. Take the kit's own again."),
    ("- " * 200_000, ": lists and mappings are nested too deeply. Take the kit's own again."),
    ("a: !thing {b: c}", ", line 1, a: takes a text. Write one."),
]


@pytest.mark.parametrize(("text", "says"), SYNTAX, ids=range(len(SYNTAX)))
def test_a_file_that_is_no_yaml_says_what_to_do(kit: Path, problems: Change, text: str, says: str) -> None:
    (kit / WORDS).write_text(text, encoding="utf-8")
    assert problems(WORDS) == (f"kit/{WORDS}{says}",)


def test_a_file_in_another_encoding_says_from_which_line(kit: Path, problems: Change) -> None:
    (kit / WORDS).write_bytes("a: b\nc: Übung".encode("latin-1"))
    assert problems(AGENDA) == (
        "kit/words/form.yaml, line 2: the file is not saved as UTF-8. Save it again with that encoding.",
    )


def test_a_file_that_begins_with_a_byte_order_mark_is_read(kit: Path, problems: Change) -> None:
    (kit / WORDS).write_text("save: Saved", encoding="utf-8-sig")
    assert problems(AGENDA) == ()
    assert load_kit(kit).words["form"] == {"save": "Saved"}


def test_a_folder_in_place_of_a_file_is_named(kit: Path, problems: Change) -> None:
    (kit / "words" / "more.yaml").mkdir()
    [problem] = problems(AGENDA)
    assert problem.startswith("kit/words/more.yaml: the file can't be read (")
    assert problem.endswith("). Check that you may open it.")


@pytest.mark.parametrize(
    ("parser", "says"),
    [
        (
            "CSafeLoader",
            ": the file can't be understood from here on.",
        ),
        ("SafeLoader", "c: holds half a character. Type the text anew."),
    ],
)
def test_half_a_character_is_refused_by_either_parser(
    kit: Path, problems: Change, monkeypatch: pytest.MonkeyPatch, parser: str, says: str
) -> None:
    monkeypatch.setattr(reading, "_Parser", getattr(yaml, parser))
    (kit / WORDS).write_text('a: b\nc: "\\uD800"', encoding="utf-8")
    [problem] = problems(WORDS)
    assert problem.startswith("kit/words/form.yaml, line 2")
    assert says in problem


def test_a_kit_is_read_alike_without_libyaml(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = load_kit(kit)
    monkeypatch.setattr(reading, "_Parser", yaml.SafeLoader)
    assert load_kit(kit) == with_libyaml
