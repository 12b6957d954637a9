"""The rubric's score in the annex."""

from __future__ import annotations

from workshop.plan.rubric import RUBRIC
from workshop.reports.report import Report
from workshop.reports.text import plain_text


def test_a_whole_plan_says_so_and_what_a_person_judges(full: Report) -> None:
    said = plain_text(full.annex().blocks)
    assert "18 of 18 points, as far as software can see." in said
    assert "Sign" not in said
    assert "How good they are is for a person to judge, of these: why each outcome matters" in said


def test_what_is_missing_is_the_next_thing_to_do(half: Report) -> None:
    said = plain_text(half.annex().blocks)
    assert "The next thing to do" in said
    assert " ½ " in said


def test_page_one_says_nothing_of_points(full: Report, half: Report) -> None:
    for report in (full, half):
        assert "points" not in plain_text(report.page_one().blocks)


def test_an_empty_plan_has_no_score(empty: Report) -> None:
    assert empty.annex().blocks == []


def test_every_check_has_its_name(full: Report) -> None:
    assert all(full.says(f"rubric_{each.id}") for each in RUBRIC)
