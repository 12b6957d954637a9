"""JSON is read with its lines, and what is no JSON is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.kit.json_reading import read_json
from workshop.kit.reading import Source

TEXT = """\
{
  "title": "A \\"quoted\\" {title}, with [brackets]: and more",
  "teams": [
    {"id": 1, "values": {"a/b": 4.50,
      "c": -2, "d": true, "e": null}},
    [], {}
  ]
}
"""


def read(folder: Path, text: str) -> tuple[Source | None, list[str]]:
    """What a file of that text holds, and what is wrong with it."""
    file = folder / "small.json"
    file.write_text(text, encoding="utf-8")
    problems: list[str] = []
    return read_json(file, "small.json", problems), problems


def test_values_come_with_their_lines_and_decimals_as_they_were_written(tmp_path: Path) -> None:
    source, problems = read(tmp_path, TEXT)
    assert source is not None and problems == []
    assert source.value == {
        "title": 'A "quoted" {title}, with [brackets]: and more',
        "teams": [{"id": 1, "values": {"a/b": "4.50", "c": -2, "d": True, "e": None}}, [], {}],
    }
    assert source.lines == {
        (): 1,
        ("title",): 2,
        ("teams",): 3,
        ("teams", 0): 4,
        ("teams", 0, "id"): 4,
        ("teams", 0, "values"): 4,
        ("teams", 0, "values", "a/b"): 4,
        ("teams", 0, "values", "c"): 5,
        ("teams", 0, "values", "d"): 5,
        ("teams", 0, "values", "e"): 5,
        ("teams", 1): 6,
        ("teams", 2): 6,
    }


WRONG = [
    ('{"a": 1\n"b": 2}', ", line 2: a comma is missing before this, or a bracket is not closed."),
    ('{"a": 1,\n}', ', line 2: a name must stand in "double quotes"; the last one needs no comma.'),
    ("{a: 1}", ', line 1: a name must stand in "double quotes"; the last one needs no comma.'),
    ('{"a": "b\nc"}', ", line 1: a text goes on over the end of the line. Write \\n for a new line."),
    ('{"a": 1, "b": "c}', ", line 1: a quotation mark opens here and is never closed. Close it."),
    ('{"a": "\\d"}', ", line 1: a text holds a \\. Write it twice: \\\\."),
    ('{"a": }', ", line 1: a text, a figure, true, false or null is missing here."),
    ('{"a" 1}', ", line 1: a colon is missing between a name and what it holds."),
    ("{}\n\n}", ", line 3: something follows after the end. Delete it."),
    ("[" * 200_000, ": the file is nested too deeply, or holds a figure that is too long."),
    (f'{{"a": {"9" * 5000}}}', ": the file is nested too deeply, or holds a figure that is too long."),
    ('{"a": 1,\n"b": ["\\ud800"]}', ", line 2, b > item 1: holds half a character. Type the text anew."),
    ('{"a": {"\\udfff": 1}}', ", line 1, a: holds half a character. Type the text anew."),
    ("  \n", ": the file is empty. Take the kit's own again."),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=range(len(WRONG)))
def test_a_file_that_is_no_json_says_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    assert read(tmp_path, text) == (None, [f"small.json{says}"])


def test_an_entry_that_is_given_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    _, problems = read(tmp_path, '{"a": {"b": 1,\n"c": 2,\n"b": 3}}')
    assert problems == ["small.json, line 3, a > b: is given twice, first on line 1. Keep one of the two."]
