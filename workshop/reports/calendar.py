"""The plan's dates as a calendar file: an executed notebook's dated entries."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from workshop.reports.exporting import SectionsExporter
from workshop.reports.ics import calendar

NO_DATES = "The plan has no dates yet: its calendar is empty."


class PlanCalendarExporter(SectionsExporter):
    """Writes the dated entries of an executed notebook's sections as a calendar file (.ics).

    What could not be taken in stands in ``resources["workshop"]["left_out"]``, a list of sentences,
    and goes to the log.
    """

    output_mimetype = "text/calendar"

    def _file_extension_default(self) -> str:
        return ".ics"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the calendar and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        sections = self.reading(notebook, resources).sections
        left_out = [] if any(section.dates for section in sections) else [NO_DATES]
        for sentence in left_out:
            self.log.warning(sentence)
        resources.setdefault("workshop", {}).update(missing_characters=[], left_out=left_out)
        return calendar(sections), resources
