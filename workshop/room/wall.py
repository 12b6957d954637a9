"""What the projector shows of a team's revealed answers, when the facilitator wants it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workshop.forms.alone import revealed
from workshop.forms.wording import wording_of
from workshop.plan.paths import VOTES
from workshop.room.voting import question_of

if TYPE_CHECKING:
    from workshop.room.room import Room


async def wall_told(room: Room) -> dict[str, Any] | None:
    """Return what may be said of the step at which the room is, for the team that the facilitator chose.

    Returns
    -------
    dict or None
        ``team``, and ``rows`` with name, ``said`` and ``counts``; ``dots`` as pairs of name and number.
        None where no team was chosen, or nothing is revealed.
    """
    live, facts = room.session.live, room.session.facts
    table, team = room.tables.get(live.wall), room.session.team(live.wall)
    if table is None or team is None or not room.has_step(live.step):
        return None
    plan = await room.drawing.plan(table)
    asked = question_of(room.kit, facts, live.step, plan)
    found = revealed(plan, asked.occasion, wording_of(room.kit, facts))
    framework = room.kit.framework_asked(facts)
    named = {each.id: each.name for each in framework.capabilities()} if framework else {}
    rows = [
        {
            "name": named.get(question, question),
            "said": found[question]["said"],
            "counts": found[question]["counts"],
        }
        for question in asked.questions
        if question in found and question != VOTES
    ]
    dots = [[named.get(key, key), count] for key, count in found.get(VOTES, {}).get("dots", ())]
    return {"team": team.name, "rows": rows, "dots": dots} if rows or dots else None
