"""One team's report, opened from a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.errors import WorkshopError
from workshop.reports import open_report


def test_a_team_is_found_by_its_id_and_by_its_name(sample_session: Path) -> None:
    by_name = open_report(sample_session, "Iberia")
    assert open_report(str(sample_session), by_name.team.id).team == by_name.team
    assert by_name.session.facts.title == by_name.cover().meta["session"]


def test_without_a_team_it_is_the_first(sample_session: Path) -> None:
    assert open_report(sample_session, "").team.name == "Nordics"


def test_a_team_that_is_not_there_is_said_with_those_that_are(sample_session: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        open_report(sample_session, "Baltics")
    assert str(caught.value) == (
        "This session has no team “Baltics”. Its teams: “Nordics”, “Iberia”, “Benelux”, “Poland and Czechia”."
    )


def test_a_session_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="is no session"):
        open_report(tmp_path, "")


def test_a_framework_that_the_kit_lacks_is_said(sample_session: Path) -> None:
    answers = workshop.answers.open(sample_session)
    [receipt] = answers.append([Edit("edit-000000001", SESSION, "session/framework", "the-book")])
    assert receipt.refused == ""
    answers.close()
    with pytest.raises(WorkshopError) as caught:
        open_report(sample_session, "Nordics")
    assert str(caught.value) == (
        "The session's kit has no framework “the-book”. It has: inside-sales, sales-managers. Put the file "
        "into the session's kit/frameworks, or name another in session.yaml."
    )


@pytest.fixture
def set_up(sample_session: Path) -> Callable[[str], Path]:
    """Writes further lines into the session's file."""

    def add(lines: str) -> Path:
        file = sample_session / "session.yaml"
        file.write_text(f"{file.read_text('utf-8')}\n{lines}\n", "utf-8")
        return sample_session

    return add


def test_the_settings_of_the_session_hold(set_up: Callable[[str], Path]) -> None:
    place = set_up("brand: Tarnvik Group\nrules_off: [action_owner, action_start]")
    report = open_report(place, "Iberia")
    assert report.cover().meta["session"].startswith("Tarnvik Group · ")
    rules = {finding.rule for finding in report.findings}
    assert rules
    assert rules.isdisjoint({"action_owner", "action_start"})


def test_words_of_the_sessions_own_kit_are_used(sample_session: Path) -> None:
    file = sample_session / "kit/words/plan.yaml"
    text = file.read_text("utf-8")
    assert "row_want: What we want\n" in text
    file.write_text(text.replace("row_want: What we want\n", "row_want: Our aims\n"), "utf-8")
    page = open_report(sample_session, "Iberia").page_one()
    assert dict(page.blocks[0]["c"][1][0]["c"][0][2]) == {"label": "Our aims"}
