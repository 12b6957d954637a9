"""Plans are made from the facilitator page, and a team gets its own once it is released."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import workshop
import workshop.answers
from tests.room.conftest import OURS
from workshop.answers import SESSION, Edit
from workshop.answers.folder import create
from workshop.room.app import application
from workshop.room.planning import Made, Plans
from workshop.room.private import keys_of
from workshop.room.room import Room

PATIENCE = 120
"""Seconds for a plan to be made, on a busy machine."""


@pytest.fixture(autouse=True)
def _the_same_workshop_in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes find the package that is tested, installed or not."""
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(workshop.__file__).parents[1]), *sys.path[1:]])
    )


@pytest.fixture
def session(tmp_path: Path, project: Path) -> Path:
    """A session with answers."""
    return create(tmp_path / "spring", sample=project / "kit" / "samples" / "rented-linen.json")


def told(line: Any, wanted: Any) -> dict[str, Any]:
    """Return the next message that has what is wanted."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        message = line.receive_json()
        if wanted(message):
            return dict(message)
    raise AssertionError("never told")


class Slow(Plans):
    """Plans of which each takes a while, and which are files of a line."""

    async def _run(self, _: Sequence[str], wanted: set[str]) -> None:
        await asyncio.sleep(0.01)  # others ask meanwhile
        for team in wanted:
            if self.place.name != "broken":
                file = self.place / f"{team}.pdf"
                file.write_text(team, encoding="utf-8")
                self.made[team] = Made((file,))
        self._work = None


def test_teams_that_open_their_plans_at_once_get_each_its_own(session: Path, tmp_path: Path) -> None:
    room = Room(workshop.answers.open(session), keys_of(session))
    room.plans = Slow(tmp_path, lambda: None)
    teams = room.session.teams[:3]
    assert len(teams) > 1

    async def opened() -> list[Path | None]:
        return await asyncio.gather(*(room.released_plan(team) for team in [*teams, *teams]))

    files = asyncio.run(opened())
    assert [file.stem for file in files if file] == [team.id for team in [*teams, *teams]]
    room.answers.close()


def test_a_plan_that_cannot_be_made_is_said_so_and_no_page_is_kept_in_its_place(
    session: Path, tmp_path: Path
) -> None:
    room = Room(workshop.answers.open(session), keys_of(session))
    (tmp_path / "broken").mkdir()
    room.plans = Slow(tmp_path / "broken", lambda: None)
    first = room.session.teams[0]
    with TestClient(application(room)) as member:
        joining = {"code": room.keys.code, "team": first.id, "name": "Ana"}
        assert member.post("/join", data=joining, headers=OURS, follow_redirects=False).status_code == 303
        room.answers.append([Edit("given", SESSION, f"teams/{first.id}/released", True)])
        while (answer := member.get("/plan", follow_redirects=False)).status_code == 303:
            time.sleep(0.05)  # the room has not looked yet
    assert answer.status_code == 503
    assert "Tell the facilitator" in answer.text


def test_a_plan_is_made_downloaded_and_given_to_its_team_alone(session: Path) -> None:
    answers = workshop.answers.open(session)
    keys = keys_of(session)
    first = answers.session().teams[0]
    room = Room(answers, keys)
    with TestClient(application(room)) as lead:
        assert lead.get(f"/plans/{first.id}/0").status_code == 403
        lead.get(f"/facilitator?token={keys.facilitator}")
        with lead.websocket_connect("/line?as=facilitator", headers=OURS) as line:
            line.send_json({"plans": [first.id]})
            running = told(line, lambda message: message.get("plans", {}).get("running"))
            assert (running["plans"]["done"], running["plans"]["wanted"]) == (0, 1)
            done = told(line, lambda message: message.get("plans", {}).get("done") == 1)
            made = done["plans"]["made"][first.id]
            assert made["error"] == ""
            assert {Path(name).suffix for name in made["files"]} == {
                ".html", ".pdf", ".docx", ".pptx", ".ics", ".ipynb",
            }  # fmt: skip
            for number, name in enumerate(made["files"]):
                got = lead.get(f"/plans/{first.id}/{number}")
                assert got.headers["content-disposition"].startswith("attachment")
                assert got.content == (room.plans.made[first.id].files[number]).read_bytes(), name
            assert lead.get(f"/plans/{first.id}/99").status_code == 404
            assert lead.get("/plans/nobody/0").status_code == 404
            if done["plans"]["running"]:  # the page is told at intervals: the end may have come with it
                told(line, lambda message: not message.get("plans", {}).get("running", True))
            lead.cookies.clear()
            member = {"code": keys.code, "team": first.id, "name": "Ana"}
            assert lead.post("/join", data=member, headers=OURS, follow_redirects=False).status_code == 303
            assert lead.get("/plan", follow_redirects=False).status_code == 303  # not released yet
            line.send_json({"release": first.id, "given": True})
            told(line, lambda message: first.id in message.get("live", {}).get("released", ()))
            plan = lead.get("/plan")
            assert plan.content.startswith(b"%PDF")
            assert plan.headers["content-disposition"].startswith("attachment")
            line.send_json({"release": first.id, "given": False})
            told(line, lambda message: first.id not in message.get("live", {}).get("released", [first.id]))
            assert lead.get("/plan", follow_redirects=False).status_code == 303


def test_each_plan_goes_to_its_own_team_whatever_it_is_called(tmp_path: Path) -> None:
    answers = workshop.answers.open(create(tmp_path / "alike", title="Seed", teams=["All teams", "B", "C"]))
    all_teams, first, second = (team.id for team in answers.session().teams)
    edits = [
        Edit(f"edit-of-the-test-{team}", workshop.answers.SESSION, f"teams/{team}/name", "North")
        for team in (first, second)
    ]
    assert [receipt.refused for receipt in answers.append(edits)] == ["", ""]
    session = answers.session()
    answers.close()

    async def made() -> Plans:
        plans = Plans(tmp_path / "alike", lambda: None)
        plans.make(session, [])
        await plans.finished()
        return plans

    plans = asyncio.run(made())
    assert (plans.failure, plans.done, plans.wanted) == ("", 3, 3)
    assert {team: each.files[-1].name for team, each in plans.made.items()} == {
        all_teams: "All teams - development plan.ipynb",
        first: "North - development plan.ipynb",
        second: "North (2) - development plan.ipynb",
        "all": "all teams - roll-up.ipynb",
    }
    # Two at a time are not done in the order in which they were begun.
    told = {"team": "North", "files": ["the second.pdf"], "error": "", "id": second}
    plans._take(told, {first, second})
    assert plans.made[second].files == (Path("the second.pdf"),)


def test_all_that_makes_plans_ends_with_the_room(session: Path, tmp_path: Path) -> None:
    notebook, begun = session / "notebooks" / "plan-report.ipynb", tmp_path / "begun"
    endless = f"import pathlib, time; pathlib.Path('{begun}').touch(); time.sleep(10**9)"
    notebook.write_text(notebook.read_text("utf-8").replace("report.outcomes()", endless), "utf-8")
    command = [sys.executable, "-m", "workshop.room.plan_process", str(session)]
    making = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not begun.exists():
        time.sleep(0.02)
    making.terminate()
    # Whoever still worked for it would hold its standard error open.
    assert making.communicate() == ("", "")
