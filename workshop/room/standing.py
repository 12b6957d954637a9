"""How one team stands, as the facilitator's matrix shows it: worked out without a server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from workshop.forms.alone import without_worth
from workshop.kit.formats import Formats
from workshop.kit.loading import Kit
from workshop.kit.progress import progress
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts
from workshop.room.voting import question_of

Cells = list[list[object]]
Alone = dict[str, object]


def cells(kit: Kit, facts: SessionFacts, plan: Plan, *, in_room: bool = False) -> Cells:
    """Return the state of each step that the agenda asks, with the number of its open points.

    In a room nobody is asked in a step whether it was worth the time: each says so alone.
    """
    framework = kit.framework_asked(facts)
    steps = [without_worth(step) if in_room else step for step in kit.asked(facts)]
    found = [progress(step, plan, framework) for step in steps]
    return [[each.state, each.open] for each in found]


def agreed_on(facts: SessionFacts, plan: Plan) -> str:
    """Return the day of the last version that was agreed; empty when there is none."""
    on = plan.versions[-1].on if plan.versions else None
    return Formats(facts.language, facts.currency).date(on) if on else ""


def alone(
    kit: Kit,
    facts: SessionFacts,
    plan: Plan,
    cast: Collection[tuple[str, str]],
    here: Iterable[tuple[str, str]],
) -> dict[str, Alone]:
    """Return, for each step with questions that each answers alone, who is done, who is not, and how many
    questions wait to be revealed: never what anybody answered.

    Parameters
    ----------
    kit, facts, plan
        What is asked, and the team's plan.
    cast
        The questions and rounds in which somebody of the team has answered.
    here
        Who of the team is there, by id and name.
    """
    people: Sequence[tuple[str, str]] = list(here)
    found: dict[str, Alone] = {}
    for step in kit.asked(facts):
        asked = question_of(kit, facts, step.id, plan)
        if asked.questions:
            rounds, mark = asked.rounds(plan), asked.mark(plan)
            done = {each.id: each.name for each in plan.people if mark in each.rated}
            found[step.id] = {
                "done": sorted(done.values()),
                "waiting": [name for person, name in people if person not in done],
                "ready": sum((question, round_) in cast for question, round_ in rounds.items()),
                "revealed": sum(not round_.endswith("/1") for round_ in rounds.values()),
            }
    return found
