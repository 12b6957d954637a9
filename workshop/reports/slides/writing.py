"""From what the slides say to a presentation with real titles, tables, charts, notes and footers."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from workshop.reports.cover import Cover
from workshop.reports.measuring import Box, fitted, largest, text_height
from workshop.reports.office import Logo, checked_in, without_preview
from workshop.reports.shortening import shortened
from workshop.reports.slides.charts import add_bars
from workshop.reports.slides.deck import Bars, Decision, Deck, Drawing, Line, Lines, Part, Slide, Table
from workshop.reports.slides.drawings import Brush
from workshop.reports.slides.tables import add_table
from workshop.reports.slides.template import BODIES, FOOT, Template
from workshop.reports.slides.texts import Hand, clean, decorative, described

TITLE_SIZES, TITLE_LINES = (28, 26, 24), 2
COVER_SIZES, COVER_LINES = (44, 38, 32, 28), 3
LINE_SIZES, LINE_LINES = (18, 16, 14, 13, 12), 4
DECISION_SIZES = (20, 18, 16)
GAP = 24.0
MOST_AFTER = 0.4
"""Sentences below a table or chart take at most such a share of the height."""
LONGEST_FOOT = 70
LONGEST_PROPERTY = 255
POINT = 12700
LOGO, LOGO_TOP = (150.0, 48.0), 36.0
"""A logo's place on the first slide, and where it begins."""
BAR = 3.0


def presentation(
    deck: Deck, facts: Cover, template: Template, brush: Brush, logo: Logo | None = None
) -> bytes:
    """Return the slides as a file of PowerPoint's kind."""
    writer = _Writer(deck, facts, template, Hand(checked_in(facts.language)), brush)
    writer.cover(logo)
    for slide in deck.slides:
        writer.slide(slide)
    properties = template.presentation.core_properties
    properties.title, properties.author = (
        clean(shortened(text, LONGEST_PROPERTY)) for text in (facts.document, facts.team)
    )
    properties.language, properties.subject = (
        facts.language,
        clean(shortened(facts.session, LONGEST_PROPERTY)),
    )
    without_preview(template.presentation.part.package._rels)
    written = io.BytesIO()
    template.presentation.save(written)
    return written.getvalue()


