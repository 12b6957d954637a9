"""How everything hangs together: the picture of the links, and the same as a nested list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workshop.charts import Chart, Item, Knot, links_chart
from workshop.charts.links import Place, letters
from workshop.charts.links_picture import PAGE, Sheet
from workshop.plan.parts import Record
from workshop.plan.scoring import Gap
from workshop.reports.cells import quiet
from workshop.reports.tree import Block, Inline, bullets, figure, header, para, plain, strong

if TYPE_CHECKING:
    from workshop.reports.report import Report


def picture_of_links(report: Report) -> Iterator[Block]:
    """Yield the picture with its heading; nothing while there is nothing to tie together."""
    if not (report.plan.outcomes and report.plan.requirements):
        return
    chart = chart_of_links(report)
    yield header(2, report.says("links"))
    yield figure(chart.svg, chart.alt, chart.title, narrow=chart.narrow)
    if report.plan.investments:
        yield para(quiet(report.says("links_letters")))


def list_of_links(report: Report) -> Iterator[Block]:
    """Yield the same as a nested list, for the annex and for those who don't see the picture."""
    if report.plan.outcomes and report.plan.requirements:
        yield header(2, report.says("links_list"))
        yield nested(chart_of_links(report).outline)


def nested(items: Sequence[Item]) -> Block:
    """Return a chart's outline as a list within a list."""
    return bullets([[plain(*_line(item)), *([nested(item.items)] if item.items else [])] for item in items])


def _line(item: Item) -> Iterator[str | Inline]:
    yield strong(item.text) if item.place == Place.OUTCOME or item.important else item.text
    for told in (item.note, item.loose):
        if told:
            yield quiet(f" · {told}")


def chart_of_links(report: Report, sheet: Sheet = PAGE) -> Chart:
    """Return the chart of the links, drawn on a page or a slide."""
    return links_chart(list(_knots(report)), report.says, sheet)


def _knots(report: Report) -> Iterator[Knot]:
    yield from _outcomes(report)
    yield from _requirements(report)
    yield from _capabilities(report)
    yield from _actions(report)
    yield from _investments(report)


def _outcomes(report: Report) -> Iterator[Knot]:
    loose = report.thread.loose
    for rank, each in enumerate(report.plan.outcomes, start=1):
        missing = "links_unserved" if each in loose.outcomes else ""
        missing = "links_unbuilt" if each in loose.outcomes_unbuilt else missing
        yield Knot(
            f"outcomes/{each.id}",
            Place.OUTCOME,
            report.title("outcomes", each),
            loose=report.says(missing) if missing else "",
            mark=str(rank),
        )


def _requirements(report: Report) -> Iterator[Knot]:
    loose = report.thread.loose
    for each in report.plan.requirements:
        missing = [
            report.says(key)
            for key, found in (
                ("links_no_outcome", loose.requirements),
                ("links_no_capability", loose.requirements_untaken),
            )
            if each in found
        ]
        yield Knot(
            f"requirements/{each.id}",
            Place.REQUIREMENT,
            report.title("requirements", each),
            _paths("outcomes", report.plan.outcomes, each.serves),
            loose=report.says.listed(missing) if missing else "",
        )


def _capabilities(report: Report) -> Iterator[Knot]:
    loose = report.thread.loose
    for gap in (*report.proposed, *report.unserved):
        takers = [each.id for each in report.plan.requirements if gap.capability in each.takes]
        missing = "links_no_builder" if gap in loose.priorities else ""
        missing = "links_no_need" if gap in loose.capabilities and not takers else missing
        yield Knot(
            f"capabilities/{gap.capability}",
            Place.CAPABILITY,
            report.framework.name_of(gap.capability),
            tuple(f"requirements/{each}" for each in takers),
            note=_levels(report, gap),
            loose=report.says(missing) if missing else "",
            important=gap.priority,
        )


def _levels(report: Report, gap: Gap) -> str:
    levels = [
        report.says("open_level") if level is None else str(level) for level in (gap.today, gap.required_12)
    ]
    return report.says("links_levels", today=levels[0], in_12=levels[1])


def _actions(report: Report) -> Iterator[Knot]:
    loose = report.thread.loose
    for each in report.plan.actions:
        other = _other_purpose(report, each.removes, each.frees)
        missing = "links_no_purpose" if each in loose.actions else ""
        missing = "links_aside" if each in loose.actions_aside else missing
        yield Knot(
            f"actions/{each.id}",
            Place.ACTION,
            report.title("actions", each),
            tuple(f"capabilities/{one}" for one in sorted(each.builds)),
            note="" if each.builds else other,
            loose=report.says(missing) if missing else "",
        )


def _investments(report: Report) -> Iterator[Knot]:
    loose = report.thread.loose
    for letter, each in zip(letters(), report.plan.investments, strict=False):
        funds = _paths("actions", report.plan.actions, each.funds)
        missing = "links_no_purpose" if each in loose.investments else ""
        missing = "links_aside" if each in loose.investments_aside else missing
        serves = (*funds, *(f"capabilities/{one}" for one in sorted(each.builds)))
        yield Knot(
            f"investments/{each.id}",
            Place.INVESTMENT,
            report.title("investments", each),
            serves,
            note="" if serves else _other_purpose(report, each.removes, frozenset()),
            loose=report.says(missing) if missing else "",
            mark=letter,
        )


def _other_purpose(report: Report, removes: frozenset[str], frees: frozenset[str]) -> str:
    """Return what a record does beside building: it clears the way, or makes room."""
    if any(each.id in removes for each in report.plan.obstacles):
        return report.says("links_clears")
    return report.says("links_frees") if any(each.id in frees for each in report.plan.stops) else ""


def _paths(collection: str, records: Sequence[Record], linked: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{collection}/{each.id}" for each in records if each.id in linked)
