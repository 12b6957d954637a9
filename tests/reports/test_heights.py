"""How high blocks are told to be, beside what typst makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typst

from workshop.reports.glyphs import Drawable, coverage
from workshop.reports.heights import FRAME, height
from workshop.reports.tree import Block, bullets, para, plain, table
from workshop.reports.typst_tree import LONG, PAGE, PAGE_HEIGHT, TypstTree

SENTENCE = "Each manager sits in on one customer visit a week and says afterwards what went well. "
WORDS = ["Pipeline", "12 March 2027", SENTENCE, SENTENCE * 6, "Öresund", "WWW" * 20]


def rows(count: int, words: list[str]) -> Block:
    return table("", ["One", "Two", "Three"], [words[:3]] * count, "lll")


@pytest.mark.parametrize("words", [WORDS, WORDS[::-1], [SENTENCE * 4] * 3], ids=["mixed", "turned", "long"])
@pytest.mark.parametrize("count", [1, 3, 9, 30])
def test_a_table_is_never_higher_than_told(project: Path, count: int, words: list[str]) -> None:
    folder = project / "kit/report"
    placed = TypstTree(Drawable(coverage(folder / "fonts"))).blocks([rows(count, words)], PAGE)[0]
    likely, most = placed["height"]
    real = measured(folder, placed)
    assert real < most
    assert real * 0.5 < likely - FRAME < real * 2
    assert placed["long"] == (likely - FRAME > LONG or most - FRAME > PAGE_HEIGHT)


def test_texts_and_lists_add_up() -> None:
    one, many = height([para(SENTENCE)], PAGE), height([para(SENTENCE), bullets([[plain("x")]] * 9)], PAGE)
    assert one.likely < one.most < many.likely < many.most < PAGE_HEIGHT


def measured(folder: Path, placed: dict[str, Any]) -> float:
    """Return the height of a block as the template sets it, in millimetres."""
    template = (folder / "plan.typ").read_text("utf-8")
    asked = (
        "#context [#metadata(measure(block(width: 166mm, "
        "place(plan.measured, top: true))).height.mm()) <height>]"
    )
    data: dict[str, Any] = {
        "meta": {"document": "", "team": "", "running": ["", ""], "date": "", "status": "", "lang": "en",
                 "region": None, "session": "", "heading": "", "title": "", "dir": "ltr",
                 "session-dir": "ltr"},
        "day": [2027, 1, 1], "look": {}, "sections": [], "families": ["Source Sans 3"], "measured": [placed],
    }  # fmt: skip
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder / "fonts"]
    )
    compiler = typst.Compiler(
        input=f"{template}\n{asked}".encode(),
        root=folder,
        font_paths=fonts,
        sys_inputs={"plan": json.dumps(data)},
    )
    found = compiler.query("<height>", field="value", one=True)
    return float(json.loads(found))
