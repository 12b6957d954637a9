"""Where our managers could get better."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.sections.views import views
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

MakeReport = Callable[..., Report]
Walk = Callable[[list[Block]], Iterator[Block]]


def counted(make_report: MakeReport, **rounds: str) -> Report:
    """Return the report of a plan in which hiring was counted in these rounds."""
    return make_report(
        {f"tallies/hiring/{name.replace('r', 'day-0/')}": each for name, each in rounds.items()}
    )


def said(report: Report) -> str:
    return plain_text(report.improving().blocks)


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        ("2=1 5=1", "too few rated it to say how far apart we are"),
        ("2=2 3=1", "close together"),
        ("2=2 4=1 cannot-say=3", "mixed"),
        ("1=1 4=3", "far apart"),
    ],
)
def test_views_are_told_as_far_as_their_number_allows(
    make_report: MakeReport, tally: str, words: str
) -> None:
    assert f"Hiring not yet agreed {words} Ratings describe" in said(counted(make_report, r1=tally))


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        ("2=3 3=2", "close together · the middle of 5 answers is 2"),
        ("2=3 3=3 cannot-say=1", "close together · the middle of 6 answers is 2½ · one could not say"),
        ("2=4 cannot-say=3", "close together"),
    ],
)
def test_the_middle_and_who_could_not_say_are_told_from_five_answers_on(
    make_report: MakeReport, tally: str, words: str
) -> None:
    assert views(counted(make_report, r1=tally), "hiring") == words


def test_where_nobody_rated_alone_there_is_no_column_for_it(make_report: MakeReport) -> None:
    agreed = make_report({"ratings/hiring/day-0/1": 2})
    assert "Our own views" not in said(agreed)
    assert "Our own views" in said(counted(make_report, r1="2=2 3=1"))


def test_who_could_not_say_stands_beside_the_chart(make_report: MakeReport) -> None:
    assert "Hiring: two could not say." in said(counted(make_report, r1="2=5 cannot-say=2"))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2=5", "3=5", "up by 1 since the round before"),
        ("3=5", "2=3 3=3", "down by ½ since the round before"),
    ],
)
def test_the_move_since_the_round_before_is_told(
    make_report: MakeReport, before: str, after: str, words: str
) -> None:
    assert words in said(counted(make_report, r1=before, r2=after))


@pytest.mark.parametrize(
    ("tallies", "title"),
    [
        ({"hiring": "2=5", "forecasting": "3=5"}, "We see our managers much alike"),
        (
            {"hiring": "2=5", "forecasting": "2=3 4=2"},
            "Our views are close together on one of two capabilities, and nowhere far apart",
        ),
        ({"hiring": "1=3 5=2", "forecasting": "2=3 4=2"}, "We see it very differently: Hiring"),
    ],
)
def test_the_title_says_how_far_apart_views_are(
    make_report: MakeReport, tallies: dict[str, str], title: str
) -> None:
    report = make_report({f"tallies/{name}/day-0/1": tally for name, tally in tallies.items()})
    assert title in said(report)


def test_a_chart_is_drawn_from_five_answers_on(make_report: MakeReport, all_blocks: Walk) -> None:
    def kinds(tally: str) -> set[str]:
        return {each["t"] for each in all_blocks(counted(make_report, r1=tally).improving().blocks)}

    assert "Figure" not in kinds("2=4")
    assert "Figure" not in kinds("2=4 cannot-say=3")
    assert "Figure" in kinds("2=5")


def test_what_was_chosen_stands_by_its_votes_with_effort_and_misses(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "capabilities/hiring/focus": True,
        "capabilities/hiring/effort": "One interview guide",
        "capabilities/forecasting/focus": True,
        "capabilities/forecasting/miss": "Nobody looks back",
        "tallies/votes/day-0/1": "forecasting=5 hiring=1",
        "improving/own_miss": "No plan of our own",
    }
    words = said(make_report(values))
    assert words.index("Forecasting (five votes)") < words.index("Hiring (one vote)")
    assert "Capability What we do about it today Where our plans for others miss Forecasting" in words
    assert "Hiring (one vote) One interview guide not said yet" in words
    assert "Forecasting (five votes) not said yet Nobody looks back" in words
    assert words.endswith("Where our own development as leaders misses. No plan of our own")


def test_views_stand_beside_today_in_the_gaps(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "outcomes/services-001/statement": "Grow services",
        "requirements/visits-0001/behaviour": "Joins visits",
        "requirements/visits-0001/serves/services-001": True,
        "requirements/visits-0001/takes/hiring": True,
        "ratings/hiring/day-0/1": 2,
        "capabilities/hiring/required_12": 4,
    }
    assert "views" not in plain_text(make_report(values).manager_gaps().blocks)
    few = make_report({**values, "tallies/hiring/day-0/1": "2=2"})
    assert "views" not in plain_text(few.manager_gaps().blocks)
    report = make_report({**values, "tallies/hiring/day-0/1": "2=2 4=1"})
    assert "Hiring: today 2 (views: mixed), required 4" in plain_text(report.manager_gaps().blocks)
