"""What was changed in a step, by whom and when, as the front end is told it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from workshop.answers.port import Change, Stored
from workshop.plan.model import Plan
from workshop.plan.paths import kind_of, pattern_of

MOST_SHOWN = 30
AT_ONE_SITTING = datetime.timedelta(minutes=2)
WRITTEN = ("text", "long")


def told_changes(recent: Sequence[Change], asked: Collection[str], plan: Plan) -> list[dict[str, Any]]:
    """Return the latest changes of what a step asks, the newest first.

    What one person wrote of one text at one sitting is one change: it is saved many times while it is
    written. Moves within a list are passed over.

    Parameters
    ----------
    recent
        The latest changes of the team, the newest first.
    asked
        The patterns of the step's questions.
    plan
        The team's plan, which knows people's names.
    """
    found: list[Change] = []
    place: dict[str, int] = {}
    for change in recent:
        if not _is_asked(change.path, asked):
            continue
        later = place.get(change.path)
        if later is not None and _goes_on(change, found[later]):
            found[later] = Change(change.path, change.before, found[later].now)
        else:
            place[change.path] = len(found)
            found.append(change)
    return [
        {
            "path": change.path,
            "before": said(change.before, plan) if change.before else None,
            "now": said(change.now, plan),
        }
        for change in found
        if (change.before.value if change.before else None) != change.now.value
    ][:MOST_SHOWN]


def with_removals(asked: Collection[str]) -> set[str]:
    """Return the patterns of a step's questions, and of whether a record that they are asked of was removed.

    >>> sorted(with_removals({"about/owner", "outcomes/*/target"}))
    ['about/owner', 'outcomes/*/removed', 'outcomes/*/target']
    """
    lists = {pattern.partition("*")[0] for pattern in asked if "/*/" in pattern}
    return {*asked, *(f"{each}*/removed" for each in lists)}


def said(stored: Stored, plan: Plan) -> dict[str, Any]:
    """Return an answer with who gave it, by name where there is one, and when, in UTC."""
    return {
        "value": stored.value,
        "seq": stored.seq,
        "who": name_of(stored, plan),
        "when": stored.at.isoformat(),
    }


def name_of(stored: Stored, plan: Plan) -> str:
    """Return the name of who gave an answer; empty where none was given."""
    return plan.person(stored.author) or stored.author


def _is_asked(path: str, asked: Collection[str]) -> bool:
    pattern = pattern_of(path)
    record, _, name = pattern.rpartition("/")
    return pattern in asked or (name == "removed" and any(field.startswith(f"{record}/") for field in asked))


def _goes_on(earlier: Change, later: Change) -> bool:
    """Whether the later change took up where the earlier one left off, by the same hand and soon."""
    kind = kind_of(pattern_of(later.path))
    if kind is None or kind.name not in WRITTEN:
        return False
    is_next = later.before is not None and later.before.seq == earlier.now.seq
    is_same = earlier.now.author == later.now.author
    return is_next and is_same and later.now.at - earlier.now.at < AT_ONE_SITTING
