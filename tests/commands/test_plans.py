"""The command that makes the plans: what it says as they come, at the end, and when it is stopped."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import workshop
import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.cli import workshop as command


@pytest.fixture
def change_name() -> Callable[[Path, str, str], None]:
    """Gives a team another name."""

    def change(place: Path, team: str, name: str) -> None:
        answers = workshop.answers.open(place)
        [receipt] = answers.append(
            [Edit("edit-of-the-test", SESSION, f"teams/{team}/name", name, answers.latest())]
        )
        assert receipt.refused == ""
        answers.close()

    return change


def call(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["plans", *arguments])


def test_each_plan_is_counted_with_the_pace_once_it_is_known(sample_session: Path) -> None:
    made = call(str(sample_session), "--format", "calendar", "--workers", "1")
    assert made.exit_code == 0, made.output
    lines = made.stdout.splitlines()[:5]
    assert lines[0] == "1 of 5: Nordics"
    assert re.fullmatch(r"2 of 5: All teams, \d+ a minute, \d+:\d\d left", lines[1])
    assert re.fullmatch(r"5 of 5: Poland and Czechia, \d+ a minute", lines[4])
    again = call(str(sample_session), "--format", "calendar")
    assert again.stdout.splitlines()[:2] == ["1 of 5: Nordics (unchanged)", "2 of 5: Iberia (unchanged)"]
    assert "\n  unchanged\n" in again.stdout
    forced = call(str(sample_session), "--format", "calendar", "--team", "Nordics", "--force")
    assert forced.stdout.splitlines()[0] == "1 of 1: Nordics"


def test_a_plan_that_fails_names_its_cell_and_what_ran(sample_session: Path) -> None:
    notebook = sample_session / "notebooks" / "plan-report.ipynb"
    notebook.write_text(notebook.read_text("utf-8").replace("report.outcomes()", "1 / 0"), "utf-8")
    made = call(str(sample_session), "--format", "html", "--team", "Nordics", "--json")
    assert made.exit_code == 1
    [record] = json.loads(made.stdout)
    ran = sample_session / "plans" / "Nordics" / "Nordics - development plan - stopped.ipynb"
    assert record == {
        "team": "Nordics",
        "files": [],
        "error": "Cell 13 of the notebook failed: ZeroDivisionError: division by zero. "
        "Open the notebook and run it to see where.",
        "warnings": [],
        "cell": 13,
        "ran": str(ran),
        "unchanged": False,
        "id": "team-nordics",
    }
    assert ran.is_file()
    told = call(str(sample_session), "--format", "html", "--team", "Nordics").stdout
    assert "1 of 1: Nordics (not made)" in told
    assert f"\n  what ran: {ran}\n" in told


def test_teams_are_counted_and_told_apart_whatever_they_are_called(
    sample_session: Path, change_name: Callable[[Path, str, str], None]
) -> None:
    change_name(sample_session, "team-iberia", "Nordics")
    made = call(str(sample_session), "--format", "calendar", "--team", "Nordics", "--team", "team-nordics")
    assert [line[:6] for line in made.stdout.splitlines()[:2]] == ["1 of 2", "2 of 2"]
    told = call(str(sample_session), "--format", "calendar", "--team", "Nordics", "--json")
    assert sorted(record["id"] for record in json.loads(told.stdout)) == ["team-iberia", "team-nordics"]


def test_an_unknown_engine_is_said(sample_session: Path) -> None:
    made = call(str(sample_session), "--engine", "steam")
    assert (made.exit_code, made.stderr) == (
        1, "Error: There is no engine “steam”. There are: nbclient, workshop-fork.\n",
    )  # fmt: skip


def test_ctrl_c_leaves_finished_plans_finished_and_no_process_behind(sample_session: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(workshop.__file__).parents[1])}
    making = subprocess.Popen(
        [sys.executable, "-m", "workshop", "plans", str(sample_session), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    assert making.stdout is not None
    first = making.stdout.readline()
    children = descendants(making.pid)
    making.send_signal(signal.SIGINT)
    rest, errors = making.communicate()
    assert making.returncode == 130
    assert first == "1 of 5: Nordics\n"
    finished = int(re.fullmatch(r"Stopped. (\d) of 5 plans are finished\.\n", errors)[1])  # type: ignore[index]
    assert 1 <= finished < 5
    assert "Nordics - development plan.pdf" in rest
    stamps = list((sample_session / "plans").rglob(".made-from.json"))
    assert len(stamps) == finished
    assert not list((sample_session / "plans").rglob(".making-*"))
    assert children
    assert not [process for process in children if Path(f"/proc/{process}").exists()]


@pytest.mark.parametrize("engine", ["workshop-fork", "nbclient"])
def test_ctrl_c_does_not_wait_for_a_cell_that_takes_its_time(
    engine: str, sample_session: Path, tmp_path: Path
) -> None:
    notebook = sample_session / "notebooks" / "plan-report.ipynb"
    begun = tmp_path / "begun"
    endless = f"import pathlib, time; pathlib.Path('{begun}').touch(); time.sleep(10**9)"
    notebook.write_text(notebook.read_text("utf-8").replace("report.outcomes()", endless), "utf-8")
    making = subprocess.Popen(
        [sys.executable, "-m", "workshop", "plans", str(sample_session), "--engine", engine],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(workshop.__file__).parents[1]), "TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    while not begun.exists():
        time.sleep(0.02)
    making.send_signal(signal.SIGINT)
    _, errors = making.communicate()
    assert errors == "Stopped. 0 of 5 plans are finished.\n"
    assert not list((sample_session / "plans").iterdir())
    assert not list(tmp_path.glob("workshop-*"))


def descendants(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found = [
        int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    ]
    return [*found, *(below for each in found for below in descendants(each))]
