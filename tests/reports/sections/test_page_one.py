"""Page one, which stands alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workshop.plan.kinds import Json
from workshop.reports.pdf import pdf
from workshop.reports.report import Report
from workshop.reports.sections.page_one import MOST_WORDS, page_one, word_count
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

MakeReport = Callable[..., Report]
COMPLETE: dict[str, Json] = {
    "about/managers": 12,
    "about/day_cost": "500",
    "about/sponsor": "person-00001",
    "people/person-00001/name": "J. Okafor",
    "outcomes/services-001/order": "a",
    "outcomes/services-001/statement": "Grow services",
    "outcomes/services-001/unit": "€ million",
    "outcomes/services-001/direction": "up",
    "outcomes/services-001/baseline": "4.2",
    "outcomes/services-001/target": "9.8",
    "outcomes/services-001/by": "2028-12-31",
    "outcomes/services-001/margin": "1000000",
    "outcomes/ramp-up-0001/order": "b",
    "outcomes/ramp-up-0001/statement": "New sellers reach quota sooner",
    "outcomes/ramp-up-0001/unit": "weeks",
    "outcomes/ramp-up-0001/direction": "down",
    "outcomes/ramp-up-0001/baseline": "41",
    "outcomes/ramp-up-0001/target": "30",
    "requirements/visits-0001/behaviour": "Joins one visit a month",
    "requirements/visits-0001/serves/services-001": True,
    "requirements/visits-0001/takes/skill-coaching": True,
    "capabilities/skill-coaching/required_12": 3,
    "capabilities/skill-coaching/required_24": 4,
    "capabilities/skill-coaching/priority": True,
    "capabilities/skill-coaching/seen": "Sellers name the skill that they are on",
    "ratings/skill-coaching/day-0/1": 2,
    "actions/visits-0001/what": "Visits begin",
    "actions/visits-0001/term": "short",
    "actions/visits-0001/due": "2027-02-10",
    "actions/reviews-001/what": "Reviews begin",
    "actions/reviews-001/term": "short",
    "actions/reviews-001/due": "2027-04-12",
    "actions/course-0001/what": "Course held",
    "actions/course-0001/term": "long",
    "stops/deck-00000001/what": "The deck",
    "stops/deck-00000001/hours": "1.5",
    "investments/course-0001/what": "Course",
    "investments/course-0001/funds/course-0001": True,
    "investments/course-0001/once": "60000",
    "investments/course-0001/yearly": "0",
    "investments/course-0001/days_once": "4",
    "investments/course-0001/managers": 12,
    "investments/course-0001/starts": "2027-02-01",
    "investments/course-0001/paid_from": "ask",
    "sufficiency/verdict": "no",
    "sufficiency/reason": "Nobody was ever coached",
    "ask/what": "A course",
    "ask/amount": "60000",
    "ask/person": "person-00001",
    "ask/by": "2027-02-15",
    "ask/smaller_what": "Half the managers",
    "ask/smaller_amount": "30000",
    "ask/gives_up": "The others wait a year",
    "risks/quarter-001/what": "A weak quarter",
    "followups/day-30/confirmed": True,
}


def rows(report: Report) -> dict[str, str]:
    """Return the words of page one by the labels of its rows, pictures left out."""
    [page] = page_one(report).blocks
    return {dict(row["c"][0][2])["label"]: plain_text(without_pictures(row["c"][1])) for row in page["c"][1]}


def without_pictures(node: Any) -> Any:
    if isinstance(node, list):
        return [
            without_pictures(part) for part in node if not (isinstance(part, dict) and part["t"] == "Image")
        ]
    return {**node, "c": without_pictures(node["c"])} if isinstance(node, dict) and "c" in node else node


def test_it_follows_the_one_sheet(full: Report) -> None:
    assert list(rows(full)) == [
        "What we want",
        "What our managers must do differently",
        "Where we begin",
        "The first 90 days",
        "The long term",
        "Are we investing enough?",
        "We ask",
        "Main risk",
        "Next follow-up",
    ]


def test_its_figures_are_those_of_the_plan(make_report: MakeReport) -> None:
    page = rows(make_report(COMPLETE))
    assert page["What we want"] == (
        "Outcome Now → target By "
        "Grow services €4.2 → €9.8 million 31 Dec 2028 "
        "New sellers reach quota sooner 41 → 30 weeks no date yet"
    )
    assert page["What our managers must do differently"] == "Joins one visit a month"
    assert page["Where we begin"].endswith("Skill coaching 2 → 3 → 4 Sellers name the skill that they are on")
    assert page["The first 90 days"] == "Day 30 Visits begin Day 60 nothing due Day 90 Reviews begin"
    assert page["The long term"] == "Course held"
    assert page["Are we investing enough?"].endswith("Nobody was ever coached")
    assert page["Main risk"] == "A weak quarter"
    assert page["Next follow-up"] == "11 February 2027 (Day 30)"


def test_the_ask_says_what_of_whom_by_when_and_what_pays_it_back(make_report: MakeReport) -> None:
    # Cost: 60,000 in cash and 48 days at 500, 84,000 in all. Margin of a million a year, rising evenly
    # over 719 of 1,096 days: (1,096 - 719 / 2) / 1,096 of three million, 2,015,967. Share 4.17 per cent,
    # of 5.6 million: 0.234 million, rounded up to 0.24.
    assert rows(make_report(COMPLETE))["We ask"] == (
        "We ask our sponsor J. Okafor for €60,000, to be decided by 15 February 2027. A course. "
        "A smaller version for €30,000: Half the managers. It gives up: The others wait a year. "
        "Three years take €60,000 of new cash and €24,000 of time that we pay for anyway. "
        "If “Grow services” moves by €0.24 million of the planned €5.6 million, its margin pays all of it "
        "back within three years, cash and time. "
        "Without new money: two of the three actions (“Reviews begin” and “Visits begin”) and the "
        "1.5 hours a week that each manager gains from what we stop."
    )


def test_an_unanswered_page_one_says_in_which_step_each_row_is_mended(empty: Report) -> None:
    page = rows(empty)
    steps = [int(found[1]) for text in page.values() if (found := re.search(r"\(step (\d)\)\.$", text))]
    assert steps == [3, 5, 5, 6, 6, 7, 7, 7]
    assert all(text.startswith("Still open: ") for label, text in page.items() if label != "Next follow-up")
    assert page["Next follow-up"] == "11 February 2027 (Day 30), proposed"


def test_a_plan_without_a_day_crashes_nowhere(make_report: MakeReport) -> None:
    page = rows(make_report({**COMPLETE, "followups/day-30/confirmed": None}, day=None))
    assert page["The first 90 days"].startswith("Still open: ")
    assert page["Next follow-up"].startswith("Still open: ")
    assert "? " not in page["Where we begin"]


@pytest.mark.parametrize("records", [1, 5, 12])
@pytest.mark.parametrize("length", [30, 290, 4900])
def test_it_never_holds_more_words_than_a_reader_takes_in(
    make_report: MakeReport, everything: Any, records: int, length: int
) -> None:
    report = make_report(everything(records, length).values, team="North and Baltic markets " * 12)
    assert word_count(report, page_one(report)) <= MOST_WORDS


@pytest.mark.parametrize("language", ["en", "en-US"])
@pytest.mark.parametrize(("records", "length"), [(1, 30), (5, 60), (10, 4900)])
def test_it_is_one_page_on_either_paper(  # noqa: PLR0913, PLR0917 - two measures of a plan, and its paper
    make_report: MakeReport,
    everything: Any,
    project: Path,
    tmp_path: Path,
    language: str,
    records: int,
    length: int,
) -> None:
    report = make_report(
        everything(records, length, 1).values, "North and Baltic markets " * 12, language=language
    )
    document, _ = pdf([report.cover(), report.page_one(), report.outcomes()], project / "kit/report")
    file = tmp_path / "plan.pdf"
    file.write_bytes(document)

    def page(number: str) -> str:
        read = ["pdftotext", "-f", number, "-l", number, str(file), "-"]
        return subprocess.run(read, check=True, capture_output=True, text=True).stdout

    assert "Next follow-up" in page("1")
    assert "What we want to achieve" in page("2")


def test_more_than_four_of_a_kind_are_counted(make_report: MakeReport, everything: Any) -> None:
    page = rows(make_report(everything(5, 30, choice=1).values))
    assert page["What we want"].endswith("and one more")
    must = page["What our managers must do differently"]
    assert "and one more" in must and must.endswith("we want 164.")
    assert page["Main risk"].endswith("(and four more)")


def test_what_is_shortened_stands_whole_in_a_section(make_report: MakeReport, everything: Any) -> None:
    made = everything(2, 290)
    report = make_report(made.values)
    whole = " ".join(plain_text(section.blocks) for section in report.whole())
    behaviour = made.texts["requirements/requirements-00000/behaviour"]
    assert behaviour not in plain_text(page_one(report).blocks)
    assert "…" in plain_text(page_one(report).blocks)
    assert behaviour in whole


def test_each_outcome_has_a_bar_that_says_its_figures(make_report: MakeReport) -> None:
    found: list[Block] = []

    def pictures(node: Any) -> None:
        for part in node if isinstance(node, list) else []:
            pictures(part)
        if isinstance(node, dict):
            found.extend([node] if node["t"] == "Image" else [])
            pictures(node.get("c"))

    pictures(page_one(make_report(COMPLETE)).blocks)
    assert [plain_text(picture["c"][1]) for picture in found] == [
        "Grow services: now €4.2 million, wanted €9.8 million by 31 Dec 2028.",
        "New sellers reach quota sooner: now 41 weeks, wanted 30 weeks, no date yet.",
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "Three years take €60,000 of new cash and €24,000 of time that we pay for anyway."),
        ({"investments/course-0001/paid_from": "own"}, "new cash, €60,000 of it from our own budget, and"),
        ({"about/day_cost": None}, "Three years take €60,000 of new cash. "),
    ],
)
def test_the_ask_says_what_the_whole_plan_takes(
    make_report: MakeReport, changed: dict[str, Json], words: str
) -> None:
    assert words in rows(make_report({**COMPLETE, **changed}))["We ask"]


@pytest.mark.parametrize(("number", "words"), [(1, "the only action"), (2, "all two actions")])
def test_actions_that_nothing_pays_for_are_counted_in_the_right_number(
    make_report: MakeReport, number: int, words: str
) -> None:
    values = {path: value for path, value in COMPLETE.items() if not path.startswith(("actions/", "stops/"))}
    for each in range(number):
        values |= {f"actions/action-0000{each}/order": f"a{each}", f"actions/action-0000{each}/what": "Do it"}
    assert f"Without new money: {words}." in rows(make_report(values))["We ask"]
