"""How quickly plans are made, and how long the rest will take."""

from __future__ import annotations

import pytest

from workshop.reports import PlanResult
from workshop.reports.pace import Pace


def test_the_rest_takes_as_long_as_those_made_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([100.0, 104.0, 110.0])
    monkeypatch.setattr("workshop.reports.pace.time.monotonic", lambda: next(moments))
    pace = Pace(total=10)
    told = []
    for result in (
        PlanResult("a", unchanged=True),
        PlanResult("b"),
        PlanResult("c"),
        PlanResult("d", error="no"),
    ):
        pace.count(result)
        told.append((pace.done, pace.a_minute, pace.left))
    # What stands before the first one is done but once, so it is not counted.
    assert told == [(1, None, None), (2, None, None), (3, 15.0, 28), (4, 12.0, 30)]
