"""Was the plan kept? Nothing of this is asked before the first follow-up."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.plan.findings import Facts, Found, rule, short
from workshop.plan.following import joined
from workshop.plan.standing import Standing, is_followed_up, recorded, signs, standings

STEP = "follow-up"


def _said(facts: Facts, *states: str) -> Iterator[Standing]:
    return (each for each in standings(facts.plan) if each.state in states and each.action.what)


def _place(found: Standing, field: str) -> str:
    return f"progress/{joined(found.followup, found.action.id)}/{field}"


@rule(STEP, "should")
def decision_unknown(facts: Facts) -> Found:
    """A follow-up was held, and nobody wrote what the sponsor decided."""
    if recorded(facts.plan) and facts.plan.decision.answer is None:
        yield "decision/answer", {}


@rule(STEP, "should")
def decision_undated(facts: Facts) -> Found:
    """A decision without its day or the name of the one who took it."""
    decided = facts.plan.decision
    if decided.answer and not facts.plan.person(decided.person):
        yield "decision/person", {}
    elif decided.answer and decided.on is None:
        yield "decision/on", {}


@rule(STEP, "should")
def progress_unexplained(facts: Facts) -> Found:
    """Something stuck or dropped without a reason."""
    for found in _said(facts, "stuck", "dropped"):
        if not found.reason:
            yield _place(found, "reason"), {"action": short(found.action.what)}


@rule(STEP, "consider")
def progress_late(facts: Facts) -> Found:
    """Something stuck, whose date was not put off."""
    for found in _said(facts, "stuck"):
        if not found.slips:
            yield _place(found, "due"), {"action": short(found.action.what)}


@rule(STEP, "should")
def done_unshown(facts: Facts) -> Found:
    """Something done, without what shows it."""
    for found in _said(facts, "done"):
        if not found.evidence:
            yield _place(found, "evidence"), {"action": short(found.action.what)}


@rule(STEP, "should")
def sign_unread(facts: Facts) -> Found:
    """An early sign that nobody read at any follow-up, once one was held."""
    if is_followed_up(facts.plan) and (last := recorded(facts.plan)):
        for found in signs(facts.plan):
            if not found.followup and found.indicator.what:
                place = joined(last[-1], found.indicator.id)
                yield f"readings/{place}/figure", {"indicator": short(found.indicator.what)}


@rule(STEP, "should")
def sign_unanswered(facts: Facts) -> Found:
    """A rule for changing course that applies, and nothing that changes."""
    for found in signs(facts.plan):
        if found.against == "rule" and not found.change and found.indicator.what:
            place = joined(found.followup, found.indicator.id)
            yield f"readings/{place}/change", {"indicator": short(found.indicator.what)}