@dataclass(frozen=True)
class _Writer:
    deck: Deck
    facts: Cover
    template: Template
    hand: Hand
    brush: Brush

    def cover(self, logo: Logo | None) -> None:
        """Add the first slide: the team, what this is, and when."""
        slide = self._added(self.template.cover, self.facts.heading, COVER_SIZES, COVER_LINES)
        facts = (self.facts.title, self.facts.session, self.facts.date, self.facts.status)
        texts = [text for text in facts if text and text != self.facts.heading]
        place = next((each for each in slide.placeholders if each.placeholder_format.idx != 0), None)
        if place is not None and texts:
            width = place.width / POINT
            lines = tuple(Line(text=fitted(text, width, LINE_SIZES[0], 2), quiet=True) for text in texts)
            self.hand.lines(place.text_frame, lines, LINE_SIZES[0], 4)
        if logo:
            self._logo(slide, logo)
        self._finished(slide, "")

    def _logo(self, slide: Any, logo: Logo) -> None:
        """Add a company's logo at the upper right of the area that content takes."""
        width, height = logo.within(*LOGO)
        right = self.template.area.left + self.template.area.width
        place = (right - width, LOGO_TOP, width, height)
        shape = slide.shapes.add_picture(io.BytesIO(logo.png), *(Pt(each) for each in place))
        described(shape, "Logo", logo.alt)

    def slide(self, slide: Slide) -> None:
        """Add one slide."""
        alone = slide.parts[0] if len(slide.parts) == 1 else None
        layout = self.template.text if isinstance(alone, Lines) else self.template.bare
        made = self._added(layout, slide.title, TITLE_SIZES, TITLE_LINES)
        area = self.template.area
        if isinstance(alone, Lines):
            body = next(each for each in made.placeholders if each.placeholder_format.type in BODIES)
            self._fill(body.text_frame, alone.lines, area)
        elif slide.beside:
            for part, box in zip(slide.parts, area.beside(slide.beside, GAP), strict=True):
                self._add(made, part, box)
        else:
            self._stacked(made, slide.parts, area)
        self._finished(made, slide.notes)

    # ---------------------------------------------------------------- parts

    def _stacked(self, made: Any, parts: Sequence[Part], area: Box) -> None:
        for number, part in enumerate(parts):
            after = sum(self._wanted(each, area) for each in parts[number + 1 :])
            kept = min(after, area.height * MOST_AFTER)
            box = Box(area.left, area.top, area.width, area.height - kept)
            used = self._add(made, part, box, after=number > 0)
            area = area.below(used + GAP / 2)

    def _wanted(self, part: Part, area: Box) -> float:
        if isinstance(part, Lines):
            return _height(part.lines, area.width, LINE_SIZES[2]) + GAP / 2
        return area.height / 2

    def _add(self, made: Any, part: Part, box: Box, *, after: bool = False) -> float:
        if isinstance(part, Table):
            return add_table(made, part, box, self.hand, self.deck.more)
        if isinstance(part, Bars):
            return add_bars(made, part, box)
        if isinstance(part, Decision):
            return self._decision(made, part, box)
        if isinstance(part, Drawing):
            return self.brush.add(made, part, box)
        frame = _text_box(made, box, "Text")
        return self._fill(frame, part.lines, box, LINE_SIZES[2:] if after else LINE_SIZES)

    def _decision(self, made: Any, part: Decision, box: Box) -> float:
        """Add what is asked for and what belongs to it, with a stroke of the accent beside both."""
        inner = Box(box.left + GAP * 0.75, box.top, box.width - GAP * 0.75, box.height)
        size = largest(
            DECISION_SIZES,
            box.height * 0.4,
            lambda each: text_height(part.text, inner.width, each, bold=True),
        )
        text = fitted(part.text, inner.width, size, 6, bold=True)
        used = text_height(text, inner.width, size, bold=True)
        # One frame for all: in whichever font, no text runs over another.
        frame = _text_box(made, inner, "Decision")
        self.hand.write(frame.paragraphs[0], text, size=size, bold=True)
        if part.lines:
            frame.paragraphs[0].space_after = Pt(GAP / 2)
            used += GAP / 2 + self._fill(frame, part.lines, inner.below(used + GAP / 2), begun=True)
        self._stroke(made, Box(box.left, box.top, BAR, min(used, box.height)))
        return used

    def _stroke(self, made: Any, box: Box) -> None:
        bar = made.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
        )
        decorative(bar, "Accent")
        bar.fill.solid()
        if self.template.stroke:
            bar.fill.fore_color.rgb = RGBColor.from_string(self.template.stroke)  # type: ignore[no-untyped-call]
        else:
            bar.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        bar.line.fill.background()
        bar.shadow.inherit = False

    def _fill(
        self,
        frame: Any,
        lines: Sequence[Line],
        box: Box,
        sizes: Sequence[float] = LINE_SIZES,
        *,
        begun: bool = False,
    ) -> float:
        """Write sentences as large as they fit whole; where none do, cut them and count those left out."""
        size = largest(sizes, box.height, lambda each: _height(lines, box.width, each))
        kept = list(lines)
        if _height(kept, box.width, size) > box.height:
            kept = _cut(lines, box.width, size)
        hidden = 0
        while len(kept) > 1 and _height(kept, box.width, size) > box.height:
            hidden += 1 + (hidden == 0)
            kept = _cut(lines, box.width, size)[: len(lines) - hidden]
            kept.append(Line(text=self.deck.more.replace("{number}", str(hidden)), quiet=True))
        self.hand.lines(frame, tuple(kept), size, size / 2, begun=begun)
        return _height(kept, box.width, size)

    # ---------------------------------------------------------------- what every slide has

    def _added(self, layout: Any, title: str, sizes: Sequence[float], most: int) -> Any:
        made = self.template.presentation.slides.add_slide(layout)
        place = made.shapes.title
        width, height = place.width / POINT, place.height / POINT
        size = largest(sizes, height, lambda each: text_height(title, width, each, bold=True))
        lines = min(most, max(1, int(height / (size * 1.2))))
        self.hand.write(
            place.text_frame.paragraphs[0], fitted(title, width, size, lines, bold=True), size=size
        )
        return made

    def _finished(self, made: Any, notes: str) -> None:
        """Add the footer in its place on the layout, and the notes; take out places left empty."""
        for place in list(made.placeholders):
            if place.placeholder_format.type not in FOOT and not place.text_frame.text:
                place._element.getparent().remove(place._element)
        texts = {
            PP_PLACEHOLDER.FOOTER: shortened(self.facts.heading, LONGEST_FOOT),
            PP_PLACEHOLDER.DATE: self.facts.date,
        }
        for each in made.slide_layout.placeholders:
            kind = each.placeholder_format.type
            if kind in FOOT and (kind not in texts or texts[kind]):
                element = copy.deepcopy(each._element)
                element.xpath(".//p:cNvPr")[0].set("id", str(_unused(made)))
                made.shapes._spTree.append(element)
                if kind in texts:
                    self._foot(made, texts[kind])
        if notes:
            frame = made.notes_slide.notes_text_frame
            for number, line in enumerate(notes.splitlines()):
                paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                self.hand.write(paragraph, line)

    def _foot(self, made: Any, text: str) -> None:
        paragraph = made.shapes[-1].text_frame.paragraphs[0]
        for old in list(paragraph._p):
            if old.tag != qn("a:pPr"):
                paragraph._p.remove(old)
        self.hand.write(paragraph, text)


def _unused(made: Any) -> int:
    """Return a number that no shape of a slide has yet."""
    return max((shape.shape_id for shape in made.shapes), default=1) + 1


def _text_box(made: Any, box: Box, name: str) -> Any:
    shape = made.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(max(box.height, 1)))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _whole(line: Line) -> str:
    return f"{line.lead} {line.text}".strip()


def _cut(lines: Sequence[Line], width: float, size: float) -> list[Line]:
    """Return sentences that take at most a few lines each."""
    cut = []
    for line in lines:
        lead = fitted(line.lead, width, size, 2, bold=True)
        whole = fitted(f"{lead} {line.text}".strip(), width, size, LINE_LINES, bold=bool(lead))
        text = whole[len(lead) :].strip() if whole.startswith(lead) else line.text
        cut.append(Line(text=text, lead=lead, quiet=line.quiet))
    return cut


def _height(lines: Sequence[Line], width: float, size: float) -> float:
    return sum(text_height(_whole(line), width, size, bold=bool(line.lead)) + size / 2 for line in lines)
