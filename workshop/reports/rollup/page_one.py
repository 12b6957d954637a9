"""Page one of the roll-up: what to decide, what it costs, where teams fall short, in ten minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workshop.reports.cells import capital, quiet
from workshop.reports.rollup.decisions import already_decided, decision_table
from workshop.reports.rollup.lists import not_skill
from workshop.reports.rollup.money import asked_in_all, by_year_line, in_smaller_versions
from workshop.reports.rollup.people import lesson_line, owner_line
from workshop.reports.rollup.sections import gaps_table
from workshop.reports.sections.page_one import MOST_WORDS, TIGHTER, Room, visible
from workshop.reports.tree import Block, Section, bullets, div, header, link, para, plain

if TYPE_CHECKING:
    from workshop.reports.rollup.rollup import Rollup

MOST_DECISIONS = 7
MOST_GAPS = 4
MOST_LESSONS = 2
MOST_OWNERS = 2


def page_one(rollup: Rollup) -> Section:
    """Return page one: first what is to be decided, then all else in a few lines each."""
    section = Section("page-one", rollup.says("section_page_one"), [])
    for share in TIGHTER:
        section.blocks = [*_decisions(rollup, Room(share)), div(["page-one"], _rows(rollup))]
        if (
            sum(any(map(str.isalnum, each)) for each in " ".join(visible(section.blocks)).split())
            <= MOST_WORDS
        ):
            break
    return section


def _decisions(rollup: Rollup, room: Room) -> list[Block]:
    says, found = rollup.says, rollup.decisions
    blocks = [header(2, decide_title(rollup))]
    if found:
        blocks.append(decision_table(rollup, found[:MOST_DECISIONS], room))
        blocks += _more(rollup, len(found) - MOST_DECISIONS, "to-decide")
    else:
        blocks.append(para(says("rollup_decide_none")))
    return blocks


def decide_title(rollup: Rollup) -> str:
    """Return how much is to be decided, and by when first."""
    says, found = rollup.says, rollup.decisions
    if not found:
        return says("rollup_decide")
    told = capital(says.count("slide_decisions", len(found)))
    first = found[0].open.by
    return says("rollup_decide_by", decisions=told, day=rollup.formats.date(first)) if first else told


def _more(rollup: Rollup, number: int, section: str) -> list[Block]:
    """Return the line that says how many more there are, and where; none for none."""
    if number <= 0:
        return []
    told = rollup.says("and_more", number=rollup.says.number(number))
    return [plain(quiet([link(told, f"#{section}")]))]


def _rows(rollup: Rollup) -> list[Block]:
    builders: tuple[tuple[str, Callable[[Rollup], Sequence[Block]]], ...] = (
        ("rollup_row_money", _money),
        ("rollup_gaps", _gaps),
        ("rollup_learning", _lessons),
        ("rollup_owners", _owners),
        ("rollup_obstacles", _obstacles),
        ("rollup_row_missing", _missing),
    )
    built = ((label, build(rollup)) for label, build in builders)
    return [div(["row"], blocks, label=rollup.says(label)) for label, blocks in built if blocks]


def _money(rollup: Rollup) -> list[Block]:
    blocks = [para(*asked_in_all(rollup))]
    told = [in_smaller_versions(rollup), by_year_line(rollup), *already_decided(rollup)]
    if line := " ".join(filter(None, told)):
        blocks.append(para(line))
    return blocks


def _gaps(rollup: Rollup) -> list[Block]:
    rows = [row for row in rollup.shared if row.short]
    if not rows:
        return [para(rollup.says("rollup_no_gaps"))]
    return [gaps_table(rollup, rows[:MOST_GAPS]), *_more(rollup, len(rows) - MOST_GAPS, "shared-gaps")]


def _lessons(rollup: Rollup) -> list[Block]:
    if not rollup.lessons:
        return []
    lines = [[plain(lesson_line(rollup, each))] for each in rollup.lessons[:MOST_LESSONS]]
    return [bullets(lines), *_more(rollup, len(rollup.lessons) - MOST_LESSONS, "learning")]


def _owners(rollup: Rollup) -> list[Block]:
    if not rollup.loaded:
        return []
    lines = [[plain(owner_line(rollup, each))] for each in rollup.loaded[:MOST_OWNERS]]
    return [bullets(lines), *_more(rollup, len(rollup.loaded) - MOST_OWNERS, "owners")]


def _obstacles(rollup: Rollup) -> list[Block]:
    """Return how many obstacles no training can fix, their causes, and how many nobody clears yet."""
    found, says = not_skill(rollup), rollup.says
    if not found:
        return []
    causes = [report.option("obstacles/*/cause", each.cause) for _, report, each in found if each.cause]
    counted = [
        says("rollup_cause_several", cause=cause, number=number) if number > 1 else cause
        for cause, number in Counter(causes).items()
    ]
    causes_told = says("rollup_causes", causes=says.listed(counted)) if counted else ""
    told = says.count("rollup_not_skill", len(found), causes=causes_told)
    waiting = sum(not (each.remedy and report.person(each.clears)) for _, report, each in found)
    more = capital(says.count("rollup_not_cleared", waiting)) if waiting else ""
    return [para(capital(told), " ", more) if more else para(capital(told))]


def _missing(rollup: Rollup) -> list[Block]:
    """Return which teams are not in these figures yet; nothing when all are."""
    names = [name for name, report in rollup.named if not report.proposed]
    return [para(quiet(rollup.says.listed(names)))] if names else []
