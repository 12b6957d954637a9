"""What the slides say, as data that travels in the executed notebook.

A section of the plan is prose to be read; a slide holds fewer words, and tables and charts that stay
editable. Neither can be had from the other without guessing. So the notebook has one cell more,
`report.slides()`: a small description of each slide, worked out from the same report and checked
when it is read back. The other formats do not know its MIME type and pass it by.

A slide is a title that says what is seen, parts beneath it, and notes for who presents it. A part is

- ``lines``: sentences, each perhaps with words that lead it;
- ``table``: heads (none where the first column names the rows) and rows of plain text;
- ``bars``: a chart that its reader can edit, clustered or stacked;
- ``decision``: what is asked for, which stands out;
- ``drawing``: a picture that the kit drew, for what no table or chart of bars shows.

All else is plain text: nothing is read as markup or as a formula.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from workshop.errors import WorkshopError

if TYPE_CHECKING:  # every plan's own kernel imports this, and nbformat is slow to load
    from nbformat import NotebookNode

SIZE = re.compile(r'viewBox="0 0 ([0-9.]*[1-9][0-9.]*) ([0-9.]*[1-9][0-9.]*)"')
SLIDES_MIME = "application/vnd.workshop.slides+json"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(_Data):
    """A sentence; ``lead`` stands out before it, ``quiet`` lets it stand back."""

    text: str
    lead: str = ""
    quiet: bool = False


class Lines(_Data):
    """Sentences, one below the other."""

    kind: Literal["lines"] = "lines"
    lines: tuple[Line, ...] = Field(min_length=1)


class Table(_Data):
    """A table of plain text.

    Attributes
    ----------
    label
        What it shows, for those who don't see it.
    head
        Heads of the columns; none where the first column holds the names of the rows.
    rows
        As many cells in each as there are columns.
    widths
        Shares of the width.
    align
        One letter a column: ``l`` or ``r`` (figures).
    hidden
        How many rows the slide does without; they are counted below the table.
    """

    kind: Literal["table"] = "table"
    label: str = Field(min_length=1)
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = Field(min_length=1)
    widths: tuple[float, ...]
    align: str
    hidden: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _as_many_cells_as_columns(self) -> Table:
        columns = len(self.widths)
        lengths = {len(self.align), *map(len, self.rows), *([len(self.head)] if self.head else [])}
        if lengths != {columns}:
            raise ValueError(f"This table has {columns} widths, and rows or heads of another length.")
        return self


class Bars(_Data):
    """A chart of bars.

    ``series`` holds a name and one figure for each category; None leaves a gap. ``labels`` is how
    its figures are written, as spreadsheets say it ('0.0').
    """

    kind: Literal["bars"] = "bars"
    alt: str = Field(min_length=1)
    categories: tuple[str, ...] = Field(min_length=1)
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...] = Field(min_length=1)
    stacked: bool = False
    level: bool = False
    labels: str = "General"

    @model_validator(mode="after")
    def _as_many_figures_as_categories(self) -> Bars:
        if any(len(figures) != len(self.categories) for _, figures in self.series):
            raise ValueError("A row of this chart does not have one figure for each category.")
        return self


class Decision(_Data):
    """What is asked for, and what belongs to it."""

    kind: Literal["decision"] = "decision"
    text: str = Field(min_length=1)
    lines: tuple[Line, ...] = ()


class Drawing(_Data):
    """A picture that the kit drew, in which every text is escaped; ``alt`` says what it shows."""

    kind: Literal["drawing"] = "drawing"
    alt: str = Field(min_length=1)
    svg: str = Field(pattern="^<svg ")

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height, in its own measure."""
        found = SIZE.search(self.svg)
        return (float(found[1]), float(found[2])) if found else (1.0, 1.0)

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return its size, as large as a place allows.

        >>> Drawing(alt="A line", svg='<svg viewBox="0 0 600 200"></svg>').within(300, 50)
        (150.0, 50.0)
        """
        own = self.size
        scale = min(width / own[0], height / own[1])
        return own[0] * scale, own[1] * scale


Part = Annotated[Lines | Table | Bars | Decision | Drawing, Field(discriminator="kind")]


class Slide(_Data):
    """One slide.

    Attributes
    ----------
    name
        Which one (``gaps``).
    title
        A sentence that says what is seen.
    parts
        One below the other, or side by side where ``beside`` gives the share of the first.
    notes
        The longer text, for who presents it.
    """

    name: str
    title: str = Field(min_length=1)
    parts: tuple[Part, ...] = Field(min_length=1)
    beside: float = Field(default=0, ge=0, lt=1)
    notes: str = ""

    @model_validator(mode="after")
    def _two_side_by_side(self) -> Slide:
        if self.beside and len(self.parts) != 2:  # noqa: PLR2004 - side by side
            raise ValueError("Side by side there are two parts.")
        return self


class Deck(_Data):
    """All slides.

    Attributes
    ----------
    slides
        Those after the first, which is set from the plan's cover.
    more
        Says that there are more; ``{number}`` stands for how many.
    note
        What JupyterLab shows in the place of the slides.
    """

    slides: tuple[Slide, ...] = ()
    more: str = "+ {number}"
    note: str = ""

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, Any]:
        return {"text/plain": self.note, SLIDES_MIME: self.model_dump(mode="json")}


def read_deck(notebook: NotebookNode) -> Deck | None:
    """Return the slides that an executed notebook holds; None when it holds none.

    Raises
    ------
    WorkshopError
        When what it holds can't be read as slides.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {}).get(SLIDES_MIME)
            if data is not None:
                try:
                    return Deck.model_validate(data)
                except ValidationError as error:
                    first = error.errors()[0]
                    place = " ".join(str(part) for part in first["loc"])
                    raise WorkshopError(
                        f"The notebook's slides can't be read ({place}: {first['msg']}). Run it again from "
                        "top to bottom; it may have been run by another version of the kit."
                    ) from error
    return None
