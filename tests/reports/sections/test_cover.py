"""The facts of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workshop.plan.kinds import Json
from workshop.reports.report import Report

MakeReport = Callable[..., Report]


def test_it_names_the_team_the_day_and_the_session(make_report: MakeReport) -> None:
    meta = make_report({}, team="North").cover().meta
    assert meta["team"] == "North"
    assert (meta["day"], meta["date"]) == ("2027-01-12", "12 January 2027")
    assert (meta["session"], meta["language"]) == ("Leadership meeting", "en")


@pytest.mark.parametrize(
    ("language", "paper"), [("en", "a4"), ("en-US", "us-letter"), ("fr-CA", "us-letter"), ("de", "a4")]
)
def test_paper_is_what_the_country_has(make_report: MakeReport, language: str, paper: str) -> None:
    assert make_report({}, language=language).cover().meta["paper"] == paper


def test_the_status_counts_what_is_to_be_settled(full: Report, empty: Report) -> None:
    assert full.cover().meta["status"] == "ready to sign"
    must = sum(finding.severity == "must" for finding in empty.findings)
    assert must > 5
    assert empty.cover().meta["status"] == f"draft, {empty.says.number(must)} points to settle before signing"


def test_a_long_name_of_a_team_is_shortened_for_its_heading(make_report: MakeReport) -> None:
    team = make_report({}, team="North and Baltic markets " * 12).cover().meta["team"]
    assert team.endswith("…")
    assert len(team) <= 120


def test_a_team_without_a_name_and_a_session_without_a_day_have_a_cover(make_report: MakeReport) -> None:
    meta = make_report({}, team="", day=None).cover().meta
    assert (meta["team"], meta["day"], meta["date"]) == ("Team without a name", "", "")


def test_the_organisation_and_the_session_keep_their_directions_to_themselves(
    make_report: MakeReport,
) -> None:
    report = replace(make_report({}, title="Spring\u2067"), brand="Acme\u202e")
    assert report.cover().meta["session"] == "Acme\u202e\u202c · Spring\u2067\u2069"


def test_rules_that_a_session_does_without_find_nothing(
    make_report: MakeReport, samples: list[dict[str, Json]]
) -> None:
    report = make_report(samples[1])
    rules = tuple({finding.rule for finding in report.findings})
    assert rules
    off = replace(report, rules_off=rules)
    assert off.findings == ()
    assert off.cover().meta["status"] == "ready to sign"
