"""No committed file names this machine, a package registry, or a place to load code from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written in pieces, so that this file does not find itself.
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
LOCAL = [
    r"/opt" + "/",
    "/home" + "/",
    "/root" + "/",
    "/work" + "/",
    "/tmp" + "/",
    "--find" + "-links",
]
ELSEWHERE = ["cdn" + ".", "unpkg" + ".com", "jsdelivr", "googleapis", "esm" + ".sh", "cdnjs", "skypack"]

NOWHERE = re.compile("|".join(map(re.escape, [*REGISTRIES, *LOCAL])))
NOT_ON_A_SCREEN = re.compile("|".join(map(re.escape, ELSEWHERE)))

ALLOWED: dict[str, str] = {}
"""Files that may hold such a text, and why."""

BINARY = {".png", ".docx", ".pptx", ".pdf", ".ttf", ".otf", ".woff2", ".ico"}
SHOWN = {".js", ".mjs", ".css", ".html", ".ipynb", ".typ", ".svg"}


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield each line that holds what it should not."""
    for number, line in enumerate(text.splitlines(), 1):
        if hit := pattern.search(line):
            yield f"{number}: {hit[0]}"


def test_no_file_names_a_registry_or_a_place_of_this_machine(
    project: Path, project_files: list[Path]
) -> None:
    found = {
        f"{path.as_posix()}:{line}"
        for path in project_files
        if path.suffix not in BINARY and path.as_posix() not in ALLOWED
        for line in found_in((project / path).read_text(encoding="utf-8"), NOWHERE)
    }
    assert found == set()


def test_nothing_shown_is_loaded_from_elsewhere(project: Path, project_files: list[Path]) -> None:
    shown = [path for path in project_files if path.suffix in SHOWN]
    assert len(shown) > 8
    found = {
        f"{path.as_posix()}:{line}"
        for path in shown
        for line in found_in((project / path).read_text(encoding="utf-8"), NOT_ON_A_SCREEN)
    }
    assert found == set()


@pytest.mark.parametrize("text", [*REGISTRIES, *LOCAL])
def test_such_a_text_is_found(text: str) -> None:
    assert list(found_in(f"one\nsee {text}x", NOWHERE)) == [f"2: {text}"]


def test_an_address_to_load_from_is_found() -> None:
    assert list(found_in("import 'https://" + "esm" + ".sh/preact'", NOT_ON_A_SCREEN)) == ["1: esm" + ".sh"]
