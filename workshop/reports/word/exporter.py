"""The plan as a Word file: an executed notebook's sections, in the styles of a reference file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from nbformat import NotebookNode

from workshop.errors import WorkshopError
from workshop.kit.loading import kit_folder
from workshop.reports.cover import cover
from workshop.reports.dress import Dress
from workshop.reports.glyphs import Drawable, coverage, named
from workshop.reports.office import Logo, OfficeExporter, family_of, logo_of, without_preview
from workshop.reports.tidying import tidied
from workshop.reports.tree import Block, Section
from workshop.reports.word import pages
from workshop.reports.word.fitting import fitted
from workshop.reports.word.inlines import Inlines
from workshop.reports.word.lists import Lists
from workshop.reports.word.pictures import Pictures
from workshop.reports.word.styles import Styles
from workshop.reports.word.tree import WordTree

REFERENCE = "reference.docx"
AS_IT_IS = Dress()
FEWEST = 2
"""Contents of fewer sections say nothing."""
DAY_OF_ALL_FILES = (1980, 1, 1, 0, 0, 0)


class PlanWordExporter(OfficeExporter):
    """Writes the sections of an executed notebook as a Word file that people go on working in.

    Characters of drawings that no font has and what could not be taken in stand in
    ``resources["workshop"]`` as ``missing_characters`` and ``left_out``, lists of sentences, and go to
    the log.
    """

    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def _file_extension_default(self) -> str:
        return ".docx"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the Word file and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading = self.reading(notebook, resources)
        document, missing = word(reading.sections, Path(self.report_folder), self.reference, self.dress)
        for sentence in reading.left_out:
            self.log.warning(sentence)
        if missing:
            self.log.warning("No font has these characters, a box stands for each: %s.", "; ".join(missing))
        found = resources.setdefault("workshop", {})
        found.update(missing_characters=missing, left_out=list(reading.left_out))
        return document, resources


def word(
    sections: Sequence[Section], folder: Path, reference: str = "", dress: Dress = AS_IT_IS
) -> tuple[bytes, list[str]]:
    """Return a plan as a Word file, and the names of the characters that drawings lack.

    Parameters
    ----------
    sections
        The plan.
    folder
        The folder with ``reference.docx`` and ``fonts``; the kit's stand in for what it lacks.
    reference
        The path of another reference file.
    dress
        A company's colours, logo and font, in place of the kit's.

    Raises
    ------
    WorkshopError
        When the reference file, the colour or the logo cannot be used.
    """
    kit_report = kit_folder() / "report"
    own = Path(reference) if reference else folder / REFERENCE
    document = _opened(own if reference or own.is_file() else kit_report / REFERENCE)
    fonts = folder / "fonts" if (folder / "fonts").is_dir() else kit_report / "fonts"
    drawable = Drawable(coverage(fonts))
    pictures = Pictures(document, fonts, drawable)
    logo = logo_of(dress, cover(sections), fonts)
    styles = _write(document, _opened(kit_report / REFERENCE), sections, pictures, logo)
    styles.dressed(dress.accent, dress.stroke or dress.accent, family_of(dress))
    return _saved(document), [named(character) for character in drawable.missing]


def _opened(path: Path) -> Document:
    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile, OSError) as error:
        raise WorkshopError(
            f"{path} cannot be read as a Word file. Open it in Word, save it as .docx and try again."
        ) from error


def _write(
    document: Document, kit: Document, sections: Sequence[Section], pictures: Pictures, logo: Logo | None
) -> Styles:
    facts = cover(sections)
    shown = [section for section in tidied(sections) if section.name != "cover"]
    styles = Styles(document, kit)
    contents_word = pages.template_words(document, "TOC Heading", "Contents")
    date_word = pages.template_words(document, "Signature", "Date")
    pages.emptied(document)
    pages.set_paper(document, styles, facts.paper)
    room = pages.text_width(document)
    inlines = Inlines(document, styles, pictures, _anchors(shown))
    tree = WordTree(styles, Lists(document, styles), inlines, room, date_word)
    first = [section for section in shown[:1] if section.name == "page-one"]
    rest = shown[len(first) :]
    titled = [section for section in rest if section.title]
    written = pages.logo_line(logo, styles, pictures) if logo else []
    written += pages.head(facts, styles, inlines, room)
    for section in first:
        fitted(styles, section, room, pages.below_title(document, facts, logo))
        written += tree.section(section)
    if len(titled) >= FEWEST:
        written += pages.contents(titled, styles, inlines, contents_word, on_new_page=bool(first))
    for section in rest:
        written += tree.section(section)
    for number, each in enumerate(written):
        document.element.body.insert(number, each)
    pages.set_head_and_foot(document, kit, styles, facts)
    pages.set_facts(document, facts)
    return styles


def _anchors(sections: Sequence[Section]) -> dict[str, str]:
    """Return a bookmark's name for every place that a link may go to."""
    names = [name for section in sections for name in (section.name, *_names(section.blocks)) if name]
    return {name: f"_Toc{number:09d}" for number, name in enumerate(dict.fromkeys(names), start=1)}


def _names(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block["t"] == "Header":
            yield block["c"][1][0]
        elif block["t"] == "Div":
            yield from _names(block["c"][1])


def _saved(document: Document) -> bytes:
    """Return the file; the same plan gives the same bytes, whenever it is made."""
    made, packed = io.BytesIO(), io.BytesIO()
    without_preview(document.part.package.rels)
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in parts.infolist():
            target.writestr(
                zipfile.ZipInfo(part.filename, DAY_OF_ALL_FILES),
                parts.read(part),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return packed.getvalue()
