"""The plan as slides: an executed notebook's description of them, written as an editable file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from workshop.kit.loading import kit_folder
from workshop.reports.cover import cover
from workshop.reports.reading import OWN, read
from workshop.reports.slides.deck import Deck, read_deck
from workshop.reports.slides.template import opened
from workshop.reports.slides.writing import presentation

REFERENCE = "reference.pptx"
NO_SLIDES = (
    "The notebook has no slides, so the file holds the first alone. Add a cell with report.slides() to it."
)


class PlanSlidesExporter(Exporter):
    """Writes the slides of an executed notebook as an editable presentation.

    What the slides do without stands in ``resources["workshop"]["left_out"]``, a list of sentences, and
    goes to the log.
    """

    output_mimetype = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    report_folder = Unicode(
        help="The folder with fonts/ and, where it has one, reference.pptx; the kit's own when not given."
    ).tag(config=True)
    reference = Unicode(
        help="A presentation whose master and layouts are used; when not given, the report folder's, else "
        "the kit's."
    ).tag(config=True)
    accent = Unicode(help="A colour, #rrggbb, in the place of the reference's first accent.").tag(config=True)

    @default("report_folder")
    def _default_report_folder(self) -> str:
        return str(kit_folder() / "report")

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[Any]:
        return []

    def _file_extension_default(self) -> str:
        return ".pptx"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the presentation and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading, deck = read(notebook), read_deck(notebook)
        left_out = [
            f"The slides leave out what you added to the notebook: “{section.title}”."
            for section in reading.sections
            if section.name.startswith(OWN) and section.title
        ]
        if deck is None:
            left_out.append(NO_SLIDES)
        for sentence in left_out:
            self.log.warning(sentence)
        template = opened(self._reference(), self.accent)
        document = presentation(
            deck or Deck(), cover(reading.sections), template, Path(self.report_folder, "fonts")
        )
        resources.setdefault("workshop", {}).update(missing_characters=[], left_out=left_out)
        return document, resources

    def _reference(self) -> Path:
        if self.reference:
            return Path(self.reference)
        own = Path(self.report_folder, REFERENCE)
        return own if own.is_file() else kit_folder() / "report" / REFERENCE
