"""A session's plans for those who know pandas."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode

from workshop.answers.folder import create
from workshop.desk import open_session
from workshop.errors import WorkshopError
from workshop.reports.executing import executed, read


def test_a_session_gives_the_frames_of_all_its_teams(sample_session: Path) -> None:
    os.chdir(sample_session / "notebooks")
    session = open_session()
    found = session.frames()
    assert list(found["outcomes"]["team"].unique()) == list(session.plans)
    assert {"outcomes", "gaps", "ratings", "actions", "investments", "progress"} <= found.keys()


def test_a_team_gives_its_own(sample_session: Path) -> None:
    session = open_session(str(sample_session))
    first = next(iter(session.plans))
    assert session.plan().team == session.plan(first).team == first
    assert len(session.plan(first).frames()["actions"]) == len(session.plans[first].actions)


def test_a_team_that_is_not_there_is_named_with_those_that_are(sample_session: Path) -> None:
    with pytest.raises(WorkshopError, match=r"^This session has no team “Mars”\. Its teams: “Nordics”"):
        open_session(str(sample_session)).plan("Mars")


def plain(notebook: NotebookNode, cell: str) -> str:
    """Return what a cell of an executed notebook shows, as text."""
    found = next(each for each in notebook.cells if each.id == cell)
    return "\n".join(output["data"]["text/plain"] for output in found.outputs if "data" in output)


def test_five_questions_are_answered_about_the_sample(run_notebook: Callable[..., NotebookNode]) -> None:
    done = run_notebook("90-analysis")
    assert "Opportunity coaching" in plain(done, "shared")
    assert re.search(r"Nordics\s+3\.0\s+8\.0\s+5\.0", plain(done, "weeks"))
    assert re.search(r"Nordics\s+cash\s+124100\s+57100\s+57100\s+238300", plain(done, "cost"))
    assert "Marit Hauge" in plain(done, "owners")
    assert "far_apart" in plain(done, "apart")


def test_they_are_answered_about_a_session_without_answers(tmp_path: Path) -> None:
    made = create(tmp_path / "empty", title="Empty", day=datetime.date(2027, 1, 12), teams=["North"])
    path = made / "notebooks" / "90-analysis.ipynb"
    done = executed(read(path, {}), {}, path.parent)
    assert "Empty DataFrame" in plain(done, "shared")
