"""Every frame of a plan, or of many, by name.

======================  =============================================================
``outcomes``            what is wanted: `frames.outcomes_frame`
``obstacles``           what is in the way: `frames.obstacles_frame`
``requirements``        what managers must do: `frames.requirements_frame`
``gaps``                capabilities, required and today: `frames.gaps_frame`
``ratings``             agreed levels, and tallies of several people's: `frames_answers.ratings_frame`
``rounds``              agreed levels by round: `frames_followup.rounds_frame`
``time``, ``moves``     a week now and wanted: `frames_answers.time_frame`, `moves_frame`
``actions``, ``stops``  what is done, what stops: `frames.actions_frame`, `stops_frame`
``investments``         what it takes, as written: `frames.investments_frame`
``investment_years``    the same by year: `frames.investment_years_frame`
``followups``           when it is looked at again: `frames.followups_frame`
``progress``            what became of actions: `frames_followup.progress_frame`
``readings``            what early signs showed: `frames_followup.readings_frame`
======================  =============================================================

The columns and their dtypes stand at each of these functions.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial

import pandas as pd

from workshop.plan import frames, frames_answers, frames_followup
from workshop.plan.framed import Framed, of_teams
from workshop.plan.framework import Framework
from workshop.plan.model import Plan

Makes = Framed[...] | partial[pd.DataFrame]


def makers(framework: Framework, day: datetime.date | None) -> dict[str, Makes]:
    """Return what makes each frame, by its name."""
    return {
        "outcomes": frames.outcomes_frame,
        "obstacles": frames.obstacles_frame,
        "requirements": frames.requirements_frame,
        "gaps": partial(frames.gaps_frame, framework=framework),
        "ratings": partial(frames_answers.ratings_frame, framework=framework),
        "rounds": partial(frames_followup.rounds_frame, framework=framework),
        "time": partial(frames_answers.time_frame, framework=framework),
        "moves": partial(frames_answers.moves_frame, framework=framework),
        "actions": frames.actions_frame,
        "stops": frames.stops_frame,
        "investments": frames.investments_frame,
        "investment_years": partial(frames.investment_years_frame, day=day),
        "followups": partial(frames.followups_frame, day=day),
        "progress": frames_followup.progress_frame,
        "readings": frames_followup.readings_frame,
    }


def frames_of(plan: Plan, framework: Framework, day: datetime.date | None) -> dict[str, pd.DataFrame]:
    """Return every frame of one plan, by name."""
    return {name: make(plan) for name, make in makers(framework, day).items()}


def frames_of_teams(
    plans: Mapping[str, Plan], framework: Framework, day: datetime.date | None
) -> dict[str, pd.DataFrame]:
    """Return every frame over many teams, by name, with the team's name in the first column."""
    return {name: of_teams(make, plans) for name, make in makers(framework, day).items()}
