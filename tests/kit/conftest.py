"""A kit of two steps that tests copy and break."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.errors import Invalid
from workshop.kit.loading import Kit, load_kit

Change = Callable[..., Sequence[str]]
HERE = Path(__file__).resolve().parent


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """The folder of a small kit without a fault."""
    return Path(shutil.copytree(HERE / "small-kit", tmp_path / "kit"))


@pytest.fixture
def small_kit() -> Kit:
    """The same kit, loaded."""
    return load_kit(HERE / "small-kit")


@pytest.fixture
def problems(kit: Path) -> Change:
    """Change texts in a file of the kit (old, new, old, new …), and return what loading complains of."""

    def changed(file: str, *changes: str) -> Sequence[str]:
        path = kit / file
        text = path.read_text(encoding="utf-8")
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        return complaints(kit)

    return changed


def complaints(folder: Path) -> Sequence[str]:
    """What loading a kit complains of; nothing when there is nothing."""
    try:
        load_kit(folder)
    except Invalid as reason:
        assert str(reason) == "\n".join(reason.problems)
        return reason.problems
    return ()
