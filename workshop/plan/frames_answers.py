"""A team's week and its members' ratings, as pandas frames; columns and dtypes as in `frames`.

=============  ==========================================================================
dtype          what it holds
=============  ==========================================================================
string         ids, names and words
Int64          levels, counts and whole per cents; ``<NA>`` is not known, or too few answered to say
Float64        a median, which may lie half-way between two levels
object         hours as exact ``decimal.Decimal`` (None is not known)
=============  ==========================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.plan.framed import EXACT, TEXT, WHOLE, Columns, Row, framed
from workshop.plan.framework import Framework
from workshop.plan.kinds import LEVELS
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.scoring import today
from workshop.plan.tallies import move_between_rounds, tallied, votes
from workshop.plan.time_use import time_use

MIDDLE = "Float64"

TIME: Columns = {
    "activity": TEXT,
    "name": TEXT,
    "now": EXACT,
    "wanted": EXACT,
    "now_share": WHOLE,
    "wanted_share": WHOLE,
}
MOVES: Columns = {"hours": EXACT, "source": TEXT, "target": TEXT}
RATINGS: Columns = {
    "question": TEXT,
    "name": TEXT,
    "kind": TEXT,
    "today": WHOLE,
    "round": TEXT,
    "raters": WHOLE,
    "spread": TEXT,
    "median": MIDDLE,
    **{f"level_{level}": WHOLE for level in LEVELS},
    "cannot_say": WHOLE,
    "move": MIDDLE,
    "dots": WHOLE,
}


@framed(TIME)
def time_frame(plan: Plan, framework: Framework) -> Iterator[Row]:
    """Return a row for each activity that the team answered, in the framework's order, others last.

    ``now`` and ``wanted`` are hours a week as the team wrote them; shares are whole per cents of the
    week, those of wanted hours with the hours of now where nothing else is wanted.
    """
    found = time_use(plan, [activity.id for activity in framework.activities])
    yield from (
        {name: getattr(each, name) for name in TIME if name != "name"}
        | {"name": framework.activity_name(each.activity)}
        for each in found.activities
    )


@framed(MOVES)
def moves_frame(plan: Plan, framework: Framework) -> Iterator[Row]:
    """Return a row for each move of hours, the largest first; a missing end lies outside the week."""
    found = time_use(plan, [activity.id for activity in framework.activities]).moves
    yield from ({name: getattr(each, name) or None for name in MOVES} for each in found)


@framed(RATINGS)
def ratings_frame(plan: Plan, framework: Framework) -> Iterator[Row]:
    """Return a row for each habit and capability, those that the framework does not know last.

    ``kind`` is ``habit``, ``capability`` or, for what another framework left behind, missing;
    ``today`` is the agreed level. The rest is of the latest round that was counted: ``spread`` from
    three answers on; ``median``, ``level_1`` to ``level_5``, ``cannot_say`` and ``move`` (of the median
    since the round before) from five on; ``<NA>`` below. ``dots`` are the votes to talk about it.
    """
    dots = dict(votes(plan))
    for row in _asked(plan, framework):
        yield _rating(plan, row) | {"dots": dots.get(row["question"])}


def _asked(plan: Plan, framework: Framework) -> Iterator[Row]:
    known: dict[str, Row] = {
        each.id: {"question": each.id, "name": each.name, "kind": kind}
        for kind, asked in (("habit", framework.habits), ("capability", framework.capabilities()))
        for each in asked
    }
    yield from known.values()
    left: Iterable[str] = {*plan.ratings, *plan.tallies} - {VOTES, *known}
    yield from ({"question": each, "name": framework.name_of(each)} for each in sorted(left))


def _rating(plan: Plan, row: Row) -> Row:
    question = row["question"]
    rated = {**row, "today": today(plan, question)}
    found = tallied(plan, question)
    if found is None:
        return rated
    levels = dict(zip((f"level_{level}" for level in LEVELS), found.counts or (), strict=False))
    return {
        **rated,
        **levels,
        "round": found.round,
        "raters": found.raters,
        "spread": found.spread.value if found.spread else None,
        "median": found.median,
        "cannot_say": found.cannot_say,
        "move": move_between_rounds(plan, question),
    }
