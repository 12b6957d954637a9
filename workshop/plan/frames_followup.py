"""What follow-ups recorded, as pandas frames; columns and dtypes as in `frames`."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.plan.following import FOLLOWUPS, parted
from workshop.plan.framed import DAY, TEXT, WHOLE, Columns, Row, framed
from workshop.plan.framework import Framework
from workshop.plan.kinds import CANNOT_SAY
from workshop.plan.model import Plan
from workshop.plan.scoring import in_rounds
from workshop.plan.standing import standing

PROGRESS: Columns = {
    "followup": TEXT,
    "action": TEXT,
    "what": TEXT,
    "state": TEXT,
    "reason": TEXT,
    "evidence": TEXT,
    "owner": TEXT,
    "due": DAY,
    "first_due": DAY,
    "days_later": WHOLE,
}
READINGS: Columns = {
    "followup": TEXT,
    "indicator": TEXT,
    "what": TEXT,
    "figure": TEXT,
    "against": TEXT,
    "change": TEXT,
}
ROUNDS: Columns = {"question": TEXT, "name": TEXT, "round": TEXT, "agreed": WHOLE}


@framed(PROGRESS)
def progress_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each action and each follow-up that said something of it, by follow-up.

    ``state`` is ``done``, ``moving``, ``stuck`` or ``dropped``; ``owner`` and ``due`` are new ones,
    missing where nothing changed; ``first_due`` is what was promised, and ``days_later`` by how much
    the action's date now lies behind that.
    """
    actions = {action.id: action for action in plan.actions}
    for each in sorted(plan.progress, key=lambda one: _when(one.id)):
        key, about = parted(each.id)
        if about in actions:
            found = standing(plan, actions[about])
            yield {
                "followup": key,
                "action": about,
                "what": actions[about].what or None,
                "state": each.state,
                "reason": each.reason or None,
                "evidence": each.evidence or None,
                "owner": plan.person(each.owner) or None,
                "due": each.due,
                "first_due": actions[about].due,
                "days_later": found.slipped,
            }


@framed(READINGS)
def readings_frame(plan: Plan) -> Iterator[Row]:
    """Return a row for each early sign and each follow-up at which it was read, by follow-up.

    ``against`` is ``reached``, ``moving`` or ``rule`` (the rule for changing course applies).
    """
    signs = {each.id: each for each in plan.indicators}
    yield from (
        {
            "followup": parted(each.id)[0],
            "indicator": parted(each.id)[1],
            "what": signs[parted(each.id)[1]].what or None,
            "figure": each.figure or None,
            "against": each.against,
            "change": each.change or None,
        }
        for each in sorted(plan.readings, key=lambda one: _when(one.id))
        if parted(each.id)[1] in signs
    )


@framed(ROUNDS)
def rounds_frame(plan: Plan, framework: Framework) -> Iterator[Row]:
    """Return a row for each level that the team agreed, by question and then by round.

    ``agreed`` goes from 1 to 5; ``<NA>`` is "we can't say". ``round`` is such as ``day-90/1``.
    """
    habits = {each.id: each.name for each in framework.habits}
    yield from (
        {
            "question": question,
            "name": habits.get(question) or framework.name_of(question),
            "round": round_,
            "agreed": None if rounds[round_] == CANNOT_SAY else rounds[round_],
        }
        for question, rounds in plan.ratings.items()
        for round_ in in_rounds(rounds)
    )


def _when(identifier: str) -> tuple[int, str]:
    key, about = parted(identifier)
    return (FOLLOWUPS.index(key) if key else len(FOLLOWUPS), about)
