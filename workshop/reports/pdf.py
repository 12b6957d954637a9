"""The plan as PDF: an executed notebook's sections, set by typst from data, tagged for screen readers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from workshop.errors import WorkshopError
from workshop.kit.loading import kit_folder
from workshop.reports.cover import Cover, cover
from workshop.reports.glyphs import OWN_FAMILY, Drawable, coverage, named
from workshop.reports.reading import read
from workshop.reports.shortening import shortened
from workshop.reports.text import direction
from workshop.reports.tidying import tidied
from workshop.reports.tree import Section
from workshop.reports.typst_tree import TypstTree

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
# typst's own words for a character that it cannot draw, should one get past the fonts' tables.
REFUSED = re.compile(r'the text `?"((?:[^"\\]|\\.)*)"`? could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
MOST_TRIES = 20
RUNNING = 44
"""So many characters of a name share the line at the head of a page."""
NAME = 300
"""So many characters of a name or title stand at the head of page one."""
# Emoji before the symbols: only the emoji font joins several characters to one picture.
FIRST_FAMILIES = (OWN_FAMILY, "Noto Sans", "Noto Emoji")


class PlanPDFExporter(Exporter):
    """Writes the sections of an executed notebook as a tagged PDF.

    What could not be drawn or taken in stands in ``resources["workshop"]`` as ``missing_characters``
    and ``left_out``, lists of sentences, and goes to the log.
    """

    output_mimetype = "application/pdf"

    report_folder = Unicode(help="The folder with plan.typ and fonts/; the kit's own when not given.").tag(
        config=True
    )

    @default("report_folder")
    def _default_report_folder(self) -> str:
        return str(kit_folder() / "report")

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[Any]:
        return []

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading = read(notebook)
        document, missing = pdf(reading.sections, Path(self.report_folder))
        for sentence in reading.left_out:
            self.log.warning(sentence)
        if missing:
            self.log.warning("No font has these characters, a box stands for each: %s.", "; ".join(missing))
        found = resources.setdefault("workshop", {})
        found.update(missing_characters=missing, left_out=list(reading.left_out))
        return document, resources


def pdf(sections: Sequence[Section], folder: Path) -> tuple[bytes, list[str]]:
    """Return a plan as PDF, and the names of the characters that no font in the folder has.

    Raises
    ------
    WorkshopError
        When the template in the folder cannot be used.
    """
    drawable = Drawable(coverage(folder / "fonts"))
    for _try in range(MOST_TRIES):
        try:
            document = _compiled(sections, folder, drawable)
        except typst.TypstError as error:
            # Found beforehand by the fonts' tables; this is for what typst sees and they don't say.
            refused = _refused(error) - drawable.refused
            if not refused:
                raise WorkshopError(
                    f"{folder / 'plan.typ'} could not be set: {error.message}. If you changed the template, "
                    "undo the change or take the kit's own again."
                ) from error
            drawable = Drawable(drawable.coverage, drawable.refused | refused, drawable.missing)
            drawable.missing.update(dict.fromkeys(sorted(refused)))
        else:
            return document, [named(character) for character in drawable.missing]
    raise WorkshopError(f"Too many characters of this plan are in none of the fonts in {folder / 'fonts'}.")


def _compiled(sections: Sequence[Section], folder: Path, drawable: Drawable) -> bytes:
    facts = cover(sections)
    fonts = _fonts(folder / "fonts")
    tree = TypstTree(drawable)
    data = {
        "meta": _meta(facts, tree),
        "day": [facts.day.year, facts.day.month, facts.day.day],
        "families": _in_order(fonts.families()),
        "sections": [tree.section(section) for section in tidied(sections) if section.name != "cover"],
    }
    template = (folder / "plan.typ").read_bytes()
    compiler = typst.Compiler(
        input=template, root=folder, font_paths=fonts, sys_inputs={"plan": json.dumps(data)}
    )
    made_at = datetime.combine(facts.day, time(), UTC)
    try:
        return cast(bytes, compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=made_at))
    except BaseException as error:
        # A breakdown inside typst is no Exception; as one of ours it stops this plan and no other.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise WorkshopError(f"typst broke down while it set this plan: {error}") from error


def _meta(facts: Cover, tree: TypstTree) -> dict[str, Any]:
    tag = facts.language.split("-")
    written = {
        name: tree.text(shortened(getattr(facts, name), NAME))
        for name in ("title", "subtitle", "team", "session", "status", "date", "heading")
    }
    return {
        **written,
        "running": [tree.text(shortened(text, RUNNING)) for text in (facts.heading, facts.session)],
        "document": tree.drawable.text(facts.document),
        "author": tree.drawable.text(facts.team),
        "dir": direction(facts.team),
        "session-dir": direction(facts.session),
        "lang": tag[0],
        "region": tag[-1] if len(tag) > 1 and len(tag[-1]) == 2 else None,  # noqa: PLR2004 - a region's code
        "paper": facts.paper,
    }


def _in_order(families: Sequence[str]) -> list[str]:
    first = [family for family in FIRST_FAMILIES if family in families]
    return [*first, *sorted(set(families) - set(first))]


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _refused(error: typst.TypstError) -> frozenset[str]:
    """Return the characters beyond ASCII that typst said it cannot draw."""
    found = REFUSED.search(error.message)
    text = ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return frozenset(character for character in text if not character.isascii())
