"""A plan in which little has been answered: it says what is open and where to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest

import pytest

from workshop.kit.loading import Kit
from workshop.plan.kinds import Json
from workshop.reports import sections
from workshop.reports.report import Report
from workshop.reports.text import plain_text
from workshop.reports.tree import BLOCKS, Block, Section

MakeReport = Callable[..., Report]
Walk = Callable[[list[Block]], Iterator[Block]]
OPEN = {
    "outcomes": "Still open: which figures will have moved in one to two years. Step 3,",
    "current-state": "Still open: the outcomes whose figures are to be looked up. Step 3,",
    "manager-gaps": "Still open: what managers must do differently, and how far they have to go. Step 5,",
    "plan": "Still open: what we will do, and what we will stop. Step 6,",
    "investment": "Still open: whether we invest enough, what it takes, and what is asked of whom. Step 7,",
    "signatures": "Still open: who owns and who sponsors the plan. Step 0,",
}


@pytest.mark.parametrize("name", OPEN)
def test_an_empty_section_says_in_a_line_what_is_open_and_in_which_step(empty: Report, name: str) -> None:
    section = next(each for each in empty.whole() if each.name == name)
    said = plain_text(section.blocks)
    assert said.startswith(OPEN[name])
    assert said.count(OPEN[name]) == 1
    number = OPEN[name].split("Step ")[1][0]
    title = next(step.title for step in empty.kit.steps if str(step.number) == number)
    assert f"“{title}”, is where to add it." in said


def test_an_empty_plan_has_no_annex_and_no_chart(empty: Report, all_blocks: Walk) -> None:
    assert empty.annex() == Section("annex", "", [])
    for section in empty.whole():
        assert "Figure" not in {block["t"] for block in all_blocks(section.blocks)}


def test_an_empty_plan_proposes_when_to_look_at_it_again(empty: Report) -> None:
    said = plain_text(empty.follow_up().blocks)
    assert "11 Feb 2027 Day 30 proposed 15 Mar 2027 Day 60 proposed 12 Apr 2027 Day 90 proposed" in said
    assert "Proposed, not yet confirmed: 12 Jul 2027, 12 Oct 2027," in said


def test_lines_to_sign_are_there_before_anybody_is_named(empty: Report, all_blocks: Walk) -> None:
    lines = [
        dict(block["c"][0][2])
        for block in all_blocks(empty.signatures().blocks)
        if block["t"] == "Div" and "signature" in block["c"][0][1]
    ]
    assert lines == [
        {"name": "", "role": "Sponsor", "date": ""},
        {"name": "", "role": "Owner of the plan", "date": ""},
    ]


def headings_without_content(blocks: list[Block]) -> list[str]:
    """Return headings that nothing follows before the next one of their level or above."""
    found = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if block["t"] != "Header":
            continue
        if following is None or (following["t"] == "Header" and following["c"][0] <= block["c"][0]):
            found.append(plain_text(block))
    return found


@pytest.mark.parametrize("name", ["empty", "half", "full"])
def test_no_heading_stands_without_content(name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    for section in report.whole():
        assert section.blocks or not section.title or section.name == "cover"
        assert headings_without_content(section.blocks) == []


def test_any_single_answer_makes_a_whole_document(
    make_report: MakeReport, samples: list[dict[str, Json]]
) -> None:
    everything = samples[0]
    for path, value in everything.items():
        report = make_report({path: value})
        assert [section.name for section in report.whole()] == [
            "cover",
            "page-one",
            "standing",
            "changed",
            "outcomes",
            "current-state",
            "week",
            "improving",
            "manager-gaps",
            "plan",
            "investment",
            "open-points",
            "follow-up",
            "signatures",
            "annex",
        ]


def test_a_plan_that_lacks_one_part_makes_a_whole_document(
    make_report: MakeReport, samples: list[dict[str, Json]]
) -> None:
    parts = {path.split("/")[0] for path in samples[0]}
    assert len(parts) > 12
    for part in parts:
        left = {path: value for path, value in samples[0].items() if not path.startswith(f"{part}/")}
        for section in make_report(left, day=None).whole():
            assert {block["t"] for block in section.blocks} <= BLOCKS


def test_a_kit_without_a_step_makes_a_whole_document(
    make_report: MakeReport, samples: list[dict[str, Json]], kit: Kit
) -> None:
    for step in kit.steps:
        steps = tuple(each for each in kit.steps if each != step)
        without = Kit(kit.folder, steps, kit.agendas, kit.frameworks, kit.words)
        for values in ({}, samples[1]):
            report = make_report(values, own_kit=without)
            assert len(report.whole()) == 15
            of_step = [finding for finding in report.findings if finding.step == step.id]
            told = plain_text(report.open_points().blocks)
            assert ("Steps that this session does without" in told) == bool(of_step)


def test_every_section_is_in_the_order_of_the_document() -> None:
    assert len(sections.IN_ORDER) == len(set(sections.IN_ORDER)) == 15


def test_a_step_without_a_number_is_named_where_something_of_it_is_open(
    make_report: MakeReport, kit: Kit
) -> None:
    steps = tuple(each.model_copy(update={"number": None}) for each in kit.steps)
    report = make_report({}, own_kit=replace(kit, steps=steps))
    for section in report.whole():
        assert "None" not in plain_text(section.blocks)
    assert "Still open: which figures will have moved in one to two years. The step “" in plain_text(
        report.outcomes().blocks
    )
    assert "Still open: what could go wrong (step “" in plain_text(report.page_one().blocks)
