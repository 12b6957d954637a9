"""Everything that the kit is made of may be handed on under its licence; no code of it is GPL.

pandoc, which is GPL, is a program of its own that pypandoc-binary brings along unchanged.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|MPL|Mozilla|PSF|PSFL|Python Software|CC0|Zlib|HPND|Unlicense)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|A?GPLv\d|LGPLv\d|General Public License)", re.IGNORECASE)

SAYS_NOTHING = {
    "axe-playwright-python": "MIT, by the licence file of its source; holds axe-core, which is MPL-2.0",
    "resvg-py": "MIT, by the licence file that it brings",
}
"""Packages whose metadata name no licence, and what holds."""


def licence(name: str) -> str:
    """Return all that a package's metadata say of its licence; a text that is quoted whole is cut."""
    said = metadata.metadata(name).json
    classifiers = [line for line in said.get("classifier", []) if line.startswith("License")]
    parts = [said.get("license_expression"), said.get("license"), *classifiers]
    return " / ".join(str(part)[:200] for part in parts if part)


def installed(lock: str) -> dict[str, str]:
    """Return the licence of each package that a lock names and that is installed here."""
    found = {}
    for name in re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE):
        try:
            found[name] = licence(name)
        except metadata.PackageNotFoundError:
            continue
    return found


@pytest.mark.parametrize(("lock", "at_least"), [("requirements.lock", 110), ("tests/requirements.lock", 25)])
def test_every_package_is_free_to_hand_on(project: Path, lock: str, at_least: int) -> None:
    found = installed((project / lock).read_text(encoding="utf-8"))
    assert len(found) >= at_least
    said = {name: text for name, text in found.items() if name not in SAYS_NOTHING}
    assert {name: text for name, text in said.items() if not FREE.search(text)} == {}
    assert {name: text for name, text in said.items() if COPYLEFT.search(text)} == {}


@pytest.mark.parametrize(
    "text", ["GPL-3.0-or-later", "AGPLv3", "GNU Lesser General Public License v3 (LGPLv3)"]
)
def test_copyleft_is_found(text: str) -> None:
    assert COPYLEFT.search(text)


def test_the_kit_s_own_licence_is_in_the_wheel_s_metadata() -> None:
    assert metadata.metadata("workshop-kit")["License-Expression"] == "BSD-3-Clause"


def test_fonts_come_with_their_licence(project: Path) -> None:
    fonts = [*(project / "kit").rglob("*.ttf"), *(project / "kit").rglob("*.otf")]
    assert fonts
    for folder in {font.parent for font in fonts}:
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")]
        assert any("SIL OPEN FONT LICENSE" in text.upper() for text in texts), folder
