"""The frames of all teams of a session, of which only those are worked out anew that have changed.

What comes of a team's answers is kept beside them, so that a session of a thousand teams that was read
once opens in a second.
"""

from __future__ import annotations

import contextlib
import datetime
from typing import TYPE_CHECKING

from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.plan.framework import Framework
from workshop.reports.stamp import of_program, of_values

if TYPE_CHECKING:
    import pandas as pd

AT_ONCE = 50
"""So many teams are worked out before they are stored, so that nobody waits long for the session."""


def frames_of_session(
    answers: LocalAnswers, framework: Framework, day: datetime.date | None, names: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Return the frames of all teams by name, with the team's name in the first column.

    Parameters
    ----------
    answers
        The session, opened for the facilitator.
    framework, day
        What is rated against, and the session's day.
    names
        By the team's id, how it is called in the frames; the rows are in this order.
    """
    from workshop.plan.frames_all import makers  # noqa: PLC0415 - pandas is loaded when used
    from workshop.plan.frames_kept import packed, unpacked  # noqa: PLC0415 - as above

    kinds = makers(framework, day)
    mark = of_values([of_program(), framework.model_dump(mode="json"), str(day)])
    texts = dict(answers.kept(mark))
    missing = [team for team in names if team not in texts]
    for begin in range(0, len(missing), AT_ONCE):
        made = {
            team: (answers.latest_of(team), packed(answers.plan(team), kinds))
            for team in missing[begin : begin + AT_ONCE]
        }
        texts |= {team: text for team, (_, text) in made.items()}
        with contextlib.suppress(WorkshopError):  # a session that can only be read is worked out each time
            answers.keep(mark, made)
    return unpacked({name: texts[team] for team, name in names.items()}, kinds)
