"""Everything else that was written: what no section shows, and long texts in full, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop.errors import Refused
from workshop.kit.figures import ABOUT, IndustryFigure, figures_beside
from workshop.plan.fold import values_from
from workshop.plan.kinds import Json, Kind
from workshop.plan.paths import Address, address
from workshop.reports.cells import ended, kept, quiet
from workshop.reports.sections.answer_words import (
    BY_FRAMEWORK,
    in_words,
    question_label,
    record_name,
    step_of,
)
from workshop.reports.sections.improving import chart_of_ratings
from workshop.reports.sections.links import list_of_links
from workshop.reports.sections.manager_gaps import chart_of_gaps
from workshop.reports.sections.outcomes import chart_of_outcomes
from workshop.reports.sections.score import score_blocks
from workshop.reports.sections.shown import NOT_FOR_READERS, is_shown
from workshop.reports.sections.stepwise import in_steps
from workshop.reports.sections.week import table_of_week
from workshop.reports.tree import (
    Block,
    Inline,
    Section,
    bullets,
    div,
    header,
    para,
    paragraphs,
    plain,
    strong,
    table,
)

if TYPE_CHECKING:
    from workshop.reports.report import Report

OUTCOME_WIDTHS = (0.4, 0.12, 0.16, 0.16, 0.16)
TALLY_WIDTHS = (0.36, 0.07, 0.07, 0.07, 0.07, 0.07, 0.12, 0.17)
GAP_WIDTHS = (0.29, 0.25, 0.14, 0.14, 0.18)
SHORT = 120
"""Answers of at most so many characters stand in one line."""
TEXTS = frozenset({"text", "long"})
UNASKED = Kind("text", longest=5000)


@dataclass
class Left:
    """One answer, or the members of one set, for the annex."""

    address: Address
    values: list[Json] = field(default_factory=list)


def annex(report: Report) -> Section:
    """Return the tables behind the charts, and every answer that no section shows whole."""
    blocks: list[Block] = [*_tables(report), *list_of_links(report)]
    left, foreign = _left_over(report)
    for heading, here in in_steps(
        report, left, lambda each: step_of(report, each.address.part, each.address.pattern)
    ):
        blocks += [header(2, heading), bullets(list(_answers(report, here)))]
    if foreign:
        other = header(2, report.says("other_framework"))
        blocks += [other, bullets(list(_answers(report, foreign)))]
    blocks += _figures(report)
    blocks += score_blocks(report)
    if not blocks:
        return Section("annex", "", [])
    intro = para(report.says("annex_intro"))
    return Section("annex", report.says("section_annex"), [div(["annex"], [intro, *blocks])])


def _tables(report: Report) -> Iterator[Block]:
    """Yield the tables behind the charts whose figures stand in no table elsewhere."""
    if report.plan.outcomes:
        chart = chart_of_outcomes(report)
        yield kept(table(report.says("table_outcomes"), chart.head, chart.rows, chart.align, OUTCOME_WIDTHS))
    if report.time.activities:
        yield table_of_week(report)
    rated = chart_of_ratings(report)
    if rated:
        yield kept(table(report.says("table_tallies"), rated.head, rated.rows, rated.align, TALLY_WIDTHS))
    if report.proposed:
        chart = chart_of_gaps(report)
        yield kept(table(report.says("table_gaps"), chart.head, chart.rows, chart.align, GAP_WIDTHS))


def _figures(report: Report) -> Iterator[Block]:
    """Yield figures from elsewhere, where the session wants them, about what the team has answered."""
    if not report.with_figures:
        return
    found = [each for step in ABOUT for each in figures_beside(report.kit.figures, step, report.plan)]
    if found:
        says = report.says
        yield header(2, says("figures_head"))
        yield para(quiet(says("figures_note")))
        yield bullets([_figure(report, each) for each in found])


def _figure(report: Report, figure: IndustryFigure) -> list[Block]:
    told = figure.model_dump()
    source = quiet(report.says("figure_source", **told))
    return [plain(report.says("figure", **told)), plain(source)]


def _left_over(report: Report) -> tuple[list[Left], list[Left]]:
    """Return what no section shows whole, and apart from it every answer to what is of another framework."""
    found: dict[tuple[str, str], Left] = {}
    foreign: dict[tuple[str, str], Left] = {}
    orphans = {each.id for each in report.orphans}
    own = report.kit.own_kinds()
    for path, value in values_from(report.plan).items():
        try:
            place = address(path, own=own)
        except Refused:  # an answer to a question of the facilitator's own that is no longer asked
            place = Address(path, UNASKED, "own", "", path.removeprefix("own/"))
        is_foreign = place.part in BY_FRAMEWORK and place.record in orphans
        if place.field == "order" or place.part in NOT_FOR_READERS:
            continue
        if _is_told(report, place, value) and not is_foreign:
            continue
        rest = place.field if place.part == "ratings" else ""
        left = (foreign if is_foreign else found).setdefault(
            (place.pattern, f"{place.record}/{rest}"), Left(place)
        )
        left.values.append(place.member or value)
    return list(found.values()), list(foreign.values())


def _is_told(report: Report, place: Address, value: Json) -> bool:
    if not is_shown(report, place):
        return False
    return (
        place.kind.name not in TEXTS or place.field == "unit" or " ".join(str(value).split()) in report.told
    )


def _answers(report: Report, here: Sequence[Left]) -> Iterator[list[Block]]:
    """Yield one item for each single answer, and one for each record with what is left of it."""
    by_record: dict[tuple[str, str], list[Left]] = {}
    for left in here:
        by_record.setdefault((left.address.part, left.address.record), []).append(left)
    for (part, record), answers in by_record.items():
        name = record_name(report, part, record) if record else ""
        named = report.says("parked_item", what=name) if part == "parked" and name else name
        texts = [(_label(report, left.address), _text(report, left)) for left in answers]
        # What a record is known by need not be said twice.
        rest = [(label, text) for label, text in texts if " ".join(text.split()) != name] if record else texts
        if name:
            yield _item(report, named, rest)
        else:
            yield from (_item(report, "", [pair]) for pair in rest)


def _item(report: Report, name: str, answers: Sequence[tuple[str, str]]) -> list[Block]:
    """Return a record's answers in one line where they are short, else one below the other."""
    said = [(report.says("label", label=label), text) for label, text in answers]
    heading = strong(ended(name)) if name else ""
    if any(len(text) > SHORT or "\n" in text for _, text in said):
        longer: list[list[Block]] = [_paragraphs(label, text) for label, text in said]
        return [plain(heading), bullets(longer)] if name else longer[0]
    parts: list[str | Inline] = [heading]
    for number, (label, text) in enumerate(said):
        between = report.says("aside_separator") if number else " " if name else ""
        parts += [between, quiet(label), f" {text}"]
    return [plain(*parts)]


def _paragraphs(label: str, text: str) -> list[Block]:
    blocks = paragraphs(text)
    return [plain(quiet(label)), *blocks] if len(blocks) > 1 else [plain(quiet(label), " ", text)]


def _text(report: Report, left: Left) -> str:
    texts = [in_words(report, left.address, value) for value in left.values]
    return texts[0] if len(texts) == 1 else report.says.listed(texts)


def _label(report: Report, place: Address) -> str:
    if place.part == "ratings":
        return report.says("rating_of", round=place.field)
    return question_label(report, place.pattern, place.field)
