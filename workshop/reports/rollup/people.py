"""Which team could learn from which, and who owns too much in several teams together."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from workshop.reports.cells import figure, quiet, stacked
from workshop.reports.tree import Block, Cell, Section, bullets, para, plain, table

if TYPE_CHECKING:
    from workshop.plan.learning import Lesson
    from workshop.plan.shared_owners import Quarter, SharedOwner
    from workshop.reports.rollup.rollup import Rollup

OWNER_WIDTHS = (0.22, 0.3, 0.12, 0.36)


def learning(rollup: Rollup) -> Section:
    """Return a sentence for each pair of teams of which one could learn from the other."""
    says = rollup.says
    if not rollup.lessons:
        return Section("learning", says("rollup_learning"), [para(says("rollup_learning_none"))])
    lines = [[plain(lesson_line(rollup, each))] for each in rollup.lessons]
    note = para(quiet(says("rollup_learning_note")))
    return Section("learning", says("rollup_learning"), [bullets(lines), note])


def lesson_line(rollup: Rollup, lesson: Lesson) -> str:
    """Return who could learn what from whom, and what speaks for it."""
    required = lesson.gap.required_12
    key = "rollup_lesson_wanted" if required is not None and lesson.gap.gap_12 else "rollup_lesson"
    return rollup.says(
        key,
        learner=rollup.names[lesson.learner],
        teacher=rollup.names[lesson.teacher],
        capability=rollup.framework.name_of(lesson.capability),
        from_level=lesson.from_level,
        to_level=lesson.to_level,
        required=required,
    )


def owners(rollup: Rollup) -> Section:
    """Return who owns more actions in several teams together than one person should in one."""
    says = rollup.says
    if not rollup.loaded:
        return Section("owners", says("rollup_owners"), [para(says("rollup_owners_none"))])
    head = [says("owner"), says("rollup_owned_in"), says("rollup_owned"), says("rollup_fullest")]
    rows = [_owner(rollup, each) for each in rollup.loaded]
    blocks: list[Block] = [para(says("rollup_owners_note")), table("", head, rows, "llrl", OWNER_WIDTHS)]
    return Section("owners", says("rollup_owners"), blocks)


def _owner(rollup: Rollup, owner: SharedOwner) -> list[Cell]:
    by_team = [
        rollup.says("rollup_owned_of", team=rollup.names[team], number=number)
        for team, number in owner.by_team
    ]
    full = due_together(rollup, owner) or quiet(rollup.says("no_due"))
    return [owner.name, stacked(*by_team), [figure(str(len(owner.actions)))], stacked(full)]


def due_together(rollup: Rollup, owner: SharedOwner) -> str:
    """Return in which quarter most of a person's actions are due; empty while none has a date."""
    if owner.fullest is None:
        return ""
    quarter, number = owner.fullest
    return rollup.says.count("rollup_due_in", number, quarter=_quarter(rollup, quarter))


def _quarter(rollup: Rollup, quarter: Quarter) -> str:
    year, number = quarter
    first, last = (datetime.date(year, 3 * number - offset, 1) for offset in (2, 0))
    short = rollup.formats.short_month
    return rollup.says("rollup_quarter", first=short(first), last=short(last))


def owner_line(rollup: Rollup, owner: SharedOwner) -> str:
    """Return how much a person owns in which teams, in a sentence."""
    teams = rollup.says.listed([rollup.names[team] for team, _ in owner.by_team])
    told = rollup.says(
        "rollup_owner_line", name=owner.name, number=rollup.says.number(len(owner.actions)), teams=teams
    )
    due = due_together(rollup, owner)
    return f"{told[:-1]}; {due}." if due else told
