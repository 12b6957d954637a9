"""What has changed since the plan was agreed last: dates that slipped first, then section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop.kit.definitions import RecordList
from workshop.plan.changes import Changed, changes
from workshop.plan.dates import followups
from workshop.plan.versions import latest_of
from workshop.reports.cells import stacked
from workshop.reports.sections.answer_words import record_name, step_of
from workshop.reports.sections.changed_lines import added_line, changed_line, dropped_line, label_of
from workshop.reports.tree import Block, Cell, Inline, Section, header, para, strong, table

if TYPE_CHECKING:
    from workshop.plan.model import Plan
    from workshop.reports.report import Report

WIDTHS = (0.36, 0.64)
SECTIONS = {
    "outcomes": "section_outcomes",
    "current-state": "section_current_state",
    "time": "section_week",
    "where-to-improve": "section_improving",
    "manager-gaps": "section_manager_gaps",
    "plan": "section_plan",
    "investment": "section_investment",
    "follow-up": "section_follow_up",
}
"""The section of the plan that shows what a step asks for; another step goes by its own title."""
COUNTED = ("added", "taken_away", "dropped", "reordered", "changed")


def changed(report: Report) -> Section:
    """Return what has changed since the plan was agreed; nothing when it never was, or nothing has."""
    found = _found(report)
    if not found:
        return Section("changed", "", [])
    blocks: list[Block] = [para(strong(_summary(report, found)))]
    slipped = sorted((each for each in found if each.slipped), key=lambda each: -each.slipped)
    if slipped:
        blocks += [header(2, report.says("changed_slipped")), _table(report, slipped)]
    rest = [each for each in found if not each.slipped]
    for heading, here in _by_section(report, rest):
        blocks += [header(2, heading), _table(report, here)]
    return Section("changed", report.says("section_changed"), blocks)


def _found(report: Report) -> list[Changed]:
    """Return the changes that readers are told of; an order only where it means something."""
    if report.agreed is None:
        return []
    ranked = {
        block.collection
        for step in report.kit.steps
        for block in step.blocks
        if isinstance(block, RecordList) and block.ranked
    }
    found = (_dated(report, report.agreed, each) for each in changes(report.agreed, report.plan))
    return [
        each
        for each in found
        if (each.how != "reordered" or each.part in ranked)
        and (each.how != "changed" or each.before != each.now)
    ]


def _dated(report: Report, agreed: Plan, each: Changed) -> Changed:
    """Return a change of a follow-up's date with the days that were proposed where none was written."""
    if (each.part, each.field) != ("followups", "on"):
        return each
    before, now = (
        next(one.on for one in followups(plan, report.day) if one.key == each.record)
        for plan in (agreed, report.plan)
    )
    return replace(each, before=before, now=now)


def _summary(report: Report, found: Sequence[Changed]) -> str:
    says, slipped = report.says, sum(bool(each.slipped) for each in found)
    counts: Counter[str] = Counter(each.how for each in found)
    parts = [says.count(f"changed_count_{how}", counts[how]) for how in COUNTED if counts[how]]
    version = latest_of(report.plan.versions)
    day = report.formats.date(version.on) if version and version.on else ""
    key = "changed_since" if day else "changed_since_then"
    told = [says.listed(parts), *([says.count("standing_slipped", slipped)] if slipped else [])]
    return says(key, day=day, counts=says("part_separator").join(told))


def _by_section(report: Report, found: Sequence[Changed]) -> Iterator[tuple[str, list[Changed]]]:
    """Yield what changed by the section that shows it, under its title, in the order of the steps."""
    steps = [_step(report, each) for each in found]
    known = {step.id: step.title for step in report.kit.steps}
    for step in dict.fromkeys([*known, *steps]):
        here = [each for each, where in zip(found, steps, strict=True) if where == step]
        if here:
            key = SECTIONS.get(step)
            yield report.says(key) if key else known.get(step) or report.says("other_steps"), here


def _step(report: Report, each: Changed) -> str:
    """Return the step that asks for what changed; a record belongs where its first question is asked."""
    if each.part == "ratings":
        return step_of(report, each.part, "ratings/*")
    if each.part == "own":
        return step_of(report, each.part, f"own/{each.record}")
    pattern = "/".join(filter(None, (each.part, each.record and "*", each.field)))
    if each.field:
        return step_of(report, each.part, pattern)
    firsts = (
        step.id
        for step in report.kit.steps
        for question in step.fields()
        if question.field.startswith(f"{each.part}/*/")
    )
    return next(firsts, step_of(report, each.part, pattern))


def _table(report: Report, found: Sequence[Changed]) -> Block:
    """Return a row for each record, and for each question that is asked once."""
    rows: dict[tuple[str, ...], list[Changed]] = {}
    for each in found:
        key = (each.part, each.record) if each.record else (each.part, "", each.field)
        rows.setdefault(key, []).append(each)
    head = [report.says("changed_what"), report.says("changed_how")]
    return table("", head, [_row(report, here) for here in rows.values()], "ll", WIDTHS)


def _row(report: Report, here: Sequence[Changed]) -> list[Cell]:
    first = here[0]
    return [_name(report, first), stacked(*(_line(report, each) for each in here))]


def _name(report: Report, each: Changed) -> str:
    if each.how == "reordered":
        return report.says("changed_order")
    if not each.record or each.part == "own":
        return label_of(report, each)
    if each.how == "taken_away" and report.agreed is not None:
        gone = next(record for record in getattr(report.agreed, each.part) if record.id == each.record)
        return gone.title() or report.says(f"noun_{each.part}")
    return record_name(report, each.part, each.record)


def _line(report: Report, each: Changed) -> str | Inline | Sequence[Inline]:
    match each.how:
        case "added":
            return added_line(report, each)
        case "taken_away":
            return strong(report.says("changed_taken_away"))
        case "dropped":
            return dropped_line(report, each)
        case "reordered":
            titles = [report.title(each.part, record) for record in getattr(report.plan, each.part)]
            return report.says.listed(titles)
        case _:
            return changed_line(report, each)
