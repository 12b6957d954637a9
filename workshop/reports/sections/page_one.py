"""Page one, which stands alone: the one sheet, in its order, within about 450 words.

Long texts are shortened here and stand whole in their section. When everybody wrote much, all of
them are shortened alike until the page holds no more words than a reader takes in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workshop.charts import outcome_bar
from workshop.plan.scoring import Gap
from workshop.plan.situation import Outcome
from workshop.plan.standing import is_followed_up
from workshop.reports.cells import capital, ended, figure, quiet
from workshop.reports.sections import asking, page_one_ask, page_one_days
from workshop.reports.sections.outcomes import movement
from workshop.reports.sections.still_open import open_short
from workshop.reports.sections.week import headline, most_wanted
from workshop.reports.shortening import first_sentences, is_shortened, shortened
from workshop.reports.tree import (
    Block,
    Cell,
    Section,
    bullets,
    div,
    image,
    joined,
    link,
    para,
    plain,
    strong,
    table,
)

if TYPE_CHECKING:
    from workshop.reports.report import Report

MOST_WORDS = 470
MOST = 4
"""At most so many outcomes, lines on what managers must do, and priorities."""
TIGHTER = tuple(share / 20 for share in range(24, 6, -1))
"""The shares of each text that are tried, the largest first."""
LETTERS = 7.0
"""Characters for each word that a text may have, so that few long words don't fill the page."""
STRETCH = 1.3
"""A sentence is finished where that takes no more than this of the room that there is."""
LABELS = (
    "row_want",
    "row_must",
    "row_priorities",
    "row_days",
    "row_long_term",
    "row_enough",
    "row_ask",
    "row_standing",
    "row_risk",
    "row_next",
)
OUTCOME_WIDTHS = (0.4, 0.43, 0.17)
PRIORITY_WIDTHS = (0.25, 0.25, 0.5)


class Room:
    """How much of each text there is room for."""

    def __init__(self, share: float) -> None:
        self.share = share

    def __call__(self, text: str, most: int) -> str:
        """Return a text within its share of so many words; its first sentences whole, where they suffice."""
        words_left = max(3, round(most * self.share))
        letters = round(words_left * LETTERS)
        if is_shortened(text, letters, words_left):
            return first_sentences(text, letters, STRETCH) or shortened(text, letters, words_left)
        return shortened(text, letters, words_left)


def page_one(report: Report) -> Section:
    """Return page one, with as much of each text as the page has room for."""

    @cache
    def set_to(share: float) -> Section:
        rows = _rows(report, Room(share))
        return Section("page-one", report.says("section_page_one"), [div(["page-one"], rows)])

    def fits(share: float) -> bool:
        return word_count(report, set_to(share)) <= MOST_WORDS

    # Most plans fit at once; less of every text is never more words, so the rest is found by halving.
    found = 0 if fits(TIGHTER[0]) else bisect_left(TIGHTER, True, lo=1, key=fits)
    return set_to(TIGHTER[min(found, len(TIGHTER) - 1)])


def word_count(report: Report, section: Section) -> int:
    """Return how many words page one holds: its text, its labels and its heading, not its pictures."""
    followed = is_followed_up(report.plan)
    labels = [asking.row_label(report, key) for key in LABELS if followed or key != "row_standing"]
    heading = [
        report.says("aside_separator").join(filter(None, (report.brand, report.session.facts.title))),
        report.team.name,
        report.says("plan_title"),
        report.formats.date(report.day) if report.day else "",
    ]
    tokens = " ".join([*visible(section.blocks), *labels, *heading]).split()
    return sum(any(character.isalnum() for character in token) for token in tokens)


def visible(node: object) -> Iterator[str]:
    """Yield the words of a node that are seen: those of a picture's alternative text are not."""
    if isinstance(node, list):
        for part in node:
            yield from visible(part)
    elif isinstance(node, dict):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] != "Image":
            yield from visible(node.get("c"))


def _rows(report: Report, room: Room) -> list[Block]:
    builders: tuple[Callable[[Report, Room], Sequence[Block]], ...] = (
        _want,
        _must,
        _priorities,
        page_one_days.first_days,
        page_one_days.long_term,
        page_one_ask.enough,
        page_one_ask.ask,
        page_one_ask.standing,
        page_one_ask.risk,
        page_one_ask.next_followup,
    )
    built = ((label, build(report, room)) for label, build in zip(LABELS, builders, strict=True))
    return [div(["row"], blocks, label=asking.row_label(report, label)) for label, blocks in built if blocks]


