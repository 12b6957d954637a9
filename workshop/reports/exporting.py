"""What every exporter of a plan shares: the notebook is only read, and read once for all of them."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from workshop.reports.reading import Reading, read

READ = "workshop_reading"
"""Where in the resources stands what was read already, for the exporters of one notebook to share."""


class SectionsExporter(Exporter):
    """An exporter that places the sections of an executed notebook."""

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[Any]:
        return []

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the notebook and the resources.

        It is only read, so it is not copied as long as no preprocessor may change it: a plan's sections
        are deeply nested, and copying them takes longer than writing them.
        """
        if self._preprocessors:
            return super().from_notebook_node(nb, resources, **kw)
        return nb, self._init_resources(resources)  # type: ignore[no-untyped-call]

    def reading(self, notebook: NotebookNode, resources: dict[str, Any]) -> Reading:
        """Return what stands in the notebook, as it was read for another exporter or anew."""
        found = None if self._preprocessors else resources.get(READ)
        return found if isinstance(found, Reading) else read(notebook)
