"""The rubric's score, for the annex and the facilitator: what is whole, and what to do next for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.plan.rubric import HALF, RUBRIC, WHOLE, Score, Scored, score
from workshop.reports.cells import quiet, stacked
from workshop.reports.sections.open_points import finding_words
from workshop.reports.tree import Block, Cell, header, para, strong, table

if TYPE_CHECKING:
    from workshop.reports.report import Report

WIDTHS = (0.4, 0.1, 0.5)


def scored(report: Report) -> Score:
    """Return what the plan check's findings come to."""
    return score(report.findings, report.rules_off)


def score_line(report: Report, found: Score) -> str:
    """Return the points, and which checks must not be missing, in a sentence; to sign is for a person."""
    told = report.says("score_line", points=points(report, found.points), all=len(RUBRIC))
    if not found.gates:
        return told
    names = report.says.listed([report.says(f"rubric_{each.id}") for each in found.gates])
    return f"{told} {report.says('score_gates', checks=names)}"


def points(report: Report, value: Decimal) -> str:
    """Return points as people write halves."""
    whole, rest = divmod(value, WHOLE)
    if rest != HALF:
        return str(int(whole))
    return report.says("and_a_half", whole=int(whole)) if whole else report.says("a_half")


def next_thing(report: Report, each: Scored) -> str:
    """Return the next thing to do for a check that is not whole: the first finding, and how many more."""
    first, *more = each.missing
    words = finding_words(report, first)
    return report.says("with_more", text=words, number=report.says.number(len(more))) if more else words


def score_blocks(report: Report) -> Iterator[Block]:
    """Yield the score with the missing halves as the next things to do; nothing for an empty plan."""
    if not (report.plan.outcomes or report.plan.actions):
        return
    found, says = scored(report), report.says
    yield header(2, says("score"))
    yield para(score_line(report, found))
    missing = [each for each in found.checks if each.missing]
    if missing:
        head = [says("score_check"), says("score_points"), says("score_next")]
        yield table("", head, [_row(report, each) for each in missing], "lrl", WIDTHS)
    judged = [says(f"rubric_{each.check.id}") for each in found.checks if each.check.by_person]
    yield para(quiet(says("score_judged", checks=says.listed(judged))))


def _row(report: Report, each: Scored) -> list[Cell]:
    name = report.says(f"rubric_{each.check.id}")
    gate = quiet(report.says("score_gate")) if each.check.gate else ""
    return [stacked(strong(name), gate), points(report, each.points), next_thing(report, each)]
