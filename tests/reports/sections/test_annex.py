"""The annex, which holds everything that no section shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from workshop.kit.definitions import Fields, FieldWords
from workshop.kit.loading import Kit
from workshop.plan.kinds import Json
from workshop.plan.paths import address
from workshop.reports.report import Report
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

MakeReport = Callable[..., Report]


def told(report: Report) -> str:
    """Return every word of a document, the attributes of its divisions among them."""

    def words(blocks: list[Block]) -> Iterator[str]:
        yield plain_text(blocks)
        for block in blocks:
            if block["t"] == "Div":
                yield from (" ".join(value.split()) for _, value in block["c"][0][2])
                yield from words(block["c"][1])

    return " ".join(part for section in report.whole() for part in words(section.blocks))


@pytest.mark.parametrize("choice", range(4))
@pytest.mark.parametrize(("records", "length"), [(1, 30), (2, 290), (5, 4900), (12, 290)])
def test_every_text_of_a_plan_appears_whole(
    make_report: MakeReport, everything: Any, choice: int, records: int, length: int
) -> None:
    made = everything(records, length, choice)
    whole = told(make_report(made.values))
    assert len(made.texts) > 30
    missing = [path for path, text in made.texts.items() if " ".join(text.split()) not in whole]
    assert missing == []


def test_nothing_is_lost_when_a_session_does_without_a_step(
    make_report: MakeReport, everything: Any, kit: Kit
) -> None:
    made = everything(2, 60)
    for step in kit.steps:
        steps = tuple(each for each in kit.steps if each != step)
        own_kit = Kit(kit.folder, steps, kit.agendas, kit.frameworks, kit.words)
        whole = told(make_report(made.values, own_kit=own_kit))
        assert [path for path, text in made.texts.items() if " ".join(text.split()) not in whole] == []


@pytest.mark.parametrize("choice", range(4))
def test_every_figure_and_date_of_a_plan_appears(
    make_report: MakeReport, everything: Any, choice: int
) -> None:
    made = everything(1, 30, choice)
    report = make_report(made.values)
    whole = told(report)
    kinds = {path: address(path).kind.name for path in made.values if not path.endswith("/order")}
    figures = {
        path: made.values[path] for path, name in kinds.items() if name in ("number", "money", "whole")
    }
    assert len(figures) > 20
    assert [
        path for path, value in figures.items() if report.formats.number(Decimal(value)) not in whole
    ] == []


def test_an_answer_that_a_section_shows_is_not_repeated(full: Report) -> None:
    annex = plain_text(full.annex().blocks)
    assert "Contracted service revenue" not in annex
    assert "Cost of a manager in a year: €122,000" in annex


def test_a_long_text_is_shortened_in_its_section_and_whole_in_the_annex(make_report: MakeReport) -> None:
    text = "A sentence of six plain words. " * 100
    report = make_report({"about/business_strategy": text})
    section = plain_text(report.outcomes().blocks)
    assert "six plain words… (in full in the annex)" in section
    assert len(section) < 800
    assert text.strip() in plain_text(report.annex().blocks)


def test_paragraphs_of_a_long_text_stay_paragraphs(make_report: MakeReport) -> None:
    report = make_report({"gaps/why_others_wait": "First.\n\n" + "More. " * 200})
    assert report.annex().blocks[0]["c"][1][-1]["t"] == "BulletList"
    item = report.annex().blocks[0]["c"][1][-1]["c"][0]
    assert [block["t"] for block in item] == ["Plain", "Para", "Para"]


def test_a_question_of_the_facilitators_own_is_told_with_its_label(make_report: MakeReport, kit: Kit) -> None:
    own = Fields(
        block="fields",
        id="own",
        fields=(FieldWords(field="own/motto", label="Our motto", own=True, kind="text"),),
    )
    step = kit.step("outcomes")
    changed = step.model_copy(update={"blocks": (*step.blocks, own)})
    steps = tuple(changed if each.id == "outcomes" else each for each in kit.steps)
    own_kit = Kit(kit.folder, steps, kit.agendas, kit.frameworks, kit.words)
    report = make_report({"own/motto": "Fewer, better"}, own_kit=own_kit)
    assert plain_text(report.annex().blocks).endswith(f"Step 3: {step.title} Our motto: Fewer, better")


def test_an_answer_to_a_question_that_is_no_longer_asked_is_told(make_report: MakeReport) -> None:
    report = make_report({"own/gone_question": "Still here", "about/sales_cost": "1200"})
    annex = plain_text(report.annex().blocks)
    assert "Gone question: Still here" in annex
    assert "€1,200" in annex


def test_an_earlier_rating_is_told_beside_the_latest(make_report: MakeReport) -> None:
    values: dict[str, Json] = {"ratings/hiring/day-0/1": 2, "ratings/hiring/day-90/1": "cannot-say"}
    annex = plain_text(make_report(values).annex().blocks)
    assert "Rating, day-0/1: 2" in annex
    assert "Rating, day-90/1:" in annex


def test_the_tables_behind_the_charts_stand_there(full: Report) -> None:
    annex = plain_text(full.annex().blocks)
    assert "The chart of outcomes as a table" in annex
    assert "The chart of gaps as a table" in annex
    assert "Opportunity coaching 2 (views: mixed) 4 4 two levels short" in annex
