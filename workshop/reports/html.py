"""The plan as one HTML file: an executed notebook's sections, for a phone, a laptop and a printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from workshop.kit.loading import kit_folder
from workshop.reports.cover import cover
from workshop.reports.html_tree import blocks_html, element, section_html
from workshop.reports.reading import read
from workshop.reports.text import direction
from workshop.reports.tidying import tidied
from workshop.reports.tree import Section


class PlanHTMLExporter(Exporter):
    """Writes the sections of an executed notebook as one HTML file that loads nothing from elsewhere.

    What could not be taken in stands in ``resources["workshop"]["left_out"]``, a list of sentences,
    and goes to the log.
    """

    output_mimetype = "text/html"

    report_folder = Unicode(help="The folder with plan.html and plan.css; the kit's own when not given.").tag(
        config=True
    )

    @default("report_folder")
    def _default_report_folder(self) -> str:
        return str(kit_folder() / "report")

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[Any]:
        return []

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading = read(notebook)
        for sentence in reading.left_out:
            self.log.warning(sentence)
        resources.setdefault("workshop", {}).update(missing_characters=[], left_out=list(reading.left_out))
        return html(reading.sections, Path(self.report_folder)), resources


def html(sections: Sequence[Section], folder: Path) -> str:
    """Return a plan as one HTML file, with the template and the style sheet of the folder."""
    facts = cover(sections)
    shown = [section for section in tidied(sections) if section.name != "cover"]
    template = Environment(autoescape=True).from_string((folder / "plan.html").read_text("utf-8"))
    return template.render(
        cover=facts,
        turned=direction(facts.team) == "rtl",
        contents=[section for section in shown if section.title],
        # The style sheet is the kit's own file; nothing that was typed gets into it.
        style=Markup((folder / "plan.css").read_text("utf-8")),
        body=Markup("\n".join(map(_section, shown))),  # escaped in html_tree
    )


def _section(section: Section) -> str:
    """Return a section; the rows of page one are headings right below the plan's title."""
    if section.name != "page-one":
        return section_html(section)
    return element("section", blocks_html(section.blocks, 0), id=section.name)
