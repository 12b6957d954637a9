"""What is still open: what the plan check found, the gravest first, grouped by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from workshop.kit.agenda import left_for_later
from workshop.kit.findings_of import SEVERITIES
from workshop.plan.findings import Finding
from workshop.plan.fold import values_from
from workshop.plan.paths import pattern_of
from workshop.reports.sections.stepwise import in_steps
from workshop.reports.tree import Block, Section, bullets, header, para, plain, strong

if TYPE_CHECKING:
    from workshop.reports.report import Report

ALIKE = 3
"""So many findings of one rule are written out; the rest are counted."""


def open_points(report: Report) -> Section:
    """Return the findings of the plan check as sentences; a plan with none says so."""
    blocks: list[Block] = []
    for severity in SEVERITIES:
        found = [finding for finding in report.findings if finding.severity == severity]
        if found:
            blocks += [header(2, report.says(f"severity_{severity}")), *_by_step(report, found)]
    later = _left_for_later(report)
    if not blocks:
        parked = [" ", report.says("parked_stand")] if report.plan.parked else []
        return Section("open-points", "", [para(strong(report.says("nothing_open")), *parked), *later])
    if not any(finding.severity == "must" for finding in report.findings):
        blocks.insert(0, para(report.says("nothing_must")))
    blocks += later
    return Section("open-points", report.says("section_open_points"), blocks)


def _left_for_later(report: Report) -> list[Block]:
    """Return the line that says which questions the session's agenda left out; none for none."""
    paths = values_from(report.plan)
    answered = {place for path in paths for place in (pattern_of(path), path.partition("/")[0])}
    agenda = report.kit.agendas.get(report.session.facts.agenda)
    parts = left_for_later(report.kit.steps, agenda, answered)
    if not parts:
        return []
    what = report.says("part_separator").join(parts)
    return [para(*report.says.inlines("left_for_later", what=what))]


def finding_words(report: Report, finding: Finding) -> str:
    """Return a finding as the sentence that the kit has for its rule."""
    return report.checks(finding.rule, **finding.words)


def _by_step(report: Report, findings: Sequence[Finding]) -> Iterator[Block]:
    for heading, here in in_steps(report, findings, lambda finding: finding.step):
        yield para(strong(heading))
        yield bullets([[plain(sentence)] for sentence in _sentences(report, here)])


def _sentences(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    for _, alike in groupby(findings, key=lambda finding: finding.rule):
        same = list(alike)
        kept = same if len(same) <= ALIKE + 1 else same[:ALIKE]
        yield from (finding_words(report, finding) for finding in kept)
        if len(same) > len(kept):
            yield report.says("more_alike", number=report.says.number(len(same) - len(kept)))
