"""One team's report: worked out once, one method for each section."""

from __future__ import annotations

from pathlib import Path

from workshop.reports import open_report, sections


def test_each_method_gives_the_section_of_its_place(sample_session: Path) -> None:
    report = open_report(sample_session, "Nordics")
    one_by_one = [getattr(report, section.__name__)() for section in sections.IN_ORDER]
    assert [section.as_data() for section in one_by_one] == [section.as_data() for section in report.whole()]


def test_a_report_is_the_same_each_time_it_is_made(sample_session: Path) -> None:
    first, second = (open_report(sample_session, "Nordics") for _ in range(2))
    assert [each.as_data() for each in first.whole()] == [each.as_data() for each in second.whole()]
