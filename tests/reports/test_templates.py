"""A template that somebody broke: which it is, what is wrong, and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.errors import WorkshopError
from workshop.reports.html import html
from workshop.reports.pdf import pdf
from workshop.reports.tree import Section

LATIN = "/* für uns */".encode("latin-1")


@pytest.mark.parametrize(
    "broken",
    [
        ("plan.css", LATIN, "it is not saved as UTF-8 text"),
        ("plan.html", LATIN, "it is not saved as UTF-8 text"),
        ("plan.typ", LATIN, "it is not saved as UTF-8 text"),
        ("plan.css", None, "No such file or directory"),
        ("plan.html", b"{% if %}", "Expected an expression, got 'end of statement block'"),
        ("plan.html", b"{{ nothing.of.this }}", "'nothing' is undefined"),
        ("plan.typ", b"#let x = (", "unclosed delimiter"),
    ],
)
def test_a_broken_template_is_named_with_what_is_wrong(
    broken: tuple[str, bytes | None, str], whole_plan: Sequence[Section], report_folder: Path, tmp_path: Path
) -> None:
    name, content, why = broken
    folder = shutil.copytree(report_folder, tmp_path / "report")
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    make: Callable[[Sequence[Section], Path], object] = pdf if name == "plan.typ" else html
    with pytest.raises(WorkshopError) as caught:
        make(whole_plan, folder)
    assert str(caught.value) == (
        f"{folder / name} could not be set: {why}. If you changed the template, undo the change or take "
        "the kit's own again."
    )
