"""The plan as slides: an executed notebook's description of them, written as an editable file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from workshop.kit.loading import kit_folder
from workshop.reports.cover import cover
from workshop.reports.glyphs import Drawable, coverage, named
from workshop.reports.office import OfficeExporter, family_of, logo_of
from workshop.reports.reading import OWN
from workshop.reports.slides.deck import Deck, read_deck
from workshop.reports.slides.drawings import Brush
from workshop.reports.slides.template import opened
from workshop.reports.slides.writing import presentation

REFERENCE = "reference.pptx"
NO_SLIDES = (
    "The notebook has no slides, so the file holds the first alone. Add a cell with report.slides() to it."
)


class PlanSlidesExporter(OfficeExporter):
    """Writes the slides of an executed notebook as an editable presentation.

    What the slides do without stands in ``resources["workshop"]["left_out"]``, a list of sentences, and
    goes to the log.
    """

    output_mimetype = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def _file_extension_default(self) -> str:
        return ".pptx"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the presentation and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading, deck = self.reading(notebook, resources), read_deck(notebook)
        left_out = [
            f"The slides leave out what you added to the notebook: “{section.title}”."
            for section in reading.sections
            if section.name.startswith(OWN) and section.title
        ]
        if deck is None:
            left_out.append(NO_SLIDES)
        for sentence in left_out:
            self.log.warning(sentence)
        facts, fonts = cover(reading.sections), self._fonts()
        template = opened(self._reference(), self.accent, self.stroke, family_of(self.dress))
        brush = Brush(fonts, Drawable(coverage(fonts)))
        document = presentation(deck or Deck(), facts, template, brush, logo_of(self.dress, facts, fonts))
        missing = [named(character) for character in brush.drawable.missing]
        resources.setdefault("workshop", {}).update(missing_characters=missing, left_out=left_out)
        return document, resources

    def _fonts(self) -> Path:
        own = Path(self.report_folder, "fonts")
        return own if own.is_dir() else kit_folder() / "report" / "fonts"

    def _reference(self) -> Path:
        if self.reference:
            return Path(self.reference)
        own = Path(self.report_folder, REFERENCE)
        return own if own.is_file() else kit_folder() / "report" / REFERENCE
