"""The plan as one HTML file: an executed notebook's sections, for a phone, a laptop and a printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from markupsafe import Markup
from nbformat import NotebookNode

from workshop.reports.cover import cover
from workshop.reports.dress import Dress, DressedExporter
from workshop.reports.html_tree import blocks_html, element, section_html
from workshop.reports.templates import template_text, unusable
from workshop.reports.text import direction
from workshop.reports.tidying import tidied
from workshop.reports.tree import Section


class PlanHTMLExporter(DressedExporter):
    """Writes the sections of an executed notebook as one HTML file that loads nothing from elsewhere.

    What could not be taken in stands in ``resources["workshop"]["left_out"]``, a list of sentences,
    and goes to the log.
    """

    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # as every exporter whose output is a file
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        reading = self.reading(notebook, resources)
        for sentence in reading.left_out:
            self.log.warning(sentence)
        resources.setdefault("workshop", {}).update(missing_characters=[], left_out=list(reading.left_out))
        return html(reading.sections, Path(self.report_folder), self.dress), resources


def html(sections: Sequence[Section], folder: Path, dress: Dress = Dress()) -> str:  # noqa: B008 - frozen
    """Return a plan as one HTML file, with the template and the style sheet of the folder, and a look.

    Raises
    ------
    WorkshopError
        When one of them can't be used.
    """
    facts = cover(sections)
    shown = [section for section in tidied(sections) if section.name != "cover"]
    first = [section for section in shown[:1] if section.name == "page-one"]
    rest = shown[len(first) :]
    parts = {
        "cover": facts,
        "turned": direction(facts.team) == "rtl",
        "contents": [section for section in rest if section.title],
        "logo": dress.logo_address(),
        # The style sheet is the kit's own file; nothing that was typed gets into it.
        "style": Markup(template_text(folder / "plan.css") + look_css(dress)),
        # Escaped in html_tree; body is both, for a session whose own template places them together.
        "page_one": _written(first),
        "rest": _written(rest),
        "body": _written(shown),
    }
    template = template_text(folder / "plan.html")
    try:
        return Environment(autoescape=True).from_string(template).render(parts)
    except TemplateError as error:
        raise unusable(folder / "plan.html", str(error)) from error


def _written(sections: Sequence[Section]) -> Markup:
    return Markup("\n".join(map(_section, sections)))


def look_css(dress: Dress) -> str:
    """Return the style that a company's look adds; its values were checked when they were read.

    >>> print(look_css(Dress(accent="#123456", fonts="Acme Sans")).strip())
    :root { --accent: #123456; }
    body { font-family: "Acme Sans", var(--fonts); }
    """
    set_to = {"accent": dress.accent, "stroke": dress.stroke, "tint": dress.tint}
    rules = "".join(f" --{name}: {value};" for name, value in set_to.items() if value)
    family = f'\nbody {{ font-family: "{dress.family}", var(--fonts); }}' if dress.family else ""
    return (f"\n:root {{{rules} }}" if rules else "") + family


def _section(section: Section) -> str:
    """Return a section; the rows of page one are headings right below the plan's title."""
    if section.name != "page-one":
        return section_html(section)
    return element("section", blocks_html(section.blocks, 0), id=section.name)
