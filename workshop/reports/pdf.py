"""The plan as PDF: an executed notebook's sections, set by typst from data, tagged for screen readers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, cast

import typst
from nbformat import NotebookNode

from workshop.errors import WorkshopError
from workshop.reports.apart import apart
from workshop.reports.cover import Cover, cover
from workshop.reports.dress import Dress, DressedExporter
from workshop.reports.glyphs import Drawable, coverage, named
from workshop.reports.shortening import shortened
from workshop.reports.templates import template_text, unusable
from workshop.reports.text import direction
from workshop.reports.tidying import tidied
from workshop.reports.tree import Section
from workshop.reports.typesetting import fonts_in, in_order
from workshop.reports.typst_tree import TypstTree

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
# typst's own words for a character that it cannot draw, should one get past the fonts' tables.
REFUSED = re.compile(r'the text `?"((?:[^"\\]|\\.)*)"`? could not be displayed')
# typst's own words for a picture that is none; those of the plan itself are drawn by the kit.
BROKEN_PICTURE = re.compile("failed to (?:decode image|parse SVG|decode SVG)", re.IGNORECASE)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
MOST_TRIES = 20
RUNNING = 44
"""So many characters of a name share the line at the head of a page."""
NAME = 300
"""So many characters of a name or title stand at the head of page one."""


class PlanPDFExporter(DressedExporter):
    """Writes the sections of an executed notebook as a tagged PDF.

    What could not be drawn or taken in stands in ``resources["workshop"]`` as ``missing_characters``
    and ``left_out``, lists of sentences, and goes to the log.
    """

    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading = self.reading(notebook, resources)
        document, missing = pdf(self.chosen(reading.sections), Path(self.report_folder), self.dress)
        left_out = [*reading.left_out, *look_notes(Path(self.report_folder), self.dress)]
        for sentence in left_out:
            self.log.warning(sentence)
        if missing:
            self.log.warning("No font has these characters, a box stands for each: %s.", "; ".join(missing))
        found = resources.setdefault("workshop", {})
        found.update(missing_characters=missing, left_out=left_out)
        return document, resources

    def chosen(self, sections: Sequence[Section]) -> Sequence[Section]:
        """Return the sections that the file holds: all of them."""
        return sections


class PageOnePDFExporter(PlanPDFExporter):
    """Writes page one of an executed notebook as a tagged PDF of its own, always one page."""

    def chosen(self, sections: Sequence[Section]) -> Sequence[Section]:
        """Return the facts of the document and page one."""
        return [section for section in sections if section.name in ("cover", "page-one")]


def pdf(
    sections: Sequence[Section],
    folder: Path,
    dress: Dress = Dress(),  # noqa: B008 - frozen
) -> tuple[bytes, list[str]]:
    """Return a plan as PDF, and the names of the characters that no font in the folder has.

    Raises
    ------
    WorkshopError
        When the template in the folder cannot be used.
    """
    drawable = Drawable(coverage(folder / "fonts"))
    for _try in range(MOST_TRIES):
        try:
            document = _compiled(sections, folder, drawable, dress)
        except typst.TypstError as error:
            # Found beforehand by the fonts' tables; this is for what typst sees and they don't say.
            refused = _refused(error) - drawable.refused
            if dress.logo and BROKEN_PICTURE.search(error.message):
                raise WorkshopError(
                    f"The logo {dress.logo.name} can't be drawn. Save it again as PNG or SVG."
                ) from error
            if not refused:
                raise unusable(folder / "plan.typ", error.message) from error
            drawable = Drawable(drawable.coverage, drawable.refused | refused, drawable.missing)
            drawable.missing.update(dict.fromkeys(sorted(refused)))
        else:
            return document, [named(character) for character in drawable.missing]
    raise WorkshopError(f"Too many characters of this plan are in none of the fonts in {folder / 'fonts'}.")


def _compiled(sections: Sequence[Section], folder: Path, drawable: Drawable, dress: Dress) -> bytes:
    facts = cover(sections)
    fonts, family = _dressed_fonts(folder / "fonts", dress)
    tree = TypstTree(drawable)
    data = {
        "meta": _meta(facts, tree),
        "day": [facts.day.year, facts.day.month, facts.day.day],
        "look": _look(facts, dress, tree),
        "sections": [tree.section(section) for section in tidied(sections) if section.name != "cover"],
    }
    template = template_text(folder / "plan.typ")
    # Every family that is named takes time with every word, whether or not it draws anything.
    idle = drawable.coverage.idle(json.dumps(data, ensure_ascii=False) + template)
    kit = [name for name in in_order(fonts_in(folder / "fonts").families()) if name not in idle]
    data["families"] = [*([family] if family else []), *kit]
    made_at = datetime.combine(facts.day, time(), UTC)

    def set_it() -> bytes:
        compiler = typst.Compiler(
            input=template.encode(), root=folder, font_paths=fonts, sys_inputs={"plan": json.dumps(data)}
        )
        try:
            return cast(bytes, compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=made_at))
        except BaseException as error:
            # A breakdown inside typst is no Exception; as one of ours it stops this plan and no other.
            if type(error).__module__ != "pyo3_runtime":
                raise
            raise WorkshopError(f"typst broke down while it set this plan: {error}") from error

    return apart(set_it)


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


def _look(facts: Cover, dress: Dress, tree: TypstTree) -> dict[str, Any]:
    """Return the colours that are set, and the logo with what it says to those who can't see it."""
    set_to = {"accent": dress.accent, "stroke": dress.stroke, "tint": dress.tint}
    look: dict[str, Any] = {name: value for name, value in set_to.items() if value}
    if dress.logo:
        alt = tree.drawable.text(facts.organisation or facts.session or facts.heading)
        kind = dress.logo.suffix.lower().removeprefix(".")
        look["logo"] = {"data": list(dress.logo.read_bytes()), "format": kind, "alt": alt}
    return look


def look_notes(folder: Path, dress: Dress) -> list[str]:
    """Return what a look asks for and the PDF can't have."""
    if not dress.fonts or _dressed_fonts(folder / "fonts", dress)[1]:
        return []
    return [f"No font was found for “{Path(dress.fonts).name}”; the PDF is set in the kit's own."]


def _dressed_fonts(folder: Path, dress: Dress) -> tuple[typst.Fonts, str]:
    """Return all fonts to set with, and the family that the look asks for; none where it isn't found."""
    if not dress.fonts:
        return fonts_in(folder), ""
    if dress.fonts_folder:
        families = sorted(fonts_in(dress.fonts_folder).families(), key=lambda name: (len(name), name))
        return fonts_in(folder, dress.fonts_folder), families[0] if families else ""
    fonts = fonts_in(folder, system=True)
    by_name = {name.casefold(): name for name in fonts.families()}
    return fonts, by_name.get(dress.family.casefold(), "")


def _refused(error: typst.TypstError) -> frozenset[str]:
    """Return the characters beyond ASCII that typst said it cannot draw."""
    found = REFUSED.search(error.message)
    text = ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return frozenset(character for character in text if not character.isascii())
