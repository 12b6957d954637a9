"""The files that a plan is made into. To add a format, add a line; what is heavy is imported when used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from nbconvert.exporters import Exporter

    from workshop.kit.look import Look


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file that a plan is made into.

    Attributes
    ----------
    ending
        Of its name, without the dot.
    where
        The exporter, as ``module:class`` within `workshop.reports`; nbconvert knows it as workshop-…
    part
        The kit's word for what its name ends in, where a file holds a part of the plan.
    reference
        The file of the company's look that it takes its styles from.
    """

    ending: str
    where: str
    part: str = ""
    reference: Literal["", "reference_docx", "reference_pptx"] = ""

    def reference_of(self, look: Look) -> str:
        """Return the path of the file in a look that it takes its styles from; empty for none."""
        return (getattr(look, self.reference) or "") if self.reference else ""

    def exporter(self, **settings: Any) -> Exporter:
        """Return its exporter with those settings that it knows."""
        module, _, name = self.where.partition(":")
        kind: type[Exporter] = getattr(import_module(f"workshop.reports.{module}"), name)
        return kind(**{key: value for key, value in settings.items() if kind.class_traits().get(key)})


FORMATS: Mapping[str, Format] = {
    "html": Format("html", "html:PlanHTMLExporter"),
    "pdf": Format("pdf", "pdf:PlanPDFExporter"),
    "page-one": Format("pdf", "pdf:PageOnePDFExporter", part="file_name_page_one"),
    "word": Format("docx", "word.exporter:PlanWordExporter", reference="reference_docx"),
    "slides": Format("pptx", "slides.exporter:PlanSlidesExporter", reference="reference_pptx"),
    "calendar": Format("ics", "calendar:PlanCalendarExporter"),
}
"""The formats by the name that ``--format`` takes, in the order in which files are named."""