def and_more(report: Report, number: int, section: str) -> list[Block]:
    """Return the line that says how many more there are and in which section; none for none."""
    if number <= 0:
        return []
    return [plain(quiet([link(report.says("and_more", number=report.says.number(number)), f"#{section}")]))]


def _want(report: Report, room: Room) -> list[Block]:
    outcomes = report.plan.outcomes
    if not outcomes:
        return [plain(*open_short(report, "outcomes", "open_outcomes"))]
    head = [report.says("outcome"), report.says("now_to_target"), report.says("by")]
    rows = [_outcome(report, outcome, room) for outcome in outcomes[:MOST]]
    more = and_more(report, len(outcomes) - MOST, "outcomes")
    return [table("", head, rows, "lll", OUTCOME_WIDTHS), *more]


def _outcome(report: Report, outcome: Outcome, room: Room) -> list[Cell]:
    moved = movement(report, outcome)
    now, target = _without_unit(moved.now_text, moved.target_text, outcome.unit), moved.target_text
    now, target = (room(text, 5) or report.says("open") for text in (now, target))
    bar, alt = outcome_bar(moved, report.says)
    figures = strong(report.says("from_to", now=now, target=target))
    return [
        room(report.title("outcomes", outcome), 14),
        joined(image(bar, alt, 0.3), " ", figures)
        if moved.now_text or moved.target_text
        else [quiet(report.says("open"))],
        [figure(moved.by_text) if moved.by_text else quiet(report.says("no_date"))],
    ]


def _without_unit(now: str, target: str, unit: str) -> str:
    """Return today's figure without its unit where the target beside it ends in the same one.

    >>> _without_unit("11 days", "5 days", "days"), _without_unit("€4.2 million", "€9.8 million", "€ million")
    ('11', '€4.2')
    >>> _without_unit("€4m", "€5m", "€ m"), _without_unit("24%", "31%", "%")
    ('€4m', '24%')
    """
    words = unit.split()
    for tail in (words, words[1:]):  # where the first word is the currency's sign, it stands before
        end = f" {' '.join(tail)}"
        if tail and now.endswith(end) and target.endswith(end):
            return now.removesuffix(end)
    return now


def _must(report: Report, room: Room) -> list[Block]:
    requirements = report.plan.requirements
    if not requirements:
        return [plain(*open_short(report, "manager-gaps", "open_requirements")), *_hours(report)]
    lines = [room(report.title("requirements", each), 24) for each in requirements[:MOST]]
    more = and_more(report, len(requirements) - MOST, "manager-gaps")
    return [bullets([[plain(line)] for line in lines]), *more, *_hours(report)]


def _hours(report: Report) -> list[Block]:
    """Return the hours of a week that are to change most, in a line; none while nobody counted any."""
    if report.time.now is None or most_wanted(report) is None:
        return []
    return [para(ended(capital(headline(report))))]


def _priorities(report: Report, room: Room) -> list[Block]:
    chosen = report.priorities
    if not chosen:
        return [plain(*open_short(report, "manager-gaps", "open_priorities"))]
    head = [report.says("capability_rated"), report.says("today_12_24"), report.says("will_be_seen_head")]
    rows = [_priority(report, gap, room) for gap in chosen[:MOST]]
    more = and_more(report, len(chosen) - MOST, "manager-gaps")
    return [table("", head, rows, "lll", PRIORITY_WIDTHS), *more]


def _priority(report: Report, gap: Gap, room: Room) -> list[Cell]:
    goal = next((each for each in report.plan.capabilities if each.id == gap.capability), None)
    levels = [str(level) if level else "?" for level in (gap.today, gap.required_12, gap.required_24)]
    seen = room(goal.seen, 17) if goal and goal.seen else ""
    return [
        room(report.framework.name_of(gap.capability), 8),
        [figure(report.says("three_levels", today=levels[0], in_12=levels[1], in_24=levels[2]))],
        seen or [quiet(report.says("open"))],
    ]
