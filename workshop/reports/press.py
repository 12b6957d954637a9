"""Sheets of paper, set by typst from data: nothing of what people typed is read as markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import typst

from workshop.kit.formats import Formats
from workshop.kit.loading import kit_folder
from workshop.plan.session import SessionFacts
from workshop.reports.glyphs import Drawable, coverage
from workshop.reports.templates import template_text, unusable
from workshop.reports.typesetting import fonts_in, in_order


def printed(place: Path, template: str, facts: SessionFacts, given: Mapping[str, Any]) -> bytes:
    """Return sheets as PDF, tagged for screen readers.

    Parameters
    ----------
    place
        The session's folder; its own template is used where its kit has one, else the program's.
    template
        The template's name in ``kit/report``. The data is JSON in ``sys.inputs``, under its own name.
    facts
        The session's, for its language and its paper.
    given
        What the template sets. Every text in it is set as it is; a character that no font has, as a box.

    Raises
    ------
    WorkshopError
        When the template can't be used.
    """
    own = place / "kit" / "report"
    folder = own if (own / template).is_file() else kit_folder() / "report"
    formats, fonts = Formats(facts.language, facts.currency), fonts_in(folder / "fonts")
    data = {
        "lang": formats.locale.language,
        "paper": formats.paper,
        "families": in_order(fonts.families()),
        **_drawn(given, Drawable(coverage(folder / "fonts"))),
    }
    compiler = typst.Compiler(
        input=template_text(folder / template).encode(),
        root=folder,
        font_paths=fonts,
        sys_inputs={Path(template).stem: json.dumps(data)},
    )
    try:
        return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        raise unusable(folder / template, error.message) from error


def _drawn(value: Any, drawable: Drawable) -> Any:
    if isinstance(value, str):
        return drawable.text(value)
    if isinstance(value, Mapping):
        return {key: _drawn(each, drawable) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawn(each, drawable) for each in value]
    return value
