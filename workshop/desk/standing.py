"""How one team stands, worked out once for all parts of the facilitator's notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.answers import LocalAnswers
from workshop.desk.scores import score_row
from workshop.plan.model import Plan
from workshop.plan.session import Team
from workshop.room.standing import Cells, agreed_on, cells


@dataclass(frozen=True, slots=True)
class Standing:
    """How a team stands: its plan, how far it is with each step, near a signature, and last agreed on.

    Attributes
    ----------
    plan
        As it is now.
    cells
        The state of each step that the agenda asks, with the number of its open points.
    score
        The row of points and next things to do, as HTML.
    agreed
        The day of the last agreed version; empty when there is none.
    """

    plan: Plan
    cells: Cells
    score: str
    agreed: str


Standings = Mapping[str, Standing]
"""By the team's id."""


def standing_of(answers: LocalAnswers, team: Team) -> Standing:
    """Return how a team stands now."""
    plan, facts = answers.plan(team.id), answers.session().facts
    return Standing(plan, cells(answers.kit, facts, plan), score_row(answers, team), agreed_on(facts, plan))
